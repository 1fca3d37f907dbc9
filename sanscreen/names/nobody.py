"""A name field, to why it names nobody: a placeholder, an account, figures alone."""

import re
from importlib import import_module

from sanscreen.names.field_marks import field_marks

__all__ = ["why_nobody"]

_LEFT_OUT = re.compile(r"[\s_‐‑‒–—-]+")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z\d]{11,30}")


def why_nobody(field: str) -> str | None:
    """Return what a field looks like that names nobody, or None. It is screened all the same: somebody may be called so.

    >>> why_nobody("NOTPROVIDED"), why_nobody("12345678"), why_nobody("Ivan Testov")
    ('a placeholder', 'figures alone', None)
    """
    bare = _LEFT_OUT.sub("", field)
    if bare.lower() in field_marks().nobody:
        return "a placeholder"
    if not any(map(str.isalpha, bare)):
        return "figures alone" if any(map(str.isdigit, bare)) else None
    account = bare.upper().removeprefix("IBAN").lstrip(":/")
    if _IBAN.fullmatch(account) and import_module("stdnum.iban").is_valid(account):  # imported late: seldom asked
        return "an IBAN"
    return None
