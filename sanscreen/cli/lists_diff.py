"""`sanscreen lists diff`: two editions of lists, to what was added, removed and changed."""

from pathlib import Path

import click

from sanscreen.cli.options import reading
from sanscreen.cli.output import EXIT_CLEAR, machine_output, safe, say
from sanscreen.integrations.json_lines import json_line
from sanscreen.lists import load_watchlists
from sanscreen.lists.diff import diff_lists
from sanscreen.lists.diff_text import changelog, text

__all__ = ["command"]


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "changelog"]),
    default="text",
    show_default=True,
    help="json: one object a list; changelog: a Markdown page to be filed.",
)
def command(old: Path, new: Path, form: str) -> int:
    """Show how the lists at NEW differ from those at OLD, party by party and field by field.

    Lists are compared with those of the same key, parties with those of the same id.

    Exit status: 0 compared, 2 an unusable list.
    """
    with reading(old):
        before = load_watchlists(old)
    with reading(new):
        after = load_watchlists(new)
    found = diff_lists(before, after)
    if form == "json":
        output = machine_output()
        for each in found:
            output.write(json_line(each.to_dict()) + "\n")
    elif form == "changelog":
        output = machine_output()
        for line in changelog(found, old.name, new.name):
            output.write(safe(line) + "\n")
    else:
        for each in found:
            for line in text(each):
                say(line)
    return EXIT_CLEAR
