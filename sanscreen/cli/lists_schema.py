"""`sanscreen lists schema`: by what an editor helps to write a list."""

import click

from sanscreen.cli.output import EXIT_CLEAR, machine_output
from sanscreen.lists.schema import schema_text

__all__ = ["command"]


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of our own list format, for editors that complete and check YAML."""
    output = machine_output()
    for line in schema_text().splitlines(keepends=True):
        output.write(line)
    return EXIT_CLEAR
