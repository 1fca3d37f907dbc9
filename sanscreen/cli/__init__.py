"""The command line: one file per command, registered here.

Exit statuses: 0 all clear, 2 wrong usage or an unusable list, 3 at least one alert, 4 at least one record not screened
or an outcome that could not be written (wins over 3), 130 interrupted, 141 nobody reads the output any more, 143
terminated. 1 is never ours: it is Python's, for a bug. Machine output goes to stdout, people's output to a terminal or
to stderr.
"""

import io
import sys
from typing import Any, NoReturn

import click

from sanscreen.cli import audit, batch, decisions, explain, lists, rescreen, screen
from sanscreen.cli.output import (
    EXIT_BROKEN_PIPE,
    EXIT_INTERRUPTED,
    EXIT_TERMINATED,
    EXIT_UNSCREENED,
    EXIT_USAGE,
    note,
    settle,
)
from sanscreen.cli.signals import Terminated
from sanscreen.errors import DecisionError, SanscreenError, TableError, WatchlistError
from sanscreen.matching.engine import VERSION

__all__ = ["group", "main"]


class Statuses(click.Group):
    """A group of commands that each return an exit status; it never ends with another one, short of a bug."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run a command and exit with its status."""
        if sys.stdout is None:  # closed, as by `>&-`
            note("the outcome could not be written: stdout is closed")
            sys.exit(EXIT_UNSCREENED)
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # another encoding is no reason to fail
        try:
            status = super().main(*args, **{**extra, "standalone_mode": False})
            sys.stdout.flush()
        except SystemExit as ended:  # click exits with 1 for a broken pipe
            status = EXIT_BROKEN_PIPE if ended.code == 1 else ended.code
        except BrokenPipeError:
            status = EXIT_BROKEN_PIPE
        except OSError as problem:
            if problem.filename is not None:  # a file of ours, and no writing of output
                raise
            note(f"the outcome could not be written to stdout: {problem.strerror or problem}")
            status = EXIT_UNSCREENED
        except (click.exceptions.Abort, KeyboardInterrupt) as stopped:
            if isinstance(stopped.__cause__, EOFError):  # click takes it for an interruption
                raise stopped.__cause__ from None
            terminated = isinstance(stopped.__cause__ or stopped, Terminated)
            note("terminated" if terminated else "interrupted")
            status = EXIT_TERMINATED if terminated else EXIT_INTERRUPTED
        except click.ClickException as problem:
            _show(problem)
            status = EXIT_USAGE
        except TableError:
            raise  # our fault: no status of ours
        except (WatchlistError, DecisionError) as problem:
            for fault in problem.faults:
                note(fault)
            status = EXIT_USAGE
        except SanscreenError as problem:
            note(str(problem))
            status = EXIT_USAGE
        if not isinstance(status, int):
            raise TypeError(f"a command ended with {status!r}, which is no exit status")
        settle(sys.stdout)
        settle(sys.stderr)
        sys.exit(status)


def _show(problem: click.ClickException) -> None:
    shown = io.StringIO()
    problem.show(shown)
    for line in shown.getvalue().rstrip("\n").split("\n"):
        note(line)


@click.group(cls=Statuses, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="sanscreen")
def group() -> None:
    """Decide whether names belong to sanctioned parties, and show why.

    The lists that come with sanscreen are small and illustrative: they are NOT the OFAC, UN, EU or UK list.
    """


COMMANDS = (
    screen.command, batch.command, rescreen.command, decisions.command, explain.command, lists.command,
    audit.command,
)  # fmt: skip
for command in COMMANDS:
    group.add_command(command)


def main() -> NoReturn:
    """Run the command line and exit with one of the statuses above."""
    group.main()
