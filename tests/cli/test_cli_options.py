import gc
from pathlib import Path

import click
import pytest

from sanscreen.cli import options
from sanscreen.cli.options import screener_of, watchlists_of
from sanscreen.errors import PolicyError, WatchlistError

LIST = Path(__file__).with_name("invented-trade.yml")


def test_bundled_lists_are_used_where_none_is_given() -> None:
    assert len(watchlists_of(())) == 5


def test_files_and_folders_can_be_given_together(tmp_path: Path) -> None:
    other = LIST.read_text(encoding="utf-8").replace("key: invented-trade", "key: other")
    (tmp_path / "other.yml").write_text(other, encoding="utf-8")
    assert [watchlist.key for watchlist in watchlists_of((LIST, tmp_path))] == ["invented-trade", "other"]


def test_threshold_is_that_of_the_policy() -> None:
    assert str(screener_of((LIST,), "90.5").policy.threshold) == "90.5"


def test_threshold_is_checked_before_any_list_is_read() -> None:
    with pytest.raises(PolicyError):
        screener_of((Path("missing.yml"),), "0.9")


def test_folder_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(options, "check", refuse)
    with pytest.raises(click.ClickException, match="cannot be read: Permission denied"):
        watchlists_of((tmp_path,))


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_collector_is_left_as_it_was(collecting: bool) -> None:
    try:
        if not collecting:
            gc.disable()
        screener_of((LIST,), "85")
        assert gc.isenabled() is collecting
        with pytest.raises(WatchlistError):
            screener_of((LIST, LIST), "85")
        assert gc.isenabled() is collecting
    finally:
        gc.enable()


SAMPLES = Path(__file__).parents[1] / "lists" / "samples"


def test_a_list_without_a_day_has_the_one_that_is_said() -> None:
    (watchlist,) = watchlists_of((SAMPLES / "ofac_csv",), as_of="2030-02-01")
    assert str(watchlist.as_of) == "2030-02-01"
    with pytest.raises(click.BadParameter, match="'soon' is no date"):
        watchlists_of((LIST,), as_of="soon")


def test_an_official_list_that_is_too_small_is_refused_and_another_is_not() -> None:
    with pytest.raises(WatchlistError, match="5 parties; at least 100 are expected"):
        watchlists_of((SAMPLES / "ofac_csv", LIST), at_least=100)
    assert len(watchlists_of((LIST,), at_least=100)) == 1


def test_warnings_of_an_official_list_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for part in ("sdn", "alt", "add"):
        data = (SAMPLES / "ofac_csv" / f"{part}.csv").read_bytes().rstrip(b"\x1a")
        (tmp_path / f"{part}.csv").write_bytes(data)
    watchlists_of((tmp_path / "sdn.csv",))
    told = capsys.readouterr().err
    assert "1 warning, the first: " in told
    assert "has no end mark (SUB)" in told
