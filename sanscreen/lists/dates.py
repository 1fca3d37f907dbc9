"""A date as official lists print it, to the span of days that it can mean and whether it is only about right."""

import re
from collections.abc import Iterator
from datetime import date

from sanscreen.model import DateSpan

__all__ = ["read_date", "read_day"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_CIRCA = re.compile(
    r"^(?:circa|approximately|approx\.?|about|c\.?(?=\s*\d)|ca\.?)\s*|\s*\((?:circa|approximate(?:ly)?)\)$", re.I
)
_BETWEEN = re.compile(
    r"^between\s+(.+?)\s+and\s+(.+)$|^(.+?)(?:\s+(?:to|and|or|-)\s+|\s*/\s*(?=\d{4}$)|(?<=^\d{4})\s*-\s*(?=\d{4}$))(.+)$",
    re.I,
)
_DECADE = re.compile(r"^(early|mid|late)?[\s-]*(\d{3}0)s$", re.I)
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})(?:[T ]\d.*|Z|[+-]\d\d:\d\d)?)?",
        r"(?P<day>\d{1,2})[\s-]+(?P<name>[a-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})",
        r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",
        r"(?P<name>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?: \d.*)?",  # day first, but for `month_first`
        r"(?P<month>\d{1,2})/(?P<year>\d{4})",
    )
)
_SLASHED = _FORMS[5]


def read_date(text: str, *, month_first: bool = False) -> tuple[DateSpan, bool] | None:
    """Return the span and whether it is circa, or None where `text` is no date.

    Reads `25 Jan 1958`, `Jan 1958`, `1958`, `circa 1958`, `1958 to 1960`, `Between 1958 and 1960`, `1958-01-25` (a time
    or a zone behind it goes), `25/01/1958`, `00/00/1958` and `00/01/1958` (day or month not known), `early 1950s`. With
    `month_first` `01/25/1958` is read.

    >>> str(read_date("circa 1958")[0]), read_date("circa 1958")[1]
    ('1958', True)
    """
    bare = _CIRCA.sub("", text.strip().rstrip("."))
    circa = bare != text.strip().rstrip(".")
    spans = list(_spans(bare.strip(), month_first=month_first))
    if not spans:
        return None
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    return DateSpan(first, last), circa


def read_day(text: str, *, month_first: bool = False) -> date | None:
    """Return the day that `text` means, or None where it means no single day."""
    found = read_date(text, month_first=month_first)
    return found[0].first if found and found[0].first == found[0].last else None


def _spans(text: str, *, month_first: bool) -> Iterator[DateSpan]:
    """Yield the span of a date, or those of both ends of a range; nothing where a part is no date."""
    if span := _single(text, month_first=month_first):
        yield span
        return
    found = _BETWEEN.match(text)
    if found:
        ends = [_single(end, month_first=month_first) for end in (found[1] or found[3], found[2] or found[4])]
        yield from (span for span in ends if span is not None) if None not in ends else ()


def _single(text: str, *, month_first: bool) -> DateSpan | None:
    text = text.strip()
    if found := _DECADE.fullmatch(text):
        start = int(found[2])
        early = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}[(found[1] or "").lower()]
        return DateSpan(date(start + early[0], 1, 1), date(start + early[1], 12, 31)) if start else None
    for form in _FORMS:
        found = form.fullmatch(text)
        if found and (span := _built(found.groupdict(), month_first=month_first and form is _SLASHED)):
            return span
    return None


def _built(parts: dict[str, str | None], *, month_first: bool) -> DateSpan | None:
    year, month, day = (int(parts.get(part) or 0) for part in ("year", "month", "day"))
    if name := parts.get("name"):
        month = _MONTHS.get(name.lower(), 0)
        if not month:
            return None
    elif month_first:
        month, day = day, month
    try:
        return DateSpan.of(f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else ""))
    except ValueError:
        return None
