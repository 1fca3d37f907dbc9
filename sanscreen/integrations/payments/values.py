"""The text of one field of a payment, to what kind of value it is."""

import re

from sanscreen.integrations.payments.plain_numbers import plain_number
from sanscreen.integrations.payments.wallets import wallet_of
from sanscreen.model import Identifier, IdentifierKind
from sanscreen.model.countries import country_code
from sanscreen.model.dates import DateSpan

__all__ = [
    "account", "bic", "bic_country", "birth_date", "country", "currency_country", "is_amount", "is_code", "is_reference", "lei", "may_be_name", "why_not_searched",
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
    return "" if any(letter.isalpha() for letter in bare) else "no letter in it"


def is_code(text: str) -> bool:
    """Whether a text is written as the codes of ISO 20022 are; only an element that holds codes makes it one."""
    return _CODE.fullmatch(text) is not None


def is_amount(text: str) -> bool:
    """Whether a text is an amount of an MT message, with its date and currency or without."""
    return _AMOUNT.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Whether a text that customers write has no word of three letters in it, so that no name can be told by it.

    >>> is_reference("I-1/2026"), is_reference("NOTPROVIDED"), is_reference("INV TESTOV")
    (True, True, False)
    """
    if text in ("NOTPROVIDED", "NONREF"):
        return True
    return text.isascii() and not re.search(r"[A-Za-z]{3}", text)


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
