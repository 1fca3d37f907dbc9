import io
from datetime import date

import pytest

from sanscreen.cli.summary import summary
from sanscreen.errors import PartyError
from sanscreen.integrations.batch import Tally
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.csv_rows import open_table
from sanscreen.model import Alias, AliasQuality, Designation, Party, PartyType, Scope, Watchlist
from sanscreen.screener import Screener

ON = date(2030, 2, 11)


def party(id: str, name: str, kind: PartyType = PartyType.INDIVIDUAL) -> Designation:
    return Designation(id, kind, (Alias(name, AliasQuality.PRIMARY), Alias("THE TESTER", AliasQuality.WEAK)))


OFFICIAL = Watchlist(
    "official",
    "Official",
    Scope.OFFICIAL,
    (party("a", "TESTOV, Ivan"), party("b", "FERRY OF NOWHERE", PartyType.VESSEL)),
    as_of=date(2030, 2, 1),
)
SMALL = Watchlist("small", "Small", Scope.ILLUSTRATIVE, (party("a", "PROBUS, Johann"),))


def told(
    *parties: str | Party | PartyError,
    lists: tuple[Watchlist, ...] = (OFFICIAL, SMALL),
    text: str = "Partner;Note\n",
) -> list[str]:
    screener = Screener(lists)
    table = open_table(io.BytesIO(text.encode()), "file.csv")
    assert list(table.rows) == []
    tally = Tally()
    for screening in screener.screen_many(parties):
        tally.add(screening)
    columns = map_columns(table.header, {"name": "Partner"})
    return summary("file.csv", table, columns, tally, screener, ON)


def test_records_read_are_the_sum_of_their_verdicts() -> None:
    lines = told("Ivan Testov", "Invented Person", "Nobody Else", "?!", PartyError("line 5: column 'name' is empty"))
    assert lines[0] == "file.csv: 5 records read = 2 clear + 1 alert + 0 incomplete + 2 error"
    assert lines[-1] == "2 records NOT screened: mend and screen again."


def test_nothing_is_said_of_records_not_screened_where_there_is_none() -> None:
    lines = told("Invented Person")
    assert lines[0] == "file.csv: 1 record read = 1 clear + 0 alert + 0 incomplete + 0 error"
    assert not any("NOT screened" in line for line in lines)


def test_lists_are_named_with_their_scope_and_age() -> None:
    lines = told("Invented Person")
    start = lines.index(
        "Screened against 2 lists (2 parties and 1 vessel or aircraft, as of 2030-02-01; 1 list without a date)."
    )
    assert lines[start + 1 :] == [
        f"  official: 1 party and 1 vessel or aircraft, official, as of 2030-02-01, 10 days old, version {OFFICIAL.version}",
        f"  small: 1 party, illustrative, as of undated, of unknown age, version {SMALL.version}",
    ]


def test_illustrative_lists_alone_are_told_as_such() -> None:
    (line,) = [line for line in told("Invented Person", lists=(SMALL,)) if line.startswith("Screened against")]
    assert line.endswith("This is NOT the OFAC, UN, EU or UK list.")


def test_columns_that_are_read_and_those_that_are_not_are_named() -> None:
    assert "Columns: name from 'Partner'; not used: 'Note'." in told()
    assert "Columns: name from 'Partner'." in told(text="Partner\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [("Partner\n\n", "Beside them 1 blank line."), ("Partner\n\n \n", "Beside them 2 blank lines.")],
)
def test_blank_lines_are_told(text: str, line: str) -> None:
    assert line in told(text=text)
    assert not any("blank" in line for line in told())


def test_near_misses_are_told_with_the_floor() -> None:
    line = "Hits from 85.0; clear with near misses from 75.0: 1 record."
    assert line in told("The Tester", "Invented Person")


def test_flags_are_told_but_not_that_of_every_record() -> None:
    party = Party("Invented Person", unread=("birth_date: 'n/a' is no date",))
    lines = told(party, party, lists=(SMALL,))
    assert "Flags: 2 field not read." in lines
    assert not any(line.startswith("Flags") for line in told("Invented Person", lists=(SMALL,)))


def warned(*names: str, text: str = "Partner\n", encoding: str | None = None) -> list[str]:
    screener = Screener((OFFICIAL,))
    table = open_table(io.BytesIO(text.encode()), "file.csv", encoding=encoding)
    tally = Tally()
    for screening in screener.screen_many(names):
        tally.add(screening)
    lines = summary("file.csv", table, map_columns(table.header, {"name": "Partner"}), tally, screener, ON)
    return [line for line in lines if line.startswith("WARNING")]


def test_names_that_look_like_cyrillic_in_a_western_encoding_are_warned_of() -> None:
    assert warned("Èãîðü Çèìåíêîâ", "Ïåòð", "Jörg", "Ivan", encoding="latin-1") == [
        "WARNING: 2 names such as 'Èãîðü Çèìåíêîâ': Cyrillic looks so when it is read as latin-1; "
        "--encoding cp1251 reads 'Игорь Зименков'."
    ]


def test_names_that_were_garbled_before_they_were_written_are_warned_of() -> None:
    assert warned("Èãîðü") == [
        "WARNING: 1 name such as 'Èãîðü': Cyrillic looks so where it was converted from a wrong encoding; "
        "have the file written again."
    ]


def test_western_names_are_not_warned_of() -> None:
    assert warned("Jörg Hüttenrauch", "Æø", "Øystein Åse", "Ivan", encoding="cp1252") == []
    assert warned("Ivan") == []
