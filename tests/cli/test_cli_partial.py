import os
from pathlib import Path

import click
import pytest

from sanscreen.cli.partial import PartialFile


def test_output_is_replaced_only_at_the_end(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    output.write_text("old")
    with PartialFile(output, ()) as partial:
        partial.stream.write("Иван\n")
        assert output.read_text() == "old"
        partial.finish()
    assert output.read_text(encoding="utf-8") == "Иван\n"
    assert list(tmp_path.iterdir()) == [output]


def test_what_was_written_stays_beside_the_output_when_it_is_not_finished(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    output.write_text("old")

    def interrupted() -> None:
        with PartialFile(output, ()) as partial:
            partial.stream.write("whole row\n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert output.read_text() == "old"
    assert (tmp_path / "out.csv.partial").read_text() == "whole row\n"


def test_text_is_utf_8_with_line_feeds_whatever_is_in_it(tmp_path: Path) -> None:
    with PartialFile(tmp_path / "out.csv", ()) as partial:
        partial.stream.write("Иван\n\r\n\ud800\n")
        partial.finish()
    assert (tmp_path / "out.csv").read_bytes() == "Иван\n\r\n\\ud800\n".encode()


def test_link_is_kept_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "real.csv"
    link = tmp_path / "out.csv"
    link.symlink_to(target)
    with PartialFile(link, ()) as partial:
        partial.stream.write("new")
        partial.finish()
    assert link.is_symlink()
    assert target.read_text() == "new"


def refused(output: Path, *inputs: Path) -> str:
    with pytest.raises(click.ClickException) as caught:
        PartialFile(output, inputs)
    return str(caught.value)


def test_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "missing" / "out.csv"
    assert refused(output) == f"{output}.partial: cannot be written: No such file or directory"


@pytest.mark.parametrize("place", ["/dev/null", "/dev/stdout"])
def test_device_is_not_replaced(place: str) -> None:
    if not Path(place).exists() or Path(place).is_file():
        pytest.skip("no such device here")
    assert refused(Path(place)) == f"{place}: is no file; the output replaces what stands there"


@pytest.mark.parametrize("way", ["same", "link", "hard link", "partial", "other spelling"])
def test_output_that_would_overwrite_an_input_is_refused(tmp_path: Path, way: str) -> None:
    given = tmp_path / ("out.csv.partial" if way == "partial" else "in.csv")
    given.write_text("precious")
    output = {
        "same": given,
        "partial": tmp_path / "out.csv",
        "other spelling": tmp_path / "x" / ".." / "in.csv",
    }.get(way, tmp_path / "out.csv")
    (tmp_path / "x").mkdir()
    if way == "link":
        output.symlink_to(given)
    if way == "hard link":
        output.hardlink_to(given)
    other = tmp_path / "list.yml"
    assert refused(output, other, given) == f"{given}: the output would overwrite it; give the output another name"
    assert given.read_text() == "precious"


def test_other_file_beside_the_input_is_no_reason_to_refuse(tmp_path: Path) -> None:
    given = tmp_path / "in.csv"
    given.write_text("x")
    (tmp_path / "out.txt").write_text("x")
    with PartialFile(tmp_path / "out.txt", (given, tmp_path)) as partial:
        assert partial.path == tmp_path / "out.txt.partial"


def test_two_runs_do_not_write_one_output(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    with PartialFile(output, ()) as first:
        first.stream.write("first")
        assert refused(output) == f"{output}.partial: another run is writing it; give the output another name"
        first.finish()
    assert output.read_text() == "first"


def test_what_an_earlier_run_left_behind_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.csv.partial").write_text("a long text that was left behind")
    with PartialFile(tmp_path / "out.csv", ()) as partial:
        partial.stream.write("new")
        partial.finish()
    assert (tmp_path / "out.csv").read_text() == "new"


def test_a_link_in_the_place_of_the_partial_file_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    (tmp_path / "out.csv.partial").symlink_to(victim)
    assert "out.csv.partial: cannot be written" in refused(tmp_path / "out.csv")
    assert victim.read_text() == "precious"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_place_of_the_partial_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "out.csv.partial")
    assert "cannot be written: is no regular file" in refused(tmp_path / "out.csv")


def test_a_file_in_a_folder_of_lists_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    listed = tmp_path / "lists" / "a.yml"
    listed.write_text("format: 1")
    assert refused(listed, tmp_path / "lists").startswith(f"{listed}: the output would overwrite it")


def test_a_file_that_has_another_name_is_not_written_over(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("old")
    os.link(precious, tmp_path / "out.csv.partial")
    with pytest.raises(click.ClickException, match="has another name too"):
        PartialFile(tmp_path / "out.csv", ())
    assert precious.read_text() == "old"


def test_a_run_that_wrote_nothing_leaves_nothing(tmp_path: Path) -> None:
    with PartialFile(tmp_path / "out.csv", ()):
        pass
    assert not list(tmp_path.iterdir())
