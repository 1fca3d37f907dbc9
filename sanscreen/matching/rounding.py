"""Exact whole numbers to tenths of points: every rounding of a score happens here, once."""

from decimal import Decimal

__all__ = ["ZERO", "half_up", "points", "shares"]

ZERO = Decimal("0.0")


def half_up(part: int, whole: int) -> int:
    """Return 1000 times `part / whole` as a whole number, halves up; 0 where `whole` is 0. Neither is negative.

    >>> half_up(1, 16)  # 62.5
    63
    """
    return (2000 * part + whole) // (2 * whole) if whole else 0


def points(tenths: int) -> Decimal:
    """Return tenths of a point as points with one decimal place."""
    return Decimal(tenths).scaleb(-1)


def shares(tenths: int, parts: list[int]) -> list[Decimal]:
    """Divide `tenths` in the proportion of `parts`, to points that add up to the last tenth.

    Largest remainders get what rounding down leaves; equal ones in their order.

    >>> shares(1000, [1, 1, 1])
    [Decimal('33.4'), Decimal('33.3'), Decimal('33.3')]
    """
    whole = sum(parts)
    if not whole:
        return [ZERO for _ in parts]
    floors = [tenths * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: (-(tenths * parts[place] % whole), place))
    for place in by_remainder[: tenths - sum(floors)]:
        floors[place] += 1
    return [points(floor) for floor in floors]
