import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sanscreen.errors import DecisionError
from sanscreen.integrations.decision_files import COLUMNS, OpenHits, read_decisions, write_decisions
from sanscreen.integrations.table import Row
from sanscreen.lists import bundled_watchlists
from sanscreen.model import Decision, Judgement, Party
from sanscreen.model.decisions import Decisions
from sanscreen.screener import Screener

SCREENER = Screener(bundled_watchlists())
SCREENING = SCREENER.screen(Party.of(name="Igor Zimenkov", reference="-7"))
ROW = Row(2, ())
FINDING = ("not the party", "born in another year", "A. Invented", "2026-11-01", "2027-11-01")


def draft() -> str:
    stream = io.StringIO()
    OpenHits(stream).write(ROW, SCREENING)
    return stream.getvalue()


def filled(text: str, finding: tuple[str, ...] = FINDING) -> str:
    """The draft with the same finding in each row."""
    return text.replace(",,,,,,", f",{','.join(finding)},")


def written(folder: Path, text: str, name: str = "decisions.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_open_hits_that_an_analyst_fills_in_suppress_themselves(tmp_path: Path) -> None:
    decisions, undecided = read_decisions([written(tmp_path, filled(draft()))])
    assert undecided == 0
    decided = Decisions(decisions).apply(SCREENING, date(2026, 11, 28))
    assert len(decided.suppressed) == len(SCREENING.hits) > 0
    assert decided.is_clear


def test_a_reference_that_opens_like_a_formula_comes_back(tmp_path: Path) -> None:
    party = Party.of(name="Igor Zimenkov", reference="=HYPERLINK(1)")
    stream = io.StringIO()
    OpenHits(stream).write(ROW, SCREENER.screen(party))
    assert "'=HYPERLINK(1)" in stream.getvalue()
    decisions, _ = read_decisions([written(tmp_path, filled(stream.getvalue()))])
    assert {each.reference for each in decisions} == {"=HYPERLINK(1)"}


def test_rows_without_a_judgement_are_counted_and_decide_nothing(tmp_path: Path) -> None:
    decisions, undecided = read_decisions([written(tmp_path, draft())])
    assert decisions == ()
    assert undecided == len(SCREENING.hits)


def test_decisions_come_back_from_csv_and_from_yaml(tmp_path: Path) -> None:
    decisions, _ = read_decisions([written(tmp_path, filled(draft()))])
    stream = io.StringIO()
    write_decisions(stream, decisions)
    assert read_decisions([written(tmp_path, stream.getvalue(), "again.csv")]) == (decisions, 0)
    stream = io.StringIO()
    hostile = replace(decisions[0], reason='"quoted": no # comment\n- Тестов \u202e', reference="- 'x")
    write_decisions(stream, [*decisions, hostile], yaml=True)
    assert read_decisions([written(tmp_path, stream.getvalue(), "decisions.yml")]) == ((*decisions, hostile), 0)


def test_a_file_as_a_spreadsheet_writes_it_is_read(tmp_path: Path) -> None:
    text = filled(draft(), ("Not  the party ", "x", "A. Invented", "1.11.2026", "2027-11-01 00:00:00"))
    stream = io.StringIO()
    cells = [[cell.replace("85.0", "85,0") for cell in row] for row in csv.reader(io.StringIO(text))]
    csv.writer(stream, delimiter=";").writerows([[*row[:-1], "mine"] for row in cells])
    semicolons = "\ufeff" + stream.getvalue() + ";" * 17 + "\r\n"
    decisions, undecided = read_decisions([written(tmp_path, semicolons)])
    assert undecided == 0
    assert decisions == read_decisions([written(tmp_path, filled(draft(), (*FINDING[:1], "x", *FINDING[2:])))])[0]
    path = tmp_path / "ansi.csv"
    path.write_bytes(filled(draft(), ("not the party", "é", *FINDING[2:])).encode("cp1252", "replace"))
    with pytest.raises(DecisionError, match="is no UTF-8; save it as CSV UTF-8"):
        read_decisions([path])


@pytest.mark.parametrize("day", ["11/12/2026", "tomorrow", "2026", "46000"])
def test_a_day_that_is_not_sure_is_refused(tmp_path: Path, day: str) -> None:
    with pytest.raises(DecisionError, match="write 2026-11-28"):
        read_decisions([written(tmp_path, filled(draft(), (*FINDING[:3], day, FINDING[4])))])


def test_every_fault_is_told_with_its_place(tmp_path: Path) -> None:
    bad = [
        filled(draft(), ("maybe", *FINDING[1:])),
        filled(draft(), (*FINDING[:4], "2026-10-01")),
        filled(draft(), (*FINDING[:4], "soon")),
        filled(draft(), ("not the party", "", *FINDING[2:])),
    ]
    paths = [written(tmp_path, text, f"{number}.csv") for number, text in enumerate(bad)]
    with pytest.raises(DecisionError) as caught:
        read_decisions(paths)
    first = [next(fault for fault in caught.value.faults if fault.startswith(f"{path}:2")) for path in paths]
    assert "judgement: 'maybe' is none of 'not the party', 'the party'" in first[0]
    assert "expires_on 2026-10-01 lies before decided_on 2026-11-01" in first[1]
    assert "soon" in first[2]
    assert "reason: empty" in first[3]


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("a,b\n1,2\n", "x.csv", "missing: 'watchlist', "),
        (",".join(name for name in COLUMNS if name != "reference") + "\n", "x.csv", "missing: 'reference'"),
        ("PK\3\4", "x.csv", "is a workbook; save it as CSV UTF-8"),
        (",".join(COLUMNS[1:]) + "\n", "x.csv", "missing: 'watchlist'"),
        (",".join((*COLUMNS, "reason")) + "\n", "x.csv", "doubled: 'reason'"),
        ("", "x.csv", "the file is empty"),
        (",".join(COLUMNS) + '\n"a', "x.csv", "opens a quote"),
        ("reviewer: A. Invented\n", "x.yml", "a list of decisions is expected"),
        ("- text\n", "x.yml", "a decision has fields"),
        ("- reviewer: [a]\n", "x.yml", "reviewer is one text"),
        ("- judgement: the party\n", "x.yml", "reason, reviewer, decided_on, expires_on: empty"),
        ("- &a b\n", "x.yml", "anchors"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str, name: str, why: str) -> None:
    with pytest.raises(DecisionError, match=why):
        read_decisions([written(tmp_path, text, name)])


def test_a_finding_of_the_party_is_kept(tmp_path: Path) -> None:
    decisions, _ = read_decisions([written(tmp_path, filled(draft(), ("the party", *FINDING[1:])))])
    assert {each.judgement for each in decisions} == {Judgement.THE_PARTY}
    assert all(isinstance(each, Decision) for each in decisions)
