import hashlib
import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from sanscreen.errors import PolicyError, WatchlistError
from sanscreen.lists import check, load, load_watchlist, load_watchlists
from sanscreen.lists.formats import native
from sanscreen.lists.list_file import ListFile


def text(key: str, party: str = "testov-ivan", relation: str = "{name: NOBODY}") -> str:
    return (
        f"format: 1\nkey: {key}\ntitle: Invented\nscope: internal\nsources:\n"
        "  register: {kind: invented, publisher: Example Authority}\ndesignations:\n"
        f"  - id: {party}\n    type: individual\n    register:\n      names: {{primary: 'TESTOV, Ivan'}}\n"
        f"      linked_to: {relation}\n"
    )


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    return folder


def faults_of(path: Path | str) -> tuple[str, ...]:
    with pytest.raises(WatchlistError) as caught:
        load_watchlists(path)
    return caught.value.faults


@pytest.mark.parametrize("kind", [str, Path])
def test_one_file_is_one_list(kind: type[str] | type[Path], tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a"))
    path = kind(tmp_path / "a.yml")
    assert load_watchlist(path).key == "list-a"
    assert load_watchlists(path) == (load_watchlist(path),)


def test_a_folder_is_all_its_lists_in_the_order_of_their_keys(tmp_path: Path) -> None:
    write(tmp_path, z=text("list-a"), m=text("list-c"))
    (tmp_path / "b.yaml").write_text(text("list-b"), encoding="utf-8")
    (tmp_path / "README.md").write_text("no list", encoding="utf-8")
    assert [each.key for each in load_watchlists(tmp_path)] == ["list-a", "list-b", "list-c"]


def test_a_list_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    write(tmp_path, a=text("list-a"))
    write(tmp_path / "other", b=text("list-a"))
    assert load_watchlist(tmp_path / "a.yml") == load_watchlist(tmp_path / "other" / "b.yml")


def test_what_was_read_knows_its_file_its_bytes_and_its_warnings(tmp_path: Path) -> None:
    path = write(tmp_path, a=text("list-a") + "      entry: 900001\n") / "a.yml"
    (found,), faults = check(path)
    assert faults == ()
    assert found.path == path
    assert found.source_digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.warnings[0].startswith(f"{path}:13: designations.testov-ivan.register.entry: write '900001'")
    assert found.watchlist == load_watchlist(path)


def test_the_digest_of_a_list_does_not_know_comments_and_that_of_its_bytes_does(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a"), b="# a comment\n" + text("list-a"))
    (one,), _ = check(tmp_path / "a.yml")
    (other,), _ = check(tmp_path / "b.yml")
    assert one.watchlist.digest == other.watchlist.digest
    assert one.source_digest != other.source_digest


def test_a_path_where_nothing_stands_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "missing.yml"
    assert faults_of(path) == (f"{path}: cannot be read: No such file or directory",)


def test_a_text_in_a_folder_is_read_where_it_is_a_list_and_passed_over_where_it_is_a_note(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a"))
    (tmp_path / "notes.txt").write_text("key: these lists are those of Monday\n", encoding="utf-8")
    sample = Path(__file__).parent / "samples" / "bis_dpl.txt"
    (tmp_path / "dpl.txt").write_bytes(sample.read_bytes())
    assert [each.key for each in load_watchlists(tmp_path)] == ["list-a", "us-dpl"]


@pytest.mark.parametrize("name", ["un.xml.part", "un.bak", "UN"])
def test_a_list_is_read_by_its_content_whatever_its_ending(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes((Path(__file__).parent / "samples" / "un.xml").read_bytes())
    assert [each.key for each in load_watchlists(tmp_path)] == ["un"]


def test_a_packed_file_in_a_folder_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a"))
    (tmp_path / "sdn.xml.gz").write_bytes(b"\x1f\x8b\x08\x00")
    (fault,) = faults_of(tmp_path)
    assert fault.startswith(f"{tmp_path / 'sdn.xml.gz'}:1: is a packed file (gzip)")


def test_a_list_in_a_folder_far_below_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a"))
    (tmp_path / "x" / "y").mkdir(parents=True)
    write(tmp_path / "x" / "y", b=text("list-b"))
    (fault,) = faults_of(tmp_path)
    assert fault.startswith(f"{tmp_path / 'x' / 'y' / 'b.yml'}: a list in a folder below is not read")


def test_lists_that_do_not_say_their_day_have_that_of_the_caller() -> None:
    folder, day = Path(__file__).parent / "samples" / "ofac_csv", date(2030, 2, 1)
    (watchlist,) = load_watchlists(folder, as_of=day)
    assert (watchlist.as_of, watchlist.sources[0].as_of) == (day, day)
    assert load_watchlist(folder / "sdn.csv", as_of=day) == watchlist
    assert watchlist.digest != load_watchlist(folder / "sdn.csv").digest
    dated = load_watchlist(Path(__file__).parent / "samples" / "un.xml")
    assert load_watchlist(Path(__file__).parent / "samples" / "un.xml", as_of=day) == dated


@pytest.mark.parametrize("day", ["2030-02-01", datetime(2030, 2, 1)])
def test_a_day_that_is_no_date_is_refused(day: date) -> None:
    path = Path(__file__).parent / "samples" / "un.xml"
    for load_it in (load_watchlist, load_watchlists):
        with pytest.raises(PolicyError, match="as_of is a date"):
            load_it(path, as_of=day)


def test_values_that_no_reader_knows_are_a_warning(tmp_path: Path) -> None:
    sample = (Path(__file__).parent / "samples" / "un.xml").read_text(encoding="utf-8")
    (tmp_path / "un.xml").write_text(
        sample.replace("<INDIVIDUALS>", "<INDIVIDUALS><Person><NAME>TESTOV</NAME></Person>")
    )
    (loaded,), _ = check(tmp_path / "un.xml")
    assert any(
        "values in fields that are not read" in warning and "Person/NAME" in warning for warning in loaded.warnings
    )


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    assert faults_of(tmp_path) == (
        f"{tmp_path}: no list here; a list is a file that ends in .yml, .yaml, .xml, .csv, .json",
    )


def test_a_folder_that_is_called_like_a_list_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    assert faults_of(tmp_path) == (f"{tmp_path / 'a.yml'}: no regular file; save the list to a file first",)


def test_a_path_that_is_too_long_is_a_fault() -> None:
    path = "a" * 5_000
    assert faults_of(path) == (f"{path}: cannot be read: File name too long",)


@pytest.mark.parametrize("method", ["iterdir", "open"])
def test_what_may_not_be_read_is_a_fault(method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, a=text("list-a"))
    monkeypatch.setattr(Path, method, refuse)
    path = tmp_path if method == "iterdir" else tmp_path / "a.yml"
    assert faults_of(tmp_path) == (f"{path}: cannot be read: Permission denied",)


def test_a_file_over_the_cap_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, a=text("list-a")) / "a.yml"
    size = path.stat().st_size
    monkeypatch.setattr(load, "format_of", lambda _: replace(native.FORMAT, max_bytes=size))
    assert load_watchlist(path).key == "list-a"
    monkeypatch.setattr(load, "format_of", lambda _: replace(native.FORMAT, max_bytes=size - 1))
    monkeypatch.delattr(ListFile, "data")
    assert faults_of(path) == (f"{path}: {size} bytes; at most {size - 1} are allowed",)


def test_a_folder_is_read_whole_or_not_at_all_with_the_faults_of_every_file(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a"), b=text("List B"), c="", d=text("list-d", relation="nobody"))
    found = faults_of(tmp_path)
    assert [fault.removeprefix(f"{tmp_path}/").partition(":")[0] for fault in found] == [
        "b.yml",
        "c.yml",
        "d.yml",
    ]
    read, faults = check(tmp_path)
    assert [each.watchlist.key for each in read] == ["list-a"]
    assert faults == found


def test_two_files_of_one_key_are_a_fault(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a"), b=text("list-a"), c=text("list-c"))
    assert faults_of(tmp_path) == (
        f"{tmp_path / 'b.yml'}: key 'list-a' is that of {tmp_path / 'a.yml'} too; every list has its own",
    )


def test_a_relation_to_a_party_of_another_list_is_followed_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a", relation="list-b/other"), b=text("list-b", "other"))
    first, _ = load_watchlists(tmp_path)
    assert first.designations[0].relations[0].party == "list-b/other"


@pytest.mark.parametrize("party", ["list-b/nobody", "list-c/other", "list-b/", "/other", "list-b/other/x"])
def test_a_relation_to_nobody_in_any_list_of_a_folder_is_a_fault(party: str, tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a", relation=party), b=text("list-b", "other"))
    assert faults_of(tmp_path) == (
        f"{tmp_path / 'a.yml'}: designations.testov-ivan.linked_to: {party!r} is no party of these lists; "
        "write list-key/id, or {name: ...} for one that is listed nowhere",
    )


def test_relations_to_other_lists_are_not_followed_from_one_file(tmp_path: Path) -> None:
    write(tmp_path, a=text("list-a", relation="list-b/other"))
    assert load_watchlist(tmp_path / "a.yml").designations[0].relations[0].party == "list-b/other"


def test_a_suffix_in_capitals_is_read_and_a_list_in_a_folder_below_is_a_fault(tmp_path: Path) -> None:
    """A list that is not read would make its parties clear."""
    (tmp_path / "a.YML").write_text(text("list-a"), encoding="utf-8")
    assert [each.watchlist.key for each in check(tmp_path)[0]] == ["list-a"]
    (tmp_path / "more").mkdir()
    write(tmp_path / "more", b=text("list-b"))
    assert faults_of(tmp_path) == (
        f"{tmp_path / 'more' / 'b.yml'}: a list in a folder below is not read; move it to {tmp_path} or name its folder",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    assert faults_of(tmp_path / "a.yml") == (f"{tmp_path / 'a.yml'}: no regular file; save the list to a file first",)


@pytest.mark.parametrize("name", ["a\0.yml", "\ud800.yml"])
def test_a_path_that_no_system_has_is_a_fault(name: str) -> None:
    (fault,) = faults_of(Path(name))
    assert ": cannot be read: " in fault
    fault.encode()
