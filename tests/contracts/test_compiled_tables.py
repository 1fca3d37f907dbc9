"""Compiled tables are what their script makes of the reviewed ones, today."""

import importlib.util
import shutil
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


SHIPPED = ROOT / "sanscreen" / "data" / "compiled"


def test_the_compiled_tables_are_those_that_the_script_makes_and_no_others() -> None:
    script = _script()
    made = {f"{name}.tsv" for name in script.COMPILED} | set(script.trees())  # type: ignore[attr-defined]  # from a path
    assert {path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.*")} == made


@pytest.mark.parametrize("name", sorted(path.stem for path in SHIPPED.glob("*.tsv")))
def test_a_compiled_table_is_up_to_date(name: str) -> None:
    script = _script()
    expected = script.text_of(name, script.COMPILED[name]())  # type: ignore[attr-defined]  # loaded from a path
    assert (SHIPPED / f"{name}.tsv").read_text(encoding="utf-8") == expected, "run .ci/compile_tables.py"


def test_every_compiled_tree_is_up_to_date() -> None:
    for name, expected in _script().trees().items():  # type: ignore[attr-defined]  # loaded from a path
        assert (SHIPPED / name).read_text(encoding="utf-8") == expected, f"{name}: run .ci/compile_tables.py"


@pytest.mark.parametrize(
    "name",
    [
        "token_weights.tsv",
        "han.tsv",
        "compiled/chinese_syllables.tsv",
        "compiled/generic_words.tsv",
        "compiled/generic_letters.tsv",
        "compiled/given_names.tsv",
        "compiled/nicknames.tsv",
        "compiled/org_forms.tsv",
    ],
)
def test_a_table_that_is_searched_is_sorted_and_finds_all_its_keys(name: str) -> None:
    table = tables.lookup(name)
    assert table.lines == sorted(table.lines)
    keys = [line.split("\t")[0] for line in table.lines]
    assert len(set(keys)) == len(keys)
    assert all(table.get(key) is not None for key in keys[::97])
    assert table.get("no such key") is None


def test_a_table_answers_the_same_in_its_bytes_and_in_its_lines() -> None:
    content = "".join(f"{key}\t{value}\n" for value, key in enumerate(["a", "ab", "b c", "é", "ц", "한", "\U00020000"]))
    for key in ("", "a", "ab", "abc", "b", "b c", "c", "é", "ш", "한", "\U00020000", "\U00020001", "a\udc80"):
        fresh, cut = tables.Lookup(content.encode()), tables.Lookup(content.encode())
        assert len(cut.lines) == 7
        assert fresh.get(key) == cut.get(key), key
        assert fresh.has_prefix(key) == cut.has_prefix(key), key
    seldom = tables.Lookup(content.encode())
    assert [seldom.get("ц") for _ in range(300)] == [("4",)] * 300
    assert tables.Lookup(b"").get("a") is None


def test_weights_keep_to_their_range() -> None:
    for line in tables.lookup("token_weights.tsv").lines:
        _, *weights = line.split("\t")
        assert len(weights) == 2
        assert all(weight == "-" or 0 < int(weight) < UNSEEN for weight in weights)
        assert weights != ["-", "-"]


def test_the_digest_that_is_written_down_is_that_of_the_tables() -> None:
    assert (SHIPPED.parent / tables.WRITTEN_DOWN).read_text(encoding="utf-8") == tables.written_down(), (
        "run .ci/compile_tables.py"
    )


def test_tables_that_were_changed_later_have_a_digest_of_their_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copied = tmp_path / "data"
    shutil.copytree(SHIPPED.parent, copied)
    with (copied / "trades.yaml").open("a", encoding="utf-8") as table:
        table.write("# one line more\n")
    monkeypatch.setattr(tables, "_DATA", str(copied))
    assert tables.digest.__wrapped__() == tables.written_down().split()[0] != tables.digest()  # type: ignore[attr-defined]  # kept
