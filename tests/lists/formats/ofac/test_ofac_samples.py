"""The readers of OFAC's CSV and SDN.XML against plain readings of whole official files, party by party."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sanscreen import tables
from sanscreen.lists.load import Loaded, check
from sanscreen.model import AliasQuality, Designation

GRAMMAR = (  # what says where a value belongs and is not part of it
    "alt|a|f|k|dob|pob|nationality|citizen|gender|linked|to|issued|expires|circa|alternate|title|position|imo|issuer|name|"
    "organization|established|type|of|registration|aircraft|manufacture|date|model|operator|other|vessel|flag"
)
LABELS = (
    "Passport|Cedula No.|NIT #|C.U.R.P.|National ID No.|Tax ID No.|Registration Number|Folio Mercantil No.|MMSI|Website"
)
DATES = ("%d %b %Y", "%b %Y", "%Y")


def load(path: Path) -> tuple[Loaded, dict[str, Designation]]:
    found, faults = check(path)
    assert not faults
    return found[0], {each.id: each for each in found[0].watchlist.designations}


def rows(path: Path, columns: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            if len(row) == columns:
                yield ["" if cell.strip().startswith("-0") else re.sub(" +", " ", cell) for cell in row]


Lists = list[tuple[Path, Loaded, dict[str, Designation]]]


@pytest.fixture(scope="module")
def lists(samples: Path) -> Lists:
    """Every main file of OFAC's CSV in the folder of samples, read once."""
    paths = [*sorted(samples.rglob("sdn.csv")), *sorted(samples.rglob("cons_prim.csv"))]
    return [(path, *load(path)) for path in paths]


def beside(path: Path, stem: str) -> Path:
    return path.with_name(f"cons_{stem}.csv" if path.name.startswith("cons_") else f"{stem}.csv")


def remarks_of(path: Path) -> dict[str, str]:
    """Return the remarks of every party, with their ends; where these are missing the last segment goes."""
    comments = path.with_name(path.name.replace("prim", "").split(".")[0].rstrip("_") + "_comments.csv")
    ends = {row[0]: row[1] for row in rows(comments, 2)} if comments.exists() else {}
    found = {}
    for row in rows(path, 12):
        text = row[11] + ends.get(row[0], "")
        found[row[0]] = text.rpartition(";")[0] if text and not text.endswith(".") else text
    return found


def span(text: str) -> tuple[date, date]:
    """Return the first day of the first and of the last date of a text such as `circa Jan 1958 to 1960`."""
    days = []
    for end in re.split(r" to |-", text.removeprefix("circa ")):
        for form in DATES:
            try:
                days.append(datetime.strptime(end.strip(), form).date())
                break
            except ValueError:
                continue
    return days[0], days[-1]


def bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def test_every_name_of_the_csv_is_there_in_its_best_quality(lists: Lists) -> None:
    for path, loaded, parties in lists:
        assert not loaded.report.unread
        names: dict[str, dict[str, AliasQuality]] = {}
        for number, text in remarks_of(path).items():
            names[number] = dict.fromkeys(re.findall(r"[afn]\.k\.a\. '(.*?)'\.?(?=;|$)", text), AliasQuality.WEAK)
            names[number] |= dict.fromkeys(re.findall(r"Issuer Name (.*?)(?=;|$)", text), AliasQuality.STRONG)
        for row in rows(beside(path, "alt"), 5):
            names[row[0]][row[3]] = AliasQuality.STRONG
        for row in rows(path, 12):
            names[row[0]][row[1].strip()] = AliasQuality.PRIMARY
        assert {each.id: {alias.name: alias.quality for alias in each.aliases} for each in parties.values()} == names


def test_every_birth_date_and_number_of_the_csv_is_there(lists: Lists) -> None:
    labels = "|".join(map(re.escape, LABELS.split("|")))
    numbers = re.compile(rf"(?:^|; )(?:alt\. )?(?:{labels}) ([^; ]*\d[^; ]*|www[^; ]*\w)")
    dates = re.compile(r"(?:^|; )(?:alt\. )?(?:DOB|Organization Established Date|Aircraft Manufacture Date) ([^;]*)")
    counted = [0, 0]
    for path, _, parties in lists:
        for number, remarks in remarks_of(path).items():
            text = remarks.removesuffix(".")
            born = {span(found) for found in dates.findall(text)}
            assert {(each.days.first, each.days.last.year) for each in parties[number].birth_dates} == {
                (first, last.year) for first, last in born
            }, number
            stated = {bare(found) for found in numbers.findall(text)}
            kept = [bare(each.number) for each in parties[number].identifiers]
            assert all(any(each.startswith(start) for each in kept) for start in stated), (number, stated, kept)
            counted = [counted[0] + len(born), counted[1] + len(stated)]
    assert min(counted) > 3000


def test_every_address_of_the_csv_is_there(lists: Lists) -> None:
    for path, _, parties in lists:
        for row in rows(beside(path, "add"), 6):
            text = ", ".join(" ".join(cell.split()) for cell in row[2:5] if cell)
            assert not text or text in {each.text for each in parties[row[0]].addresses}, row


def test_no_word_of_any_remark_is_lost(lists: Lists) -> None:
    """Every word that is no grammar ends in some value; countries end as codes, dates as days, ties as parties."""
    names = {row[0]: set(words(row[2])) for row in tables.rows("countries.tsv", 3)}
    for path, _, parties in lists:
        for number, text in remarks_of(path).items():
            party = parties[number]
            tied = [parties[tie.party] for tie in party.relations if tie.party]
            days = [day.strftime("%d %b %Y") for born in party.birth_dates for day in (born.days.first, born.days.last)]
            known = set(
                words(" ".join([str(party.to_dict()), *days, *(name.name for each in tied for name in each.aliases)]))
            )
            known.update(*(names[code] for code in party.countries), GRAMMAR.split("|"))
            assert not set(words(text)) - known, (number, text)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def xml_files(samples: Path) -> list[Path]:
    return sorted(samples.glob("ofac_sdn_xml/*.xml"))


def texts(item: ElementTree.Element, *path: str) -> list[str]:
    return [found.text or "" for found in item.findall("/".join(f"{{*}}{tag}" for tag in path))]


def test_every_name_number_and_date_of_the_xml_is_there(samples: Path) -> None:
    counted = 0
    for path in xml_files(samples):
        loaded, parties = load(path)
        assert not loaded.report.unread
        assert not loaded.warnings
        root = ElementTree.parse(path).getroot()
        for item in root.findall("{*}sdnEntry"):
            counted += 1
            party = parties[texts(item, "uid")[0]]
            stated = {(full_name(item), "primary")}
            stated |= {(full_name(alias), texts(alias, "category")[0]) for alias in item.findall("{*}akaList/{*}aka")}
            issuers = {alias.name for alias in party.aliases} & set(texts(item, "idList", "id", "idNumber"))
            stated |= {(name, "strong") for name in issuers}
            kept = {(alias.name, alias.quality.value) for alias in party.aliases}
            assert kept <= stated, party.id
            assert {name for name, _ in stated} == {name for name, _ in kept}, party.id
            days = [each.days.first.strftime("%d%b%Y") for each in party.birth_dates]
            known = bare(f"{party.to_dict()} {days}")
            for number in texts(item, "idList", "id", "idNumber"):
                assert bare(number.removesuffix(" (Russia)")) in known or number == "Russia", (party.id, number)
            born = {span(text)[0] for text in texts(item, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth")}
            assert born <= {each.days.first for each in party.birth_dates}
            assert set(party.programs) == set(texts(item, "programList", "program"))
            assert len(party.addresses) == len(item.findall("{*}addressList/{*}address"))
    assert counted > 400


def full_name(item: ElementTree.Element) -> str:
    return ", ".join(" ".join(text.split()) for text in [*texts(item, "lastName"), *texts(item, "firstName")])


def test_both_formats_of_the_consolidated_list_agree(samples: Path) -> None:
    """The XML is of 2024, the CSV of 2026: what most parties say has not changed."""
    _, one = load(samples / "ofac_csv" / "cons_prim.csv")
    _, other = load(samples / "ofac_sdn_xml" / "consolidated.xml")
    common = one.keys() & other.keys()
    assert len(common) > 430
    for field, share in (
        ("aliases", 0.9),
        ("identifiers", 0.9),
        ("birth_dates", 1),
        ("relations", 1),
        ("activities", 1),
    ):
        same = sum(set(getattr(one[key], field)) == set(getattr(other[key], field)) for key in common)
        assert same >= share * len(common), field


def test_the_two_lists_have_keys_of_their_own(lists: Lists) -> None:
    keys = {"sdn.csv": "ofac-sdn", "cons_prim.csv": "ofac-consolidated"}
    assert all(loaded.watchlist.key == keys[path.name] for path, loaded, _ in lists)
    assert len(lists) >= 2
