"""The words of OFAC's formats, to the lists, types, names and ties of this library."""

from collections.abc import Sequence

from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.list_draft import ListDraft
from sanscreen.model import AliasKind, NameParts, PartyType, RelationKind

__all__ = [
    "SDN_LIST", "alias_kind", "begin_list", "is_true", "joined", "language_of", "name_of", "note_list", "said", "tie_of",
    "type_of",
]  # fmt: skip

SDN_LIST = "SDN List"  # what OFAC calls it in both formats
CONSOLIDATED = "Consolidated List"  # all lists but that one

_TYPES = {
    "individual": PartyType.INDIVIDUAL,
    "entity": PartyType.ENTITY,
    "vessel": PartyType.VESSEL,
    "aircraft": PartyType.AIRCRAFT,
}
_ALIASES = {
    "name": AliasKind.NAME,
    "a.k.a.": AliasKind.AKA,
    "f.k.a.": AliasKind.FORMER,
    "n.k.a.": AliasKind.NOW,
}
_TIES = {
    "owned or controlled by": RelationKind.OWNED_BY,
    "owns, controls, or operates": RelationKind.OWNER_OF,
    "operated by": RelationKind.OPERATED_BY,
    "operator of": RelationKind.OPERATOR_OF,
    "acting for or on behalf of": RelationKind.ACTS_FOR,
    "associate of": RelationKind.ASSOCIATE_OF,
    "family member of": RelationKind.RELATIVE_OF,
    "leader or official of": RelationKind.LEADER_OF,
    "principal executive officer": RelationKind.LEADER_OF,
    "providing support to": RelationKind.SUPPORTER_OF,
}
_NAME_FIELDS = {
    "last name": "family",
    "first name": "given",
    "middle name": "middle",
    "maiden name": "maiden",
    "patronymic": "patronymic",
    "matronymic": "matronymic",
    "nickname": "nickname",
}
_BEFORE_THE_COMMA = ("family", "maiden", "matronymic")
_SAYS_NOTHING = frozenset({"unknown", "undetermined", "none", "high", "exact", "valid", "gregorian"})


def begin_list(faults: Faults, *, sdn: bool) -> ListDraft:
    """Return the draft of the SDN list, or of the consolidated list of all that is not SDN."""
    key, title = ("ofac-consolidated", "OFAC Consolidated Sanctions List (non-SDN)")
    if sdn:
        key, title = ("ofac-sdn", "OFAC Specially Designated Nationals and Blocked Persons List")
    return ListDraft(
        faults, key, title, "Office of Foreign Assets Control", "OFAC", "https://sanctionslist.ofac.treas.gov"
    )


def note_list(draft: Draft, name: str, key: str) -> None:
    """Note on which list of OFAC's a party stands, but for the one that the whole file is."""
    if name != {"ofac-sdn": SDN_LIST, "ofac-consolidated": CONSOLIDATED}.get(key):
        draft.detail("list", name)


def type_of(word: str) -> PartyType:
    """Return what a party is."""
    return _TYPES.get(word.casefold(), PartyType.UNKNOWN)


def alias_kind(word: str) -> AliasKind | None:
    """Return what a name is to the party, or None for a word that no table knows."""
    return _ALIASES.get(word.casefold())


def tie_of(words: str) -> RelationKind:
    """Return what the party named first is to the other; what no table knows is a link, and its note tells the words."""
    return _TIES.get(words.casefold(), RelationKind.LINKED_TO)


def language_of(script: str) -> str:
    """Return the script of a name; empty for Latin, in which OFAC writes every name."""
    return "" if script.casefold() == "latin" else script


def is_true(text: str) -> bool:
    """Return whether an XML Schema boolean is true."""
    return text in ("true", "1")


def said(word: str) -> str:
    """Return a word about a value, such as its reliability, or an empty text where it says the usual or nothing."""
    return "" if word.casefold() in _SAYS_NOTHING else word


def joined(*texts: str) -> str:
    """Return texts in one, each once; the empty ones go."""
    return "; ".join(dict.fromkeys(text for text in texts if text))


def name_of(parts: Sequence[tuple[str, str]], type: PartyType) -> tuple[str, NameParts | None]:
    """Return a name as OFAC prints it, `LAST Maiden Matronymic, First Middle Patronymic`, and its parts.

    `parts` are pairs of what OFAC calls a part and its text, in order. Names of things, and of people whose parts OFAC
    gives no such types, are their parts in a row.
    """
    whole = " ".join(text for _, text in parts)
    if type is not PartyType.INDIVIDUAL:
        return whole, None
    fields = [(_NAME_FIELDS.get(kind.casefold(), ""), text) for kind, text in parts]
    if not any(field for field, _ in fields):
        return whole, NameParts(ordered=tuple(text for _, text in parts)) if len(parts) > 1 else None
    family = " ".join(text for field, text in fields if field in _BEFORE_THE_COMMA)
    rest = " ".join(text for field, text in fields if field not in _BEFORE_THE_COMMA)

    def part(wanted: str) -> str | None:
        return " ".join(text for field, text in fields if field == wanted) or None

    return ", ".join(text for text in (family, rest) if text), NameParts(
        family=part("family"),
        given=part("given"),
        patronymic=part("patronymic"),
        middle=part("middle"),
        maiden=part("maiden"),
        matronymic=part("matronymic"),
        nickname=part("nickname"),
        ordered=tuple(text for field, text in fields if not field),
    )
