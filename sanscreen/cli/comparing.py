"""A job and an earlier run, to what may be carried over from it, and at the end to what became of each alert."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import sanscreen
from sanscreen.cli.job_options import Job
from sanscreen.cli.output import counted
from sanscreen.delta import Contents, Delta, contents_of
from sanscreen.integrations.batch import Earlier
from sanscreen.integrations.changes import ChangeKind, changes_between
from sanscreen.integrations.columns import Columns
from sanscreen.integrations.csv_out import write_row
from sanscreen.integrations.run_file import RunFile
from sanscreen.integrations.table import Table
from sanscreen.screener import Screener

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["CHANGES", "Comparison", "compared_with", "digest_of_stream", "facts_of"]

CHANGES = ("change", "customer", "line", "list", "id", "listed", "score_before", "score", "why")
DECIDING = ("model", "names", "matching", "retrieval")  # packages; `data` is in the engine
SAME = ("engine", "policy")  # what must be the same for an outcome to be carried over


def facts_of(job: Job, source: str, table: Table, columns: Columns, screener: Screener) -> dict[str, str]:
    """Return what a run is of: a run that is gone on with is of the same. `source` is the digest of the input."""
    return {
        "input": f"SHA-256 {source}",
        "reading": f"{table.encoding}, delimiter {table.delimiter!r}",
        "columns": str(columns),
        "lists": "; ".join(f"{each.key} {each.version}" for each in screener.references),
        "policy": screener.policy.to_json(),
        "engine": f"{screener.engine}, code {_code()}",
        "decisions": "; ".join(f"SHA-256 {_digest(path)}" for path in job.decisions) or "none",
    }


def digest_of_stream(stream: BinaryIO) -> str:
    """Return the SHA-256 of a stream, which is then at its start again."""
    digest = hashlib.sha256()
    stream.seek(0)
    while piece := stream.read(1 << 20):
        digest.update(piece)
    stream.seek(0)
    return digest.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return digest_of_stream(stream)


def _code() -> str:
    """Return 12 digits of the digest of the code that decides: it can change where no version does."""
    folder = Path(sanscreen.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(each for layer in DECIDING for each in (folder / layer).rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is known of an earlier run; `base` is None where nothing may be carried over, for the reasons in `again`."""

    run: RunFile
    base: Earlier | None
    again: str = ""

    def lines(self, now: RunFile, changes: "SupportsWrite[str] | None", *, raw: bool) -> Iterator[str]:
        """Write what became of each alert, and yield lines of the summary on it."""
        if self.base is None:
            yield f"Everything was compared again: {self.again}."
        else:
            delta = self.base.delta
            yield (
                f"Since {self.run.name}: {counted(len(delta.changed), 'designation')} new or changed, "
                f"{len(delta.gone)} gone."
            )
        kinds: Counter[ChangeKind] = Counter()
        if changes is not None:
            write_row(changes, CHANGES)
        for each in changes_between(self.run, now):
            kinds[each.kind] += 1
            if changes is not None:
                scores = ("" if score is None else str(score) for score in (each.score_before, each.score))
                line = str(each.line or "")
                row = (each.kind.value, each.customer, line, each.watchlist, each.id, each.listed, *scores, each.why)
                write_row(changes, row, raw=raw)
        yield f"Alerts by customer and designation: {', '.join(f'{kinds[kind]} {kind.value}' for kind in ChangeKind)}."


def compared_with(
    since: RunFile | None, facts: Mapping[str, str], screener: Screener, now: RunFile, *, keep: bool
) -> Comparison | None:
    """Return what an earlier run is good for, and note in the run `now` what its lists say, where it is to be kept.

    `facts` are what the run is of. Raises `RunError` where the earlier run cannot be read.
    """
    if since is None:
        if keep:
            _note(now, contents_of(screener))
        return None
    known = since.facts()
    other = [f"{name} was {known.get(name)} and is {facts[name]}" for name in SAME if known.get(name) != facts[name]]
    delta = Delta(screener, {(watchlist, id): digest for watchlist, id, digest in since.listed()})
    _note(now, delta.contents)
    return Comparison(since, None if other else Earlier(since, delta), "; ".join(other))


def _note(run: RunFile, contents: Contents) -> None:
    run.list_all((*pair, digest) for pair, digest in contents.items())
