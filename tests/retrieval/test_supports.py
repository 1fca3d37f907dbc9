"""What a support says of its words may change while it is read, and nothing is lost by that."""

from collections.abc import Mapping

import pytest

from sanscreen import PartyType, Policy, Screener
from sanscreen.retrieval import reaching, worths
from sanscreen.retrieval.supports import Support, best_last
from tests.laws.confusable import watchlist

NAMES = ("Karnow Kamov", "Karnov Kamow", "Tarnov Tamov", "Testov Tesstov Karnov")


@pytest.mark.parametrize("screened", ["Karnov", "Kamov Karnov", "Tarnov", "Testov"])
@pytest.mark.parametrize("threshold", [77, 87, 96])
def test_what_another_thread_settles_meanwhile_loses_no_name(
    screened: str, threshold: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Support] = []
    begin = Support.__init__

    def make(self: Support, *rest: object, **named: object) -> None:
        begin(self, *rest, **named)  # type: ignore[arg-type]  # as they come
        made.append(self)

    def settled_meanwhile(table: Mapping[int, int]) -> list[tuple[int, int]]:
        found = best_last(table)
        for support in made:
            if table is support.worths or table is support.alike:
                for word in table:
                    support.exactly(word)
        return found

    lists = [watchlist([PartyType.INDIVIDUAL] * len(NAMES), [[name] for name in NAMES])]
    monkeypatch.setattr(Support, "__init__", make)
    for module in (reaching, worths):
        monkeypatch.setattr(module, "best_last", settled_meanwhile)
    indexed = Screener(lists, Policy(threshold)).screen(screened)
    assert made
    assert indexed == Screener(lists, Policy(threshold), exhaustive=True).screen(screened)
