"""Numbers of a file that lead outside are found, wherever the limit lies."""

from array import array
from random import Random

import pytest

from sanscreen.retrieval.flat import as_bytes, check_below, numbers_of

EDGES = (1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 70_000, 2**24 - 1, 2**24, 2**24 + 1, 2**31, 2**32 - 1)


@pytest.mark.parametrize("limit", EDGES)
def test_a_number_from_the_limit_is_found_among_many_and_named(limit: int) -> None:
    chance = Random(limit)
    inside = [limit - 1, *(chance.randrange(limit) for _ in range(200)), *(chance.randrange(min(limit, 200)) for _ in range(200))]  # fmt: skip
    check_below(limit, places=numbers_of(as_bytes(inside)))
    check_below(limit, places=array("I", inside))
    for outside in {limit, min(limit + 1, 2**32 - 1), min(limit + 256, 2**32 - 1), 2**32 - 1}:
        numbers = [*inside[:200], outside, *inside[200:]]
        with pytest.raises(ValueError, match=f"^places leads outside, to {outside} of {limit}$"):
            check_below(limit, places=numbers_of(as_bytes(numbers)))


@pytest.mark.parametrize("limit", [0, 1, 300])
def test_a_list_of_one_value_is_checked_to_its_last_byte(limit: int) -> None:
    check_below(limit, places=numbers_of(b""))
    with pytest.raises(ValueError, match=f"^places leads outside, to {limit} of {limit}$"):
        check_below(limit, places=numbers_of(as_bytes([limit] * 50)))
