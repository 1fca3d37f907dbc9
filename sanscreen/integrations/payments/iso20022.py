"""ISO 20022 messages of any version, to payments: elements by their names, whatever namespace and header they have."""

import re
from collections.abc import Callable, Iterator

from sanscreen.errors import MessageError
from sanscreen.integrations.payments.draft import Draft, PartyDraft
from sanscreen.integrations.payments.iso20022_tables import (
    ADDRESS,
    BICS,
    COUNTRIES,
    NAMED_BESIDE,
    NUMBERS,
    REFERENCES,
    ROLES,
    SCHEMES,
    SKIPPED,
    WRAPPERS,
)
from sanscreen.integrations.payments.iso20022_xml import Node, Payment, Stream, payments_of
from sanscreen.integrations.payments.message import Message, Role
from sanscreen.integrations.payments.swift_mt_narrative import without_code_words
from sanscreen.integrations.payments.values import (
    account,
    bic,
    bic_country,
    country,
    currency_country,
    is_code,
    lei,
    why_not_searched,
)
from sanscreen.model import Identifier, IdentifierKind

__all__ = ["read_iso20022"]

MAX_SIGNATURE = 10_000  # characters; a chain of certificates has some thousands

_NAME_OF_MESSAGE = re.compile(r"(?=.*[0-9])[A-Za-z0-9]+(?:[.+_-][A-Za-z0-9]+)+")
_SIGNATURE = re.compile(r"(?=.*[0-9+/])(?=.*[a-z])(?=.*[A-Z])(?=(?:.{4})*$)[A-Za-z0-9+/]{38,}={0,2}", re.DOTALL)
# A type of XML Schema, a namespace of the standard with its file, an algorithm of XML Signature; nobody's words are in them.
_SCHEMA = re.compile(
    r"xsd?:[a-z]{3,12}|urn:iso:std:iso:20022:tech:xsd:(?P<message>[a-z]{4}(?:\.[0-9]{2,3}){3})\s+(?:(?P=message)\.xsd)"
    r"|http://www\.w3\.org/(?:TR/)?[0-9]{4}/(?:[0-9]{2}/|REC-)?x(?:ml|path)[a-z0-9-]{0,20}(?:#[A-Za-z0-9-]{0,24})?"
)
_WRAPPED = re.compile(r"(?<=[A-Za-z0-9+/]{60})\s*\n\s*")
_SIGNED = frozenset({"AppHdr", "Signature", "LAU"})
_PLACE = re.compile(r"\[\d+\]")
_SUPPLEMENT = re.compile(r".*?/SplmtryData(?:\[\d+\])?(?=[/@])")


def read_iso20022(stream: Stream, encoding: str | None = None) -> Iterator[Message]:
    """Yield one message for each transaction of a file, in order, with what stands above it.

    `encoding` is used whatever the file says.

    What stands behind the last transaction of a group or entry is part of that one. Raises `MessageError`, also after
    some were yielded, where the file is broken, is none of the family, or has no payment in it.
    """
    found = False
    for payment in payments_of(stream, encoding):
        message = _Reader(payment).message()
        if not found and not payment.is_transaction and not (message.parties or message.texts):
            continue
        found = True
        yield message
    if not found:
        raise MessageError("has no payment in it: no transaction, no party and no text")


class _Reader:
    """Reads the tree of one payment."""

    def __init__(self, payment: Payment) -> None:
        self._payment = payment
        self._draft = Draft(payment.form)
        self._references: dict[str, str] = {}
        self._parties: dict[tuple[str, str], PartyDraft] = {}  # by the path above and the name of their element
        self._accounts: list[tuple[tuple[str, str], PartyDraft]] = []

    def message(self) -> Message:
        for node in self._payment.nodes:
            self._element(node, None, False, "")
        for fault in self._payment.faults:
            self._draft.fault("", fault)
        for owner, holder in self._accounts:
            party = self._parties.get(owner)
            if party is not None and (party.names or party.identifiers):
                party.identifiers += holder.identifiers
                party.number_path = party.number_path or holder.number_path
                holder.identifiers.clear()
                party.beside += (*(name for _, name in holder.names), *holder.beside)
        self._draft.reference = next((text for tag in REFERENCES if (text := self._references.get(tag))), "")
        return self._draft.finish()

    def _element(self, node: Node, party: PartyDraft | None, is_account: bool, scheme: str) -> None:
        """Read an element. `party` is the one around it, `scheme` the code of the number around it."""
        if not node.children:
            self._leaf(node, party, is_account, scheme)
            return
        if node.children[-1].path == node.path:  # a text with attributes, which may stand beside elements
            for child in node.children:
                self._element(child, party, is_account, scheme)
            return
        above = node.path.rpartition("/")[0]
        if node.tag.endswith("Acct"):
            party, is_account = self._holder(node, above), True
        elif (role := self._role(node, party)) is not None:
            party, is_account = self._draft.party(role, node.path), False
            self._parties[above, node.tag] = party
        elif node.tag in ("Othr", "Prxy", "PrtryId", "ClrSysMmbId"):
            scheme = _scheme(node)
        if party is not None and node.tag in ("FinInstnId", "FIId"):
            # OrgId and PrvtId say less than their names: creditors of direct debits are PrvtId, sole traders OrgId.
            party.institution = True
        for child in node.children:
            self._element(child, party, is_account, scheme)

    def _holder(self, node: Node, above: str) -> PartyDraft:
        """Return who has an account: the party of the same side takes its numbers, wherever in the message it stands."""
        side = node.tag.removesuffix("Acct")
        owner = (above, side) if side else (node.path, "Ownr")
        holder = self._draft.party(ROLES.get(_plain(side), Role.OTHER) if side else Role.ACCOUNT_OWNER, node.path)
        self._accounts.append((owner, holder))
        return holder

    def _role(self, node: Node, party: PartyDraft | None) -> Role | None:
        """Return what somebody is whose element begins here, or None where it is nobody's or that of the party around."""
        children = {child.tag for child in node.children}
        named = bool(children & {"Nm", "FinInstnId", "FIId", "OrgId", "PrvtId", "NmAndAdr", "Pty", "Agt"})
        if party is not None:
            if node.tag in WRAPPERS:
                return None
            if node.tag == "BrnchId":
                return party.role if "Nm" in children else None
            if node.tag in NAMED_BESIDE:
                return Role.OTHER
        return ROLES.get(_plain(node.tag), Role.OTHER if named else None)

    def _leaf(self, node: Node, party: PartyDraft | None, is_account: bool, scheme: str) -> None:
        tag, path, text = node.tag, node.path, node.text
        draft, role = self._draft, party.role if party is not None else None
        if not text:
            return
        draft.place(path, text, _country_told(tag, text), role)
        if tag in REFERENCES:
            self._reference(tag, path, text)
        elif tag == "Nm":
            if party is not None and party.names:
                party.beside.append(text)
            draft.name(party or draft.party(Role.OTHER, path), path, text)
            if _SUPPLEMENT.match(path):
                draft.search(path, text, role, *_groups(path, within=False))
        elif (number := _number(tag, text, is_account, scheme)) is not None and (
            party is not None or tag in _EVERYWHERE
        ):
            self._number(party or draft.party(Role.OTHER, path), path, text, number)
        elif (kind := SKIPPED.get(tag)) is not None and _is_skipped(kind, path, text):
            if scheme and text == scheme:
                draft.detail(path, text, role)
            else:
                draft.skip(path, text, kind, role)
        elif party is not None and tag in ADDRESS:
            draft.address(party, path, text)
        elif party is not None and tag in COUNTRIES:
            draft.country(party, path, text)
        elif party is not None and tag == "BirthDt":
            draft.born(party, path, text)
        elif (tag in COUNTRIES and country(text)) or ("Amt" in tag and why_not_searched(text) == "number"):
            draft.skip(path, text, "code" if tag in COUNTRIES else "amount", role)
        else:
            if party is not None and ("/PstlAdr/" in path or tag.endswith("Nm") or path == f"{party.path}/{tag}"):
                party.address.append(text)  # which is searched with the name, as one text
            elif party is not None and "/DtAndPlcOfBirth/" in path:
                party.beside.append(text)
            bare = without_code_words(text) if tag == "InstrInf" else ""
            draft.text(path, text, role, *_groups(path, within=party is not None), bare)

    def _reference(self, tag: str, path: str, text: str) -> None:
        if text not in ("NOTPROVIDED", "NONREF"):
            self._references.setdefault(tag, text)
        self._draft.refer(path, text, *_groups(path, within=False))

    def _number(self, party: PartyDraft, path: str, text: str, number: Identifier) -> None:
        # The country of a bank is where it is. That of an account or of a firm's own BIC is where the account is kept,
        # which is not what somebody is a national of: it would speak for and against persons.
        if party.is_institution and number.kind is IdentifierKind.BIC and (code := bic_country(number)):
            party.countries[code] = None
        self._draft.number(party, path, text, number)


def _country_told(tag: str, text: str) -> str | None:
    """Return the country that an element tells by a code, whoever or whatever it is of."""
    return country(text) if "Ctry" in tag or tag.endswith("Flg") else currency_country(text) if "Ccy" in tag else None


def _number(tag: str, text: str, is_account: bool, scheme: str) -> Identifier | None:
    """Return the number that an element holds, or None for any other element, and for what is written as no such number."""
    if tag in BICS:
        return bic(text)
    if tag == "LEI":
        return lei(text)
    if tag == "MmbId" and (found := bic(text)) is not None:  # of a member that has no other number
        return found
    if tag in NUMBERS:
        return Identifier(NUMBERS[tag], text, scheme=scheme.lower() or None)
    if tag in ("IBAN", "BBAN", "UPIC") or (is_account and tag == "Id" and scheme not in SCHEMES):
        return account(text)
    if tag == "Id":
        return Identifier(SCHEMES.get(scheme, IdentifierKind.OTHER), text, scheme=scheme.lower() or None)
    return None


def _scheme(node: Node) -> str:
    """Return the code beside a number that says what it is; an empty text where there is none."""
    for child in node.children:
        if child.tag in ("SchmeNm", "ClrSysId", "Tp"):
            return next((each.text for each in child.children if each.tag == "Cd"), "")
    return ""


def _plain(tag: str) -> str:
    return tag.rstrip("0123456789")


def _groups(path: str, *, within: bool) -> tuple[str, str]:
    """Return what a text has in common with those that are one text with it: its row and its column.

    The row is the element around it; all that supplements a message is one, since nobody knows its elements. The column
    are the elements of its name wherever they are repeated outside parties.
    """
    above, _, tag = path.rpartition("/")
    supplement = _SUPPLEMENT.match(path)
    row = supplement[0] if supplement else f"{above}/{tag.partition('@')[0]}" if "@" in tag else above
    return row, "" if within and not supplement else _PLACE.sub("", path)


def _is_skipped(kind: str, path: str, text: str) -> bool:
    """Return whether a text is written as what its element holds; a signature stands where messages are signed alone."""
    if kind == "signature" and _SIGNED.isdisjoint(_PLACE.sub("", path).split("/")):
        return False
    return bool(_KINDS[kind](text))


def _is_signature(text: str) -> bool:
    """Whether a text is Base64, in one line or in long ones; a name is neither so mixed nor without blanks."""
    return len(text) <= MAX_SIGNATURE and _SIGNATURE.fullmatch(_WRAPPED.sub("", text)) is not None


_EVERYWHERE = BICS | {"LEI", "IBAN"}
_KINDS: dict[str, Callable[[str], object]] = {
    "code": is_code,
    "name of a message or service": _NAME_OF_MESSAGE.fullmatch,
    "signature": _is_signature,
    "schema": _SCHEMA.fullmatch,
}
