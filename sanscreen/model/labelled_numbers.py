"""A text, to the numbers in it that say what they are and whose check digits are right: `IMO 9074729`, `LEI ...`, `ИНН ...`."""

import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module

from sanscreen.model.identifier import Identifier, IdentifierKind

__all__ = ["labelled_numbers"]

_BETWEEN = r"[\s:=./_#№°-]*"  # a label and its number
_LABELS = re.compile("IMO|ИМО|LEI|BIC|SWIFT|INN|ИНН", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """One kind of number: its label, what may stand behind that, and its form, as patterns; and where its check digit is known."""

    kind: IdentifierKind
    label: str
    behind: str
    form: str
    check: str
    scheme: str | None = None

    @property
    def pattern(self) -> str:
        """The whole pattern: `re` keeps it compiled."""
        return rf"(?<!\w)(?:{self.label}){_BETWEEN}(?:(?:{self.behind}){_BETWEEN})?({self.form})(?!\w)"


_KNOWN = (
    _Labelled(
        IdentifierKind.IMO_NUMBER, "IMO|ИМО", "NUMBER|NO|NR|N|НОМЕР", r"\d{3}[\s.-]?\d{4}|\d{4}[\s.-]?\d{3}", "imo"
    ),
    _Labelled(IdentifierKind.LEI, "LEI", "CODE|NUMBER|NO", r"[A-Z\d]{18}\d{2}", "lei"),
    _Labelled(IdentifierKind.BIC, "BIC|SWIFT", "CODE|BIC", r"[A-Z\d]{4}[A-Z]{2}[A-Z\d]{2}(?:[A-Z\d]{3})?", "bic"),
    *(
        _Labelled(
            IdentifierKind.TAX_NUMBER,
            "INN|ИНН",
            "KPP|КПП|NUMBER|NO|N|НОМЕР",
            rf"\d(?:[\s-]?\d){{{further}}}",  # 10 figures of a firm, 12 of a person
            "ru.inn",
            "inn",
        )
        for further in (9, 11)
    ),
)


def labelled_numbers(text: str) -> tuple[Identifier, ...]:
    """Return the IMO numbers, LEIs, BICs and Russian INNs of a text behind their label, with the right form and check digit.

    A BIC has no check digit: a word behind `Swift` that has its form is taken for one, and is equal to none on a list.

    >>> [(each.kind.value, each.number) for each in labelled_numbers("MV Invented Star, IMO No. 9074729")]
    [('imo_number', '9074729')]
    >>> labelled_numbers("MV Invented Star IMO 9074728")
    ()
    """
    text = text if text.isascii() else _in_figures(text)
    if not _LABELS.search(text):
        return ()
    found: dict[Identifier, None] = {}
    for each in _KNOWN:
        for match in re.finditer(each.pattern, text, re.IGNORECASE):
            number = re.sub(r"[\s.-]", "", match[1]).upper()
            if import_module(f"stdnum.{each.check}").is_valid(number):  # imported late: it is slow, and seldom asked
                found[Identifier(each.kind, number, scheme=each.scheme)] = None
    return tuple(found)


def _in_figures(text: str) -> str:
    """Return a text with the figures and letters of any width and script of figures in ASCII, without invisible signs."""
    seen = (letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in seen)
