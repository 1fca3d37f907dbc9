"""Text from lists and records to what may be shown on a terminal, and the exit statuses."""

import io
import os
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TextIO

import click

from sanscreen.model import Screening, Verdict
from sanscreen.model.reference import age

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = [
    "EXIT_ALERT", "EXIT_BROKEN_PIPE", "EXIT_CLEAR", "EXIT_INTERRUPTED", "EXIT_TERMINATED", "EXIT_UNSCREENED",
    "EXIT_USAGE", "age", "counted", "machine_output", "note", "on_terminal", "safe", "say", "say_lines", "settle",
    "status_of", "today",
]  # fmt: skip

EXIT_CLEAR, EXIT_USAGE, EXIT_ALERT, EXIT_UNSCREENED = 0, 2, 3, 4
EXIT_INTERRUPTED, EXIT_BROKEN_PIPE, EXIT_TERMINATED = 130, 141, 143  # 128 and the number of the signal


def safe(text: str) -> str:
    r"""Return `text` on one line, with nothing in it that steers a terminal or turns the writing direction.

    Line breaks, tabs and unusual blanks become blanks, control and format characters go, and what is no character
    at all becomes U+FFFD.

    >>> safe("Ivan\n\x1b[31mTestov\u202e")
    'Ivan [31mTestov'
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in ("Cc", "Cf") else "\ufffd"


def say(text: str = "") -> None:
    """Print one line of people's output on stdout."""
    click.echo(safe(text))


def say_lines(text: str) -> None:
    """Print the lines of an explanation, in which no text of a record can hold a line break, on stdout."""
    for line in text.split("\n"):
        say(line)


def note(text: str) -> None:
    """Print one line on stderr, unless nobody can be told."""
    with suppress(OSError):
        click.echo(safe(text), err=True)


def settle(stream: TextIO | None) -> None:
    """Write out what a stream still holds; where that fails, give it up, so that Python's last flush succeeds."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        with suppress(OSError):  # a stream of a test is no file
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def machine_output() -> "SupportsWrite[str]":
    """Return stdout for machine output: UTF-8 with line feeds; on a terminal each line is made `safe`."""
    stream = sys.stdout
    if stream.isatty():
        return _Terminal()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream


class _Terminal:
    def write(self, text: str) -> None:
        """Print one record."""
        say(text.removesuffix("\n"))


def on_terminal() -> bool:
    """Return whether stderr is a terminal, where progress may be shown."""
    return sys.stderr is not None and sys.stderr.isatty()


def status_of(screenings: Iterable[Screening]) -> int:
    """Return the exit status for some screenings."""
    verdicts = {screening.verdict for screening in screenings}
    if verdicts & {Verdict.ERROR, Verdict.INCOMPLETE}:
        return EXIT_UNSCREENED
    return EXIT_ALERT if Verdict.ALERT in verdicts else EXIT_CLEAR


def counted(number: int, thing: str) -> str:
    """Return a number and what it counts.

    >>> counted(1, "record"), counted(1200, "record")
    ('1 record', '1200 records')
    """
    return f"{number} {thing}" + ("" if number == 1 else "s")


def today() -> date:
    """Return the date from which the ages of lists are counted: the only look at the clock for them."""
    return date.today()
