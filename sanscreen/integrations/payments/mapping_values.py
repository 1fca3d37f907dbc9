"""A dictionary from outside, to its keys and texts with their paths, within limits; what cannot be read is a fault."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from numbers import Number
from uuid import UUID

from sanscreen.errors import MessageError
from sanscreen.integrations.payments.draft import MAX_FIELDS, Draft
from sanscreen.integrations.payments.values import account, bic, bic_country, country, currency_country, lei
from sanscreen.model import Identifier, IdentifierKind

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "Walk", "country_told", "telling_number", "unnumbered"]

MAX_DEPTH = 50  # objects and lists inside each other
MAX_PATH = 2_000  # characters of all keys that lead to a value
MAX_LENGTH = 1_000_000  # characters of all keys and texts

_OF_COUNTRIES = ("country", "ctry", "flag", "origin", "residence", "nationality", "destination")
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4}){2}")
_PLACE = re.compile(r"\[\d+\]|(?<=[^\W\d])[ _-]?\d+(?=/|\[|$)")


def telling_number(text: str) -> Identifier | None:
    """Return the number that a text is by its form alone, whatever its key: a BIC in capitals, an IBAN, a LEI, a wallet.

    >>> telling_number("TESTDEFF").kind.value, telling_number("Testov"), telling_number("INVOICES")
    ('bic', None, None)
    """
    if " " not in text and text.isupper() and (found := bic(text)) and bic_country(found):
        return found
    number = account(text)
    if number.kind is IdentifierKind.WALLET or (number.scheme == "iban" and number.country):
        return number
    return lei(text) if text.isupper() else None


def country_told(key: str, field: str, text: str) -> str | None:
    """Return the country that a value tells by a code under a plain key such as `vesselflag`, whoever or whatever it is of."""
    if field == "countries" or any(word in key for word in _OF_COUNTRIES):
        return country(text)
    return currency_country(text) if field == "code" or "currency" in key else None


def unnumbered(path: str) -> str:
    """Return what the paths of lines have in common that are one text: it is without the places in lists and after keys.

    >>> unnumbered("lines[2]/text_1")
    'lines/text'
    """
    return _PLACE.sub("", path)


def _every(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object of JSON; what stands under one key several times is a list."""
    values: dict[str, list[object]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    return {key: each[0] if len(each) == 1 else each for key, each in values.items()}


class Walk:
    """Goes through one dictionary and counts what it has seen."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._seen = 0
        self._length = 0

    def items(self, value: Mapping[object, object], above: str, depth: int) -> Iterator[tuple[str, str, object]]:
        """Yield the key, the path, and the value of each item of an object."""
        for key, inner in value.items():
            if not isinstance(key, str):
                self._draft.fault(above, f"the key {str(key)[:60]!r} is no text")
            text = self._whole(str(key), above)
            path = f"{above}/{text}".lstrip("/")
            if self.allowed(path, depth):
                yield text, path, self._opened(inner, path)

    def listed(self, value: Iterable[object], path: str, depth: int) -> Iterator[tuple[str, object]]:
        """Yield the path of each value of a list, and the value."""
        for place, inner in enumerate(value, 1):
            if self.allowed(f"{path}[{place}]", depth):
                yield f"{path}[{place}]", self._opened(inner, f"{path}[{place}]")

    def text(self, value: object, path: str, depth: int) -> str:
        """Return the text of a value that is neither object nor list; empty for null and for what is a fault."""
        if value is None or not self.allowed(path, depth):
            return ""
        if not isinstance(value, str | Number | date | time | UUID):
            self._draft.fault(path, f"a value of type {type(value).__name__} is no text")
            return ""
        try:
            text = value.strip() if isinstance(value, str) else str(value)
        except ValueError:  # Python writes no number of more than 4,300 figures
            self._draft.fault(path, "a number of more figures than can be written")
            return ""
        if isinstance(value, Number) and text.lower().lstrip("-s") in ("nan", "nat"):  # a blank cell of a data frame
            self._draft.skip(path, text, "no value")
            return ""
        if _ESCAPED.search(text):
            self._draft.fault(path, "letters are written as escapes, as in JSON, and are not read: decode the text")
        return self._whole(text, path)

    def allowed(self, path: str, depth: int) -> bool:
        """Whether what stands at a path is read; what nests too deeply is a fault, as nobody knows what is in it."""
        self._seen += 1
        if len(path) > MAX_PATH:
            raise MessageError(f"{path[:200]}...: the keys have more than {MAX_PATH} characters")
        if self._seen > 4 * MAX_FIELDS:
            raise MessageError(f"{path[:200]}: the payment has more than {MAX_FIELDS} fields; send it in parts")
        if depth > MAX_DEPTH:
            self._draft.fault(path, f"values stand more than {MAX_DEPTH} deep: what is there is not read")
        return depth <= MAX_DEPTH

    def _opened(self, value: object, path: str) -> object:
        """Return the object or list that a text is in JSON, where it has something in it; any other value as it is.

        In JSON a name can be written in escapes of its letters, which no search reads.
        """
        if not isinstance(value, str) or value.strip()[:1] not in ("{", "["):
            return value
        text = self._whole(value.strip(), path)
        try:
            inner = json.loads(text, object_pairs_hook=_every, parse_int=str, parse_float=str, parse_constant=str)
        except RecursionError:
            self._draft.fault(path, f"values stand more than {MAX_DEPTH} deep: what is there is not read")
            return value
        except ValueError:
            return value
        if not inner:
            return value
        self._draft.skip(path, text, "JSON, whose values are read one by one")
        return inner

    def _whole(self, text: str, path: str) -> str:
        self._length += len(text)
        if self._length > MAX_LENGTH:
            raise MessageError(f"{path[:200]}: the texts of the payment have more than {MAX_LENGTH} characters")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            self._draft.fault(path, "holds half of a surrogate pair; the text was decoded wrongly")
            return text.encode("utf-8", "replace").decode()
        return text
