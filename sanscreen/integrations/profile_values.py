"""The values of one column, one by one, to counts of what they look like, in memory that does not grow with them."""

import codecs
import re
from collections import Counter
from collections.abc import Container
from hashlib import blake2b
from heapq import heappush, heappushpop

from sanscreen.integrations.cells import iso_date
from sanscreen.integrations.encodings import looks_like_cyrillic
from sanscreen.names.nobody import why_nobody
from sanscreen.names.scripts import main_script, scripts_in

__all__ = ["LONGEST", "Values", "is_empty"]

KEPT = 1_000  # values that are counted one by one: a share is short by at most one in so many
LONGEST = 1_000  # characters; longer values count as so long
_WHOLE = 200  # characters of a value that is kept as it is, to be shown

_DATE = re.compile(r"(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2\d{2,4})(?:[T ][\d:.+Z-]*)?")
_BLANK = re.compile(r"\s")
_BETWEEN_WORDS = re.compile(r"[\s,;/._]")
_SPACED = frozenset("Latin Cyrillic Greek Arabic Hebrew Armenian Georgian".split())  # scripts with blanks between words
_LOST_LETTER = re.compile(r"\ufffd|[^\W\d_]\?[^\W\d_]|\?\?")
# What cp1252 shows for the bytes that are controls in Latin-1, as these; a reader can have taken either.
_AS_LATIN_1 = {ord(letter): byte for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("cp1252", "ignore"))}
_CUT_LENGTH = 35  # characters of a name in SWIFT MT messages; a file can be cut there in part
_SHORTEST_CUT = 12  # characters; many Chinese and Korean names have equal lengths
_LEAST_CUT = 8  # different names of that length: a few among fifty happen by chance


class Values:
    """What the values of a column look like.

    Everything depends on the values alone and not on their order, but `most_frequent` behind more than `KEPT` different
    ones. `counts` has the number of values by what they look like, `examples` the first of these with its line.
    """

    def __init__(self) -> None:
        self.records = 0
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, tuple[int, str]] = {}
        self.beyond_ascii = 0  # values that an encoding can spoil, and those that lost letters in one
        self.scripts: Counter[str] = Counter()  # values by the script of most of their letters
        self._lengths: Counter[int] = Counter()
        self._frequent: dict[str, int] = {}
        self._sample = _Sample()

    def add(self, text: str, line: int, usual: Container[str] = ()) -> None:
        """Count a value, without blanks around it; `line` is where it stands, and `usual` what it may well look like."""
        self.records += 1
        if is_empty(text):
            self.counts["empty"] += 1
            return
        start = text[:LONGEST]
        script = _script(start)
        looks = _looks(start, script)
        self.beyond_ascii += not start.isascii() or "garbled" in looks
        for look in looks:
            if look in usual:
                continue
            self.counts[look] += 1
            if look not in self.examples or line < self.examples[look][0]:
                self.examples[look] = (line, text[:_WHOLE])
        if script:
            self.scripts[script] += 1
        self._lengths[len(start)] += 1
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        self._sample.add(digest, 0 if any(map(str.isdigit, start)) else len(start))
        self._count(text if len(text) <= _WHOLE else f"{text[:_WHOLE]} {digest}")

    def _count(self, value: str) -> None:
        """Count a value, or take one from all where there is no room (Misra and Gries, 1982): counts are never too high."""
        counters = self._frequent
        if value in counters or len(counters) < KEPT:
            counters[value] = counters.get(value, 0) + 1
        else:
            self._frequent = {kept: count - 1 for kept, count in counters.items() if count > 1}

    @property
    def filled(self) -> int:
        """How many values are not empty."""
        return self.records - self.counts["empty"]

    @property
    def most_frequent(self) -> tuple[str, int]:
        """The value that there is most of, and how often there is at least; no value where all are empty or too many differ."""
        return max(self._frequent.items(), key=lambda item: (item[1], item[0]), default=("", 0))

    @property
    def repeated(self) -> tuple[int, int]:
        """How many different values come more than once, of how many: of all up to `KEPT`, of a fair sample beyond."""
        kept = self._sample.kept.values()
        return sum(count > 1 for count, _ in kept), len(kept)

    @property
    def lengths(self) -> tuple[int, int, int]:
        """The least, the median and the greatest length in characters; zeros where all values are empty."""
        below = 0
        for length in sorted(self._lengths):
            below += self._lengths[length]
            if 2 * below >= self.filled:
                return min(self._lengths), length, max(self._lengths)
        return 0, 0, 0

    @property
    def cut(self) -> tuple[int, int, int]:
        """The length at which values look cut, and how many different values of how many have it; (0, 0, n) for none.

        There the lengths pile up, and hardly any value is longer; or it is the length of a field in payment messages.
        Values with figures are not looked at: numbers such as `Customer 0017` are as long as each other.
        """
        lengths = Counter(length for _, length in self._sample.kept.values() if length)
        total, longer, best = len(self._sample.kept), 0, 0
        for length in sorted(lengths, reverse=True):
            here, shorter, next_longer = (lengths[each] for each in (length, length - 1, length + 1))
            at_end = 100 * longer <= total and 2 * here > 3 * shorter  # some are shorter: a blank at the cut goes
            in_part = length == _CUT_LENGTH and here > 2 * (shorter + next_longer)
            if length >= _SHORTEST_CUT and here >= _LEAST_CUT and (at_end or in_part):
                best = max(best, length, key=lambda each: (lengths[each], each))
            longer += here
        return best, lengths[best], total


class _Sample:
    """The values whose digests are the lowest, each with its count and a length: all, or a fair sample of the different ones.

    What is kept at the end was kept from its first time, so that its count is exact whatever the order was.
    """

    def __init__(self) -> None:
        self.kept: dict[str, tuple[int, int]] = {}
        self._highest: list[int] = []  # a heap of the digests, negative: the highest is at the top

    def add(self, digest: str, length: int) -> None:
        if digest in self.kept:
            self.kept[digest] = (self.kept[digest][0] + 1, length)
        elif len(self.kept) < KEPT:
            heappush(self._highest, -int(digest, 16))
            self.kept[digest] = (1, length)
        elif int(digest, 16) < -self._highest[0]:
            del self.kept[f"{-heappushpop(self._highest, -int(digest, 16)):016x}"]
            self.kept[digest] = (1, length)


def is_empty(text: str) -> bool:
    """Return whether a stripped text is empty, or a word for it such as `n/a` or `unknown`."""
    return not text or why_nobody(text) == "a placeholder"


def _looks(text: str, script: str | None) -> list[str]:
    """Return what a value looks like, by the names of the limits: one kind at most, and whether it is garbled."""
    kind = _kind(text, script)
    return [*([kind] if kind else []), *(["garbled"] if _is_garbled(text) else [])]


def _kind(text: str, script: str | None) -> str | None:
    letters = sum(map(str.isalpha, text))
    figures = sum(map(str.isdigit, text))
    if figures and (_DATE.fullmatch(text) or iso_date(text) != text):
        return "dates"
    if not letters:
        return "digits"
    if figures >= letters or ("@" in text and not _BLANK.search(text)):
        return "codes"
    if letters == 1 and not figures:
        return "one_letter"
    return "one_word" if script in _SPACED and not _BETWEEN_WORDS.search(text.rstrip(".,; ")) else None


def _script(text: str) -> str | None:
    """Return the script of most letters; beyond ASCII `main_script` remembers words, which whole values would drive out."""
    if text.isascii():
        return main_script(text)
    found = scripts_in(text)
    return max(found, key=found.__getitem__) if found else None


def _is_garbled(text: str) -> bool:
    """Return whether a text looks read in a wrong encoding, or has lost letters in one.

    >>> [_is_garbled(text) for text in ("MÃ¼ller", "M?ller", "Èãîðü", "Müller", "Игорь")]
    [True, True, True, False, False]
    """
    if text.isascii():
        return "?" in text and bool(_LOST_LETTER.search(text))
    if _LOST_LETTER.search(text) or looks_like_cyrillic(text):
        return True
    return _is_utf_8(text.translate(_AS_LATIN_1), "latin-1") or _is_utf_8(text, "cp1251")


def _is_utf_8(text: str, read_as: str) -> bool:
    """Return whether the bytes that were read as this text are UTF-8, cut in the middle of a letter perhaps."""
    try:
        return not codecs.getincrementaldecoder("utf-8")().decode(text.encode(read_as)).isascii()
    except UnicodeError:
        return False
