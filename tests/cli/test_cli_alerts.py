import pytest

from sanscreen.cli.alerts import MAX_SHOWN, Alerts
from sanscreen.errors import PartyError
from sanscreen.integrations.table import Row
from sanscreen.model import (
    Alias,
    AliasQuality,
    Designation,
    Identifier,
    IdentifierKind,
    Party,
    PartyType,
    Scope,
    Screening,
    Watchlist,
)
from sanscreen.screener import Screener

SCREENER = Screener(
    [
        Watchlist(
            "invented",
            "Invented",
            Scope.INTERNAL,
            (Designation("testov-ivan", PartyType.INDIVIDUAL, (Alias("TESTOV, Ivan", AliasQuality.PRIMARY),)),),
        )
    ]
)
ALERT, CLEAR = SCREENER.screen("Ivan Testov"), SCREENER.screen("Invented Person")
(ERROR,) = SCREENER.screen_many([PartyError("column 'name' is empty")])
NUMBERED = Screener(
    [
        Watchlist(
            "invented",
            "Invented",
            Scope.INTERNAL,
            (
                Designation(
                    "testov-ivan",
                    PartyType.INDIVIDUAL,
                    (Alias("TESTOV, Ivan", AliasQuality.PRIMARY),),
                    identifiers=(Identifier(IdentifierKind.TAX_NUMBER, "7705\x1b08895203", sources=("sdn",)),),
                ),
            ),
        )
    ]
)
INCOMPLETE = SCREENER.screen("Invented Person", max_comparisons=0)


def shown(capsys: pytest.CaptureFixture[str], *screenings: Screening, as_table: bool) -> str:
    alerts = Alerts(as_table=as_table)
    for number, screening in enumerate(screenings, start=2):
        alerts.write(Row(number, ("x",)), screening)
    alerts.finish()
    return capsys.readouterr().out


def test_lines_tell_alerts_and_what_was_not_screened(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, CLEAR, ALERT, ERROR, INCOMPLETE, as_table=False).splitlines() == [
        "line 3: 100.0 'Ivan Testov' alerts against 'TESTOV, Ivan' (invented)",
        "line 4: ERROR, not screened: column 'name' is empty",
        "line 5: INCOMPLETE, not wholly screened: stopped after 0 of 1 names",
    ]


def test_number_that_carries_an_alert_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    by_number = NUMBERED.screen(Party.of(name="Emily Hart", identifiers="tax_number:7705 08895203\x1b"))
    by_name = NUMBERED.screen(Party.of(name="Ivan Testov", identifiers="tax_number:770508895203"))
    without = NUMBERED.screen(Party.of(name="Ivan Testov"))
    assert shown(capsys, by_number, by_name, without, as_table=False).splitlines() == [
        "line 2: 100.0 'Emily Hart' alerts against 'TESTOV, Ivan' (invented, by tax number 7705 08895203)",
        "line 3: 100.0 'Ivan Testov' alerts against 'TESTOV, Ivan' (invented)",
        "line 4: 100.0 'Ivan Testov' alerts against 'TESTOV, Ivan' (invented)",
    ]
    assert "by tax number" in " ".join(shown(capsys, by_number, as_table=True).split())


def test_table_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, CLEAR, ALERT, ERROR, INCOMPLETE, as_table=True)
    words = [line.split() for line in text.splitlines() if line.strip()]
    assert words[0] == ["Line", "Score", "Screened", "Listed", "List"]
    assert words[2][:4] == ["3", "100.0", "Ivan", "Testov"]
    assert words[2][-1] == "invented"
    assert ["4", "ERROR"] in [line[:2] for line in words]
    assert ["5", "INCOMPLETE"] in [line[:2] for line in words]
    assert ["2"] not in [line[:1] for line in words]


@pytest.mark.parametrize("as_table", [False, True])
def test_nothing_is_said_where_all_is_clear(capsys: pytest.CaptureFixture[str], as_table: bool) -> None:
    assert shown(capsys, CLEAR, as_table=as_table) == ""


def test_table_that_is_too_long_says_how_much_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, *[ALERT] * (MAX_SHOWN + 3), as_table=True)
    assert text.count("TESTOV, Ivan") == MAX_SHOWN
    assert text.splitlines()[-1] == "3 more are not shown: write all outcomes with -o FILE."


@pytest.mark.parametrize("as_table", [False, True])
def test_hostile_names_come_out_harmless(capsys: pytest.CaptureFixture[str], as_table: bool) -> None:
    hostile = SCREENER.screen(Party("Ivan\x1b[2J\u202e Testov\n[bold red]:smile:[/]"))
    assert hostile.is_alert or hostile.is_clear
    (error,) = SCREENER.screen_many([PartyError("a\x1b[2J\u202eb\nline 9: forged [bold]x[/bold]")])
    text = shown(capsys, hostile, error, as_table=as_table)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not any(line.startswith("line 9") for line in text.splitlines())
    assert "[bold]x[/bold]" in " ".join(text.split())
