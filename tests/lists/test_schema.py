"""The JSON Schema of our own format: it says what the reader reads, and what `watchlists/README.md` tells."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from sanscreen import _yaml
from sanscreen.cli import group
from sanscreen.errors import WatchlistError
from sanscreen.lists import load_watchlist
from sanscreen.lists.bundled import bundled_folder
from sanscreen.lists.schema import json_schema, schema_text

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "watchlist.schema.json"
LISTS = [*sorted(bundled_folder().glob("*.yml")), ROOT / "docs" / "examples" / "watchlist.yml"]
VALIDATOR = Draft202012Validator(json_schema())
VALID = """\
# yaml-language-server: $schema=../docs/watchlist.schema.json
format: 1
key: list-a
title: Invented trade
scope: internal
as_of: 2030-02-01
action: {authority: Example Authority, date: 2030-01-15, programs: [EXAMPLE-1], announced: 2}
sources:
  register: {kind: invented, publisher: Example Authority, label: EA, as_of: 2030-02-01}
designations:
  - id: testov-ivan
    type: individual
    standing: designated
    listed_on: 2030-01-15
    updated_on: 2030-01-16
    remarks: 007
    register:
      entry: "900001"
      programs: EXAMPLE-2
      names:
        primary: TESTOV, Ivan
        strong:
          - TRUE
          - 1984
        weak:
          - Vanya Primerov
      gender: male
      born: [{date: 1962, circa: true}, 1962-04, 1962-04-01, 1962/1964, {date: 1962-04 / 1963}]
      nationality: [RU, Cyprus]
      flag: PA
      passport: {number: "000000001", country: RU, issued: 2020, note: invented}
      tax_number: ["000000000000", {number: "000000000001", scheme: inn}]
      addresses:
        - {text: "1 Example Street #02-00", country: SG}
        - Exampletown
      owner_of: [example-trading, {party: list-b/other, note: 50}, {name: NOBODY}]
      details: {height: 180, marks: [scar, tattoo]}
  - id: example-trading
    type: entity
    register: {names: {primary: EXAMPLE TRADING LLC}, established: "2001"}
"""


def tree(text: str) -> object:
    """The tree of a list as an editor reads it, by the core types of YAML 1.2."""

    def value(node: _yaml.Node) -> object:
        if isinstance(node, _yaml.Sequence):
            return [value(item) for item in node.items]
        if isinstance(node, _yaml.Mapping):
            return {key: value(item) for key, item in node.items.items()}
        if node.quoted:
            return node.text
        if re.fullmatch(r"[-+]?\d+", node.text):
            return int(node.text)
        if re.fullmatch(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?", node.text):
            return float(node.text)
        return {"true": True, "false": False, "null": None, "~": None, "": None}.get(node.text.lower(), node.text)

    return value(_yaml.parse(text, "list"))


def is_read(text: str, folder: Path) -> bool:
    path = folder / "list-a.yml"
    path.write_text(text, encoding="utf-8")
    try:
        load_watchlist(path)
    except WatchlistError:
        return False
    return True


def changed(old: str, new: str) -> str:
    assert VALID.count(old) == 1, f"{old!r} stands once in the valid list"
    return VALID.replace(old, new)


def test_the_committed_schema_is_that_of_the_reader() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "print it anew with `sanscreen lists schema`"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_our_lists_are_valid_as_text_and_as_an_editor_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for read in (tree(text), _yaml.plain(_yaml.parse(text, path.name))):
        assert [error.message for error in VALIDATOR.iter_errors(read)] == []


def test_what_the_format_can_say_is_valid(tmp_path: Path) -> None:
    assert is_read(VALID, tmp_path)
    assert [error.message for error in VALIDATOR.iter_errors(tree(VALID))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1\n", "format: 2\n"),
        ("key: list-a", "key: List A"),
        ("title: Invented trade\n", ""),
        ("title: Invented trade", "title:"),
        ("title: Invented trade", 'title: " "'),
        ("scope: internal", "scope: intern"),
        ("scope:", "scoop:"),
        ("as_of: 2030-02-01\na", "as_of: 2030-02\na"),
        ("as_of: 2030-02-01\na", "as_of: 01.02.2030\na"),
        ("announced: 2", "announced: two"),
        ("announced: 2", "announced: -2"),
        ("kind: invented", "kind: invnted"),
        ("  register: {kind", "  remarks: {kind"),
        ("  register: {kind", "  Register: {kind"),
        ("publisher: Example Authority, ", ""),
        ("id: testov-ivan", "id: Testov Ivan"),
        ("  - id: testov-ivan\n    type", "  - type"),
        ("type: individual", "type: person"),
        ("standing: designated", "standing: listed"),
        ("    standing:", "    standng:"),
        ("listed_on: 2030-01-15", "listed_on: 2030"),
        ("      programs: EXAMPLE-2", "      program: EXAMPLE-2"),
        ("primary: TESTOV, Ivan", "primary: [TESTOV, Ivan]"),
        ("primary: TESTOV, Ivan", "primary:"),
        ("weak:", "week:"),
        ("gender: male", "gender: m"),
        ("1962-04-01, ", "1962-13, "),
        ("1962-04-01, ", "62, "),
        ("circa: true", "circa: yes"),
        ("date: 1962, circa", "circa"),
        ("nationality: [RU, Cyprus]", "nationality: XX"),
        ('number: "000000001", ', ""),
        (", issued: 2020", ", isued: 2020"),
        ('text: "1 Example Street #02-00", ', ""),
        ("{name: NOBODY}", "{}"),
        ("{name: NOBODY}", "{name: NOBODY, party: testov-ivan}"),
        ("{name: NOBODY}", "[NOBODY]"),
        ("details: {height: 180, marks: [scar, tattoo]}", "details: tall"),
        (VALID[VALID.index("designations:") :], "designations: []\n"),
        (VALID, "- format: 1\n"),
    ],
)
def test_a_typical_fault_is_told_by_reader_and_schema(old: str, new: str, tmp_path: Path) -> None:
    text = changed(old, new)
    assert not is_read(text, tmp_path)
    assert not VALIDATOR.is_valid(tree(text))


@pytest.mark.parametrize(
    ("old", "new"), [('entry: "900001"', "entry: 900001"), ('["000000000000", ', "[000000000000, ")]
)
def test_the_schema_asks_for_quotes_where_the_reader_warns(old: str, new: str, tmp_path: Path) -> None:
    text = changed(old, new)
    assert is_read(text, tmp_path)
    assert not VALIDATOR.is_valid(tree(text))


def properties(schema: object) -> Iterator[tuple[str, object]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for value in schema.values():
            yield from properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from properties(value)


def test_every_field_is_explained_in_the_schema_and_in_the_readme() -> None:
    readme = (ROOT / "watchlists" / "README.md").read_text(encoding="utf-8")
    found = list(properties(json_schema()))
    assert len(found) > 90
    for name, shape in found:
        assert isinstance(shape, dict)
        assert shape["description"]
        assert re.search(rf"`[^`]*\b{name}\b[^`]*`", readme), f"{name} is not in watchlists/README.md"


def test_the_command_prints_the_schema() -> None:
    result = CliRunner().invoke(group, ["lists", "schema"])
    assert result.exit_code == 0
    assert json.loads(result.output) == json_schema()
