import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sanscreen.cli import main
from sanscreen.integrations.results import RESULT_COLUMNS
from sanscreen.model import Screening

LIST = Path(__file__).with_name("invented-trade.yml")
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sanscreen screen` over the invented list; return status, stdout and stderr."""

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", "screen", "--lists", str(LIST), *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(
    ("name", "status", "says", "why"),
    [
        ("TESTOV, Ivan", 3, "ALERT at ", "as it is listed"),
        ("Ivan Testov", 3, "ALERT at ", "in the other order"),
        ("Example Trading LLC", 3, "ALERT at ", "a company"),
        ("Invented Person", 0, "Clear of 1 list (3 parties, as of 2030-02-01).", "nobody on the list"),
        ("?!", 4, "ERROR, not screened: the name '?!' has no letter or figure", "nothing to compare"),
        ("\u200b\u202e", 4, "ERROR, not screened", "nothing that can be seen"),
        ("", 4, "ERROR, not screened: name is empty", "no name"),
        (" ", 4, "ERROR, not screened: name is empty", "a blank"),
        ("x" * 1001, 4, "ERROR, not screened: name: 1001 characters; at most 1000 are allowed", "too long"),
        ("Ivan\udcff", 4, "ERROR, not screened: name: holds half of a surrogate pair", "decoded wrongly"),
        (" Ivan Testov ", 3, "ALERT at ", "blanks around"),
    ],
)
def test_one_name_is_answered(screen: Run, name: str, status: int, says: str, why: str) -> None:
    code, out, err = screen(name)
    assert (code, err) == (status, ""), why
    assert says in out


def test_alert_is_explained(screen: Run) -> None:
    _, out, _ = screen("Ivan Testov")
    assert "TESTOV, Ivan  (individual, designated)" in out
    assert "list invented-trade, id testov-ivan" in out
    assert "total" in out
    assert "exhaustive over 4 names" in out


def test_near_miss_is_shown_and_no_alert(screen: Run) -> None:
    code, out, _ = screen("The Tester")
    assert code == 0
    assert "Near misses, 75.0 to under 85.0:" in out
    assert "weak alias 'THE TESTER'" in out


def test_birth_date_and_country_are_compared(screen: Run) -> None:
    _, agreeing, _ = screen("Ivan Testov", "--birth-date", "1962-04-01", "--country", "Russia", "--country", "CY")
    _, differing, _ = screen("Ivan Testov", "--birth-date", "1990", "--country", "US")
    assert "birth_date: 1962-04-01  |  1962-04" in agreeing
    assert "country: CY, RU  |  RU" in agreeing or "country: RU, CY  |  RU" in agreeing
    assert "birth_date: 1990  |  1962-04" in differing


def test_number_alone_alerts(screen: Run) -> None:
    code, out, _ = screen("Invented Person", "--id", "passport:000000001", "--id", "12345")
    assert code == 3
    assert "identifier" in out


def test_type_is_taken_into_account(screen: Run) -> None:
    _, same, _ = screen("Ivan Testov", "--type", "individual")
    _, other, _ = screen("Ivan Testov", "--type", "vessel")
    assert "party_type" not in same
    assert "party_type" in other


def test_threshold_moves_the_alert(screen: Run) -> None:
    assert screen("The Tester", "--threshold", "80")[0] == 3
    assert screen("The Tester", "--threshold", "80.1")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["", "--type", "partner"], "type: 'partner' is none of individual"),
        (["?!", "--birth-date", "1962-13"], "birth_date: '1962-13' is no date"),
        (["x" * 1001, "--country", "Atlantis"], "countries: 'Atlantis' is no country that is known here"),
        (["Ivan", "--type", "partner"], "type: 'partner' is none of individual"),
        (["Ivan", "--birth-date", "1962-13"], "birth_date: '1962-13' is no date; write 1962, 1962-04 or 1962-04-01"),
        (["Ivan", "--country", "Atlantis"], "countries: 'Atlantis' is no country that is known here"),
        (["Ivan", "--id", "wallet-card:1"], "identifiers: 'wallet-card' is none of passport"),
        (["Ivan", "--threshold", "0.85"], "threshold runs from 1 to 100, got 0.85: did you mean 85?"),
        (["Ivan", "--threshold", "high"], "threshold runs from 1 to 100, got 'high'"),
        (["Ivan", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of"),
        (["Ivan", "--colour"], "No such option"),
        (["Ivan", "Testov"], "Got unexpected extra argument (Testov)"),
        ([], "Missing argument 'NAME'"),
        (["Ivan", "--lists", "missing.yml"], "missing.yml: cannot be read: No such file or directory"),
        (["Ivan", "--lists", str(LIST)], "invented-trade: given twice; give each list once"),
    ],
)  # fmt: skip
def test_wrong_usage_is_status_2_and_says_why_on_stderr(screen: Run, arguments: list[str], says: str) -> None:
    code, out, err = screen(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("name", "status"), [("Ivan Testov", 3), ("Invented Person", 0), ("?!", 4)])
def test_json_is_the_screening_and_nothing_else(screen: Run, name: str, status: int) -> None:
    code, out, err = screen(name, "--format", "json", "--birth-date", "1962-04", "--country", "RU")
    assert (code, err) == (status, "")
    screening = Screening.from_dict(json.loads(out))
    assert screening.party is not None
    assert screening.party.name == name
    assert screening.is_alert is (status == 3)


@pytest.mark.parametrize(("name", "status"), [("Ivan Testov", 3), ("Invented Person", 0), ("?!", 4)])
def test_csv_is_one_row_and_nothing_else(screen: Run, name: str, status: int) -> None:
    code, out, err = screen(name, "--format", "csv")
    assert (code, err) == (status, "")
    header, row = csv.reader(io.StringIO(out, newline=""))
    assert header == ["name", *RESULT_COLUMNS]
    assert row[:2] == [name, {0: "clear", 3: "alert", 4: "error"}[status]]


def test_name_that_cannot_be_screened_is_an_outcome_in_every_form(screen: Run) -> None:
    code, out, _ = screen("", "--format", "json")
    screening = Screening.from_dict(json.loads(out))
    assert (code, screening.party, screening.error) == (4, None, "name is empty")
    code, out, _ = screen("x" * 1001, "--format", "csv")
    _, row = csv.reader(io.StringIO(out, newline=""))
    assert (code, row[0], row[1]) == (4, "x" * 1001, "error")


def test_csv_is_guarded_against_formulas(screen: Run) -> None:
    _, out, _ = screen("--format", "csv", "--", "=Ivan Testov")
    assert list(csv.reader(io.StringIO(out)))[1][0] == "'=Ivan Testov"


def test_hostile_name_comes_out_harmless(screen: Run) -> None:
    name = "Ivan\x1b[2J\u202e\nTestov\r[bold red]x[/]"
    for arguments in ([], ["--threshold", "30"]):
        _, out, _ = screen(name, *arguments)
        assert all(line.isprintable() for line in out.split("\n"))
        assert not any(line.startswith(("Testov", "[bold red]")) for line in out.split("\n"))


def test_hostile_listed_name_comes_out_harmless(screen: Run) -> None:
    code, out, _ = screen("[bold red]Hostile Trade[/] :smile:")
    assert code == 3
    assert all(line.isprintable() for line in out.split("\n"))
    assert "[bold red]HOSTILE TRADE[/] :smile:" in out


def test_json_of_a_hostile_name_keeps_it_and_is_printable(screen: Run) -> None:
    name = "Ivan\x1b[2J\u202e\nTestov\x9b"
    _, out, _ = screen(name, "--format", "json")
    assert out.rstrip("\n").isprintable()
    assert json.loads(out)["party"]["name"] == name


def test_bundled_lists_are_the_default_and_say_what_they_are_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, status in (("ZIMENKOV, Igor Vladimirovich", 3), ("Invented Person", 0)):
        monkeypatch.setattr(sys, "argv", ["sanscreen", "screen", name])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == status
        assert "This is NOT the OFAC, UN, EU or UK list." in capsys.readouterr().out
