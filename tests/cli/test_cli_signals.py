import os
import signal
import threading

import pytest

from sanscreen.cli.signals import Terminated, terminable


def test_request_to_end_is_an_interruption_meanwhile_and_not_afterwards() -> None:
    def ended() -> None:
        with terminable():
            os.kill(os.getpid(), signal.SIGTERM)
            signal.pause()

    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Terminated):
        ended()
    assert signal.getsignal(signal.SIGTERM) == before


def test_terminated_is_a_kind_of_interruption() -> None:
    assert issubclass(Terminated, KeyboardInterrupt)


def test_other_threads_change_nothing() -> None:
    seen = []

    def work() -> None:
        with terminable():
            seen.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
