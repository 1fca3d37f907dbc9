"""The records of a batch to what their columns hold, and to what an ordinary file does not hold.

A file whose columns are swapped, or that was read in a wrong encoding, is screened to the last record and alerts on
nobody. The profile tells such a file from one that is all clear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sanscreen.integrations.party_rows import Columns, names_of
from sanscreen.integrations.profile_limits import Limits
from sanscreen.integrations.profile_values import LONGEST, Values, is_empty
from sanscreen.integrations.table import Row
from sanscreen.model import Party, PartyType

__all__ = ["Profile"]

MOST_COLUMNS = 50  # beside the name; a header can have thousands
_SHOWN = 40  # characters of a value or a header
_SHOWN_SCRIPTS = 4
_SHOWN_HEADERS = 4
_COMMON = 5  # per cent of a column from which a value is shown: it is a filler and nobody's own

_NAME_PARTS = ("name", "family", "given", "middle")
_CHECKED = ("type", "gender", "birth_date", "countries")  # fields whose values can be read or not
_COLUMN = "is it the column of the names? say which is: --map name=COLUMN"
_SAYS = {  # what values look like, in words, and what to do where it is too much
    "digits": ("hold no letter", _COLUMN),
    "codes": ("look like codes", _COLUMN),
    "dates": ("are dates", _COLUMN),
    "one_letter": ("are one letter", _COLUMN),
    "one_word": (
        "are one word",
        "half a name finds nobody: map both parts, --map family=COLUMN and --map given=COLUMN, or the whole, --map name=COLUMN",
    ),
    "garbled": (
        "look read in a wrong encoding",
        "say which one is right, such as --encoding cp1251, or have the file written again",
    ),
}
_USUAL = {  # a tail number is the name; most ships have one word
    PartyType.AIRCRAFT: ("codes", "one_word"),
    PartyType.VESSEL: ("one_word",),
}
_SHOWN_BESIDE_NAME = ("digits", "dates", "garbled")  # what else a column can hold says nothing


class Profile:
    """What the columns of a file hold; memory does not grow with the file.

    Every record is added once. A row that has no cells for the columns is counted and is in no share.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._broken = 0
        self._name = Values()
        used = [(field, place) for field, places in columns.fields.items() for place in places if field != "name"]
        used += [(kind.value, place) for kind, place in columns.numbers]
        self._values = {(field, place): Values() for field, place in used[:MOST_COLUMNS]}
        self._left_out = len(used) - len(self._values)
        self._unread = {field: _Unread() for field in _CHECKED if field in columns.fields}

    def add(self, row: Row, party: Party | None) -> None:
        """Count one record; `party` is None where none could be made of it."""
        if row.error is not None:
            self._broken += 1
            return
        usual = _USUAL.get(party.type, ()) if party else ()
        self._name.add(party.name if party else self._name_in(row), row.line, usual)
        for (_, place), values in self._values.items():
            values.add(row.cells[place].strip(), row.line)
        if party is not None:
            for field, unread in self._unread.items():
                if any(not is_empty(row.cells[place].strip()) for place in self._columns.fields[field]):
                    fault = next((fault for fault in party.unread if fault.startswith(f"{field}: ")), "")
                    unread.add(fault.removeprefix(f"{field}: "), row.line)

    def lines(self) -> list[str]:
        """Return what each column that is used holds, one line for the name and one for each other, for a summary.

        A value is shown only where it stands in many records.
        """
        lines = [_line(self._name_title, self._name, tuple(_SAYS))]
        for (field, place), values in self._values.items():
            line = _line(f"{field} from {self._headers([place])}", values, _SHOWN_BESIDE_NAME)
            unread = self._unread.get(field)
            if unread and unread.count:
                line += f", {_percent(unread.count, unread.of)} of the values for {field} not understood"
            lines.append(line)
        if self._left_out:
            lines.append(f"further columns, not looked at: {self._left_out}")
        if self._broken:
            lines.append(f"records that could not be taken apart, in no share: {self._broken}")
        return lines

    def faults(self, limits: Limits) -> list[str]:
        """Return what makes it doubtful that names were screened, and read rightly; empty where nothing does."""
        return [
            f"{share.where}: {_percent(share.count, share.of)} of {share.of} {share.what}; "
            f"at most {getattr(limits, share.limit):f} % is allowed: {share.remedy}, or --limit {share.limit}=off"
            for share in (*self._shares_of_names(), *self._shares_of_fields())
            if limits.exceeded(share.limit, share.count, share.of)
        ]

    def _shares_of_names(self) -> Iterator["_Share"]:
        name, title = self._name, self._name_title
        yield _Share(title, "empty", name.counts["empty"], name.records, "records are empty", _COLUMN)
        for look, (says, remedy) in _SAYS.items():
            of, among = name.records, "records"
            if look == "garbled":  # what is plain ASCII reads the same in every encoding
                of, among = name.beyond_ascii, "names beyond ASCII"
            line, example = name.examples.get(look, (0, ""))
            what = f"{among} {says}, such as {_shown(example)} in line {line}"
            yield _Share(title, look, name.counts[look], of, what, remedy)
        value, times = name.most_frequent
        yield _Share(title, "one_value", times, name.records, f"records, at least, are {_shown(value)}", _COLUMN)
        length, cut, of = name.cut
        what = f"different names have {length} characters, as if cut there"
        yield _Share(title, "cut", cut, of, what, "have the file written with whole names")

    def _shares_of_fields(self) -> Iterator["_Share"]:
        for field, unread in self._unread.items():
            title = f"{field} from {self._headers(self._columns.fields[field])}"
            what = f"values cannot be read, as in line {unread.line}: {_shown(unread.example)}"
            remedy = f"are columns swapped? say which is which: --map {field}=COLUMN"
            yield _Share(title, "unread", unread.count, unread.of, what, remedy)

    def _name_in(self, row: Row) -> str:
        """Return the name of a row of which no party could be made."""
        stated = [
            next((text for place in self._columns.fields.get(part, ()) if (text := row.cells[place].strip())), "")
            for part in _NAME_PARTS
        ]
        return next(iter(names_of(*stated)), "")

    @property
    def _name_title(self) -> str:
        fields = self._columns.fields
        places = fields.get("name") or [place for part in _NAME_PARTS for place in fields.get(part, ())]
        return f"name from {self._headers(places)}"

    def _headers(self, places: Sequence[int]) -> str:
        return " and ".join(_shown(self._columns.header[place]) for place in places[:_SHOWN_HEADERS])


@dataclass(frozen=True, slots=True)
class _Share:
    """How many of how many values are what they should seldom be, under which limit, and what to do about it."""

    where: str
    limit: str
    count: int
    of: int
    what: str
    remedy: str


class _Unread:
    """How many values of a field could not be read, of how many, and why the first of them could not."""

    def __init__(self) -> None:
        self.of = self.count = self.line = 0
        self.example = ""

    def add(self, why: str, line: int) -> None:
        self.of += 1
        if why:
            self.count += 1
            if not self.line or line < self.line:
                self.line, self.example = line, why


def _line(title: str, values: Values, looks: tuple[str, ...]) -> str:
    if not values.filled:
        return f"{title}: {f'all {values.records} records empty' if values.records else 'no record'}"
    parts = []
    if values.counts["empty"]:
        parts.append(f"{_percent(values.counts['empty'], values.records)} empty")
    parts += [
        f"{_percent(values.counts[look], values.records)} {_SAYS[look][0]}" for look in looks if values.counts[look]
    ]
    scripts = sorted(values.scripts.items(), key=lambda item: (-item[1], item[0]))
    parts += [f"{_percent(count, values.records)} in {script} letters" for script, count in scripts[:_SHOWN_SCRIPTS]]
    if scripts[_SHOWN_SCRIPTS:]:
        rest = sum(count for _, count in islice(scripts, _SHOWN_SCRIPTS, None))
        parts.append(f"{_percent(rest, values.records)} in other scripts")
    least, median, greatest = values.lengths
    more = " or more" if greatest == LONGEST else ""
    parts.append(f"{least} to {greatest}{more} characters, median {median}")
    value, times = values.most_frequent
    if times > 1 and 100 * times >= _COMMON * values.records:
        parts.append(f"at least {_percent(times, values.records)} are {_shown(value)}")
    repeated, different = values.repeated
    if repeated:
        parts.append(f"{_percent(repeated, different)} of its values come more than once")
    return f"{title}: {', '.join(parts)}"


def _percent(count: int, of: int) -> str:
    """Return a share in words that are never "0" for something, nor "100" for less than all.

    >>> _percent(1, 3), _percent(1, 10_000), _percent(9_999, 10_000)
    ('33.3 %', 'under 0.1 %', 'over 99.9 %')
    """
    if 0 < 1_000 * count < of:
        return "under 0.1 %"
    if 0 < 1_000 * (of - count) < of:
        return "over 99.9 %"
    return f"{100 * count / of if of else 0:.1f} %"


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
