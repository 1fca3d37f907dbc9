"""The properties of a party in FollowTheMoney data, to a draft; `data/ftm_properties.tsv` says what each becomes."""

from collections.abc import Callable
from typing import NamedTuple

from sanscreen import tables
from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.opensanctions.names import Texts, read_names
from sanscreen.lists.formats.opensanctions.shared import imo_number, note_tie, state_of
from sanscreen.lists.items import Item
from sanscreen.model import IdentifierKind

__all__ = ["read_party", "said", "texts_of", "wallet_scheme"]


def texts_of(properties: Item | None) -> Texts:
    """Take the texts of each property. Entities stay where they are; other objects become one text each."""
    found: Texts = {}
    for child in properties.children() if properties else ():
        if not child.children():
            text = child.text()
        elif child.child("schema"):
            continue
        else:
            text = said(texts_of(child))
            child.empty()
        if text:
            found.setdefault(child.tag, []).append(text)
    return found


def said(texts: Texts, *without: str) -> str:
    """Return properties as one text, `role: Director; startDate: 2016-06`."""
    return "; ".join(f"{key}: {', '.join(values)}" for key, values in texts.items() if values and key not in without)


def read_party(draft: Draft, schema: str, caption: str, texts: Texts) -> None:
    """Note all that the texts of a party's properties say; what the table does not name becomes a detail."""
    read_names(draft, caption, texts)
    for key, values in texts.items():
        what = _properties().get(f"{schema}:{key}") or _properties().get(key)
        for value in values:
            if what is None:
                draft.detail(key, value)
            elif what.kind == IdentifierKind.WALLET:
                draft.identifier(IdentifierKind.WALLET, value, scheme=wallet_scheme(texts))
            else:
                _BECOMES[what.field](draft, what, value)


def wallet_scheme(texts: Texts) -> str:
    """Return the currency of a wallet in small letters, or an empty text."""
    return next((value.lower() for key in ("currencySymbol", "currency") for value in texts.get(key, ())), "")


class _Property(NamedTuple):
    """A row of the table; what is empty does not apply."""

    field: str
    kind: str
    scheme: str
    country: str


def _number(draft: Draft, what: _Property, value: str) -> None:
    kind = IdentifierKind(what.kind)
    number = imo_number(value) if kind is IdentifierKind.IMO_NUMBER else value
    draft.identifier(kind, number, what.country, scheme=what.scheme)


_BECOMES: dict[str, Callable[[Draft, _Property, str], None]] = {
    "address": lambda draft, _, value: draft.address((value,)),
    "born": lambda draft, _, value: draft.born(value),
    "country": lambda draft, what, value: draft.country(what.kind, state_of(draft, value)),
    "fact": lambda draft, what, value: draft.fact(what.kind, value),
    "gender": lambda draft, _, value: draft.gender(value),
    "identifier": _number,
    "listed": lambda draft, _, value: draft.listed(value),
    "program": lambda draft, _, value: draft.program(value),
    "remark": lambda draft, _, value: draft.remark(value),
    "tie": lambda draft, _, value: note_tie(draft, value),
    "updated": lambda draft, _, value: draft.updated(value),
}


@tables.kept
def _properties() -> dict[str, _Property]:
    rows = tables.rows("ftm_properties.tsv", 5)
    return {key: _Property(*("" if cell == "-" else cell for cell in cells)) for key, *cells in rows}
