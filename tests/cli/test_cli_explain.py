import json
import sys
from collections.abc import Callable

import pytest

from sanscreen.cli import main
from sanscreen.model import Comparison

Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sanscreen explain`; return status, stdout and stderr."""

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", "explain", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


def test_two_names_are_compared_word_by_word(explain: Run) -> None:
    code, out, err = explain("Иван Тестов", "TESTOV, Ivan")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].endswith("Иван Тестов  |  TESTOV, Ivan")
    assert any("Тестов = TESTOV" in line for line in lines)
    assert any("Иван = Ivan" in line for line in lines)
    assert lines[-1].endswith("total")


def test_names_that_differ_are_status_0_too(explain: Run) -> None:
    assert explain("Invented Person", "TESTOV, Ivan")[0] == 0


def test_json_is_the_comparison_and_nothing_else(explain: Run) -> None:
    code, out, err = explain("Ivan\u202e Testov", "TESTOV, Ivan", "--format", "json")
    assert (code, err) == (0, "")
    assert out.rstrip("\n").isprintable()
    comparison = Comparison.from_dict(json.loads(out))
    assert (comparison.screened, comparison.listed) == ("Ivan\u202e Testov", "TESTOV, Ivan")
    assert comparison.to_dict() == json.loads(out)


def test_type_of_the_listed_name_matters(explain: Run) -> None:
    person = explain("Testov Ltd", "Testov", "--type", "individual")[1]
    company = explain("Testov Ltd", "Testov", "--type", "entity")[1]
    assert person != company


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Ivan"], "Missing argument 'LISTED'"),
        (["", "Ivan"], "name is empty"),
        (["Ivan", ""], "name is empty"),
        (["?!", "Ivan"], "has no letter or figure that can be compared"),
        (["Ivan", "x" * 1001], "at most 1000 are allowed"),
        (["Ivan", "Ivan", "--type", "partner"], "'partner' is none of individual"),
        (["Ivan", "Ivan", "--format", "csv"], "Invalid value for '--format'"),
    ],
)
def test_wrong_usage_is_status_2_and_says_why_on_stderr(explain: Run, arguments: list[str], says: str) -> None:
    code, out, err = explain(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_hostile_names_come_out_harmless(explain: Run) -> None:
    _, out, _ = explain("Ivan\x1b[2J\n100.0  forged", "TESTOV,\u202e\nIvan[bold]")
    assert all(line.isprintable() for line in out.split("\n"))
    assert not any(line.startswith(("100.0  forged", "Ivan")) for line in out.split("\n"))
    assert "[bold]" in out
