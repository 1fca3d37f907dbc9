"""Whole explanations, as they were read and agreed to: a change in any result shows here as a difference in text.

To accept new results, run `SANSCREEN_GOLDEN=write pytest tests/golden` and say in the changelog what changed.
"""

import os
from pathlib import Path

from sanscreen import Party, Screener, Screening

GOLDEN = Path(__file__).parent / "screenings.txt"
PARTIES = (
    Party.of(name="Игорь В. Зименков"),
    Party.of(name="Simenkow Igor", type="individual", birth_date="1968", countries="CY"),
    Party.of(name="Zimenkov Jonatan", birth_date="1968-12-19"),
    Party.of(name="Zimenkov", type="individual"),
    Party.of(name="Petr Vladimirovich Zimenkov"),
    Party.of(name="김정은"),
    Party.of(name="Gim Jeong-eun"),
    Party.of(name="Kim Jong Il"),
    Party.of(name="ООО «Трансkапитал»", type="entity", countries="RU"),
    Party.of(name="Transkapitalbank PAO"),
    Party.of(name="Technology LLC"),
    Party.of(name="Rafort"),
    Party.of(name="223rd Flight Unit State Airlines"),
    Party.of(name="GMI GLOBAL MANUFACTURING & INTEGRAT"),
    Party.of(name="Quite Another Name", identifiers="tax_number:7839388531"),
    Party.of(name="D. Nikulin", birth_date="1975-02-20"),
    Party.of(name="MKRTYČEV Ašot", countries="SK"),
    Party.of(name="Wolfowitsch Alexander", type="entity"),
    Party.of(name="— . —"),
)


def _shown(screening: Screening) -> str:
    found = "\n".join(hit.explain() for hit in (*screening.hits, *screening.near_misses))
    flags = "".join(f"flag: {flag}\n" for flag in screening.flags[:-1])  # the last one is that of the bundled lists
    name = screening.party.name if screening.party else ""
    return f"== {name}\n{screening.verdict.value}: {screening.error or screening.compared}\n{flags}{found}\n\n"


def test_explanations_are_those_that_were_agreed_to(screener: Screener) -> None:
    text = "".join(_shown(screener.screen(party)) for party in PARTIES)
    if os.environ.get("SANSCREEN_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_screening_survives_json(screener: Screener) -> None:
    for party in PARTIES:
        screening = screener.screen(party)
        assert Screening.from_dict(screening.to_dict()) == screening
