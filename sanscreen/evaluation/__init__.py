"""How well a screener finds what stands on its lists: measured, and never assumed."""

from sanscreen.evaluation.coverage import Coverage, KindOfSlip, Miss, assert_covered, coverage

__all__ = ["Coverage", "KindOfSlip", "Miss", "assert_covered", "coverage"]
