from pathlib import Path

import pytest

from sanscreen import WatchlistError
from sanscreen.lists.list_file import HEAD_BYTES, ListFile


def test_the_head_is_bounded_and_has_no_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xef\xbb\xbf" + b"a" * (HEAD_BYTES + 10))
    file = ListFile(path)
    assert file.head == b"a" * (HEAD_BYTES - 3)
    assert file.size == HEAD_BYTES + 13 == len(file.data())


def test_a_file_beside_it_is_found_in_any_case_and_noted(tmp_path: Path) -> None:
    for name in ("sdn.csv", "ALT.CSV", "add.csv"):
        (tmp_path / name).write_text(name)
    file = ListFile(tmp_path / "sdn.csv")
    assert file.used == []
    found = file.beside("alt.csv")
    assert found is not None
    assert found.data() == b"ALT.CSV"
    assert file.beside("no.csv", "add.csv") is not None
    assert [each.path.name for each in file.used] == ["ALT.CSV", "add.csv"]
    assert file.beside("missing.csv") is None


@pytest.mark.parametrize("make", [lambda data: ListFile.of_bytes(data, "d/a.csv", {"b.csv": b"b", "C.csv": b"c"})])
def test_a_file_in_memory_is_like_one_on_disk(make: type[ListFile]) -> None:
    file = make(b"\xef\xbb\xbfabc")  # type: ignore[arg-type]  # a function with that face
    assert (file.head, file.data(), file.size, file.name) == (b"abc", b"\xef\xbb\xbfabc", 6, "d/a.csv")
    beside = file.beside("c.csv")
    assert beside is not None
    assert (beside.data(), beside.name) == (b"c", "d/C.csv")
    assert file.beside("missing.csv") is None


@pytest.mark.parametrize("name", ["missing.csv", "folder", "a\0b"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(WatchlistError):
        ListFile(tmp_path / name)


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("x")
    file = ListFile(path)
    path.unlink()
    with pytest.raises(WatchlistError, match="cannot be read"):
        file.data()
    (tmp_path / "b.csv").write_text("x")
    path.parent.rename(tmp_path.with_name("elsewhere"))
    with pytest.raises(WatchlistError, match="cannot be read"):
        file.beside("b.csv")
