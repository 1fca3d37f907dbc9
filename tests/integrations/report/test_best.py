"""The best of many outcomes within a fixed amount of memory."""

from decimal import Decimal

from sanscreen.integrations.report.best import Best, Placed


def test_best_are_kept_in_order_and_the_rest_is_handed_back() -> None:
    best: Best[str] = Best(2)
    given = [Placed(Decimal(score), place, f"{score}/{place}") for place, score in enumerate([85, 99, 85, 99, 90])]
    back = [moved.item for each in given if (moved := best.put(each))]
    assert [each.item for each in best.sorted()] == ["99/1", "99/3"]
    assert sorted(back) == ["85/0", "85/2", "90/4"]
    assert (len(best), best.left_out) == (2, 3)


def test_of_equal_scores_the_first_in_the_file_are_kept_in_any_order_of_giving() -> None:
    for places in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]):
        best: Best[int] = Best(2)
        for place in places:
            best.put(Placed(Decimal(90), place, place))
        assert [each.item for each in best.sorted()] == [0, 1]
