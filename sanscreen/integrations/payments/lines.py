"""The texts of a payment in order, to those that are searched: what stands side by side in a message is one text.

Fields that are none beside each other are searched together for what goes over the end of one alone.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sanscreen.integrations.payments.message import FreeText, Role
from sanscreen.integrations.payments.spans import MAX_TEXT_LENGTH
from sanscreen.names.prepare import cut_at

__all__ = ["Line", "joined", "over_names", "over_passages"]

_CARRIED = 500  # characters of a text that is full stand in the next one too: a name can go over its end
_MOST_BESIDE = 5  # texts that are searched at once with the name that they stand beside
_REACH = 150  # characters on either side of the end of a text; few listed names are longer


@dataclass(frozen=True, slots=True)
class Line:
    """A text with what it has in common with others: those of one `row` are one text, and those of one `column`.

    An empty one has nothing in common with any.
    """

    path: str
    text: str
    role: Role | None = None
    row: str = ""
    column: str = ""


def joined(lines: Sequence[Line]) -> Iterator[FreeText]:
    """Yield the texts that are searched. Every line is in one at least; none is yielded that stands in another one.

    A line that may have been cut inside a name is one by itself as well: the end of a text tells that it was.
    """
    rows = _groups(line.row or f"\n{place}" for place, line in enumerate(lines))
    columns = _groups(line.column or f"\n{place}" for place, line in enumerate(lines))
    found: set[tuple[int, ...]] = set()
    for groups, others in ((rows, columns), (columns, rows)):
        found.update(group for place, group in enumerate(groups) if group[0] == place and not _stands_in(group, others))
    for group in sorted(found):
        own = [lines[place] for place in group]
        yield from _texts(own)
        yield from (FreeText(each.path, each.text, each.role) for each in own if len(own) > 1 and cut_at(each.text))


def over_names(path: str, name: str, texts: Sequence[str], role: Role | None) -> Iterator[FreeText]:
    """Yield a name with each of the texts that stand beside it and may be a part of it, before and behind it."""
    pieces = [piece for each in texts if each.strip() and each != name for piece in (name, _ends(each))]
    for start in range(0, len(pieces), 2 * _MOST_BESIDE):
        yield _over(path, pieces[start : start + 2 * _MOST_BESIDE], role)


def over_passages(passages: Sequence[tuple[str, str]]) -> Iterator[FreeText]:
    """Yield for each but the last of several texts, given with their paths, its end with what follows."""
    whole = "\n".join(text for _, text in passages)
    ends = accumulate(len(text) + 1 for _, text in passages[:-1])
    for (path, _), end in zip(passages, ends, strict=False):
        yield _over(path, [whole[max(end - 1 - _REACH, 0) : end - 1], whole[end : end + _REACH]], None)


def _over(path: str, pieces: Sequence[str], role: Role | None) -> FreeText:
    joints = tuple(accumulate(len(piece) + 1 for piece in pieces[:-1]))
    return FreeText(path, "\n".join(pieces), role, joints=joints)


def _ends(text: str) -> str:
    return text if len(text) <= 2 * _REACH else f"{text[:_REACH]}\n{text[-_REACH:]}"


def _groups(keys: Iterable[str]) -> list[tuple[int, ...]]:
    """Return for each key the places of all that are equal to it."""
    places: dict[str, list[int]] = defaultdict(list)
    known = list(keys)
    for place, key in enumerate(known):
        places[key].append(place)
    groups = {key: tuple(group) for key, group in places.items()}
    return [groups[key] for key in known]


def _stands_in(group: tuple[int, ...], others: Sequence[tuple[int, ...]]) -> bool:
    """Whether a group stands in a larger one of the others, with nothing else in between."""
    other = others[group[0]]
    if len(other) <= len(group):
        return False
    begin = bisect_left(other, group[0])
    return other[begin : begin + len(group)] == group


def _texts(lines: Sequence[Line]) -> Iterator[FreeText]:
    """Yield lines as one text, or as several of at most `MAX_TEXT_LENGTH`; one line alone is never cut."""
    first, text = lines[0], lines[0].text
    for line in lines[1:]:
        if len(text) + 1 + len(line.text) > MAX_TEXT_LENGTH:
            yield FreeText(first.path, text, first.role)
            carried = text[-_CARRIED:]
            fits = len(carried) + 1 + len(line.text) <= MAX_TEXT_LENGTH
            first, text = line, f"{carried}\n{line.text}" if fits else line.text
        else:
            text = f"{text}\n{line.text}"
    yield FreeText(first.path, text, first.role)
