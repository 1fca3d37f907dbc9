"""A party field of an MT message in any option, to the party: account, BIC, name and address, or numbered lines."""

import re
from dataclasses import replace

from sanscreen.integrations.payments.borders import FULL_LINE
from sanscreen.integrations.payments.draft import Draft, PartyDraft
from sanscreen.integrations.payments.iso20022_tables import SCHEMES
from sanscreen.integrations.payments.message import Role, Treatment
from sanscreen.integrations.payments.swift_mt_text import Field
from sanscreen.integrations.payments.values import account, bic, bic_country, country
from sanscreen.model import Identifier, IdentifierKind
from sanscreen.model.party import MAX_NUMBER_LENGTH

__all__ = ["read_bic", "read_party_field"]

_ACCOUNT = re.compile(r"/(?:[CD]/)?([^/].{0,33})")
_CLEARING = re.compile(r"//(?:[CD]/)?(.{1,34})")
_IDENTIFIER = re.compile(r"([A-Z]{4})/([A-Z]{2})/(.+)")
_NUMBERED = re.compile(r"([1-8])/(.*)")
_RUN_TOGETHER = re.compile(r":[0-9]{2}[A-Z]?:")


def read_party_field(draft: Draft, field: Field, role: Role) -> None:
    """Tell a draft of the party of one field. Each line is a field of its own; its path ends with its place."""
    is_bank = "51" <= field.number <= "58"  # 50 and 59 are customers, which may have a BIC as well
    party = draft.party(role, field.path, institution=is_bank)
    rest = [(f"{field.path}/{place}", line) for place, line in enumerate(field.text.split("\n"), 1) if line.strip()]
    if _RUN_TOGETHER.search(field.text):
        draft.fault(field.path, "the next field stands in the same line; each begins a line")
    for _ in range(2):  # an account, a clearing code, or both
        if rest and _read_account(draft, party, *rest[0]):
            rest = rest[1:]
    if not rest:
        return
    first = rest[0][1].strip()
    numbered = sum(_NUMBERED.match(line) is not None for _, line in rest)
    if field.option == "F" and (numbered or _IDENTIFIER.match(first)):
        _read_numbered(draft, party, rest)
    elif field.option in ("A", "C", "G", "P") and (found := bic(first)) is not None and len(first.split()) == 1:
        read_bic(draft, party, *rest[0], found)
        if rest[1:]:
            _read_lines(draft, party, rest[1:])
    elif field.option == "B":  # a place
        for path, line in rest:
            draft.seen(path, line, Treatment.TEXT, role)
        draft.lines(party, rest[0][0], ["", *(line for _, line in rest)])
    else:
        _read_lines(draft, party, rest)


def read_bic(draft: Draft, party: PartyDraft, path: str, text: str, found: Identifier) -> None:
    """Note a BIC; a bank is where its BIC says, which says nothing of a customer who has one."""
    if party.is_institution and (code := bic_country(found)):
        party.countries[code] = None
    draft.number(party, path, text, found)


def _read_account(draft: Draft, party: PartyDraft, path: str, line: str) -> bool:
    """Read a line that is `/account` or `//clearing code`; False for any other line."""
    if clearing := _CLEARING.fullmatch(line):
        draft.number(party, path, line, Identifier(IdentifierKind.BANK_CODE, clearing[1]))
    elif (own := _ACCOUNT.fullmatch(line)) and (" " not in own[1] or re.search(r"\d", own[1])):
        draft.number(party, path, line, account(own[1]))
    else:
        return False
    return True


def _read_lines(draft: Draft, party: PartyDraft, lines: list[tuple[str, str]]) -> None:
    """Read name and address, of which nothing says where one ends. The first line is the name, a full one goes on.

    All lines are searched as one text as well, for names that are cut elsewhere.
    """
    (path, name), *rest = lines
    draft.name(party, path, name, goes_on=rest[0][1] if rest and len(name) >= FULL_LINE else "")
    for each, line in rest:
        draft.seen(each, line, Treatment.TEXT, party.role)
    if rest:
        draft.lines(party, path, [line for _, line in lines])


def _read_numbered(draft: Draft, party: PartyDraft, lines: list[tuple[str, str]]) -> None:
    """Read the lines of option F: 1 name, 2 address, 3 country and town, 4 and 5 birth, 6 and 7 numbers, 8 more of them."""
    number: Identifier | None = None  # which a line 8 goes on with
    names: list[tuple[str, str]] = []
    searched: list[tuple[str, str]] = []
    for path, line in lines:
        numbered = _NUMBERED.fullmatch(line)
        code, text = (numbered[1], numbered[2].strip()) if numbered else ("", line)
        land, _, place = text.partition("/")
        if code == "1" and text:
            draft.seen(path, line, Treatment.NAME, party.role)
            names.append((path, text))
        elif code == "3" and country(land):
            _note_country(draft, party, path, land)
            draft.address(party, path, line, place or land)
        elif code == "4":
            draft.born(party, path, line, text)
        elif code in ("6", "7") and country(land):
            kind = IdentifierKind.NATIONAL_ID if code == "7" else IdentifierKind.OTHER
            number = Identifier(kind, place.rpartition("/")[2] or place, country(land))
            draft.number(party, path, line, number)
            if "/" in place:  # who issued it
                party.beside.append(place.rpartition("/")[0])
                draft.search(path, place.rpartition("/")[0], party.role)
        elif not code and (found := _IDENTIFIER.fullmatch(line)):
            kind = SCHEMES.get(found[1], IdentifierKind.OTHER)
            number = Identifier(kind, found[3].rpartition("/")[2], country(found[2]), scheme=found[1].lower())
            draft.number(party, path, line, number)
            if "/" in found[3]:
                draft.search(path, found[3].rpartition("/")[0], party.role)
        else:
            if code == "5" and country(land):
                _note_country(draft, party, path, land)
                text = place
            elif code in ("2", "3"):
                party.address.append(text)
            elif code == "8" and number is not None:
                number = replace(number, number=number.number + text)
                if len(number.number) <= MAX_NUMBER_LENGTH:
                    party.identifiers.append(number)
            elif not code:
                draft.fault(path, f"{line[:60]!r} does not begin with a number from 1 to 8 and a slash")
            if code not in ("2", "3"):
                party.beside.append(text)
            draft.seen(path, line, Treatment.TEXT, party.role)
            searched.append((path, text))
    if names:
        draft.named(party, names[0][0], "\n".join(text for _, text in names))
    if searched:
        draft.search(searched[0][0], "\n".join(text for _, text in searched), party.role)


def _note_country(draft: Draft, party: PartyDraft, path: str, code: str) -> None:
    if known := country(code):
        party.countries[known] = None
        draft.place(path, code, known, party.role)
