"""The whole page of a batch run."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest

from sanscreen import (
    Alias,
    AliasQuality,
    Decision,
    Decisions,
    Designation,
    Detail,
    Flag,
    FlagKind,
    Identifier,
    IdentifierKind,
    Judgement,
    PartyType,
    Scope,
    Screener,
    Verdict,
    Watchlist,
)
from sanscreen.integrations.batch import Outcome
from sanscreen.integrations.report import ReportLibraryError, ReportWriter, writer
from sanscreen.integrations.report.run_facts import FLAG_MEANINGS
from sanscreen.integrations.table import Row
from tests.integrations.report.pages import Read, facts_of, many, outcomes, page_of

HEADER = "id,name,dob,country,note"
FILE = f"""{HEADER}
R-1,Ivan Petrovich Testov,1962-04-01,RU,an alert
R-2,Somebody Else,,,clear
R-3,,,,no name
R-4,Vanya,,,a near miss
R-5,Иван Тестов,,,another alert
R-6,Exemplaria Tradng LLC,,,a slip
R-7,too few
"""
HOSTILE = (
    "<script>alert(1)</script> \"'><img src=x onerror=alert(1)> \u202eTestov \0 " + "x" * 300 + " a" + "\u0336" * 40
)


@pytest.fixture(scope="module")
def page(invented: Screener) -> str:
    return page_of(outcomes(invented, FILE), invented, HEADER)


def articles(page: str) -> list[str]:
    return re.findall(r"<article.*?</article>", page, re.DOTALL)


def scores(page: str) -> list[Decimal]:
    return [Decimal(score) for score in re.findall(r'<h3.*?><span class="score">(.*?)</span>', page)]


def test_totals_reconcile_and_are_those_of_the_tally(page: str) -> None:
    assert "7 records read = 2 clear + 3 alert + 0 incomplete + 2 error" in Read(page).text
    assert "Of the clear, 1 has near misses." in Read(page).text
    found = "3 found by a primary name + 0 found by a strong alias + 0 found by a weak alias + 0 found by a number."
    assert f"3 records have a hit = {found}" in Read(page).text


def test_tally_of_other_outcomes_is_refused(invented: Screener) -> None:
    found = outcomes(invented, FILE)
    report = ReportWriter(HEADER.split(","))
    for outcome in found[1:]:
        report.write(outcome.row, outcome.screening)
    with pytest.raises(RuntimeError, match="the tally has"):
        report.finish(io.StringIO(), facts_of(found, invented))


def test_alerts_stand_in_full_by_score_then_in_the_order_of_the_file(page: str, invented: Screener) -> None:
    found = outcomes(invented, FILE)
    expected = sorted((-outcome.screening.score, outcome.row.line) for outcome in found if outcome.screening.is_alert)
    assert scores(page) == [-score for score, _ in expected]
    assert re.findall(r'<article id="line-(\d+)"', page) == [str(line) for _, line in expected]


def test_what_was_not_screened_stands_above_the_alerts(page: str) -> None:
    headings = [text.split(":")[0] for tag, text in Read(page).headings if tag == "h2"]
    assert headings == ["Not screened", "What was compared", "Scores", "Flags", "Alerts", "Near misses"]
    caption, rows = next(table for table in Read(page).tables if "not wholly" in table[0][0])
    assert caption
    assert [row[:2] for row in rows[1:]] == [["4", "error"], ["8", "error"]]
    assert "column 'name' is empty" in rows[1][2]
    assert "column 2: too few" in rows[2][3]


def test_evidence_adds_up_to_the_score_in_figures_and_in_bars(page: str, invented: Screener) -> None:
    evidence_adds_up(articles(page), scores(page))


def evidence_adds_up(comparisons: list[str], expected: list[Decimal]) -> None:
    for comparison, score in zip(comparisons, expected, strict=True):
        (evidence,) = re.findall(r'<table class="evidence">.*?</table>', comparison, re.DOTALL)
        points = [Decimal(each) for each in re.findall(r'<td class="figure">([+-][\d.]+)</td>', evidence)]
        assert sum(points) == score
        widths = re.findall(r'<rect class="(plus|minus)" x="[\d.]+" y="2.5" width="([\d.]+)"', evidence)
        assert [Decimal(width) if sign == "plus" else -Decimal(width) for sign, width in widths] == points
        assert f"<b>{score}</b>" in evidence


def test_alert_says_what_decides(page: str) -> None:
    first = Read(articles(page)[0]).text
    for told in ("reference R-1", "1962-04-01", "RU", "000000000000", "Johann Probus", "an alert", "+8.0", "id testov"):
        assert told in first


def test_page_is_accessible_as_far_as_its_markup_tells(page: str) -> None:
    read = Read(page)
    levels = [int(tag[1]) for tag, _ in read.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(text.strip() for _, text in read.headings)
    assert max(read.ids.values()) == 1
    assert set(read.named) <= read.ids.keys()
    assert {link[1:] for link in read.links if link.startswith("#")} <= read.ids.keys()
    assert all(len(captions) == 1 and captions[0].strip() for captions, _ in read.tables)
    assert all(read.tags[landmark] == 1 for landmark in ("header", "main", "nav", "footer"))
    assert '<html lang="en">' in page


def test_page_asks_nothing_of_the_network_and_runs_nothing(page: str) -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    style = page[page.index("<style>") : page.index("</style>")]
    assert "@import" not in style
    assert re.findall(r"url\((.*?)\)", style) == ["#hatch"]


def test_same_outcomes_are_the_same_bytes(page: str, invented: Screener) -> None:
    assert page_of(outcomes(invented, FILE), invented, HEADER) == page


def test_file_without_an_alert_has_a_page(invented: Screener) -> None:
    read = Read(page_of(outcomes(invented, "name\nSomebody Else\n"), invented, "name"))
    assert "1 record read = 1 clear + 0 alert + 0 incomplete + 0 error" in read.text
    assert "No record reached 85.0 points." in read.text
    assert "Every record was screened" in read.text


def test_file_without_a_record_has_a_page(invented: Screener) -> None:
    assert "0 records read = 0 clear" in Read(page_of([], invented, "name")).text


def test_head_warns_of_lists_that_clear_nobody_and_of_old_ones(screener: Screener) -> None:
    text = Read(page_of(outcomes(screener, "name\nSomebody Else\n"), screener, "name")).text
    assert "Warning. Illustrative lists only: not the OFAC, UN, EU or UK list. Such lists clear nobody." in text
    assert all(each.key in text and each.version in text for each in screener.references)
    official = Watchlist("official", "Official", Scope.OFFICIAL, hostile_party(), as_of=date(2026, 10, 1))
    older = Screener([official])
    text = Read(page_of(outcomes(older, "name\nSomebody Else\n"), older, "name")).text
    assert "Warning. Stale list: official is 58 days old on 2026-11-28; at most 14 are allowed." in text


def test_head_warns_of_names_in_a_wrong_encoding(invented: Screener) -> None:
    file = "name\n" + "\u00d2\u00e5\u00f1\u00f2\u00ee\u00e2 \u00c8\u00e2\u00e0\u00ed\n" * 3  # cp1251 as latin-1
    assert "look like Cyrillic that was read in a wrong encoding" in page_of(outcomes(invented, file), invented, "name")


def hostile_party() -> tuple[Designation]:
    return (
        Designation(
            "<i>id",
            PartyType.INDIVIDUAL,
            (Alias("TESTOV, Ivan <b>", AliasQuality.PRIMARY, sources=("</style><script>",)), Alias(HOSTILE)),
            programs=("<u>",),
            identifiers=(Identifier(IdentifierKind.WEBSITE, "javascript:alert(1)"),),
            details=(Detail("<dt>", "javascript:alert(1)"), Detail("page", "https://example.org/?a=1&b=<x>")),
            remarks=HOSTILE,
        ),
    )


def hostile_screener() -> Screener:
    return Screener([Watchlist("<key>", HOSTILE, Scope.INTERNAL, hostile_party())])


def test_hostile_text_is_shown_and_does_nothing() -> None:
    screener = hostile_screener()
    header = "name,<script>,reference"
    row = Row(2, ("Ivan Testov", HOSTILE, HOSTILE))
    screening = screener.screen("Ivan Testov <b>")
    assert screening.party is not None
    found = [
        Outcome(row, replace(screening, party=replace(screening.party, reference=HOSTILE))),
        Outcome(
            Row(3, (HOSTILE,), HOSTILE), replace(screening, verdict=Verdict.ERROR, error=HOSTILE, hits=(), party=None)
        ),
        Outcome(replace(row, line=4), screener.screen("Testov")),
    ]
    page = page_of(found, screener, header, title=HOSTILE)
    read = Read(page)  # which knows no script, no img and no event
    assert found[0].screening.is_alert
    assert "<script>alert(1)</script>" in read.text
    assert not {letter for letter in page if not letter.isprintable()} - {"\n"}
    assert all(link.startswith(("#", "http://", "https://")) for link in read.links)
    assert "https://example.org/?a=1&b=" in read.links


def test_cells_of_any_length_and_number_keep_the_page_and_the_memory_small(invented: Screener) -> None:
    columns = [f"c{place}" for place in range(1, 151)]
    file = f"name,{','.join(columns)}\nIvan Testov,{'x' * 100_000}{',y' * 149}\nz{',z' * 5000}\n"
    page = page_of(outcomes(invented, file), invented, file.splitlines()[0])
    assert len(page) < 80_000
    assert "and 98,040 more characters" in page
    assert "51 more cells, in the file of outcomes" in page
    assert "and 4,901 more cells" in page


def test_best_alerts_stand_in_full_and_the_page_says_what_it_leaves_out(
    invented: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "IN_FULL", 4)
    monkeypatch.setattr(writer, "IN_BRIEF", 6)
    monkeypatch.setattr(writer, "IN_TABLES", 2)
    found = many(outcomes(invented, FILE), 70)
    page = page_of(found, invented, HEADER)
    read = Read(page)
    assert "70 records read = 20 clear + 30 alert + 0 incomplete + 20 error" in read.text
    assert len(articles(page)) == 4
    assert "The best 4 stand here in full, all others in tables behind them" in read.text
    assert "Further alerts: 26" in read.text
    assert "Alerts 5 to 10" in read.text
    assert "20 further alerts are not shown on this page" in read.text
    assert "18 further records are not shown on this page" in read.text
    assert "8 further near misses are not shown on this page" in read.text
    lines = [int(line) for line in re.findall(r'<article id="line-(\d+)"', page)]
    assert lines == [2, 9, 16, 23]  # of equal scores the first in the file


def test_incomplete_records_are_told_and_their_hits_shown(invented: Screener) -> None:
    screening = invented.screen("Ivan Petrovich Testov")
    stopped = replace(screening, verdict=Verdict.INCOMPLETE, compared=replace(screening.compared, names=1))
    page = page_of([Outcome(Row(2, ("Ivan Petrovich Testov",)), stopped)], invented, "name")
    read = Read(page)
    assert "1 record read = 0 clear + 0 alert + 1 incomplete + 0 error" in read.text
    assert "Of these, 1 were not wholly screened." in read.text
    assert f"stopped after 1 of {screening.compared.of} names" in read.text
    assert len(articles(page)) == 1


def test_further_hits_of_a_record_are_shown_and_what_is_not_shown_is_counted() -> None:
    read = Read(page_of(outcomes(namesakes(14), "name\nIvan Testov\n"), namesakes(14), "name"))
    assert read.text.count("Further hit: 100.0 Ivan Testov against TESTOV, Ivan") == 10
    assert "3 further hits of this record are not shown" in read.text
    assert "and 13 more parties" in read.text


def namesakes(count: int) -> Screener:
    """Return a screener of parties with one name."""
    parties = tuple(
        Designation(
            f"testov-{place}",
            PartyType.INDIVIDUAL,
            (Alias("TESTOV, Ivan", AliasQuality.PRIMARY), Alias(f"TESTOV, Ivan Johann {place}")),
            programs=(f"PROGRAM-{place}",),
            identifiers=(Identifier(IdentifierKind.PASSPORT, f"70000{place}"),),
            remarks=f"remark {place}",
        )
        for place in range(count)
    )
    return Screener([Watchlist("many", "Many", Scope.INTERNAL, parties)])


def hits_of(article: str) -> list[str]:
    """Return what an article shows of each hit: of the first one, and of each that is opened."""
    return article.split('<details class="further"')


def test_each_hit_of_a_record_can_be_decided_from_the_page() -> None:
    screener = namesakes(3)
    found = outcomes(screener, "id,name\nR-1,Ivan Testov\n")
    (article,) = articles(page_of(found, screener, "id,name"))
    screening = found[0].screening
    evidence_adds_up(hits_of(article), [hit.score for hit in screening.hits])
    assert screening.party is not None
    for shown, hit in zip(hits_of(article), screening.hits, strict=True):
        text = " ".join(re.sub(r"<[^>]*>", " ", shown).split())
        place = hit.designation.id[-1]
        told = (f"PROGRAM-{place}", f"70000{place}", f"remark {place}", f"Ivan Johann {place}", "2 listed names")
        assert all(each in text for each in ("Letter by letter", "What both say", *told))
        pair = f"{screening.party.fingerprint[:12]}, many, testov-{place}:"
        assert f"{pair} ☐ not the party ☐ the party Reason Reviewer Date Until" in text
    assert article.count("The record as it was read") == 1
    assert f"fingerprint <code>{screening.party.fingerprint[:12]}</code>" in article


def test_what_reviewers_found_of_a_pair_stands_at_its_hit_and_confirmed_beside_the_score(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screener = namesakes(13)
    (outcome,) = outcomes(screener, "name\nIvan Testov\n")
    confirmed = cast(FlagKind, Found.CONFIRMED)
    monkeypatch.setitem(FLAG_MEANINGS, confirmed, "A reviewer found so.")
    ids = [hit.designation.id for hit in outcome.screening.hits]
    flags = (
        Flag(FlagKind.REOPENED, f"many {ids[0]}: the score was 90.0 then"),
        Flag(confirmed, f"many {ids[1]}: the party by A. Invented"),
        Flag(confirmed, f"many {ids[12]}: the party by B. Invented"),
    )
    screening = replace(outcome.screening, flags=(*outcome.screening.flags, *flags))
    (article,) = articles(page_of([Outcome(outcome.row, screening)], screener, "name"))
    first, second, *others = hits_of(article)
    assert "the score was 90.0 then" in first
    assert 'class="confirmed"' not in first
    assert second.startswith(" open>")
    assert '100.0</span> <span class="confirmed">confirmed</span>' in second
    assert "the party by A. Invented" in second
    assert not any("confirmed" in each for each in others)
    assert first.count("the party by B. Invented") == 1  # of a hit that has no room: told at the record
    assert article.count("Invented") == 2


class Found(StrEnum):
    """A kind of flag by its value alone."""

    CONFIRMED = "confirmed"


def test_memory_holds_no_clear_record(invented: Screener) -> None:
    report = ReportWriter(["name"])
    clear = invented.screen("Somebody Else")
    for line in range(1000):
        report.write(Row(line, ("Somebody Else",)), clear)
    assert not report._full.sorted()
    assert not report._near.sorted()
    assert not report._unscreened


def test_every_flag_has_a_meaning() -> None:
    assert FLAG_MEANINGS.keys() == set(FlagKind)


def test_missing_library_is_told_at_once_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ReportLibraryError, match=re.escape("pip install 'sanscreen[report]'")):
        ReportWriter(["name"])


def colours(style: str, at: int) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#\w{6})", style[at : style.index("}", at)]))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_that_of_wcag_aa_in_light_and_dark() -> None:
    style = (Path(writer.__file__).parent / "templates" / "style.css").read_text()
    for at in (style.index(":root"), style.index(":root", style.index("prefers-color-scheme"))):
        found = colours(style, at)
        pairs = [(ink, ground) for ink in ("ink", "quiet", "hit", "good", "link") for ground in ("ground", "raised")]
        for one, other in [*pairs, ("ink", "wash"), ("ink", "other"), ("ground", "hit")]:
            light, dark = sorted((luminance(found[one]), luminance(found[other])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (one, other)


def test_suppressed_hits_stand_in_a_table_of_their_own_with_who_decided_what(invented: Screener) -> None:
    def decided(outcome: Outcome) -> Outcome:
        screening = outcome.screening
        if screening.party is None or not screening.hits:
            return outcome
        decisions = [
            Decision(
                hit.watchlist, hit.designation.id, screening.party.fingerprint, hit.designation.fingerprint,
                screening.policy.threshold, hit.score, Judgement.NOT_THE_PARTY, "born <b>elsewhere</b>", "A. Invented",
                date(2026, 1, 1), date(2027, 1, 1), screening.party.reference,
            )
            for hit in screening.hits
        ]  # fmt: skip
        return Outcome(outcome.row, Decisions(decisions).apply(screening, date(2026, 6, 1)))

    page = page_of(list(map(decided, outcomes(invented, FILE))), invented, HEADER)
    (table,) = re.findall(r'<section id="suppressed".*?</section>', page, re.DOTALL)
    assert table.count("<tr>") == 1 + sum(len(each.screening.hits) for each in outcomes(invented, FILE))
    assert "born &lt;b&gt;elsewhere&lt;/b&gt;" in table
    assert "A. Invented" in table
    assert "A decision holds through its last day." in table
    assert not articles(page)
