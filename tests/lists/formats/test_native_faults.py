from pathlib import Path

import pytest

from sanscreen import load_watchlist
from sanscreen.errors import WatchlistError
from sanscreen.lists.formats.native_fields import MAX_TEXT
from sanscreen.lists.formats.native_party import OWN_FIELDS
from sanscreen.lists.formats.registry import FORMATS

VALID = """\
format: 1
key: list-a
title: Invented trade
scope: internal
as_of: 2030-02-01
action:
  authority: Example Authority
  date: 2030-01-15
  programs: [EXAMPLE-1]
  announced: 2
sources:
  register: {kind: invented, publisher: Example Authority, label: EA, as_of: 2030-02-01}
  gazette:
    kind: invented
    publisher: Example Gazette
    date: 2030-01-16
designations:
  - id: testov-ivan
    type: individual
    standing: designated
    register:
      entry: "900001"
      names:
        primary: TESTOV, Ivan
        strong:
          - TESTOV, Ivan Petrovich
        weak:
          - Vanya Primerov
      gender: male
      born: 1962-04
      nationality: RU
      passport: {number: "000000001", country: RU}
      addresses:
        - {text: "1 Example Street #02-00", country: SG}
    gazette:
      names:
        strong:
          - Ivan Testov
      owner_of: example-trading
  - id: example-trading
    type: entity
    register:
      names:
        primary: EXAMPLE TRADING LLC
      linked_to: {name: EXAMPLE HOLDING}
"""
NO_FORMAT = f"1: this is none of the formats that are read here: {', '.join(each.name for each in FORMATS)}"
REGISTER = "designations.testov-ivan.register"


def faults_of(text: str | bytes, folder: Path) -> tuple[str, ...]:
    """The faults of a list file, without the path that each opens with."""
    path = folder / "list-a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(WatchlistError) as caught:
        load_watchlist(path)
    assert [fault for fault in caught.value.faults if not fault.startswith(f"{path}:")] == []
    return tuple(fault.removeprefix(f"{path}:") for fault in caught.value.faults)


def changed(*changes: tuple[str, str]) -> str:
    text = VALID
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands once in the valid list"
        text = text.replace(old, new)
    return text


def test_the_list_that_is_broken_below_is_valid(tmp_path: Path) -> None:
    (tmp_path / "list-a.yml").write_text(VALID, encoding="utf-8")
    assert len(load_watchlist(tmp_path / "list-a.yml").designations) == 2


@pytest.mark.parametrize(
    ("old", "new", "expected", "why"),
    [
        # keys
        ("scope:", "scoop:", "4: file.scoop: unknown field; did you mean scope?|1: file.scope: is missing", "top"),
        ("authority:", "authorty:", "7: action.authorty: unknown field; did you mean authority?", "action"),
        ("label:", "lable:", "12: sources.register.lable: unknown field; did you mean label?", "source"),
        ("standing:", "standng:", "20: designations[0].standng: unknown field; did you mean standing?", "party"),
        ("    gazette:\n      n", "    gazete:\n      n", "35: designations[0].gazete: unknown field; did you mean gazette?", "no such source"),
        ("born:", "bron:", f"30: {REGISTER}.bron: unknown field; did you mean born?", "section"),
        ("born:", "hair:", f"30: {REGISTER}.hair: unknown field; allowed are entry, programs, names, ", "nothing near"),
        ("weak:", "week:", f"27: {REGISTER}.names.week: unknown field; did you mean weak?", "names"),
        (', country: RU}', ', land: RU}', f"32: {REGISTER}.passport.land: unknown field; allowed are number, ", "number"),
        ("linked_to: {name:", "linked_to: {nam:", "45: designations.example-trading.register.linked_to.nam: unknown field; did you mean name?|45: designations.example-trading.register.linked_to: write one of both: party with an id, or name for one", "relation"),
        ("linked_to: {name:", "linked_to: {party: testov-ivan, name:", "45: designations.example-trading.register.linked_to: write one of both: party with", "a party or a name"),
        ("linked_to: {name: EXAMPLE HOLDING}", "linked_to: {party: nobody}", "40: designations.example-trading.linked_to: 'nobody' is no id of this list; write an id", "a party that is none"),
        ("born: 1962-04", "born: {circa: true}", f"30: {REGISTER}.born.date: is missing", "no date"),
        ("born: 1962-04", "born: {date: 1962, circa: yes}", f"30: {REGISTER}.born.circa: 'yes' is neither true nor false", "circa"),
        ("born: 1962-04", "born: {date: 62, circa: true}", f"30: {REGISTER}.born.date: '62' is no date; write 1962, 1962-04 or", "a faulty date"),
        ("born: 1962-04", "details: tall", f"30: {REGISTER}.details: is a dictionary of labels", "a text for details"),
        ("born: 1962-04", "details: {height: }", f"30: {REGISTER}.details.height: is empty; leave the field out", "an empty detail"),
        ("born: 1962-04", "details: {'': tall}", f"30: {REGISTER}.details: '' is no label; write a few words", "an empty label"),
        ("born: 1962-04", 'details: {"a\\nb": tall}', f"30: {REGISTER}.details: 'a\\nb' is no label; write a few words", "a label of two lines"),
        ("born: 1962-04", "flag: Atlantis", f"30: {REGISTER}.flag: 'Atlantis' is no country; write its two-letter", "no country of a flag"),
        ("standing: designated", "listed_on: 2020-02", "20: designations.testov-ivan.listed_on: '2020-02' is no whole date; write", "a day"),
        ("born:", '"bo\\nrn":', f"30: {REGISTER}.'bo\\nrn': unknown field; did you mean born?", "shown in one line"),
        ("born: 1962-04", "born: 1962-04\n      born: 1963", "31: key 'born' stands here twice, first in line 30", "no value is lost"),
        # what is missing
        ("format: 1\n", "", "1: file.format: is missing", "no format"),
        ("key: list-a\n", "", "1: file.key: is missing", "no key"),
        ("title: Invented trade\n", "", "1: file.title: is missing", "no title"),
        ("scope: internal\n", "", "1: file.scope: is missing", "no scope"),
        ("kind: invented, ", "", "12: sources.register.kind: is missing", "a source of no kind"),
        ("publisher: Example Authority, ", "", "12: sources.register.publisher: is missing", "nobody speaks"),
        ("id: testov-ivan\n    type", "type", "18: designations[0].id: is missing", "no id"),
        ("    type: individual\n", "", "18: designations[0].type: is missing", "no type"),
        ('number: "000000001", ', "", f"32: {REGISTER}.passport.number: is missing", "a number without one"),
        ('text: "1 Example Street #02-00", ', "", f"34: {REGISTER}.addresses.text: is missing", "an address without one"),
        # values
        ("format: 1", "format: 2", "1: format: only format 1 is read here", "another format"),
        ("key: list-a", "key: List A", "2: key: 'List A' is no id; write small letters, figures and hyphens", "a key of the list"),
        ("scope: internal", "scope: global", "4: scope: 'global' is none of illustrative, official, internal", "no scope"),
        ("as_of: 2030-02-01\na", "as_of: 2030-02\na", "5: as_of: '2030-02' is no whole date; write 1962-04-01", "a date of the list is a day"),
        ("date: 2030-01-15", "date: 15.01.2030", "8: action.date: '15.01.2030' is no date; write 1962, 1962-04 or", "day first"),
        ("announced: 2", "announced: two", "10: action.announced: 'two' is no count", "a word"),
        ("announced: 2", "announced: -2", "10: action.announced: '-2' is no count", "negative"),
        ("announced: 2", "announced: ²", "10: action.announced: '²' is no count", "a figure that is no number"),
        ("kind: invented,", "kind: invnted,", "12: sources.register.kind: 'invnted' is none of official-list, article, ", "no kind"),
        ("id: testov-ivan", "id: Testov Ivan", "18: designations[0].id: 'Testov Ivan' is no id; write small letters", "blanks and capitals"),
        ("id: testov-ivan", "id: -testov", "18: designations[0].id: '-testov' is no id; write small letters", "opens with a hyphen"),
        ("type: individual", "type: planet", "19: designations.testov-ivan.type: 'planet' is none of individual, entity, ", "no type"),
        ("type: individual", "type: Individual", "19: designations.testov-ivan.type: 'Individual' is none of ", "as written in the format"),
        ("standing: designated", "standing: listed", "20: designations.testov-ivan.standing: 'listed' is none of designated, ", "no standing"),
        ("gender: male", "gender: m", f"29: {REGISTER}.gender: 'm' is none of female, male", "one letter"),
        ("born: 1962-04", "born: 1962-13", f"30: {REGISTER}.born: '1962-13' is no date; write 1962, 1962-04 or 1962-04-01", "no month"),
        ("born: 1962-04", "born: 1964/1962", f"30: {REGISTER}.born: a span of days runs forward, got 1964-01-01", "backwards"),
        ("nationality: RU", "nationality: Atlantis", f"31: {REGISTER}.nationality: 'Atlantis' is no country; write its two-letter", "no country"),
        ("nationality: RU", "nationality: [RU, XX]", f"31: {REGISTER}.nationality: 'XX' is no country", "one of two"),
        (', country: RU}', ', country: XX}', f"32: {REGISTER}.passport.country: 'XX' is no country", "of a number"),
        ("country: SG", "country: XX", f"34: {REGISTER}.addresses.country: 'XX' is no country", "of an address"),
        ("born: 1962-04", "born:", f"30: {REGISTER}.born: is empty; leave the field out where nothing is known", "empty"),
        ("entry: \"900001\"", "entry: ' '", f"22: {REGISTER}.entry: is empty; leave the field out", "blanks"),
        ("- Vanya Primerov", "-", f"28: {REGISTER}.names.weak: is empty; leave the field out", "an empty name"),
        ("title: Invented trade", "title: [a, b]", "3: title: is one text", "a list for a text"),
        ("title: Invented trade", 'title: "a\\tb"', "3: title: holds a control character", "a tab"),
        ("title: Invented trade", f"title: {'a' * (MAX_TEXT + 1)}", "3: title: has 10001 characters; at most 10000 are", "endless"),
        ("- Vanya Primerov", "- {name: Vanya}", f"28: {REGISTER}.names.weak: is no name; write one name a line", "a dictionary for a name"),
        # shapes
        (VALID, "- format: 1\n", "1: file: is a dictionary with format, key, title, ", "a list at the top"),
        (VALID, "format\n", "1: is plain text and no list: names alone say neither who ", "a text at the top"),
        ("  register: {kind", "  register: EA\n  register2: {kind", "12: sources.register: is a dictionary with kind, ", "a source is no text"),
        (VALID[VALID.index("action:") : VALID.index("sources:")], "action: none\n", "6: action: is a dictionary with authority, ", "an action is no text"),
        ("designations:\n", "designations:\n  - Testov\n", "18: designations[0]: is a dictionary with id, type, ", "a party is no text"),
        (VALID[VALID.index("    gazette:\n") : VALID.index("  - id: ex")], "    gazette: Ivan Testov\n", "35: designations.testov-ivan.gazette: is a dictionary with entry, ", "a section is no text"),
        ("      names:\n        primary: EXAMPLE TRADING LLC\n", "      names: E\n", "43: designations.example-trading.register.names: is a dictionary with primary, |40: designations.example-trading.names.primary: exactly one", "names are no text"),
        ('- {text: "1 Example Street #02-00", country: SG}', "- [1 Example Street]", f"34: {REGISTER}.addresses: is a dictionary with text, ", "an address is no list"),
        ('{number: "000000001", country: RU}', "\n        - [1, 2]", f"33: {REGISTER}.passport: is a dictionary with number, ", "a number is no list"),
        # names
        ("primary: TESTOV", "strong: TESTOV", "25: key 'strong' stands here twice", "a primary name made strong by hand"),
        ("        primary: TESTOV, Ivan\n", "", "18: designations.testov-ivan.names.primary: exactly one primary name is needed, found none", "no primary"),
        ("- Ivan Testov", "- Ivan Testov\n        primary: Testov", "18: designations.testov-ivan.names.primary: exactly one primary name is needed, found 'TESTOV, Ivan' by register, 'Testov' by gazette", "two primaries"),
        ("- Vanya Primerov", "- TESTOV, Ivan", "18: designations.testov-ivan.names.primary: 'TESTOV, Ivan' is a weak name too; a primary name is not", "weak primary"),
        ("- Vanya Primerov", "- '?! -'", f"28: {REGISTER}.names.weak: '?! -' has no letter or figure that can be compared", "folds to nothing"),
        ("- Vanya Primerov", f"- {'a ' * 60}b", f"28: {REGISTER}.names.weak: {'a ' * 60 + 'b'!r} has 61 words; at most 60 are compared", "too many words"),
        ("        strong:\n          - TESTOV, Ivan Petrovich", "        strong: [TESTOV, Ivan]", f"25: {REGISTER}.names.strong: is a list in brackets or of several; write one name a line", "two names to YAML"),
        ("primary: TESTOV, Ivan", "primary: [TESTOV, Ivan]", f"24: {REGISTER}.names.primary: is a list in brackets or of several; write one|", "two names to YAML"),
        ("- Vanya Primerov", "- [Vanya, Primerov]", f"28: {REGISTER}.names.weak: is no name; write one name a line", "brackets for one name"),
        ("- Vanya Primerov", "- Vanya Primerov\n          -Vanya Testov", "30: no valid YAML: while scanning a simple key could not find expected ':'", "no blank behind the second hyphen"),
        ("- Vanya Primerov", "- Vanya Primerov\n            Vanya Testov", f"28: {REGISTER}.names.weak: 'Vanya Primerov Vanya Testov' runs over several lines; write `- `", "no hyphen"),
        ("- Vanya Primerov", "-Vanya Primerov", f"28: {REGISTER}.names.weak: '-Vanya Primerov' opens with a hyphen; write `- `", "one name, no blank behind its hyphen"),
        # relations and ids
        ("owner_of: example-trading", "owner_of: nobody", "18: designations.testov-ivan.owner_of: 'nobody' is no id of this list; write an id, list-key/id, or {name: ...}", "relation to nobody"),
        ("id: example-trading", "id: testov-ivan", "40: designations.testov-ivan.id: stands twice, first in line 18; every party has its own id|18: designations.testov-ivan.owner_of: 'example-trading' is no id", "two parties of one id"),
        # sources
        ("  gazette:\n    k", "  The Gazette:\n    k", "13: sources.The Gazette: 'The Gazette' is no key; write small letters, figures and hyphens|35: designations[0].gazette: unknown field", "no key"),
        # YAML itself
        ('"1 Example Street #02-00"', "1 Example Street #02-00", "34: '#02-00, country: SG}' would be cut off as a comment; put the value in quotes", "a tight comment that cuts off a bracket"),
        ("primary: EXAMPLE TRADING LLC", "primary: EXAMPLE TRADING #2 LLC", "44: '#2 LLC' would be cut off as a comment; put the value in quotes", "a tight comment"),
        ("title: Invented trade", "title: &a Invented trade", "3: anchors (&) and aliases (*) are not allowed", "an anchor"),
        ("title: Invented trade", "title: *a", "3: anchors (&) and aliases (*) are not allowed", "an alias"),
        ("title: Invented trade", "title: !!str Invented trade", "3: tags (!) are not allowed", "a tag"),
        ("title: Invented trade", f"title: {'[' * 21}{']' * 21}", "3: nested too deeply; at most 20 levels are allowed", "deep nesting"),
        ("title: Invented trade", "title: Invented: trade", "3: no valid YAML: mapping values are not allowed", "a colon"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_line_field_and_remedy(
    old: str, new: str, expected: str, why: str, tmp_path: Path
) -> None:
    """Faults stand in the order of their lines; one change makes no other fault than those expected."""
    found = faults_of(changed((old, new)), tmp_path)
    wanted = sorted(expected.split("|"), key=lambda fault: int(fault.partition(":")[0] or 0))
    assert len(found) == len(wanted), why
    for fault, opening in zip(found, wanted, strict=True):
        assert fault.startswith(opening), why


@pytest.mark.parametrize("field", OWN_FIELDS)
def test_a_source_is_not_called_like_a_field_of_a_party(field: str, tmp_path: Path) -> None:
    """Its section could not be told from that field."""
    text = changed(("  gazette:\n    kind", f"  {field}: {{kind: invented, publisher: E}}\n  gazette:\n    kind"))
    found = faults_of(text, tmp_path)
    assert found == (f"13: sources.{field}: {field!r} is a field of every party; give the source another key",)


@pytest.mark.parametrize("nobody", ["", "[]", "none", "{}"])
def test_a_list_with_no_party_is_refused(nobody: str, tmp_path: Path) -> None:
    """Everybody would be clear."""
    text = VALID[: VALID.index("designations:")] + f"designations: {nobody}\n"
    assert faults_of(text, tmp_path) == ("17: designations: is a list of parties, at least one",)


def test_a_list_without_the_field_of_parties_is_refused(tmp_path: Path) -> None:
    text = VALID[: VALID.index("designations:")]
    assert faults_of(text, tmp_path) == ("1: file.designations: is missing",)


def test_sources_stand_in_a_dictionary(tmp_path: Path) -> None:
    text = VALID[: VALID.index("sources:")] + "sources: [register]\n" + VALID[VALID.index("designations:") :]
    assert faults_of(text, tmp_path)[0] == "11: sources: is a dictionary of source keys"


def test_a_faulty_source_makes_no_fault_of_the_sections_under_its_key(tmp_path: Path) -> None:
    """A misprint in one line does not bury itself under faults of every party."""
    found = faults_of(changed(("kind: invented,", "kind: invnted,")), tmp_path)
    assert len(found) == 1


def test_a_relation_to_a_faulty_party_is_no_second_fault(tmp_path: Path) -> None:
    found = faults_of(changed(("type: entity", "type: firm")), tmp_path)
    assert [fault.partition(" is none of")[0] for fault in found] == ["41: designations.example-trading.type: 'firm'"]


def test_all_faults_of_a_file_are_gathered(tmp_path: Path) -> None:
    text = changed(
        ("title:", "titel:"), ("born: 1962-04", "born: 1962-13"), ("type: entity", "type: firm"), ("EXAMPLE TRADING LLC", "'?'")
    )  # fmt: skip
    found = faults_of(text, tmp_path)
    assert [fault.partition(":")[0] for fault in found] == ["1", "3", "30", "40", "41", "44"]


def test_faults_without_end_are_told_up_to_a_number(tmp_path: Path) -> None:
    """Also where faulty parties go on behind the last fault that is told."""
    party = "  - id: party-{0}\n    type: entity\n    register: {{names: {{weak: '?'}}}}\n"
    text = VALID + "".join(party.format(number) for number in range(150))
    found = faults_of(text, tmp_path)
    assert len(found) == 201
    assert found[-1] == " more than 200 faults; the rest is not told"


@pytest.mark.parametrize(
    ("data", "expected", "why"),
    [
        (VALID.encode().replace(b"Vanya", b"V\xe4nya"), "28: file: byte 0xe4 is no UTF-8; save the file as UTF-8", "Latin-1"),
        (VALID.encode("utf-16"), "1: file: byte 0xff is no UTF-8; save the file as UTF-8", "UTF-16"),
        (VALID.encode().replace(b"Vanya", b"V\x00nya"), "28: character U+0000 is not allowed; remove it", "a zero byte"),
        (b"", "1: 0 documents; exactly one is expected", "an empty file"),
        (b"<unknown></unknown>", NO_FORMAT, "XML"),
        (b'{"key": "list-a"}', NO_FORMAT, "JSON"),
    ],
)  # fmt: skip
def test_a_file_of_another_encoding_or_format_is_refused(data: bytes, expected: str, why: str, tmp_path: Path) -> None:
    assert faults_of(data, tmp_path) == (expected,), why
