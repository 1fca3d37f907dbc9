import io
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest

from sanscreen.cli.output import (
    age,
    counted,
    machine_output,
    note,
    safe,
    say,
    say_lines,
    status_of,
    today,
)
from sanscreen.model import Alias, AliasQuality, Designation, Party, PartyType, Scope, Screening, Watchlist
from sanscreen.screener import Screener


def screener(name: str) -> Screener:
    designation = Designation("testov-ivan", PartyType.INDIVIDUAL, (Alias(name, AliasQuality.PRIMARY),))
    return Screener([Watchlist("invented", "Invented", Scope.INTERNAL, (designation,))])


SCREENER, HOSTILE = screener("TESTOV, Ivan"), screener("TESTOV,\nIvan\x1b")


@pytest.mark.parametrize(
    ("text", "shown", "why"),
    [
        ("", "", "nothing"),
        ("Тестов, Иван 김", "Тестов, Иван 김", "letters of any script stay"),
        ("Ivan\x1b[31mTestov\x1b[0m", "Ivan[31mTestov[0m", "an escape sequence without its escape is text"),
        ("Ivan\x9b31m", "Ivan31m", "the one-letter form of the same"),
        ("Ivan\x07\x08\x7f\0", "Ivan", "bell, backspace, delete, NUL"),
        ("\u202eIvan\u2066\u2069\u200f", "Ivan", "the writing direction is not turned"),
        ("I\u200bv\ufeffan\u00ad", "Ivan", "what cannot be seen goes"),
        ("a\nb\r\nc\td\x0be\x85f\u2028g\u2029h", "a b  c d e f g h", "one line, and words stay apart"),
        ("a\u00a0b\u3000c", "a b c", "unusual blanks are blanks"),
        ("a\ud800b\ue000c\uffffd", "a\ufffdb\ufffdc\ufffdd", "what is no letter is shown as such"),
        ("[bold red]Ivan[/] :smile: \\", "[bold red]Ivan[/] :smile: \\", "markup is text"),
    ],
)
def test_safe_text_is(text: str, shown: str, why: str) -> None:
    assert safe(text) == shown, why


def every_character() -> Iterator[str]:
    return map(chr, range(sys.maxunicode + 1))


def test_safe_text_of_any_character_prints_on_one_line() -> None:
    """No code point comes out as a control or format character or as a line break."""
    shown = safe("".join(every_character()))
    assert shown.isprintable()
    assert not any(unicodedata.bidirectional(letter) in ("RLO", "LRO", "RLE", "LRE", "PDF") for letter in shown)


def test_safe_twice_changes_nothing() -> None:
    """What is safe stays as it is, for every code point."""
    for letter in every_character():
        assert safe(safe(letter)) == safe(letter)


def test_a_name_cannot_forge_a_line_of_an_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    (hit,) = HOSTILE.screen(Party("Ivan\x1b[2J\nTestov\u202e")).hits
    say_lines(hit.explain())
    lines = capsys.readouterr().out.split("\n")
    assert not any(line.startswith(("Ivan", "Testov")) for line in lines)
    assert len(lines) == len(hit.explain().split("\n")) + 1
    assert all(line.isprintable() for line in lines)


def test_people_read_one_line_for_each_call(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\nb\x1b")
    say_lines("c\nd\x1b")
    note("e\nf\x1b")
    assert capsys.readouterr() == ("a b\nc\nd\n", "e f\n")


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_machine_output_is_utf_8_with_line_feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding="ascii", newline="\r\n"))
    machine_output().write("Тестов\n\ud800\u202e\n")
    sys.stdout.flush()
    assert data.getvalue() == "Тестов\n\\ud800\u202e\n".encode()


def test_machine_output_on_a_terminal_is_made_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(data, encoding="utf-8"))
    machine_output().write('"Ivan\nTestov\x1b[2J\u202e",RU\n')
    sys.stdout.flush()
    assert data.getvalue() == b'"Ivan Testov[2J",RU\n'


@pytest.mark.parametrize(
    ("names", "status", "why"),
    [
        ([], 0, "nobody"),
        (["Invented Person"], 0, "clear"),
        (["Invented Person", "Ivan Testov"], 3, "one alert"),
        (["?!", "Invented Person"], 4, "one that was not screened"),
        (["Ivan Testov", "?!"], 4, "what was not screened wins over an alert"),
    ],
)
def test_exit_status_is_that_of_the_worst_outcome(names: list[str], status: int, why: str) -> None:
    assert status_of(SCREENER.screen_many(names)) == status, why


def test_exit_status_of_an_incomplete_screening_is_that_of_one_not_screened() -> None:
    incomplete: Screening = SCREENER.screen("Ivan Testov", max_comparisons=0)
    assert status_of([incomplete]) == 4


@pytest.mark.parametrize(("number", "text"), [(0, "0 records"), (1, "1 record"), (2, "2 records")])
def test_things_are_counted_in_english(number: int, text: str) -> None:
    assert counted(number, "record") == text


@pytest.mark.parametrize(
    ("as_of", "text"),
    [
        (date(2030, 2, 1), "0 days old"),
        (date(2030, 1, 31), "1 day old"),
        (date(2029, 2, 1), "365 days old"),
        (date(2030, 2, 3), "dated 2 days ahead"),
        (None, "of unknown age"),
    ],
)
def test_age_of_a_list_is_told_in_days(as_of: date | None, text: str) -> None:
    assert age(as_of, date(2030, 2, 1)) == text


def test_today_is_the_day_of_the_clock() -> None:
    assert date.today() - today() == date(2030, 1, 1) - date(2030, 1, 1)
