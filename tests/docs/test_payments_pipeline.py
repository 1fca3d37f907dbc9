"""The payments example, run as a test: hold, release, repair, and never open."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sanscreen import (
    Screener,
    WatchlistError,
    bundled_watchlists,
    load_watchlist,
)
from sanscreen.lists import bundled_folder

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PIPELINE = EXAMPLES / "payments_pipeline.py"
WATCHLIST = EXAMPLES / "watchlist.yml"


def loaded_pipeline() -> ModuleType:
    spec = importlib.util.spec_from_file_location("payments_pipeline", PIPELINE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pipeline() -> ModuleType:
    """The example as a module, fresh, so that a test can change its constants."""
    return loaded_pipeline()


@pytest.fixture(scope="module")
def both() -> Screener:
    """A screener over the bundled lists and the invented one."""
    return Screener([*bundled_watchlists(), load_watchlist(WATCHLIST)])


CLEAN = {
    "id": "T-1",
    "debtor": "Jörg Hüttenrauch",
    "creditor": "Harrow & Finch Stationers Ltd",
    "debtor_agent": "Sparkasse Oberau-Dalbach",
    "creditor_agent": "ZZZZDE00XXX",
    "remittance_text": "INVOICE 4711",
}
DECIDED = {
    "P-01": "RELEASE",
    "P-02": "HOLD",
    "P-03": "REPAIR",
    "P-04": "HOLD",
    "P-05": "RELEASE",  # not listed yet
    "P-06": "HOLD",  # the same creditor, after the swap
    "P-07": "HOLD",
    "P-08": "RELEASE",
    "P-09": "HOLD",  # still held after a file that is no list
}
WITHOUT_THE_NEW_LIST = {**DECIDED, "P-06": "RELEASE", "P-07": "RELEASE", "P-09": "RELEASE"}


def field_of(decision: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [each for each in decision["fields"] if each["field"] == name]


def test_payments_are_decided_and_a_newly_listed_party_is_held_from_the_swap_on(pipeline: ModuleType) -> None:
    assert {each["payment"]: each["decision"] for each in pipeline.main()} == DECIDED


def test_pipeline_prints_one_json_line_for_each_decision(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions = pipeline.main()
    printed = capsys.readouterr()
    assert [json.loads(line) for line in printed.out.splitlines()] == decisions
    assert "the lists in use are kept" in printed.err
    assert "counterparties.csv" in printed.err


def test_pipeline_runs_as_a_script_and_writes_the_same_decisions(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(PIPELINE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    decisions = [json.loads(line) for line in done.stdout.splitlines()]
    assert {each["payment"]: each["decision"] for each in decisions} == DECIDED
    assert list(tmp_path.iterdir()) == []


def test_decision_names_the_lists_and_the_engine_that_it_rests_on(pipeline: ModuleType, both: Screener) -> None:
    decision = pipeline.decide({**CLEAN, "creditor": "Testow Iwan"}, both)
    (creditor,) = field_of(decision, "creditor")
    (hit,) = creditor["hits"]
    invented = load_watchlist(WATCHLIST)
    assert (hit["id"], hit["list"]) == ("testov-ivan", invented.key)
    assert (hit["version"], hit["digest"]) == (invented.version, invented.digest)
    assert [each["digest"] for each in decision["lists"]] == [each.digest for each in both.watchlists]
    assert decision["engine"] == both.screen("Testow Iwan").engine


def test_clean_payment_is_released(pipeline: ModuleType, both: Screener) -> None:
    assert pipeline.decide(CLEAN, both)["decision"] == "RELEASE"


@pytest.mark.parametrize("field", ["debtor", "creditor", "debtor_agent", "creditor_agent"])
@pytest.mark.parametrize("text", ["", "   ", "...", "\u200b", "x" * 1001])
def test_name_that_cannot_be_screened_is_repaired(pipeline: ModuleType, both: Screener, field: str, text: str) -> None:
    assert pipeline.decide({**CLEAN, field: text}, both)["decision"] == "REPAIR"


@pytest.mark.parametrize("field", ["debtor", "creditor", "debtor_agent", "creditor_agent"])
def test_missing_name_is_repaired(pipeline: ModuleType, both: Screener, field: str) -> None:
    payment = {name: text for name, text in CLEAN.items() if name != field}
    assert pipeline.decide(payment, both)["decision"] == "REPAIR"


def test_deadline_that_has_passed_leads_to_repair(pipeline: ModuleType, both: Screener) -> None:
    decision = pipeline.decide(CLEAN, both, 0)
    assert decision["decision"] == "REPAIR"
    assert {each["verdict"] for each in decision["fields"]} == {"incomplete"}


def test_deadline_that_passes_in_the_middle_releases_nothing(
    pipeline: ModuleType, both: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock:
        """Advances by a second each time it is read."""

        now = 0.0

        def monotonic(self) -> float:
            self.now += 1
            return self.now

    readings = []
    for seconds in (1, both.names, 3 * both.names, 6 * both.names):
        clock = Clock()
        monkeypatch.setattr(pipeline, "time", clock)
        decision = pipeline.decide(CLEAN, both, seconds)
        verdicts = [each["verdict"] for each in decision["fields"]]
        assert (decision["decision"] == "RELEASE") == (set(verdicts) == {"clear"})
        readings.append(verdicts.count("incomplete"))
    assert readings[0] == 5
    assert readings[-1] == 0
    assert readings == sorted(readings, reverse=True)


def test_listed_creditor_is_never_released_however_little_is_compared(
    pipeline: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    screener = Screener([load_watchlist(WATCHLIST)])
    seen = set()
    for bound in range(screener.names + 1):
        monkeypatch.setattr(pipeline, "MAX_COMPARISONS", bound)
        decision = pipeline.decide({**CLEAN, "creditor": "Testow Iwan"}, screener)
        (creditor,) = field_of(decision, "creditor")
        assert decision["decision"] == ("HOLD" if creditor["hits"] else "REPAIR")
        seen.add((creditor["verdict"], decision["decision"]))
    assert seen == {("incomplete", "REPAIR"), ("incomplete", "HOLD"), ("alert", "HOLD")}


@pytest.mark.parametrize(
    "text",
    [
        "TESTOV IVAN",
        "Testov, Ivan",
        "/ORD/TESTOV IVAN",
        "INVOICE 4711 FROM TESTOV IVAN",
        "invoice 4711, Testov Ivan, goods",
        "4711; on behalf of Testov Ivan",
        "rent\nИван Тестов",
    ],
)
def test_listed_name_in_the_remittance_text_is_held(pipeline: ModuleType, both: Screener, text: str) -> None:
    decision = pipeline.decide({**CLEAN, "remittance_text": text}, both)
    assert decision["decision"] == "HOLD"
    assert any(each.get("hits") for each in field_of(decision, "remittance_text"))


def test_part_without_a_letter_is_skipped_and_recorded(pipeline: ModuleType, both: Screener) -> None:
    decision = pipeline.decide({**CLEAN, "remittance_text": "4711; rent, 2026-11 ;;"}, both)
    assert decision["decision"] == "RELEASE"
    found = [(each["text"], each["verdict"]) for each in field_of(decision, "remittance_text")]
    assert found == [
        ("4711", "skipped"),
        ("rent, 2026-11", "clear"),
        ("rent", "clear"),
        ("2026-11", "skipped"),
    ]
    assert all(each["why"] for each in field_of(decision, "remittance_text") if each["verdict"] == "skipped")


def test_remittance_text_that_is_too_long_for_a_name_is_repaired(pipeline: ModuleType, both: Screener) -> None:
    decision = pipeline.decide({**CLEAN, "remittance_text": "word " * 14 + "and"}, both)
    assert decision["decision"] == "REPAIR"


def test_payment_without_remittance_text_is_decided_by_its_names(pipeline: ModuleType, both: Screener) -> None:
    payment = {name: text for name, text in CLEAN.items() if name != "remittance_text"}
    assert pipeline.decide(payment, both)["decision"] == "RELEASE"


def test_field_that_is_null_is_empty(pipeline: ModuleType, both: Screener) -> None:
    assert pipeline.decide({**CLEAN, "remittance_text": None}, both)["decision"] == "RELEASE"
    for field in pipeline.NAMES:
        assert pipeline.decide({**CLEAN, field: None}, both)["decision"] == "REPAIR"


@pytest.mark.parametrize(
    "bic", ["TIMERU2K", "TIMERU2KXXX", "timeru2kxxx", "TIME RU 2K", "Time ru 2k xxx", " TIMERU2K\n"]
)
def test_listed_agent_is_found_by_its_bic_however_it_is_spaced(pipeline: ModuleType, both: Screener, bic: str) -> None:
    assert pipeline.decide({**CLEAN, "creditor_agent": bic}, both)["decision"] == "HOLD"


def test_name_of_an_agent_that_is_as_long_as_a_bic_is_screened_as_a_name(pipeline: ModuleType, both: Screener) -> None:
    assert pipeline.decide({**CLEAN, "creditor_agent": "Coral Bay"}, both)["decision"] == "RELEASE"


def test_size_of_list_for_which_the_deadline_holds_is_told(pipeline: ModuleType) -> None:
    assert "holds up to about 8,000 listed names" in " ".join(str(pipeline.__doc__).split())


def test_broken_new_list_keeps_the_old_one(
    pipeline: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.yml"
    text = WATCHLIST.read_text(encoding="utf-8")
    cut.write_text(text[: len(text) // 2], encoding="utf-8")
    twice = tmp_path / "twice.yml"
    shutil.copy(sorted(bundled_folder().glob("*.yml"))[0], twice)  # a key that is there already
    for path in (cut, twice, tmp_path / "missing.yml", tmp_path):
        decisions = pipeline.main(path)
        assert {each["payment"]: each["decision"] for each in decisions} == WITHOUT_THE_NEW_LIST, path
        assert capsys.readouterr().err.count("the lists in use are kept") == 2


def test_illustrative_lists_alone_are_refused_unless_asked_for(
    pipeline: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pipeline.ALLOW_ILLUSTRATIVE is True
    monkeypatch.setattr(pipeline, "ALLOW_ILLUSTRATIVE", False)
    with pytest.raises(WatchlistError, match="illustrative"):
        pipeline.main()
    own = tmp_path / "own.yml"
    text = WATCHLIST.read_text(encoding="utf-8")
    own.write_text(text.replace("scope: illustrative", "scope: internal"), encoding="utf-8")
    assert pipeline.read_screener(own).screen("Testow Iwan").is_alert
