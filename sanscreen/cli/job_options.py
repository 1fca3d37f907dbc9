"""The options of `batch` and `rescreen`, to one job: what is read, how it is screened, and what is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from sanscreen.cli.options import AS_OF, AT_LEAST, LISTS, MAX_LIST_AGE, THRESHOLD
from sanscreen.integrations.columns import MANY
from sanscreen.integrations.csv_rows import DELIMITERS
from sanscreen.integrations.inputs import INPUTS
from sanscreen.integrations.outputs import OUTPUTS

__all__ = ["Job", "job_options"]


@dataclass(frozen=True, slots=True)
class Job:
    """One run over a file, as it is asked for; fields are options of their names."""

    file: Path
    output: Path | None
    form: str | None
    mapping: tuple[str, ...]
    input_form: str | None
    sheet: str | None
    encoding: str | None
    delimiter: str | None
    raw: bool
    allow_empty: bool
    workers: int
    lists: tuple[Path, ...]
    threshold: str
    max_list_age: int
    as_of: str | None
    at_least: int
    checkpoint: Path | None
    decisions: tuple[Path, ...]
    to_decide: Path | None
    report: Path | None
    audit: Path | None
    canaries: tuple[str, ...]
    limits: tuple[str, ...]
    since: Path | None = None
    changes: Path | None = None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that is read: none of them may be written over."""
        own = (each for each in (self.since, self.checkpoint) if each)
        return (self.file, *self.lists, *self.decisions, *own)

    def chosen_columns(self) -> dict[str, list[str]]:
        """Return which columns were chosen for which fields."""
        chosen: dict[str, list[str]] = {}
        for item in self.mapping:
            field, equals, column = item.partition("=")
            field = field.strip().lower()
            if not equals or not field or not column:
                raise click.UsageError(f"--map {item}: write FIELD=COLUMN, such as name=Partner")
            if field in chosen and field not in MANY:
                raise click.UsageError(f"--map {item}: {field} is mapped twice")
            chosen.setdefault(field, []).append(column)
        return chosen


def _path(*names: str, **others: Any) -> Callable[[Any], Any]:
    return click.option(*names, type=click.Path(path_type=Path, dir_okay=False), **others)


_OPTIONS = (
    click.argument("file", type=click.Path(path_type=Path, dir_okay=False)),
    _path("-o", "--output", help="Write every outcome to this file."),
    click.option(
        "--format", "form", type=click.Choice([each.name for each in OUTPUTS]),
        help="Form of the outcomes; with no -o they go to stdout. Default: by the name of the output, .json or .jsonl for JSON lines.",
    ),
    click.option(
        "--map", "mapping", multiple=True, metavar="FIELD=COLUMN",
        help="Which column holds a field, such as name=Partner; may be repeated, other_names, countries and addresses for one field too.",
    ),
    click.option(
        "--input-format", "input_form", type=click.Choice([each.name for each in INPUTS]),
        help="Form of FILE. Default: by its name, else csv, which is any delimited text.",
    ),
    click.option("--sheet", metavar="NAME", help="Sheet of a workbook; needed where several hold something."),
    click.option("--encoding", metavar="NAME", help="Encoding of FILE, such as cp1251; default: byte order mark, else UTF-8."),
    click.option(
        "--delimiter", type=click.Choice([*DELIMITERS, "tab"]), metavar="[,|;|tab|'|']",
        help="Default: that of a first line sep=; or the one that the header has most of.",
    ),
    click.option("--raw", is_flag=True, help="Write CSV cells as they are, without the guard against spreadsheet formulas."),
    click.option("--allow-empty", is_flag=True, help="Take a file with a header and no record for all clear."),
    click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that screen."),
    _path(
        "--checkpoint", metavar="RUN",
        help="Keep the run in this file (SQLite): begun again after whatever ended it, it goes on to the same output; rescreen takes it.",
    ),
    _path("--decisions", multiple=True, metavar="PATH", help="Decisions of analysts, CSV or YAML; may be repeated."),
    _path("--to-decide", metavar="PATH", help="Write each hit that no decision suppresses to this CSV file, for an analyst to fill in."),
    _path("--report", metavar="PATH", help="Write a report of the run to this HTML file."),
    _path("--audit", metavar="LOG", help="Add a record of each outcome to this audit log, which sanscreen audit verifies and replays."),
    click.option(
        "--expect-canary", "canaries", multiple=True, metavar="NAME",
        help="A listed name that stands in FILE on purpose: the run fails when it does not alert. May be repeated.",
    ),
    click.option(
        "--limit", "limits", multiple=True, metavar="NAME=PERCENT",
        help="How many in a hundred names may be empty, digits, dates ... before the run fails; off for no limit.",
    ),
    LISTS, THRESHOLD, MAX_LIST_AGE, AS_OF, AT_LEAST,
)  # fmt: skip


def job_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of a job."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
