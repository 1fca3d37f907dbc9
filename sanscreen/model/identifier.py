"""A number that names a party, to its kind, its country and whether it can find the party alone."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from sanscreen.model.record import Record

__all__ = ["Identifier", "IdentifierKind"]


class IdentifierKind(StrEnum):
    """What a number is. `strong` kinds name one party in the world or in their country."""

    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    TAX_NUMBER = "tax_number"
    REGISTRATION_NUMBER = "registration_number"
    LEI = "lei"
    BIC = "bic"
    BANK_CODE = "bank_code"
    IMO_NUMBER = "imo_number"
    MMSI = "mmsi"
    CALL_SIGN = "call_sign"
    TAIL_NUMBER = "tail_number"
    SERIAL_NUMBER = "serial_number"
    MODE_S = "mode_s"
    WALLET = "wallet"
    BANK_ACCOUNT = "bank_account"
    PHONE = "phone"
    WEBSITE = "website"
    EMAIL = "email"
    OTHER = "other"

    @property
    def strong(self) -> bool:
        """Whether an exact agreement finds the party whatever the name says."""
        return self not in _WEAK


_WEAK = frozenset(
    {
        IdentifierKind.BANK_CODE,
        IdentifierKind.CALL_SIGN,
        IdentifierKind.SERIAL_NUMBER,  # unique to a maker only
        IdentifierKind.PHONE,  # shared by households and offices, and given to others
        IdentifierKind.WEBSITE,
        IdentifierKind.EMAIL,
        IdentifierKind.OTHER,
    }
)


_BIK = re.compile("04[0-9]{7}")


@dataclass(frozen=True, slots=True)
class Identifier(Record):
    """One number of a party, as it is written.

    `country` is an ISO 3166-1 alpha-2 code. `scheme` narrows the kind (`inn`, `ogrn`, `okpo`; `xbt`, `eth` for a
    wallet). `note` keeps what the source says beside it. `sources` are keys of the watchlist's sources.
    """

    kind: IdentifierKind
    number: str
    country: str | None = None
    scheme: str | None = None
    issued: str | None = None
    expires: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def strong(self) -> bool:
        """Whether an exact agreement finds the party whatever the name says: by its kind, or as the BIK of a bank of Russia.

        A bank code of nine figures that opens with 04 is one, which a bank or a branch has alone (Bank of Russia, 225-P).
        """
        is_bik = self.kind is IdentifierKind.BANK_CODE and _BIK.fullmatch(self.canonical) is not None
        return self.kind.strong or is_bik

    @property
    def canonical(self) -> str:
        """The number for comparing: without blanks, hyphens, dots and slashes, in capitals and ASCII figures.

        Wallet addresses keep their case, but for hexadecimal and bech32 ones (EIP-55, BIP-173), which are one address
        in any case. A BIC of 11 letters is the 8 of its institution (ISO 9362): a branch belongs to its bank.
        """
        bare = "".join(_bare(letter) for letter in unicodedata.normalize("NFKC", self.number) if letter.isalnum())
        if self.kind is IdentifierKind.WALLET and not bare.lower().startswith(("0x", "bc1")):
            return bare
        bare = bare.upper()
        return bare[:8] if self.kind is IdentifierKind.BIC and len(bare) == 11 else bare


def _bare(letter: str) -> str:
    figure = unicodedata.digit(letter, None)
    return letter if figure is None else str(figure)
