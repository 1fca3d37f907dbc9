"""What went wrong, to an exception that says where, what was found, what is allowed and a likely remedy.

SanscreenError
├── WatchlistError (ValueError)   a list that cannot be used; carries every fault found in it
├── PartyError     (ValueError)   a record that cannot be screened as it stands
├── PolicyError    (ValueError)   a setting that makes no sense
├── SnapshotError  (ValueError)   a snapshot file that cannot be opened or written
├── DecisionError  (ValueError)   a file of decisions that cannot be used; carries every fault found in it
├── RunError       (ValueError)   a file of an earlier run that cannot be used
├── MessageError   (ValueError)   a payment message that is not known, broken, too large or too deep, or without a payment
├── AuditError     (ValueError)   an audit log that is not whole, or that cannot be read or written
├── WorkerError    (RuntimeError) a process that screens died
└── TableError     (ValueError)   a table shipped with the package is malformed: our fault, please report it
"""

from collections.abc import Sequence

__all__ = [
    "AuditError",
    "DecisionError",
    "MessageError",
    "PartyError",
    "PolicyError",
    "RunError",
    "SanscreenError",
    "SnapshotError",
    "TableError",
    "WatchlistError",
    "WorkerError",
]


class SanscreenError(Exception):
    """The base of every error that this library raises on purpose."""


class WatchlistError(SanscreenError, ValueError):
    """A watchlist is unusable. `faults` holds one sentence per fault, each opening with file, line and field."""

    def __init__(self, faults: str | Sequence[str]) -> None:
        self.faults: tuple[str, ...] = (faults,) if isinstance(faults, str) else tuple(faults)
        super().__init__("\n".join(self.faults))


class PartyError(SanscreenError, ValueError):
    """A party cannot be built from what was given."""


class PolicyError(SanscreenError, ValueError):
    """A policy or an option of a screening makes no sense."""


class SnapshotError(SanscreenError, ValueError):
    """A snapshot file is damaged, of another version, or cannot be opened or written."""


class DecisionError(SanscreenError, ValueError):
    """Decisions of analysts cannot be used as they stand. `faults` holds one sentence per fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class RunError(SanscreenError, ValueError):
    """The file of an earlier run is damaged, belongs to another run, or cannot be opened or written."""


class MessageError(SanscreenError, ValueError):
    """A payment message is of no form that is known, broken, too large or too deep, or has no payment in it."""


class AuditError(SanscreenError, ValueError):
    """An audit log is not whole, is that of somebody else, or cannot be read or written."""


class WorkerError(SanscreenError, RuntimeError):
    """A process that screens for this one died; what it had not answered is not screened."""


class TableError(SanscreenError, ValueError):
    """A table shipped with the package is malformed."""
