"""Compiled tables are what their script makes of the reviewed ones, today."""

import importlib.util
from pathlib import Path

import pytest

from sanscreen import tables
from sanscreen.names.weights import UNSEEN

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / ".ci" / "compile_tables.py"


def _script() -> object:
    spec = importlib.util.spec_from_file_location("compile_tables", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["chinese_syllables", "generic_words", "given_names", "nicknames", "org_forms"])
def test_a_compiled_table_is_up_to_date(name: str) -> None:
    script = _script()
    expected = script.text_of(name, script.COMPILED[name]())  # type: ignore[attr-defined]  # loaded from a path
    shipped = (ROOT / "sanscreen" / "data" / "compiled" / f"{name}.tsv").read_text(encoding="utf-8")
    assert shipped == expected, "run .ci/compile_tables.py"


@pytest.mark.parametrize(
    "name",
    [
        "token_weights.tsv",
        "han.tsv",
        "compiled/chinese_syllables.tsv",
        "compiled/generic_words.tsv",
        "compiled/given_names.tsv",
        "compiled/nicknames.tsv",
    ],
)
def test_a_table_that_is_searched_is_sorted_and_finds_all_its_keys(name: str) -> None:
    table = tables.lookup(name)
    assert table.lines == sorted(table.lines)
    keys = [line.split("\t")[0] for line in table.lines]
    assert len(set(keys)) == len(keys)
    assert all(table.get(key) is not None for key in keys[::97])
    assert table.get("no such key") is None


def test_weights_keep_to_their_range() -> None:
    for line in tables.lookup("token_weights.tsv").lines:
        _, *weights = line.split("\t")
        assert len(weights) == 2
        assert all(weight == "-" or 0 < int(weight) < UNSEEN for weight in weights)
        assert weights != ["-", "-"]
