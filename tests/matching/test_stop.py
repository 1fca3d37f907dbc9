"""What nobody may stop: shared by all screenings, so that it keeps nothing of any."""

import pytest

from sanscreen.matching.stop import NEVER, Stop


def test_once_stopped_stays_stopped() -> None:
    answers = iter([False, True, False])
    stop = Stop(lambda: next(answers))
    assert [stop(), stop(), stop()] == [False, True, True]


def test_what_nobody_may_stop_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        NEVER.said = True  # type: ignore[misc]
    assert (NEVER(), NEVER.said) == (False, False)
