"""The last resort for scripts without a table."""

import importlib.metadata
import sys

import pytest

from sanscreen import FlagKind, Screener
from sanscreen.names.fold import fold
from sanscreen.names.readings import FALLBACK, READERS, fallback, reader_for


def test_a_script_without_a_table_is_read_by_unidecode_at_a_cost() -> None:
    (reading,) = fallback.read(fold("ಕನ್ನಡ"))
    assert (reading.text, reading.system) == ("knndd", "Unidecode")
    assert reading.cost > 0


def test_a_letter_that_unidecode_does_not_know_has_no_reading() -> None:
    assert fallback.read(fold("\U00013080")) == ()


def test_the_fallback_reads_no_script_that_has_a_reader() -> None:
    for reader in READERS:
        for script in reader.scripts:
            assert reader_for(script) is not FALLBACK


def test_without_unidecode_equal_scripts_still_match_and_the_flag_says_so(
    monkeypatch: pytest.MonkeyPatch, screener: Screener
) -> None:
    monkeypatch.setitem(sys.modules, "unidecode", None)
    screening = screener.screen("ಕನ್ನಡ ಪರೀಕ್ಷೆ")
    assert next(flag.kind for flag in screening.flags) is FlagKind.SCRIPT_NOT_COVERED
    assert screener.compare("ಕನ್ನಡ ಪರೀಕ್ಷೆ", "ಪರೀಕ್ಷೆ ಕನ್ನಡ", "individual").score == 100


def test_the_version_is_that_which_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fallback.version() == importlib.metadata.version("unidecode")
    monkeypatch.setattr("sys.path", [])
    assert fallback.version() == "not installed"
