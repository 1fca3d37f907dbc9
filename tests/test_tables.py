from importlib.resources import files
from inspect import unwrap
from pathlib import Path

import pytest

from sanscreen import tables
from sanscreen.errors import TableError

DATA = files("sanscreen") / "data"
FOLDERS = ("cyrillic", "cyrillic_further", "greek", "armenian", "georgian")
YAML_TABLES = [item.name for item in DATA.iterdir() if item.name.endswith(".yaml")]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tables in place of the package's own."""
    monkeypatch.setattr(tables, "_DATA", tmp_path)
    return tmp_path


def test_rows_leave_out_the_head_and_empty_lines(data: Path) -> None:
    (data / "t.tsv").write_text("# head\n\na\tb\n\nц\t\n", encoding="utf-8")
    assert tables.rows("t.tsv", 2) == [("a", "b"), ("ц", "")]


@pytest.mark.parametrize(("line", "found"), [("a", "1 columns"), ("a\tb\tc", "3 columns"), ("a b", "1 columns")])
def test_a_row_with_another_number_of_columns_names_its_line(data: Path, line: str, found: str) -> None:
    (data / "t.tsv").write_text(f"# head\na\tb\n{line}\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"^t\.tsv:3: {found}; 2 are expected$"):
        tables.rows("t.tsv", 2)


def test_a_tree_is_dictionaries_lists_and_texts(data: Path) -> None:
    (data / "t.yaml").write_text("map: {ц: ts, no: NO}\nlist: [1, two]\n", encoding="utf-8")
    assert tables.reviewed("t.yaml") == {"map": {"ц": "ts", "no": "NO"}, "list": ["1", "two"]}


def test_a_tree_is_read_from_what_was_compiled_of_it(data: Path) -> None:
    (data / "compiled" / "systems").mkdir(parents=True)
    (data / "compiled" / "systems" / "t.json").write_text('{"map": {"ц": "ts"}}', encoding="utf-8")
    assert tables.tree("systems/t.yaml") == {"map": {"ц": "ts"}}


def test_a_tree_that_was_not_compiled_is_a_fault(data: Path) -> None:
    (data / "t.yaml").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"^compiled/t\.json: cannot be read: "):
        tables.tree("t.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\na: c\n", r"t\.yaml:2: key 'a' stands here twice"),
        ("a: b\nc: d: e\n", r"t\.yaml:2: no valid YAML"),
        ("- a\n", r"t\.yaml:1: a table is a dictionary at the top"),
        ("a\n", r"t\.yaml:1: a table is a dictionary at the top"),
    ],
)
def test_a_malformed_tree_is_our_fault_and_names_its_line(data: Path, text: str, expected: str) -> None:
    (data / "t.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=f"^{expected}"):
        tables.reviewed("t.yaml")


def test_a_table_that_is_not_there_is_a_fault(data: Path) -> None:
    with pytest.raises(TableError, match=r"^t\.tsv: cannot be read: "):
        tables.rows("t.tsv", 2)


def test_a_table_that_is_no_text_is_a_fault(data: Path) -> None:
    (data / "t.yaml").write_bytes(b"a: \xff\n")
    with pytest.raises(TableError, match=r"^t\.yaml: cannot be read: "):
        tables.reviewed("t.yaml")


def test_the_part_of_a_tree_is_a_dictionary_of_texts() -> None:
    assert tables.mapping({"letters": {"ц": "ts"}}, "letters", "t.yaml") == {"ц": "ts"}


def test_a_part_that_is_missing_is_empty() -> None:
    assert tables.mapping({}, "letters", "t.yaml") == {}


@pytest.mark.parametrize("part", ["ts", ["ц"], {"ц": ["ts"]}, {"ц": {"ts": "1"}}])
def test_a_part_of_another_shape_is_a_fault(part: object) -> None:
    with pytest.raises(TableError, match=r"^t\.yaml: letters is a dictionary of texts$"):
        tables.mapping({"letters": part}, "letters", "t.yaml")


def test_a_folder_lists_its_yaml_tables_in_order(data: Path) -> None:
    (data / "systems").mkdir()
    for name in ("b.yaml", "a.yaml", "SOURCES.md", "c.tsv"):
        (data / "systems" / name).touch()
    assert tables.folder("systems") == ("systems/a.yaml", "systems/b.yaml")


def test_what_is_kept_is_built_once() -> None:
    built = []

    @tables.kept
    def build() -> int:
        built.append("once")
        return len(built)

    assert (build(), build(), built) == (1, 1, ["once"])


def digest() -> str:
    return str(unwrap(tables.digest)())  # past the cache


def test_the_digest_changes_with_contents_and_names_of_tables_and_nothing_else(data: Path) -> None:
    (data / "systems").mkdir()
    table, nested = data / "t.tsv", data / "systems" / "a.yaml"
    table.write_text("a\n", encoding="utf-8")
    nested.write_text("a: b\n", encoding="utf-8")
    digests = [digest()]
    (data / "SOURCES.md").write_text("words for people", encoding="utf-8")
    assert digest() == digests[0]
    table.write_text("b\n", encoding="utf-8")
    digests.append(digest())
    nested.write_text("a: c\n", encoding="utf-8")
    digests.append(digest())
    nested.rename(data / "systems" / "b.yaml")
    digests.append(digest())
    (data / "u.tsv").touch()
    digests.append(digest())
    assert len(set(digests)) == len(digests)


def test_the_digest_tells_where_one_table_ends_and_the_next_begins(data: Path) -> None:
    (data / "a.tsv").write_text("xy", encoding="utf-8")
    (data / "b.tsv").write_text("z", encoding="utf-8")
    before = digest()
    (data / "a.tsv").write_text("x", encoding="utf-8")
    (data / "b.tsv").write_text("yz", encoding="utf-8")
    assert digest() != before


def test_the_digest_of_the_shipped_tables_is_a_sha_256() -> None:
    assert len(bytes.fromhex(tables.digest())) == 32


@pytest.mark.parametrize(
    "name", [*sorted(YAML_TABLES), *(name for folder in FOLDERS for name in tables.folder(folder))]
)
def test_every_shipped_tree_is_read(name: str) -> None:
    assert tables.reviewed(name)


def test_countries_keep_the_first_code_that_claims_a_spelling(data: Path) -> None:
    (data / "countries.tsv").write_text("XA\tXAA\tExampleland|The Land\nXB\tXBB\tThe Land\n", encoding="utf-8")
    found = unwrap(tables.countries)()
    assert found == {"xa": "XA", "xaa": "XA", "exampleland": "XA", "the land": "XA", "xb": "XB", "xbb": "XB"}
