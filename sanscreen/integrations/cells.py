"""The text of one cell to dates, numbers, countries and names, with what of it cannot be read and why."""

import re
from datetime import date

from sanscreen.integrations.column_names import NUMBER_WORDS, NUMBERS, plain_header
from sanscreen.model import Identifier, IdentifierKind
from sanscreen.model.countries import country_code
from sanscreen.model.party import MAX_NAME_LENGTH, MAX_NUMBER_LENGTH

__all__ = [
    "MAX_ADDRESS",
    "SHOWN",
    "has_letter",
    "iso_date",
    "read_address",
    "read_countries",
    "read_names",
    "read_numbers",
]

MAX_ADDRESS = 100 * MAX_NAME_LENGTH  # characters, as a party has them
SHOWN = 60  # characters of a cell that is told
_ISO_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.+Z-]*")
_YEAR_FIRST = re.compile(r"([0-9]{4})([./-]?)([0-9]{1,2})\2([0-9]{1,2})")
_MONTHS = tuple("january february march april may june july august september october november december".split())
_DAY_MONTH = re.compile(r"([0-9]{1,2})[. -]{1,2}([A-Za-z]{3,9})[., -]{1,2}([0-9]{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})[., -]{1,2}([0-9]{4})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


def has_letter(text: str) -> bool:
    """Return whether a text has a letter or a figure, and so can be a name."""
    return any(letter.isalnum() for letter in text)


def iso_date(text: str) -> str:
    """Return a date as files have it in ISO form: with a time behind it, 19620401, 1962/4/1, 01.04.1962, 1 April 1962.

    A text in which day and month can be either is returned as it is, and so is any other.

    >>> iso_date("01.04.1962"), iso_date("4/13/1962"), iso_date("25 Jan 1958"), iso_date("03/04/1962")
    ('1962-04-01', '1962-04-13', '1958-01-25', '03/04/1962')
    """
    if found := _ISO_TIME.fullmatch(text):
        return found[1]
    if (found := _YEAR_FIRST.fullmatch(text)) and (found[2] or len(text) == 8):
        return _iso(found[1], found[3], found[4]) or text
    if found := _YEAR_LAST.fullmatch(text):
        day_first, month_first = _iso(found[4], found[3], found[1]), _iso(found[4], found[1], found[3])
        if found[2] == "." or not month_first or day_first == month_first:
            return day_first or text
        return text if day_first else month_first
    return _worded(text) or text


def _worded(text: str) -> str | None:
    """Return a date with the English name of a month in ISO form, as most sanctions lists print it."""
    if found := _DAY_MONTH.fullmatch(text):
        return _iso(found[3], str(_month(found[2])), found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return _iso(found[3], str(_month(found[1])), found[2])
    if (found := _MONTH_YEAR.fullmatch(text)) and _month(found[1]):
        return f"{found[2]}-{_month(found[1]):02}"
    return None


def _month(word: str) -> int:
    """Return the number of an English month, written out or cut to three letters and more; 0 for another word."""
    return next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(word.lower())), 0)


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def read_names(cell: str) -> tuple[list[str], list[str]]:
    """Return the names of a cell of other names, and why the others are none.

    >>> read_names("Vanya; Ivan T / -")
    (['Vanya', 'Ivan T'], ["other_names: '-' has no letter or figure"])
    """
    parts = _parts(re.split(r"[;|\r\n]|\s/\s", cell))
    unread = [f"other_names: {part!r} has no letter or figure" for part in parts if not has_letter(part)]
    return [part for part in parts if has_letter(part)], unread


def read_countries(cell: str) -> tuple[list[str], list[str]]:
    """Return the alpha-2 codes of a cell of countries, and why the others are none.

    Commas separate countries only where each part is one: some names have a comma inside.

    >>> read_countries("RU, Cyprus"), read_countries("Korea, Republic of/Atlantis")[0]
    ((['RU', 'CY'], []), ['KR'])
    """
    codes: list[str] = []
    unknown: list[str] = []
    for part in [cell] if country_code(cell) else _parts(re.split(r"[;/|\r\n]", cell)):
        several = [country_code(each) for each in ([part] if country_code(part) else _parts(part.split(",")))]
        if all(several):
            codes += [code for code in several if code]
        else:
            unknown.append(part)
    told = unknown if codes else [cell] if unknown else []  # "n/a" is one text
    why = "is no country that is known here; write its two-letter ISO 3166-1 code"
    return codes, [f"countries: {each[:SHOWN]!r} {why}" for each in told]


def read_address(cell: str) -> tuple[list[str], list[str]]:
    """Return the address of a cell, or why it cannot be read."""
    fault = _fault(cell, MAX_ADDRESS)
    return ([], [f"addresses: {cell[:SHOWN]!r} {fault}"]) if fault else ([cell], [])


def _fault(text: str, longest: int) -> str:
    """Return why a party cannot have a text; "" where it can."""
    if len(text) > longest:
        return f"has {len(text)} characters; at most {longest} are allowed"
    half = any("\ud800" <= letter <= "\udfff" for letter in text)
    return "holds half of a surrogate pair; the text was decoded wrongly" if half else ""


# Between two numbers; a comma alone stands inside a number too, as in 1,234,567.
_BETWEEN = re.compile(r"[;|\r\n]|,\s|(?<=\w{5}),(?=\w{5})")
# A spreadsheet shows a long number so and has lost its last figures; "12E5" can be a number of some kind.
_EXPONENT = re.compile(r"[+-]?[0-9](?:[.,][0-9]+[eE][+-]?|[eE][+-])[0-9]{1,3}")
_AS_FLOAT = re.compile(r"([0-9]+)[.,]0{1,2}")
_AS_WRITTEN = (IdentifierKind.WALLET, IdentifierKind.WEBSITE, IdentifierKind.EMAIL, IdentifierKind.CALL_SIGN)
_LONG_LABEL = 4  # letters; fewer can be part of the number, such as the series of a passport
_FIGURES = 4  # at least, behind a label that is not known


def read_numbers(kind: IdentifierKind, cell: str) -> tuple[list[Identifier], list[str]]:
    """Return the numbers of a cell, and why the others cannot be read.

    One that no party can have costs no other one. Labels go, such as `INN` or `ИНН:`, and what a spreadsheet adds (`.0`); in a column of mixed numbers the label says
    the kind.

    >>> [number.number for number in read_numbers(IdentifierKind.TAX_NUMBER, "ИНН: 770508895203; 5001101089.0")[0]]
    ['770508895203', '5001101089']
    >>> read_numbers(IdentifierKind.TAX_NUMBER, "7.70509E+11")[1]
    ["tax_number: '7.70509E+11' has lost figures in a spreadsheet; format the column as text"]
    """
    numbers: list[Identifier] = []
    unread: list[str] = []
    for part in _parts(_BETWEEN.split(cell)):
        if len(part) > MAX_NUMBER_LENGTH:
            part = " ".join(part.split())  # noqa: PLW2901  # blanks push no number out
        if fault := _fault(part, MAX_NUMBER_LENGTH):
            unread.append(f"{kind}: {part[:SHOWN]!r} {fault}")
            continue
        said, number = (kind, part) if kind in _AS_WRITTEN else _unlabelled(kind, part)
        if said in _AS_WRITTEN:
            numbers.append(Identifier(said, number))
        elif _EXPONENT.fullmatch(number):
            unread.append(f"{said}: {part!r} has lost figures in a spreadsheet; format the column as text")
        else:
            numbers.append(Identifier(said, _AS_FLOAT.sub(r"\1", number) if _AS_FLOAT.fullmatch(number) else number))
    return numbers, unread


def _unlabelled(kind: IdentifierKind, text: str) -> tuple[IdentifierKind, str]:
    """Return the kind that a label says, in a column of mixed numbers, and the number behind the label."""
    label, colon, number = map(str.strip, text.partition(":"))
    known = NUMBERS.get(plain_header(label))
    said = known or label.lower() == IdentifierKind.OTHER
    if not (colon and number and (said or _is_label(label, number))):
        words, figures = text.split(), _figures(text)
        behind = 0
        while behind < len(words) - 1 and _is_word_before(words[behind], figures):
            behind += 1
        if not behind:
            return kind, text
        label, number = " ".join(words[:behind]), " ".join(words[behind:])
        known = NUMBERS.get(plain_header(label))
    return (known or kind if kind is IdentifierKind.OTHER else kind), number


def _is_label(label: str, number: str) -> bool:
    """Return whether a text before a colon is a label and no part of an address or a wallet."""
    return has_letter(label) and not _figures(label) and number[0].isdigit() and _figures(number) >= _FIGURES


def _is_word_before(word: str, figures: int) -> bool:
    """Return whether a word is none of a number, which has so many figures; words with figures are."""
    if _figures(word):
        return False
    if set(plain_header(word).split()) & NUMBER_WORDS:
        return True
    return sum(letter.isalpha() for letter in word) >= _LONG_LABEL and figures >= _FIGURES


def _figures(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _parts(texts: list[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]
