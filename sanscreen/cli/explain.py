"""`sanscreen explain NAME NAME`: two names to the arithmetic of their score."""

import click

from sanscreen.cli.output import EXIT_CLEAR, machine_output, say_lines
from sanscreen.integrations.json_lines import json_line
from sanscreen.matching.compare import compare
from sanscreen.matching.features import FEATURES

__all__ = ["command"]


@click.command("explain")
@click.argument("screened")
@click.argument("listed")
@click.option(
    "--type", "listed_type", default="unknown", show_default=True, metavar="TYPE",
    help="individual, entity, vessel or aircraft; unknown tries the first two.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(screened: str, listed: str, listed_type: str, form: str) -> int:
    """Compare two names, SCREENED and LISTED, with no list, and show how the score adds up.

    Exit status: 0 compared, 2 a name that cannot be compared.
    """
    comparison = compare(screened, listed, listed_type, FEATURES)
    if form == "json":
        machine_output().write(json_line(comparison.to_dict()) + "\n")
    else:
        say_lines(comparison.explain())
    return EXIT_CLEAR
