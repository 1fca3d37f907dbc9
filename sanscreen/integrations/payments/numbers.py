"""A text, to the listed parties whose number stands in it: numbers that their form tells from words, where they are listed.

A word of eight letters can have the form of a BIC, and an invoice that of a tax number. So such a number says nothing of a
payment by itself: it is looked up, as it stands, and only what a list has counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sanscreen.integrations.payments.plain_numbers import plain_number, plain_places
from sanscreen.integrations.payments.spans import TextHit
from sanscreen.integrations.payments.values import country
from sanscreen.integrations.payments.wallets import WALLET, wallet_of
from sanscreen.matching.score import FULL
from sanscreen.matching.stop import Stop
from sanscreen.model import Identifier, IdentifierKind, Party
from sanscreen.screener import Screener

__all__ = ["NumberInText", "numbers_in", "search_numbers"]

_NUMBERS = re.compile(
    r"(?<![A-Z0-9])(?:"
    r"(?P<bic>[A-Z]{4}(?P<land>[A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?)"
    r"|(?P<lei>[A-Z0-9]{18}[0-9]{2})"
    r"|(?P<iban>[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)"
    r")(?![A-Z0-9])",
    re.IGNORECASE | re.ASCII,
)
_CIVIL = re.compile(r"(?<![0-9])(?:[0-9]{10}|[0-9]{12,13}|[0-9]{15})(?![0-9])")  # INN and OGRN, of firms and of persons
# Its groups are parted where a label says what it is; more figures may stand behind it.
_LABEL = rf"(?:INN|OGRN|OGRNIP|{plain_number('ИНН')}|{plain_number('ОГРН')}|{plain_number('ОГРНИП')})[^\w\n]{{0,3}}"
_LABELLED = [
    re.compile(rf"(?<![^\W\d_]){_LABEL}((?:[0-9][^\w\n]{{0,2}}){{{count - 1}}}[0-9])(?![0-9])", re.IGNORECASE)
    for count in (10, 12, 13, 15)
]
_BANK = re.compile(r"(?<![0-9])04[0-9]{7}(?![0-9])")  # BIK of a bank of Russia
_WALLET = re.compile(rf"(?<![A-Za-z0-9])(?:{WALLET})(?![A-Za-z0-9])")
_BREAK = re.compile(r"[ \t]*\n(?://)?[ \t]*")


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number that has the form of its kind: `text[start:end]` is where it stands."""

    start: int
    end: int
    identifier: Identifier


def numbers_in(text: str) -> Iterator[NumberInText]:
    """Yield the numbers of a text by their form, also those that go on in the next line.

    These are BICs of a known country; LEIs and IBANs whose check digits are right; wallets; and figures in the number that
    the tax and registration numbers and the bank codes of Russia have, whatever stands before them. All may be written in
    look-alike letters, in figures of other scripts and with signs that nobody sees.

    >>> [(each.identifier.kind.value, each.identifier.number) for each in numbers_in("INN7701234567 VIA EXPLRUMM")]
    [('bic', 'EXPLRUMM'), ('tax_number', '7701234567')]
    """
    plain, written = plain_places(text)
    for each in _found(plain):
        yield NumberInText(written[each.start], written[each.end - 1] + 1, each.identifier)
    if "\n" not in text:
        return
    places: list[int] = []
    at = 0
    for gap in _BREAK.finditer(plain):
        places += range(at, gap.start())
        at = gap.end()
    places += range(at, len(plain))
    for each in _found("".join(plain[place] for place in places)):
        start, end = places[each.start], places[each.end - 1] + 1
        if end - start > each.end - each.start:
            yield NumberInText(written[start], written[end - 1] + 1, each.identifier)


def _found(text: str) -> Iterator[NumberInText]:
    for match in _NUMBERS.finditer(text):
        written = re.sub(" ", "", match[0]).upper()
        if match["bic"]:
            found = Identifier(IdentifierKind.BIC, written) if country(match["land"]) else None
        elif match["lei"]:
            found = Identifier(IdentifierKind.LEI, written) if _checked(written) else None
        else:
            land = country(written[:2]) if _checked(written[4:] + written[:4]) else None
            found = Identifier(IdentifierKind.BANK_ACCOUNT, written, land, scheme="iban") if land else None
        if found is not None:
            yield NumberInText(match.start(), match.end(), found)
    for match in _CIVIL.finditer(text):
        yield NumberInText(match.start(), match.end(), Identifier(IdentifierKind.TAX_NUMBER, match[0]))
    for labelled in _LABELLED:
        for match in labelled.finditer(text):
            number = re.sub("[^0-9]", "", match[1])
            if number != match[1]:
                yield NumberInText(match.start(1), match.end(1), Identifier(IdentifierKind.TAX_NUMBER, number))
    for match in _BANK.finditer(text):
        yield NumberInText(match.start(), match.end(), Identifier(IdentifierKind.BANK_CODE, match[0], scheme="bik"))
    for match in _WALLET.finditer(text):
        if wallet := wallet_of(match[0]):
            yield NumberInText(match.start(), match.end(), Identifier(IdentifierKind.WALLET, wallet))


def _checked(number: str) -> bool:
    """Whether check digits at the end of a number are right, as of ISO 7064 MOD 97-10."""
    return int("".join(str(int(letter, 36)) for letter in number)) % 97 == 1


def search_numbers(text: str, screener: Screener, stop: Stop, *, on: date | None = None) -> Iterator[TextHit]:
    """Yield a hit for each number in a text that somebody on the lists has; `stop` ends it, and says so."""
    setting = screener.setting(on=on)
    known: set[Identifier] = set()
    for each in numbers_in(text):
        number = each.identifier
        if number in known:
            continue
        known.add(number)
        if stop():
            stop.said = True
            return
        party = Party.of(name=number.number, identifiers=[number])
        if not any(True for _ in setting.retrieval.candidates(party, (), FULL, stop)):
            continue  # nobody has it, which an index knows at once
        (screening,) = screener.screen_many([party], should_stop=stop, on=on)
        for hit in screening.hits:
            if any(line.feature == "identifier" for line in hit.evidence):
                yield TextHit(each.start, each.end, text[each.start : each.end], hit)
