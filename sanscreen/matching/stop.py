"""What the caller says of going on, to an answer that stays: once stopped, a screening is not resumed."""

from collections.abc import Callable

from sanscreen.errors import PolicyError

__all__ = ["NEVER", "Stop", "StoppedError"]


class StoppedError(Exception):
    """The caller said stop in the midst of a search."""


class Stop:
    """Asks the caller each time until he says stop; `said` is what he said last."""

    __slots__ = ("_should_stop", "said")

    def __init__(self, should_stop: Callable[[], bool] | None) -> None:
        """Raise `PolicyError` for what cannot be asked."""
        if should_stop is not None and not callable(should_stop):
            raise PolicyError(f"should_stop is a function that says whether to stop, got {should_stop!r}")
        self._should_stop = should_stop
        self.said = False

    def __call__(self) -> bool:
        """Return whether to stop."""
        self.said = self.said or (self._should_stop is not None and self._should_stop())
        return self.said

    def ask(self) -> None:
        """Ask, and raise `StoppedError` where the answer is stop."""
        if self():
            raise StoppedError


class _Never(Stop):
    """Nobody to ask: what every screening that nobody may stop can share, since it keeps nothing."""

    __slots__ = ()

    def __init__(self) -> None:
        """Keep nothing, not even that nobody said stop."""

    @property
    def said(self) -> bool:  # type: ignore[override]  # it cannot be set
        """Whether somebody said stop: nobody does."""
        return False

    def __call__(self) -> bool:
        """Return that nobody stops."""
        return False


NEVER = _Never()
