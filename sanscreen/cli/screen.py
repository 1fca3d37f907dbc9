"""`sanscreen screen NAME`: one name to its hits, near misses and flags."""

from dataclasses import replace
from pathlib import Path

import click

from sanscreen.cli.options import AS_OF, AT_LEAST, LISTS, MAX_LIST_AGE, THRESHOLD, screener_of
from sanscreen.cli.output import machine_output, say, say_lines, status_of
from sanscreen.errors import PartyError
from sanscreen.integrations.cells import iso_date
from sanscreen.integrations.csv_out import write_row
from sanscreen.integrations.json_lines import json_line
from sanscreen.integrations.results import RESULT_COLUMNS, result_cells
from sanscreen.model import Party, Screening

__all__ = ["command"]


@click.command("screen")
@click.argument("name")
@click.option("--type", "party_type", metavar="TYPE", help="individual, entity, vessel or aircraft; default: unknown.")
@click.option("--birth-date", metavar="DATE", help="1962, 1962-04, 1962-04-01 or as a file has it.")
@click.option("--country", "countries", multiple=True, metavar="CODE", help="Code or English name; may be repeated.")
@click.option(
    "--id",
    "identifiers",
    multiple=True,
    metavar="NUMBER",
    help="NUMBER or KIND:NUMBER, such as tax_number:...; may be repeated.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@LISTS
@THRESHOLD
@MAX_LIST_AGE
@AS_OF
@AT_LEAST
def command(
    name: str,
    party_type: str | None,
    birth_date: str | None,
    countries: tuple[str, ...],
    identifiers: tuple[str, ...],
    form: str,
    lists: tuple[Path, ...],
    threshold: str,
    max_list_age: int,
    as_of: str | None,
    at_least: int,
) -> int:
    """Screen one NAME and explain what answers to it.

    Exit status: 0 clear, 2 wrong usage or unusable list, 3 alert, 4 not screened, as an empty or overlong name is.
    """
    known = Party.of(
        name="?",  # options are usage, and the name is a record: it is not screened where it is faulty
        type=party_type,
        birth_date=iso_date(birth_date.strip()) if birth_date else None,
        countries=list(countries),
        identifiers=list(identifiers),
    )
    try:
        party: Party | PartyError = replace(known, name=name.strip())
    except PartyError as problem:
        party = problem
    (screening,) = screener_of(lists, threshold, max_list_age, as_of, at_least).screen_many([party])
    if form == "json":
        machine_output().write(json_line(screening.to_dict()) + "\n")
    elif form == "csv":
        stream = machine_output()
        write_row(stream, ("name", *RESULT_COLUMNS))
        write_row(stream, (name, *result_cells(screening)))
    else:
        _text(screening)
    return status_of([screening])


def _text(screening: Screening) -> None:
    for hit in screening.hits:
        say_lines(hit.explain())
        say()
    if screening.near_misses:
        floor, threshold = screening.policy.near_miss_floor, screening.policy.threshold
        say(f"Near misses, {floor} to under {threshold}:")
        for near in screening.near_misses:
            say_lines(near.explain())
            say()
    for flag in screening.flags:
        say(f"Flag: {flag}")
    say(str(screening))
    say(f"Compared: {screening.compared}. Engine: {screening.engine}.")
