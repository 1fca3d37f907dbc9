"""A text, to the places under an embargo that it names, in many languages and scripts: apart from names and their scores.

What is a place, how it is spelled and what holds there is reviewed data: `data/places.yaml`. Nothing here decides on a
payment: an address in Yalta is a reason to look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sanscreen import tables
from sanscreen.errors import PartyError, TableError
from sanscreen.integrations.payments.cases import cases_of
from sanscreen.integrations.payments.spans import MAX_TEXT_LENGTH
from sanscreen.integrations.payments.spans_apostrophes import readings_of
from sanscreen.integrations.payments.spans_cut import Unit, units_of, with_joints
from sanscreen.matching.edits import edits
from sanscreen.model.record import Record
from sanscreen.names.fold import plain

__all__ = ["PlaceHit", "PlaceKind", "find_places"]

_ONE_SLIP, _TWO_SLIPS = 7, 10  # letters of a word from which one may be wrong, or two

# And, so, in, to, like, and these before the article; to the is written with one letter less. Of Hebrew in, to, from, the, and, that.
_PARTICLES = (
    *((each, "") for each in ("و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "بال")),
    ("لل", "ال"),
    ("ولل", "ال"),
    *((each, "") for each in ("ב", "ל", "מ", "ה", "ו", "ש", "וב", "ול", "ומ")),
)
_LEAST_BEHIND = 4  # letters of a word behind particles


class PlaceKind(StrEnum):
    """What a place is; a region of concern is under no embargo that the table knows."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    CONCERN = "region of concern"


@dataclass(frozen=True, slots=True)
class PlaceHit(Record):
    """A place that a text names: `text[start:end]` is where, `written` what stands there, `spelling` what it was taken for.

    `programs` say what holds for the place, by which law, and of which day that is.
    """

    place: str
    name: str
    kind: PlaceKind
    programs: tuple[str, ...]
    start: int
    end: int
    written: str
    spelling: str


_LONGEST = 12  # words of a spelling and of a harmless phrase; a test looks at the table


@dataclass(frozen=True, slots=True)
class _Place:
    id: str
    name: str
    kind: PlaceKind
    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Spelling:
    written: str
    words: tuple[str, ...]
    place: _Place


def find_places(text: str) -> tuple[PlaceHit, ...]:
    """Return the places of the table that a text names, in the order of the text.

    Whole words count, those in Cyrillic in all their cases, in scripts without blanks any letters in a row. Words of seven letters may have one wrong, of ten
    two, never the first. Where several spellings fit, the one of most words counts, then the nearest. Raises `PartyError`
    for what is no text or longer than `MAX_TEXT_LENGTH`.

    >>> [(hit.name, hit.written) for hit in find_places("Goods to Simferopol, Republic of Crimea")]
    [('Simferopol', 'Simferopol'), ('Crimea', 'Republic of Crimea')]
    """
    if not isinstance(text, str):
        raise PartyError(f"a text is wanted, got {type(text).__name__}")
    if len(text) > MAX_TEXT_LENGTH:
        raise PartyError(
            f"the text has {len(text)} characters; at most {MAX_TEXT_LENGTH} are searched: search it in parts"
        )
    found: dict[PlaceHit, None] = {}
    for reading in readings_of(text):
        others = [hit for hit in _read(text, reading) if not any(_is_told(hit, told) for told in found)]
        found |= dict.fromkeys(others)
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end)))


def _is_told(hit: PlaceHit, told: PlaceHit) -> bool:
    return hit.place == told.place and hit.start < told.end and told.start < hit.end


def _read(text: str, reading: str) -> Iterator[PlaceHit]:
    """Yield the places that one reading of a text names, also over the end of a line."""
    units = units_of(reading)
    yield from _found(text, reading, units)
    for joined, joint in with_joints(reading, units):
        broken, around = joined[joint], joined[max(0, joint - _LONGEST) : joint + _LONGEST + 1]
        for hit in _found(text, reading, around):
            if hit.start <= broken.start and broken.end <= hit.end:
                yield hit


def _found(text: str, reading: str, units: Sequence[Unit]) -> Iterator[PlaceHit]:
    words = [plain(unit.text) for unit in units]
    harmless = _harmless(units)
    place = 0
    while place < len(words):
        spelling = _code(reading, units, place) or _best(words, place) or _behind_particles(words, place)
        end = place + (len(spelling.words) if spelling else 1)
        if spelling and not set(range(place, end)) <= harmless:
            start, stop = units[place].start, units[end - 1].end
            where = spelling.place
            yield PlaceHit(
                where.id, where.name, where.kind, where.programs, start, stop, text[start:stop], spelling.written
            )
        place = end


def _code(text: str, units: Sequence[Unit], place: int) -> _Spelling | None:
    """Return the code of ISO 3166-2 that stands at a place, in capitals and with its hyphen: `UA-43`."""
    if place + 1 >= len(units):
        return None
    return _codes().get(text[units[place].start : units[place + 1].end])


def _behind_particles(words: Sequence[str], place: int) -> _Spelling | None:
    """Return the spelling that stands at a place behind Arabic or Hebrew particles, letter by letter: in Iran is one word, `بإيران`."""
    word = words[place]
    for particles, article in _PARTICLES:
        rest = article + word[len(particles) :]
        if word.startswith(particles) and len(rest) >= _LEAST_BEHIND:
            for spelling in _spellings().get(rest[:1], ()):
                if (rest, *words[place + 1 : place + len(spelling.words)]) == spelling.words:
                    return spelling
    return None


def _best(words: Sequence[str], place: int) -> _Spelling | None:
    """Return the spelling that stands at a place: of those that fit, the one of most words and fewest slips."""
    best: tuple[tuple[int, int], _Spelling] | None = None
    for spelling in _spellings().get(words[place][:1], ()):
        slips = _slips(words[place : place + len(spelling.words)], spelling.words)
        if slips is not None:
            rank = -len(spelling.words), slips
            if best is None or rank < best[0]:
                best = rank, spelling
    return best[1] if best else None


def _slips(words: Sequence[str], spelled: Sequence[str]) -> int | None:
    """Return how many letters are wrong, or None where it is another text."""
    if len(words) < len(spelled):
        return None
    total = 0
    for word, right in zip(words, spelled, strict=True):
        if word != right and right not in _first_cases().get(word, ()):
            most = 0 if len(right) < _ONE_SLIP else 1 if len(right) < _TWO_SLIPS else 2
            slips = edits(word, right, most) if most and word[0] == right[0] else None
            if slips is None:
                return None
            total += slips
    return total


def _harmless(units: Sequence[Unit]) -> set[int]:
    """Return the places of words that mean something else; those are compared with their marks."""
    words = [unit.text for unit in units]
    found: set[int] = set()
    for place in range(len(words)):
        for phrase in _phrases().get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                found.update(range(place, place + len(phrase)))
    return found


@tables.kept
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    table = tables.tree("places.yaml")
    phrases = _texts(table, "harmless")
    phrases += [
        f"{adjective} {noun}" for adjective in _texts(table, "adjectives") for noun in _texts(table, "anywhere")
    ]
    for phrase in phrases:
        words = tuple(unit.text for unit in units_of(phrase))
        found.setdefault(words[0], []).append(words)
    return found


@tables.kept
def _places() -> list[tuple[_Place, dict[str, object]]]:
    """Return the places, each with its row of the table."""
    table = tables.tree("places.yaml")
    regimes = {id: _program(_part(_part(table, "regimes"), id)) for id in _part(table, "regimes")}
    found = []
    for id in _part(table, "places"):
        row = _part(_part(table, "places"), id)
        kind = PlaceKind.CONCERN if row["kind"] == "concern" else PlaceKind(str(row["kind"]))
        found.append((_Place(id, str(row["name"]), kind, tuple(regimes[each] for each in _texts(row, "regimes"))), row))
    return found


@tables.kept
def _spellings() -> dict[str, list[_Spelling]]:
    """Return the spellings by their first letter."""
    found: dict[str, list[_Spelling]] = {}
    for place, row in _places():
        for written in (*_texts(row, "cldr"), *_texts(row, "usage")):
            words = tuple(plain(unit.text) for unit in units_of(written))
            found.setdefault(words[0][0], []).append(_Spelling(written, words, place))
    return found


@tables.kept
def _first_cases() -> dict[str, set[str]]:
    """Return the words of spellings by their other cases."""
    found: dict[str, set[str]] = {}
    for word in {word for spellings in _spellings().values() for each in spellings for word in each.words}:
        for case in cases_of(word):
            found.setdefault(case, set()).add(word)
    return found


@tables.kept
def _codes() -> dict[str, _Spelling]:
    return {
        code: _Spelling(code, tuple(code.split("-")), place)
        for place, row in _places()
        for code in _texts(row, "codes")
    }


def _program(regime: dict[str, object]) -> str:
    if regime["law"] == "-":
        return str(regime["program"])
    return f"{regime['program']}: {regime['law']}, of {regime['of']}"


def _part(table: dict[str, object], key: str) -> dict[str, object]:
    part = table[key]
    if not isinstance(part, dict):
        raise TableError(f"places.yaml: {key} is a dictionary")
    return part


def _texts(table: dict[str, object], key: str) -> list[str]:
    part = table.get(key, [])
    if not isinstance(part, list):
        raise TableError(f"places.yaml: {key} is a list of texts")
    return part
