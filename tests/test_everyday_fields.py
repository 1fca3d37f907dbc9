"""Everyday names, with all that stands around them in a field, alarm no more than without it."""

import pytest

from sanscreen import Screener

PEOPLE = """Mary Ann Lane|John Street|Diane Road|Maria Lopez Calle|Muhammad Zia ul Haq|Wang Fang|Kim Min Jun|Jan de Vries
Olga Petrova|Иван Смирнов|Ahmed Hassan Ali|Fatima Al Zahra|Giovanni Rossi|Jean Dupont|Anna Nowak|Priya Sharma|David Cohen
Nguyen Van An|Maria da Silva|Peter Schmidt|Sophie Martin|Mehmet Yilmaz|Sato Yuki|Elena Popescu""".replace(
    "\n", "|"
).split("|")
FIRMS = """Wall Street Coffee Ltd|Green Road Logistics GmbH|Blue Star Shipping Co., Ltd.|Northern Trust and Banking|Studio 54
3M Company|Marks & Spencer plc|Via Roma Gelateria Srl|Contact Energy Ltd|Red Flag Ltd|Tanker Services LLC|7 Eleven Stores
Boeing 747 Parts Inc|Mount Cook Wool Ltd|Vega Paper Company L.L.C.|Exemplaria Solutions (Ireland)""".replace(
    "\n", "|"
).split("|")
AROUND = [
    "{}, 12 High Street, Manchester",
    "{} 14 EXAMPLE ROAD LONDON",
    "{} UL LENINA 5 MOSCOW",
    "{}, RUE DE RIVOLI, PARIS",
    "{} P.O. Box 1234 Dubai",
    "{}\n14 Example Street\nLondon",
    "/12345678\n1/{}\n2/14 EXAMPLE STREET\n3/GB/LONDON",
    "Attn: {}",
    "{} FLAG PANAMA",
]


@pytest.mark.parametrize("around", AROUND)
def test_an_address_behind_an_everyday_name_raises_no_alarm(screener: Screener, around: str) -> None:
    alarms = [name for name in PEOPLE + FIRMS if screener.screen(around.format(name)).is_alert]
    assert alarms == [name for name in alarms if screener.screen(name).is_alert]
