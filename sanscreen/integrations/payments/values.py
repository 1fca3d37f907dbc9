"""The text of one field of a payment, to what kind of value it is."""

import html
import re

from sanscreen.integrations.payments.plain_numbers import plain_number
from sanscreen.integrations.payments.wallets import wallet_of
from sanscreen.model import Identifier, IdentifierKind
from sanscreen.model.countries import country_code
from sanscreen.model.dates import DateSpan
from sanscreen.names.disguises import rewritings
from sanscreen.names.fold import fold

__all__ = [
    "account", "bic", "bic_country", "birth_date", "country", "currency_country", "is_amount", "is_code", "is_reference", "lei", "may_be_name", "spelled", "unescaped", "why_not_searched",
]  # fmt: skip

_CURRENCIES = {"CUP": "CU", "CUC": "CU", "IRR": "IR", "KPW": "KP", "SYP": "SY"}
_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
_WORD = re.compile(r"[^\W\d_]{3}")
_LONG_WORD = re.compile(r"[^\W\d_]{8}")
_MARK = re.compile(r"[\W_]")  # between words
_CODE = re.compile(r"[A-Z0-9]{1,5}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:T[0-9:.,]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]*)?")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_REGISTRATION = re.compile(r"(?<![A-Z0-9])[A-Z]{1,2}[ -]?[0-9]{2,5}[A-Z]?(?![A-Z0-9])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_MOST_ENCODINGS = 4  # of one text inside another
_AMOUNT = re.compile(r"(?:R?[CD])?(?:[0-9]{1,6})?(?:[A-Z]{3})?[0-9]+,[0-9]*")


def why_not_searched(text: str) -> str:
    """Return why no name can be in a text whatever its field, or an empty text where one can."""
    bare = text.strip()
    if _DATE.fullmatch(bare):
        return "date"
    if _NUMBER.fullmatch(bare):
        return "number"
    if _UUID.fullmatch(bare):
        return "reference"
    if bare.lower() in ("true", "false"):
        return "code"
    readings = (bare, *(text for _, text in rewritings(bare)))  # as names are read: `ⒾⒼⓄⓇ` and `&#73;` are letters
    return "" if any(letter.isalpha() for text in readings for letter in fold(text)) else "no letter in it"


def is_code(text: str) -> bool:
    """Whether a text is written as the codes of ISO 20022 are; only an element that holds codes makes it one."""
    return _CODE.fullmatch(text) is not None


def is_amount(text: str) -> bool:
    """Whether a text is an amount of an MT message, with its date and currency or without."""
    return _AMOUNT.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Whether a text that customers write has no word of three letters in it, so that no name can be told by it.

    Such a word may be written in pieces. An aircraft is named by its mark, of two letters and some figures.

    >>> is_reference("I-1/2026"), is_reference("NOTPROVIDED"), is_reference("INV TESTOV")
    (True, True, False)
    >>> is_reference("T-E-S-T-O-V/1"), is_reference("RF-86898")
    (False, False)
    """
    if text in ("NOTPROVIDED", "NONREF"):
        return True
    if not text.isascii() or re.search(r"[A-Za-z]{3}", text) or spelled(text):
        return False
    return _REGISTRATION.search(text) is None


def unescaped(text: str) -> str:
    """Return a text with its entities of XML decoded, also where they were encoded twice; `&` alone is none.

    >>> unescaped("&#84;&amp;#69;ST &LTD"), unescaped("A & B; C")
    ('TEST &LTD', 'A & B; C')
    """
    for _ in range(_MOST_ENCODINGS):
        if (decoded := _ENTITY.sub(lambda found: html.unescape(found[0]), text)) == text:
            break
        text = decoded
    return text


def spelled(text: str) -> str:
    """Return the words of a reference whose letters are joined in ones and twos, or an empty text where none are.

    >>> spelled("T-E-S-T-O-V/1"), spelled("INV TESTOV")
    ('TESTOV', '')
    """
    if re.search(r"[A-Za-z]{3}", text):
        return ""
    return " ".join(re.findall(r"[A-Za-z]{5,}", re.sub(r"[\W_]+", "", text, flags=re.ASCII)))


def may_be_name(number: str) -> bool:
    """Whether what stands in the place of a number has no figure, or words beside its figures.

    A word has three letters apart from the rest, or eight.

    >>> [may_be_name(text) for text in ("TESTOV", "TESTOV IVAN 62", "IVAN_TESTOV-62", "TESTOVIVAN62")]
    [True, True, True, True]
    >>> [may_be_name(text) for text in ("DE89 3704 0044", "AB 123", "GB29NWBK60161331926819")]
    [False, False, False]
    """
    bare = number.strip()
    parted = _MARK.search(bare) is not None and _WORD.search(bare) is not None
    return parted or not any(map(str.isdecimal, bare)) or _LONG_WORD.search(bare) is not None


def bic(text: str) -> Identifier | None:
    """Return a BIC, in whatever letters it is written, or None for what is none: one that is parted is words.

    >>> bic(" testdeff").number, bic("MAHAN AIR")
    ('TESTDEFF', None)
    """
    bare = plain_number(text).strip().upper()
    return Identifier(IdentifierKind.BIC, bare) if _BIC.fullmatch(bare) else None


def lei(text: str) -> Identifier | None:
    """Return a legal entity identifier, or None for what is none."""
    bare = "".join(plain_number(text).split()).upper()
    return Identifier(IdentifierKind.LEI, bare) if _LEI.fullmatch(bare) else None


def bic_country(identifier: Identifier) -> str | None:
    """Return the country of a BIC or an IBAN, where it is one."""
    if identifier.kind is IdentifierKind.BIC:
        return country(identifier.number[4:6])
    return identifier.country


def account(text: str) -> Identifier:
    """Return the number of an account: an IBAN with its country, a wallet, or any other one."""
    plain = plain_number(text).strip()
    bare = "".join(plain.split()).upper()
    if _IBAN.fullmatch(bare):
        return Identifier(IdentifierKind.BANK_ACCOUNT, bare, country(bare[:2]), scheme="iban")
    if wallet := wallet_of(plain):
        return Identifier(IdentifierKind.WALLET, wallet)
    return Identifier(IdentifierKind.BANK_ACCOUNT, plain if plain.isascii() else text.strip())


def country(code: str) -> str | None:
    """Return a code of two letters that is known, or None."""
    bare = code.strip().upper()
    return bare if country_code(bare) == bare else None


def currency_country(code: str) -> str | None:
    """Return the country that alone has a currency, of those whose money is of interest by itself (ISO 4217), or None.

    >>> currency_country("KPW"), currency_country("EUR")
    ('KP', None)
    """
    return _CURRENCIES.get(code)


def birth_date(text: str) -> str | None:
    """Return a date as 1962-04-01, 1962-04 or 1962, also from 19620401, or None for what is none."""
    bare = text.strip()
    bare = re.sub(r"([0-9]{4})([0-9]{2})([0-9]{2})", r"\1-\2-\3", bare) if len(bare) == 8 else bare
    bare = re.sub(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$", "", bare) if len(bare) > 10 else bare
    try:
        DateSpan.of(bare)
    except ValueError:
        return None
    return bare
