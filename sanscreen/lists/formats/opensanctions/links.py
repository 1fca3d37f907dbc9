"""What ties entities together in FollowTheMoney data, to relations, numbers, addresses and details of listed parties.

Ties, addresses, documents and sanctions are entities of their own there. In `entities.ftm.json` each stands on a line
and names parties by their ids, in `targets.nested.json` it stands inside the party; both are read alike.
"""

from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.opensanctions.names import Texts
from sanscreen.lists.formats.opensanctions.party import said, texts_of, wallet_scheme
from sanscreen.lists.formats.opensanctions.shared import Copy, state_of
from sanscreen.lists.items import Item
from sanscreen.lists.labels import kind_of
from sanscreen.model import IdentifierKind, RelationKind

__all__ = ["Links", "is_link"]

# Schemata that tie two entities: the property of one, that of the other, and what the one is to the other.
_TIES = {
    "Associate": ("person", "associate", RelationKind.ASSOCIATE_OF),
    "ContractAward": ("supplier", "contract", RelationKind.LINKED_TO),
    "Control": ("controller", "controlled", RelationKind.LINKED_TO),
    "CourtCaseParty": ("party", "case", RelationKind.LINKED_TO),
    "Debt": ("debtor", "creditor", RelationKind.LINKED_TO),
    "Directorship": ("director", "organization", RelationKind.LEADER_OF),
    "Documentation": ("entity", "document", RelationKind.LINKED_TO),
    "Employment": ("employee", "employer", RelationKind.LINKED_TO),
    "Family": ("person", "relative", RelationKind.RELATIVE_OF),
    "Membership": ("member", "organization", RelationKind.PART_OF),
    "Ownership": ("owner", "asset", RelationKind.OWNER_OF),
    "Payment": ("payer", "beneficiary", RelationKind.LINKED_TO),
    "ProjectParticipant": ("participant", "project", RelationKind.LINKED_TO),
    "Representation": ("agent", "client", RelationKind.ACTS_FOR),
    "Succession": ("predecessor", "successor", RelationKind.LINKED_TO),
    "UnknownLink": ("subject", "object", RelationKind.LINKED_TO),
}
# Properties that name another entity, and what their bearer is to it.
_REFERENCES = {
    "bank": RelationKind.LINKED_TO,
    "cryptoWallets": RelationKind.OWNER_OF,
    "holder": RelationKind.OWNED_BY,
    "issuer": RelationKind.LINKED_TO,
    "operatedVehicles": RelationKind.OPERATOR_OF,
    "operator": RelationKind.OPERATED_BY,
    "ownedVehicles": RelationKind.OWNER_OF,
    "owner": RelationKind.OWNED_BY,
    "parent": RelationKind.PART_OF,
    "riskSource": RelationKind.LINKED_TO,
    "subsidiaries": RelationKind.HAS_PART,
    "userAccounts": RelationKind.OWNER_OF,
}
_WORDED = {"bankAccounts": "bank", "securities": "issuer"}  # properties that say the same from the other end
_OTHERS = ("Address", "Identification", "Passport", "Sanction", "Risk", "Occupancy")
_RECORD = ("id", "caption", "schema", "datasets", "referents", "first_seen", "last_seen", "last_change", "target")
_ADDRESS = ("postOfficeBox", "street", "street2", "city", "postalCode", "region", "state")
_SAYS_DIRECTION = frozenset(kind for kind in RelationKind if kind.reverse is not kind)


def is_link(schema: str) -> bool:
    """Return whether entities of a schema say something of others, and are no things themselves."""
    return schema in _TIES or schema in _OTHERS


class Links:
    """Gives parties what other entities say of them. `names` are those of things that are no parties, by id."""

    def __init__(self, copy: Copy) -> None:
        self.names: dict[str, str] = {}
        self._listing = copy.listing
        self._aside = copy.listing.faults.ledger.aside
        self._addresses: dict[str, list[Draft]] = {}

    def wants_address(self, draft: Draft, number: str) -> None:
        """Remember that the party has the address with this id, which stands on a line of its own."""
        self._addresses.setdefault(number, []).append(draft)

    def read_inside(self, draft: Draft, properties: Item | None, texts: Texts) -> None:
        """Read the entities that stand inside a party, and take the ids of others out of its texts."""
        for child in properties.children() if properties else ():
            if not child.child("schema"):
                continue
            schema = child.value("schema")
            if is_link(schema):
                self._read_link(child, schema, draft)
                continue
            if schema == "CryptoWallet":
                _wallets([draft], texts_of(child.child("properties")))
            self._reference(draft, child.tag, self._thing(child, schema))
        for key in _REFERENCES:
            for number in texts.pop(key, ()):
                other = self._listing.get(number)
                if other or number in self.names:
                    self._reference(draft, key, number)
                else:
                    draft.detail(key, number)
                if other and key == "holder":
                    _wallets([other], texts)

    def read_line(self, item: Item, number: str, schema: str) -> None:
        """Read an entity that is no party from its own line; what says nothing of a party is set aside."""
        if schema == "Address":
            owners = self._addresses.pop(number, [])
            texts = texts_of(item.child("properties"))
            for draft in owners:
                _address(draft, dict(texts))
            used = bool(owners)
        elif is_link(schema):
            used = self._read_link(item, schema)
        else:
            used = False
            self._read_thing(number, texts_of(item.child("properties")), schema)
        if used:
            item.skip(*_RECORD)
            self._listing.left(item)
        else:
            self._aside[f"not a target: {schema}"] += 1

    def finish(self) -> None:
        """Note the ids of addresses that stand nowhere."""
        for number, drafts in self._addresses.items():
            for draft in drafts:
                draft.detail("addressEntity", number)

    def _read_link(self, item: Item, schema: str, inside: Draft | None = None) -> bool:
        """Read what an entity says of parties, and return whether it says something of any."""
        properties = item.child("properties")
        texts = texts_of(properties)
        item.skip(*_RECORD)
        if schema in _TIES:
            one, other, kind = _TIES[schema]
            ones, others = self._ends(properties, texts, one), self._ends(properties, texts, other)
            notes = [_note(schema, kind, role, said(texts)) for role in (one, other)]
            found = [self._relate(left, kind, right, *notes) for left in ones for right in others]
            return any(found)
        key = {"Sanction": "entity", "Risk": "entity"}.get(schema, "holder")
        drafts = [draft for number in self._ends(properties, texts, key) if (draft := self._listing.get(number))]
        if inside and inside not in drafts:
            drafts.append(inside)
        posts = [self.names.get(number, number) for number in self._ends(properties, texts, "post")]
        for draft in drafts:
            if schema == "Address":
                _address(draft, dict(texts))
            elif schema in ("Sanction", "Risk"):
                _sanction(draft, schema, texts)
            elif schema == "Occupancy":
                draft.detail("occupancy", "; ".join([*posts, *filter(None, [said(texts)])]))
            else:
                _identification(draft, schema, dict(texts))
        return bool(drafts)

    def _read_thing(self, number: str, texts: Texts, schema: str) -> None:
        """Read what a thing that is no party says of parties: whose it is."""
        for key, kind in _REFERENCES.items():
            for other in texts.get(key, ()):
                self._relate(number, kind, other, _reference_note(key, kind), _reference_note(key, kind))
        if schema == "CryptoWallet":
            _wallets([draft for other in texts.get("holder", ()) if (draft := self._listing.get(other))], texts)

    def _reference(self, draft: Draft, key: str, number: str) -> None:
        kind = _REFERENCES.get(key, RelationKind.LINKED_TO)
        self._relate(draft.number, kind, number, _reference_note(key, kind), _reference_note(key, kind))

    def _ends(self, properties: Item | None, texts: Texts, key: str) -> list[str]:
        """Take the ids that a property names, those of entities that stand there whole among them."""
        whole = [child for child in (properties.children(key) if properties else ()) if child.child("schema")]
        return [*texts.pop(key, ()), *(self._thing(child, child.value("schema")) for child in whole)]

    def _thing(self, item: Item, schema: str) -> str:
        """Take an entity that stands inside another one, and return its id; a party has a line of its own."""
        number = item.value("id")
        if number not in self.names and not self._listing.get(number):
            self.names[number] = item.value("caption") or number
            self._aside[f"not a target: {schema}"] += 1
        item.empty()
        return number

    def _relate(self, one: str, kind: RelationKind, other: str, note: str, reverse_note: str) -> bool:
        """Note a tie at both ends, where they are parties, and return whether one is."""
        left, right = self._listing.get(one), self._listing.get(other)
        if left:
            left.relation(kind, other if right else "", "" if right else self.names.get(other, other), note)
        if right:
            right.relation(kind.reverse, one if left else "", "" if left else self.names.get(one, one), reverse_note)
        return bool(left or right)


def _note(schema: str, kind: RelationKind, role: str, more: str) -> str:
    """Return how the data words a tie; where the kind has no direction, the party's own part in it is said."""
    return "; ".join(filter(None, [schema if kind in _SAYS_DIRECTION else f"{schema}, as {role}", more]))


def _reference_note(key: str, kind: RelationKind) -> str:
    return "" if kind in _SAYS_DIRECTION else _WORDED.get(key, key)


def _address(draft: Draft, texts: Texts) -> None:
    """Note an address: as it is written whole, with what else is said behind it, or from its parts."""
    code, *others = texts.pop("country", [""])
    whole = texts.pop("full", [])
    parts = [value for key in _ADDRESS for value in texts.pop(key, ())]
    more = [part for part in parts if whole and part.casefold() not in whole[0].casefold()]
    note = "; ".join(filter(None, [*more, *others, said(texts)]))
    country = state_of(draft, code)
    for text in whole:
        draft.address((text,), code=country, note=note)
    if not whole:
        draft.address(parts, code.upper(), code=country, note=note)


def _sanction(draft: Draft, schema: str, texts: Texts) -> None:
    """Note a listing by some authority: its programs, its day, its number, and all of it as one text."""
    for program in (*texts.get("program", ()), *texts.get("programId", ())):
        draft.program(program)
    for day in texts.get("listingDate", ()):
        draft.listed(day)
    authority = next(iter([*texts.get("authority", ()), *texts.get("publisher", ())]), "")
    for number in texts.get("authorityId", ()) if authority else ():
        draft.entry(number, authority)
    for number in texts.get("unscId", ()):
        draft.entry(number, "UN")
    draft.detail(schema.lower(), said(texts))


def _identification(draft: Draft, schema: str, texts: Texts) -> None:
    """Note the numbers of a document; one whose type is not known is a national document."""
    types = texts.get("type", ())
    known = next((found for label in types if (found := kind_of(label))), (IdentifierKind.NATIONAL_ID, None))
    kind = IdentifierKind.PASSPORT if schema == "Passport" else known[0]
    numbers = [*texts.pop("number", ()), *texts.pop("passportNumber", ())]
    personal = texts.pop("personalNumber", [])
    if not (numbers or personal):
        draft.detail(schema.lower(), said(texts))
    country, issued, expires = (texts.pop(key, [""]) for key in ("country", "startDate", "endDate"))
    texts |= {"country": country[1:], "startDate": issued[1:], "endDate": expires[1:]}
    state = state_of(draft, country[0])
    for number in numbers:
        draft.identifier(
            kind, number, state, issued=issued[0], expires=expires[0], note=said(texts), scheme=known[1] or ""
        )
    for number in personal:
        draft.identifier(IdentifierKind.NATIONAL_ID, number, state, note=f"personal number in a {schema.lower()}")


def _wallets(owners: list[Draft], texts: Texts) -> None:
    for draft in owners:
        for key in (*texts.get("publicKey", ()), *texts.get("cryptoAddress", ())):
            draft.identifier(IdentifierKind.WALLET, key, scheme=wallet_scheme(texts))
