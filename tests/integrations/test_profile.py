import csv
import io
import random
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations.columns import Chosen, map_columns, read_party
from sanscreen.integrations.csv_rows import Row, open_table
from sanscreen.integrations.profile import MOST_COLUMNS, Profile
from sanscreen.integrations.profile_limits import Limits
from sanscreen.model import Party
from sanscreen.names.scripts import scripts_of

COUNTERPARTIES = Path(__file__).parents[2] / "docs" / "examples" / "counterparties.csv"

Record = dict[str, str]

GIVEN = ("Ivan", "Emily", "Jörg", "Chloé", "Игорь", "Анна", "María José", "Oluwaseun", "Мустафа", "Wei")
FAMILY = ("Testov", "Hart-Example", "Hüttenrauch", "Dupont", "Тестов", "Примеров", "Núñez", "Adebayo", "Озтюрк", "Li")
FIRMS = (
    "Example Bakery",
    "ООО «Ромашка»",
    "Société d’Exemple",
    "Muster Maschinenbau",
    "Invented Trading and Forwarding",
)
PLACES = ("Riga", "of Exampleville", "Wien und Graz", "Nord")
FORMS = ("Ltd", "GmbH", "S.A.", "Co., Ltd", "International Holdings Limited")


def ordinary() -> list[Record]:
    """Return a hundred persons and a hundred companies."""
    names = [(f"{given} {family}", "individual") for given, family in product(GIVEN, FAMILY)]
    names += [(f"{firm} {place} {form}", "entity") for firm, place, form in product(FIRMS, PLACES, FORMS)]
    return [
        {
            "customer_id": f"C-{number:05}",
            "name": name,
            "type": kind,
            "birth_date": f"{1940 + number % 60}-0{1 + number % 9}-1{number % 10}" if kind == "individual" else "",
            "country": ("RU", "DE", "FR", "Nigeria", "TR")[number % 5],
        }
        for number, (name, kind) in enumerate(names, start=1)
    ]


def swapped(records: list[Record], *columns: str) -> list[Record]:
    """Return records in which each column holds what the next one should."""
    following = (*columns[1:], columns[0])
    return [
        {**record, **{one: record[other] for one, other in zip(columns, following, strict=True)}} for record in records
    ]


def changed(records: list[Record], change: Callable[[str], str]) -> list[Record]:
    return [{**record, "name": change(record["name"])} for record in records]


def read(
    data: bytes, encoding: str = "utf-8", mapping: Chosen | None = None
) -> tuple[Profile, list[tuple[Row, Party | None]]]:
    table = open_table(io.BytesIO(data), "file.csv", encoding=encoding)
    columns = map_columns(table.header, mapping)
    profile, records = Profile(columns), list[tuple[Row, Party | None]]()
    for row in table.rows:
        party = None
        if row.error is None:
            try:
                party = read_party(row.cells, columns, row.line)
            except PartyError:
                party = None
        profile.add(row, party)
        records.append((row, party))
    return profile, records


def written(records: Sequence[Record], encoding: str = "utf-8") -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(records[0]))
    writer.writeheader()
    writer.writerows(records)
    return stream.getvalue().encode(encoding, "replace")


def profile_of(records: Sequence[Record]) -> Profile:
    return read(written(records))[0]


def faults(records: Sequence[Record], *limits: str) -> list[str]:
    return profile_of(records).faults(Limits.of(limits))


def limits_of(found: list[str]) -> list[str]:
    """Return which limits faults say that they exceed: each ends in how to do without it."""
    return [fault.rpartition("--limit ")[2].removesuffix("=off") for fault in found]


def blanked(records: list[Record], every: int) -> list[Record]:
    return [{**record, "name": ""} if not number % every else record for number, record in enumerate(records)]


@pytest.mark.parametrize(
    ("records", "why"),
    [
        (ordinary(), "persons and companies"),
        (ordinary()[:100], "persons"),
        (ordinary()[100:], "companies"),
        (ordinary()[:1], "one customer"),
        (ordinary()[:1] * 40, "payments of one customer"),
        (ordinary()[:20] + [{**ordinary()[0], "name": "Test Customer"}] * 10, "ten equal test names in thirty rows"),
        (blanked(ordinary(), 7), "a name is missing in every seventh row"),
        ([{"name": name} for name in ("12345", "Ivan Testov", "Emily Hart", "1 April 1962")], "a few odd rows"),
        ([{"name": f"{chr(0xAC00 + number)}민수"} for number in range(300)], "Korean names"),
        ([{"name": f"RA-{number:05}", "type": "aircraft"} for number in range(300)], "tail numbers"),
    ],
)
def test_ordinary_file_has_no_fault(records: list[Record], why: str) -> None:
    assert faults(records) == [], why


def test_example_file_has_no_fault() -> None:
    profile, _ = read(COUNTERPARTIES.read_bytes())
    assert profile.faults(Limits()) == []


@pytest.mark.parametrize(
    ("records", "exceeded", "why"),
    [
        (swapped(ordinary(), "name", "customer_id"), ["codes"], "the customer number is the name"),
        (swapped(ordinary(), "name", "customer_id")[:8], ["codes"], "in a small file too"),
        (swapped(ordinary(), "name", "customer_id", "country"), ["codes", "unread"], "and the name is the country"),
        (swapped(ordinary(), "name", "country"), ["one_word", "unread"], "name and country"),
        (swapped(ordinary(), "name", "type"), ["one_word", "one_value", "unread"], "name and type"),
        (swapped(ordinary()[:100], "name", "birth_date"), ["dates", "unread"], "name and date of birth"),
        (swapped(ordinary()[:9], "name", "birth_date"), ["dates", "unread"], "in a small file too"),
        (changed(ordinary(), lambda name: str(20_000 + len(name) * 7)), ["digits"], "serial dates of a spreadsheet"),
        (changed(ordinary(), lambda name: name.split()[-1].strip(".,")), ["one_word"], "family names alone"),
        (changed(ordinary(), lambda name: name[:1]), ["one_letter"], "initials alone"),
        (changed(ordinary(), lambda name: name.encode("cp1252", "replace").decode("cp1252")), ["garbled"], "letters that are lost"),
        (changed(ordinary(), lambda _: "EXAMPLE BANK"), ["one_value"], "the own name in every row"),
        (blanked(ordinary(), 3), ["empty"], "a name is missing in every third row"),
        (changed(ordinary(), lambda name: "" if "Ltd" in name else "unknown"), ["empty"], "no name at all"),
    ],
)  # fmt: skip
def test_file_that_cannot_have_been_screened_rightly_has_faults(
    records: list[Record], exceeded: list[str], why: str
) -> None:
    assert sorted(limits_of(faults(records))) == sorted(exceeded), why


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [("cp1251", "latin-1"), ("cp1251", "cp1252"), ("utf-8", "latin-1"), ("koi8-r", "latin-1")],
)
def test_wrong_encoding_is_a_fault_though_most_names_are_plain(encoding: str, read_as: str) -> None:
    plain = [{**record, "name": f"Plain Name {number:04} Limited"} for number, record in enumerate(ordinary() * 5)]
    cyrillic = [record for record in ordinary() if scripts_of(record["name"]) == {"Cyrillic"}] * 3
    profile, _ = read(written(plain + cyrillic, encoding), read_as)
    (fault,) = profile.faults(Limits())
    assert fault.startswith(
        f"name from 'name': 100.0 % of {len(cyrillic)} names beyond ASCII look read in a wrong encoding"
    )
    assert "--encoding cp1251" in fault


def test_utf_8_that_was_read_as_cp1252_and_written_again_is_a_fault() -> None:
    records = changed(ordinary(), lambda name: name.encode().decode("cp1252", "ignore"))
    assert "garbled" in limits_of(faults(records))


@pytest.mark.parametrize("length", [20, 30, 35])
def test_names_that_are_cut_at_one_length_are_a_fault(length: int) -> None:
    (fault,) = faults(changed(ordinary(), lambda name: name[:length]))
    assert f"different names have {length} characters, as if cut there" in fault


def test_fault_says_where_what_and_what_to_do() -> None:
    (fault,) = faults(swapped(ordinary(), "name", "customer_id"))
    assert fault == (
        "name from 'name': 100.0 % of 200 records look like codes, such as 'C-00001' in line 2; at most 20 % is allowed: "
        "is it the column of the names? say which is: --map name=COLUMN, or --limit codes=off"
    )


def test_limit_that_is_off_finds_no_fault() -> None:
    records = swapped(ordinary(), "name", "customer_id")
    assert limits_of(faults(records, "codes=100")) == []
    assert limits_of(faults(records, "codes=off")) == []


@pytest.mark.parametrize(
    ("field", "header", "value", "shown"),
    [
        ("birth_date", "birth_date", "Exampleville", "'Exampleville' is no date"),
        ("countries", "country", "Atlantis", "'Atlantis' is no country"),
        ("type", "type", "premium", "'premium' is none of"),
        ("gender", "gender", "premium", "'premium' is none of"),
    ],
)
def test_field_whose_values_are_mostly_something_else_is_a_fault(
    field: str, header: str, value: str, shown: str
) -> None:
    records = [
        {**record, "gender": "", header: value if number % 3 else ""} for number, record in enumerate(ordinary())
    ]
    (fault,) = faults(records)
    assert fault.startswith(f"{field} from '{header}': 100.0 % of 133 values cannot be read, as in line 3: ")
    assert shown[:20] in fault
    assert f"are columns swapped? say which is which: --map {field}=COLUMN, or --limit unread=off" in fault


def test_field_with_some_values_that_cannot_be_read_is_none() -> None:
    records = [{**record, "country": "Atlantis" if number % 2 else "RU"} for number, record in enumerate(ordinary())]
    assert faults(records) == []


def test_words_for_nothing_are_no_values_that_cannot_be_read() -> None:
    assert faults([{**record, "birth_date": "n/a", "country": "unknown"} for record in ordinary()]) == []


def test_name_is_the_one_that_is_screened_whatever_columns_make_it() -> None:
    header = "First Name,Last Name,Country\n"
    profile, _ = read((header + "".join(f"Ivan,Testov {number},RU\n" for number in range(100))).encode())
    assert profile.faults(Limits()) == []
    name, family, given, country = profile.lines()
    assert name.startswith("name from 'Last Name' and 'First Name': 100.0 % in Latin letters, 14 to 15 characters")
    assert family.startswith("family from 'Last Name': ")
    assert given.startswith("given from 'First Name': ")
    assert country.startswith("countries from 'Country': ")


def test_name_of_a_record_that_was_refused_is_looked_at_too() -> None:
    profile, records = read(b"first name,last name\n,\n" + b"x,?!\n" * 3 + b"y" * 2_000 + b",z\n")
    assert [party is None for _, party in records] == [True, False, False, False, True]
    assert profile.lines()[0].startswith("name from 'last name' and 'first name': 20.0 % empty, 60.0 % are one letter")


def test_lines_tell_what_each_column_holds() -> None:
    records = [*ordinary(), {**ordinary()[0], "name": "김민수", "country": "Atlantis"}]
    lines = profile_of(records).lines()
    assert [line.partition(" from ")[0] for line in lines] == ["name", "type", "birth_date", "countries", "reference"]
    assert lines[0] == (
        "name from 'name': 79.6 % in Latin letters, 19.9 % in Cyrillic letters, 0.5 % in Hangul letters, "
        "3 to 78 characters, median 22"
    )
    assert lines[3].endswith(
        "at least 19.9 % are 'TR', 83.3 % of its values come more than once, 0.5 % of the values for countries not understood"
    )


def test_lines_show_no_value_that_is_somebodys_own() -> None:
    lines = "\n".join(
        profile_of([{**record, "inn": f"77050889{number}"} for number, record in enumerate(ordinary())]).lines()
    )
    assert "tax_number from 'inn'" in lines
    assert "77050889" not in lines
    assert "Testov" not in lines


def test_rows_without_cells_are_in_no_share_and_told() -> None:
    profile, _ = read(b"name,id\nIvan Testov,1\ntoo,many,cells\ntoo few\n")
    assert profile.lines()[-1] == "records that could not be taken apart, in no share: 2"
    assert "empty" not in profile.lines()[0]


def test_file_without_a_record_or_a_name_says_so() -> None:
    assert read(b"name\n")[0].lines() == ["name from 'name': no record"]
    assert read(b"name,id\n,1\n,2\n")[0].lines()[0] == "name from 'name': all 2 records empty"
    assert read(b"name\n")[0].faults(Limits()) == []


def test_columns_beyond_many_are_told_and_cost_no_memory() -> None:
    header = ",".join(["name", *["INN"] * (MOST_COLUMNS + 3)])
    profile, _ = read(f"{header}\nIvan{',' * (MOST_COLUMNS + 3)}\n".encode())
    assert profile.lines()[-1] == "further columns, not looked at: 3"
    assert len(profile.lines()) == MOST_COLUMNS + 2


def test_text_that_steers_a_terminal_or_has_no_end_is_shown_harmless() -> None:
    records = [{"name": f"\x1b[2J{'1' * 500}"} for _ in range(60)]
    found = faults(records)
    assert found
    assert all(fault.isprintable() and len(fault) < 300 for fault in found)


def test_order_of_the_records_changes_nothing() -> None:
    """Any order of the same records gives the same lines and faults, where no more values differ than are counted."""
    _, records = read(written(swapped(ordinary(), "name", "customer_id", "country") + ordinary()[:50]))
    columns = map_columns(list(ordinary()[0]))
    found = []
    for seed in range(4):
        random.Random(seed).shuffle(records)
        profile = Profile(columns)
        for row, party in records:
            profile.add(row, party)
        found.append((profile.lines(), profile.faults(Limits())))
    assert found[0] == found[1] == found[2] == found[3]
    assert found[0][1]
