"""A snapshot holds all that its lists hold, and what is damaged is refused by name."""

import contextlib
import hashlib
import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from sanscreen import Party, Policy, Screener, bundled_watchlists, load_watchlist, load_watchlists
from sanscreen.errors import PolicyError, SnapshotError, WatchlistError
from sanscreen.matching.engine import engine
from sanscreen.retrieval.container import MAGIC, packed_container
from sanscreen.retrieval.snapshot import packed_snapshot
from sanscreen.snapshots import is_snapshot, open_snapshot, save_snapshot

LISTS = bundled_watchlists()
WHOLE = b"".join(packed_snapshot(LISTS, Policy(), engine()))
HEAD = len(MAGIC) + 4 + 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "lists.snapshot"
    save_snapshot(path, LISTS)
    return path


def sealed(body: bytes, size: int) -> bytes:
    """Return a file with this body, whose digest fits."""
    return MAGIC + size.to_bytes(4, "little") + hashlib.sha256(body).digest() + body


def contents(whole: bytes) -> tuple[dict[str, object], bytes]:
    size = int.from_bytes(whole[len(MAGIC) : len(MAGIC) + 4], "little")
    return json.loads(whole[HEAD : HEAD + size]), whole[HEAD + size :]


def with_contents(change: Callable[[dict[str, object]], None]) -> bytes:
    """Return the snapshot with another table of contents, whose digest fits."""
    table, body = contents(WHOLE)
    change(table)
    packed = json.dumps(table).encode()
    packed += b" " * (-(HEAD + len(packed)) % 64)
    return sealed(packed + body, len(packed))


def test_every_listed_name_is_screened_as_over_the_lists(path: Path) -> None:
    over_file, over_lists = open_snapshot(path), Screener(LISTS)
    assert (over_file.names, over_file.references, over_file.engine) == (
        over_lists.names,
        over_lists.references,
        over_lists.engine,
    )
    assert over_file.watchlists == LISTS
    names = [alias.name for each in LISTS for party in each.designations for alias in party.aliases]
    for name in (*names, "Nobody Atall", "Иван Иванов"):
        assert over_file.screen(name).to_json() == over_lists.screen(name).to_json()
    number = next(each for party in LISTS[0].designations for each in party.identifiers if each.kind.strong)
    party = Party("Nobody Atall", identifiers=(number,))
    assert over_file.screen(party).to_json() == over_lists.screen(party).to_json()
    assert over_file.screen(party).hits


def test_the_same_lists_make_the_same_bytes(path: Path) -> None:
    assert path.read_bytes() == WHOLE
    assert is_snapshot(path)


def test_a_snapshot_has_a_policy_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "lists.snapshot"
    save_snapshot(path, LISTS, Policy(90))
    assert open_snapshot(path).policy == Policy(90)
    assert open_snapshot(path, Policy(95)).policy == Policy(95)
    with pytest.raises(PolicyError, match=r"lower than the snapshot's 90\.0"):
        open_snapshot(path, Policy(85))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "cannot be opened"),
        (b"key: list", "no snapshot; `sanscreen lists build"),
        (WHOLE[:40], "cut short or damaged"),
        (WHOLE[: len(WHOLE) // 2], "its digest does not fit"),
        (WHOLE[:-1] + bytes([WHOLE[-1] ^ 1]), "its digest does not fit"),
        (WHOLE[:1000] + bytes([WHOLE[1000] ^ 1]) + WHOLE[1001:], "its digest does not fit"),
        (sealed(b"[" * 100_000, 100_000), "table of contents cannot be read"),
        (sealed(b"{}", 2), "table of contents cannot be read"),
        (with_contents(lambda table: table.update(layout=0)), "layout 0; this version reads layout"),
        (with_contents(lambda table: table["sections"].pop("words.keys.starts")), "'words.keys.starts' is missing"),  # type: ignore[attr-defined]
        (with_contents(lambda table: table["sections"].update({"words.new": [0, 4]})), "unknown section 'words.new'"),  # type: ignore[attr-defined]
        (with_contents(lambda table: table["sections"].update(parties=[0, 10**12])), "'parties' lies outside"),  # type: ignore[attr-defined]
        (with_contents(lambda table: table["sections"].update(parties=[-64, 4])), "'parties' lies outside"),  # type: ignore[attr-defined]
        (with_contents(lambda table: table["head"].update(engine="sanscreen 9")), "built by sanscreen 9; this is"),  # type: ignore[attr-defined]
        (with_contents(lambda table: table["head"].update(policy={"threshold": 0.5})), "threshold runs from 1 to 100"),  # type: ignore[attr-defined]
    ],
    ids=range(15),
)
def test_what_is_damaged_or_of_another_version_is_refused_by_name(data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.snapshot"
    path.write_bytes(data)
    with pytest.raises(SnapshotError, match=told) as caught:
        open_snapshot(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", sorted(contents(WHOLE)[0]["sections"]))  # type: ignore[call-overload]
def test_a_section_cut_short_is_refused_or_harmless(name: str, tmp_path: Path) -> None:
    """Its digest fits: whoever made the file meant it. It is refused when it is opened, or says what went wrong."""
    table, body = contents(WHOLE)
    places = table["sections"]
    assert isinstance(places, dict)
    sections = {key: body[start : start + length] for key, (start, length) in places.items()}
    sections[name] = sections[name][: len(sections[name]) // 8 * 4]
    path = tmp_path / "cut.snapshot"
    path.write_bytes(b"".join(packed_container(table["head"], sections)))  # type: ignore[arg-type]
    try:
        screener = open_snapshot(path)
    except SnapshotError:
        return
    for screened in ("Igor Zimenkov", "Kim Chol", "Testov Trading LLC"):
        with contextlib.suppress(SnapshotError):
            screener.screen(screened)


def test_a_file_that_is_written_over_while_it_is_open_is_refused_and_clears_nobody(path: Path) -> None:
    screener = open_snapshot(path)
    assert screener.screen("Igor Zimenkov").is_alert
    size = path.stat().st_size
    with path.open("r+b") as stream:  # in place, as `cp` does it
        stream.write(bytes(size))
    os.utime(path, ns=(1, 1))
    with pytest.raises(SnapshotError, match="was changed while it was in use"):
        screener.screen("Igor Zimenkov")
    with pytest.raises(SnapshotError, match="was changed while it was in use"):
        list(screener.screen_many(["Igor Zimenkov"]))


def test_a_file_that_is_replaced_by_renaming_stays_what_it_was(path: Path) -> None:
    screener = open_snapshot(path)
    save_snapshot(path, LISTS[:1])
    assert len(screener.references) == len(LISTS)
    assert screener.screen("Igor Zimenkov").is_alert
    assert len(open_snapshot(path).references) == 1


def test_another_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "list.yml"
    path.write_text("key: a list of somebody")
    with pytest.raises(SnapshotError, match="is there and is no snapshot"):
        save_snapshot(path, LISTS)
    assert path.read_text() == "key: a list of somebody"


def test_a_snapshot_among_lists_is_a_fault_and_is_not_passed_over(path: Path) -> None:
    with pytest.raises(WatchlistError, match="a snapshot of lists; it stands alone"):
        load_watchlists(path.parent)
    with pytest.raises(WatchlistError, match="a snapshot of lists; it stands alone"):
        load_watchlist(path)


def test_another_process_is_not_sent_a_file_that_was_written_over(path: Path) -> None:
    screener = open_snapshot(path)
    assert pickle.loads(pickle.dumps(screener)).screen("Igor Zimenkov") == screener.screen("Igor Zimenkov")
    path.write_bytes(path.read_bytes())
    os.utime(path, ns=(1, 1))
    with pytest.raises(SnapshotError, match="was changed while it was in use"):
        pickle.dumps(screener)


@pytest.mark.parametrize(("there", "why"), [(False, "there is no such file"), (True, "it is empty")])
def test_a_file_that_is_not_there_or_empty_is_told(there: bool, why: str, tmp_path: Path) -> None:
    if there:
        (tmp_path / "lists.snap").touch()
    with pytest.raises(SnapshotError, match=why):
        open_snapshot(tmp_path / "lists.snap")


def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert not is_snapshot(tmp_path / "pipe")
    with pytest.raises(SnapshotError, match="no regular file"):
        open_snapshot(tmp_path / "pipe")


def test_a_policy_that_is_none_is_refused(path: Path) -> None:
    with pytest.raises(PolicyError, match="policy is a Policy, got 85"):
        open_snapshot(path, 85)  # type: ignore[arg-type]
