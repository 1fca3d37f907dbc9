"""`sanscreen audit`: an audit log, to whether it is whole, what its records say made anew, and where a name stands in it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sanscreen.cli.options import AS_OF, LISTS, reading, screener_of
from sanscreen.cli.output import EXIT_ALERT, EXIT_CLEAR, EXIT_USAGE, counted, note, say
from sanscreen.snapshots import is_snapshot, open_snapshot

if TYPE_CHECKING:
    from sanscreen.integrations.audit import Verified
    from sanscreen.screener import Screener

__all__ = ["command"]

EXIT_DIFFERENT = EXIT_ALERT  # somebody has to look at it
MAX_KEY = 4096  # bytes of a key file
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("audit")
def command() -> None:
    """Verify, replay and search audit logs."""


@command.command("verify")
@click.argument("log", type=_FILE)
@click.option(
    "--head", metavar="HASH", help="The head of the log that was kept elsewhere, with or without sha256: before."
)
@click.option("--count", type=click.IntRange(0), metavar="N", help="The number of records then.")
def verify(log: Path, head: str | None, count: int | None) -> int:
    """Find whether LOG was changed: lines edited, lost, moved, put in, doubled or, with --head, cut off at the end.

    Exit status: 0 whole, 2 not, or no log.
    """
    from sanscreen.integrations.audit import verify_log  # noqa: PLC0415  # takes time at start, and few ask for it

    found = verify_log(log, head=head, count=count)
    if found.fault is not None:
        note(f"NOT WHOLE: {found.fault}")
        if found.head is not None:
            say(f"{log}: whole up to record {found.head.seq}, sha256:{found.head.hash}")
        return EXIT_USAGE
    _tell_whole(log, found)
    return EXIT_CLEAR


def _tell_whole(log: Path, found: "Verified") -> None:
    assert found.head is not None
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(found.kinds.items()))
    hidden = "; personal data as HMACs" if found.private else ""
    say(f"{log}: whole: {counted(found.head.seq, 'record')}{f' ({kinds})' if kinds else ''}{hidden}")
    say(f"head sha256:{found.head.hash}")
    if found.kept is None:
        say("No head was given: a log whose end was cut off, or that was written anew as a whole, looks like this one.")
    else:
        say(
            f"The head that was kept is that of record {found.kept}; {counted(found.head.seq - found.kept, 'record')} after it."
        )


@command.command("replay")
@click.argument("log", type=_FILE)
@LISTS
@AS_OF
@click.option(
    "--messages", type=_FILE, multiple=True, metavar="PATH", help="A file of payments that was kept beside the log."
)
@click.option("--only", type=click.IntRange(1), metavar="N", help="Replay this record alone.")
def replay(log: Path, lists: tuple[Path, ...], as_of: str | None, messages: tuple[Path, ...], only: int | None) -> int:
    """Screen again what LOG says was screened, against the lists of then, and tell every difference.

    The same engine and the same lists give the same bytes. Where one of them is another, the record says so, and what
    it changes.

    Exit status: 0 all the same, 3 a difference or a record that could not be replayed, 2 an unusable log or list.
    """
    from sanscreen.integrations.audit import State, replay_log  # noqa: PLC0415  # as above

    states: Counter[State] = Counter()
    for each in replay_log(log, _screener(lists, as_of), only=only, messages=messages):
        states[each.state] += 1
        if each.state is not State.SAME or only is not None:
            say(f"record {each.seq}: {each.state}{': ' if each.says else ''}{'; '.join(each.says)}")
    told = ", ".join(f"{states[state]} {state}" for state in State if states[state])
    say(f"{counted(states.total(), 'record')} replayed{f': {told}' if told else ''}.")
    return EXIT_DIFFERENT if states[State.DIFFERENT] or states[State.NOT_REPLAYED] else EXIT_CLEAR


def _screener(lists: tuple[Path, ...], as_of: str | None) -> "Screener":
    """Return a screener that can take the policy of any record; a snapshot takes its own threshold and higher ones."""
    if len(lists) == 1 and as_of is None and is_snapshot(lists[0]):
        return open_snapshot(lists[0])
    return screener_of(lists, "1", as_of=as_of)


@command.command("find")
@click.argument("log", type=_FILE)
@click.option("--key-file", type=_FILE, required=True, metavar="PATH", help="The file with the key of the log.")
@click.option("--name", required=True, metavar="NAME", help="A name, number or reference, as it was given.")
def find(log: Path, key_file: Path, name: str) -> int:
    """Find the records of a private LOG in which NAME was screened; case, width and blanks make no difference.

    Exit status: 0 searched, 2 an unusable log or another key.
    """
    from sanscreen.integrations.audit import find_in_log  # noqa: PLC0415  # as above

    found = 0
    for record in find_in_log(log, _key(key_file), name):
        found += 1
        verdict = record["result"].get("verdict") if isinstance(record.get("result"), dict) else None
        say(
            f"record {record['seq']}: {record['kind']}{f', {verdict}' if verdict else ''}, {record.get('at', 'no time stated')}"
        )
    say(f"{counted(found, 'record')} found.")
    return EXIT_CLEAR


def _key(path: Path) -> bytes:
    with reading(path), path.open("rb") as stream:
        key = stream.read(MAX_KEY + 1)
    if len(key) > MAX_KEY:
        raise click.ClickException(f"{path}: has more than {MAX_KEY} bytes; is this a key?")
    return key.removesuffix(b"\n").removesuffix(b"\r")  # as an editor ends a line
