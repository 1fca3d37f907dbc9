"""What the tests of the report share: outcomes, pages made of them, and a reader of pages that trusts nothing."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from sanscreen import Screener
from sanscreen.integrations.batch import Outcome, Tally, screen_table
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.csv_rows import open_table
from sanscreen.integrations.report import ReportWriter, RunFacts

VOID = {"meta", "br"}
TAGS = VOID | set(
    "html head title style body header footer main nav section article h1 h2 h3 h4 p a b i bdi span code time ul ol li dl"
    " dt dd div table caption thead tbody tfoot tr th td figure figcaption details summary svg text desc defs"
    " pattern rect line".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name href rel class id role aria-label aria-labelledby aria-hidden tabindex scope"
    " colspan datetime open dir x y x1 x2 y1 y2 width height viewbox preserveaspectratio patternunits"
    " patterntransform".split()
)


class Read(HTMLParser):
    """A page as a strict reader has it: every tag that opens closes, and every tag and attribute is a known one."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.named: list[str] = []  # ids that something refers to
        self.links: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.tables: list[tuple[list[str], list[list[str]]]] = []  # captions and rows
        self.tags: Counter[str] = Counter()
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        self.tags[tag] += 1
        given = dict(attrs)
        assert len(given) == len(attrs)
        assert given.keys() <= ATTRIBUTES, given
        if "id" in given:
            self.ids[given["id"] or ""] += 1
        self.named += (given.get("aria-labelledby") or "").split()
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag == "th":
            assert given["scope"] in ("row", "col")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append((tag, ""))
        if tag == "table":
            self.tables.append(([], []))
        if tag == "caption":
            self.tables[-1][0].append("")
        if tag == "tr":
            self.tables[-1][1].append([])
        if tag in ("td", "th"):
            self.tables[-1][1][-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.words.append(data)
        if self.headings and self.headings[-1][0] in self.open:
            tag, text = self.headings[-1]
            self.headings[-1] = tag, text + data
        if "caption" in self.open:
            self.tables[-1][0][-1] += data
        elif {"td", "th"} & set(self.open):
            self.tables[-1][1][-1][-1] += data

    @property
    def text(self) -> str:
        """All words of the page with one blank between."""
        return " ".join(" ".join(self.words).split())


def outcomes(screener: Screener, text: str) -> list[Outcome]:
    """Screen a delimited text."""
    table = open_table(io.BytesIO(text.encode("utf-8")), "file.csv")
    return list(screen_table(table, map_columns(table.header), screener))


def many(found: list[Outcome], count: int) -> list[Outcome]:
    """Repeat outcomes until there are `count`, each with a line of its own."""
    return [
        Outcome(replace(found[place % len(found)].row, line=place + 2), found[place % len(found)].screening)
        for place in range(count)
    ]


def facts_of(found: list[Outcome], screener: Screener, title: str = "file.csv") -> RunFacts:
    """Return the facts of a run that had these outcomes."""
    tally = Tally()
    for outcome in found:
        tally.add(outcome.screening)
    return RunFacts(
        title, date(2026, 11, 28), tally, screener.policy, screener.references, 9, "engine 1", "name from 'name'"
    )


def page_of(found: list[Outcome], screener: Screener, header: str, title: str = "file.csv") -> str:
    """Return the page of these outcomes."""
    writer = ReportWriter(header.split(","))
    for outcome in found:
        writer.write(outcome.row, outcome.screening)
    stream = io.StringIO()
    writer.finish(stream, facts_of(found, screener, title))
    return stream.getvalue()
