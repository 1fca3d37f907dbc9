"""Evidence as bars that stand end to end."""

from decimal import Decimal

import pytest

from sanscreen import Screener
from sanscreen.integrations.report.points import bars
from sanscreen.model import Evidence


def evidence(*points: str) -> list[Evidence]:
    return [Evidence(f"feature_{place}", Decimal(each)) for place, each in enumerate(points)]


@pytest.mark.parametrize("points", [("99.0", "4.0", "-3.0"), ("100.0", "-8.0", "-2.0", "-5.0"), ("0.1",), ()])
def test_bars_add_up_to_the_score(points: tuple[str, ...]) -> None:
    found = bars(evidence(*points))
    assert found.total == sum(map(Decimal, points))
    assert sum((-bar.width if bar.negative else bar.width for bar in found.bars), Decimal(0)) == found.total
    at = Decimal(0)
    for bar in found.bars:
        assert at == (bar.start + bar.width if bar.negative else bar.start)
        at = bar.sum
    assert at == found.total


def test_axis_has_room_for_what_a_limit_takes_back() -> None:
    assert bars(evidence("99.0", "8.0", "-7.0")).most == Decimal("107.0")
    assert bars(evidence("90.0")).most == 100


def test_bars_of_a_hit_are_its_evidence(invented: Screener) -> None:
    hit = invented.screen("Ivan Petrovich Testov").hits[0]
    found = bars(hit.evidence)
    assert found.total == hit.score
    assert [bar.evidence for bar in found.bars] == list(hit.evidence)
