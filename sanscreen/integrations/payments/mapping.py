"""A dictionary as JSON has it, to a payment: keys are roles, fields of a party, or texts, in any case and with any joints."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sanscreen.errors import MessageError
from sanscreen.integrations.payments.draft import MAX_FIELDS, Draft, PartyDraft
from sanscreen.integrations.payments.iso20022_tables import ROLES
from sanscreen.integrations.payments.message import Message, Role, Treatment
from sanscreen.integrations.payments.values import account, bic, bic_country, is_code, is_reference, lei
from sanscreen.model import Identifier, IdentifierKind, PartyType
from sanscreen.model.party_text import READERS

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "read_mapping"]

MAX_DEPTH = 50  # objects and lists inside each other
MAX_PATH = 2_000  # characters of all keys that lead to a value
MAX_LENGTH = 10_000_000  # characters of all texts


def read_mapping(message: Mapping[Any, object]) -> Iterator[Message]:
    """Yield the one payment that a dictionary is.

    A role (`debtor`, `creditor_agent`, `UltmtDbtr`) has a name, a dictionary with fields of `Party.of` and `iban`, `bic`,
    `lei`, `account`, `address`, or a list of such; `debtor_iban` is that field of the debtor. `remittance_text`,
    `instructions` and `purpose` are texts, or lists of their lines; `id` or `reference` names the payment. Other keys are
    searched as texts where they have a letter. Values that are no text and what nests too deeply are faults. Raises
    `MessageError` for what is too large or has neither a party nor a text.
    """
    reader = _Reader()
    reader.read(message, "", 1)
    found = reader.draft.finish()
    if not found.parties and not found.texts:
        raise MessageError(
            f"the mapping has no payment in it: it has neither a party, such as {'debtor'!r}, nor a text"
        )
    yield found


class _Reader:
    """Reads one dictionary."""

    def __init__(self) -> None:
        self.draft = Draft("mapping")
        self._by_role: dict[tuple[str, Role], PartyDraft] = {}  # by the path of the object around it
        self._seen = 0
        self._length = 0

    def read(self, value: Mapping[Any, object], above: str, depth: int) -> None:
        """Read an object: the message, or what lies under a key that is not known."""
        for key, path, inner in self._items(value, above, depth):
            if key in _ROLES:
                self._parties(_ROLES[key], above, path, inner, depth + 1)
            elif (beside := _field_of_role(key)) is not None:
                role, name = beside
                self._field(self._party(role, above, path), name, path, inner, depth + 1)
            elif key in _TEXTS:
                for place, text in self._leaves(inner, path, depth + 1):
                    self.draft.text(place, text, group=path)
            elif key in _REFERENCES:
                for place, text in self._leaves(inner, path, depth + 1):
                    self.draft.reference = self.draft.reference or text
                    self._unknown(place, text, is_reference(text) and "reference")
            elif isinstance(inner, Mapping):
                self.read(inner, path, depth + 1)
            elif isinstance(inner, list | tuple):
                self.read({f"[{number}]": each for number, each in enumerate(inner, 1)}, path, depth + 1)
            else:
                for place, text in self._leaves(inner, path, depth + 1):
                    self._unknown(place, text, key in _CODES and is_code(text) and "code")

    def _unknown(self, path: str, text: str, why: str | bool) -> None:
        if why:
            self.draft.skip(path, text, str(why))
        else:
            self.draft.text(path, text)

    def _party(self, role: Role, above: str, path: str) -> PartyDraft:
        if (above, role) not in self._by_role:
            self._by_role[above, role] = self.draft.party(role, path)
        return self._by_role[above, role]

    def _parties(self, role: Role, above: str, path: str, value: object, depth: int) -> None:
        """Read one party or a list of them; fields that stand apart, as `debtor_iban`, go with the first."""
        if isinstance(value, list | tuple):
            for place, each in enumerate(value, 1):
                if self._allowed(f"{path}[{place}]", depth):
                    first = self._party(role, above, path) if place == 1 else self.draft.party(role, f"{path}[{place}]")
                    self._one(first, f"{path}[{place}]", each, depth + 1)
        else:
            self._one(self._party(role, above, path), path, value, depth)

    def _one(self, party: PartyDraft, path: str, value: object, depth: int) -> None:
        if isinstance(value, Mapping):
            self._fields(party, value, path, depth)
            return
        for place, text in self._leaves(value, path, depth):
            self._name(party, place, text)

    def _fields(self, party: PartyDraft, value: Mapping[Any, object], above: str, depth: int, within: str = "") -> None:
        for key, path, inner in self._items(value, above, depth):
            self._field(party, _FIELDS.get(key, within), path, inner, depth + 1)

    def _field(self, party: PartyDraft, name: str, path: str, value: object, depth: int) -> None:
        """Read a field of a party; one that is not known is searched, with others beside it as lines of one text."""
        if isinstance(value, Mapping):
            if name in ("", "address", "account"):
                self._fields(party, value, path, depth, name)
            else:
                self.draft.fault(path, "an object stands where a text is needed")
                self.read(value, path, depth)
            return
        for place, text in self._leaves(value, path, depth):
            self._value(party, name, place, text)

    def _value(self, party: PartyDraft, name: str, path: str, text: str) -> None:
        draft = self.draft
        number = _NUMBERS[name](text) if name in _NUMBERS else None
        if name == "name":
            self._name(party, path, text)
        elif name == "other_names":
            draft.name(party, path, text)
        elif number is not None:
            _note_bank(party, number)
            draft.number(party, path, text, number)
        elif name == "birth_date":
            draft.born(party, path, text)
        elif name in ("countries", "identifiers", "type") and self._typed(party, name, path, text):
            return
        else:
            if name in ("address", "countries"):
                party.address.append(text)
            draft.text(path, text, party.role, group=f"{party.path}/{'address' if name == 'address' else ''}")

    def _name(self, party: PartyDraft, path: str, text: str) -> None:
        """Read a name. Where an agent has a BIC for it, that is a number; one without a figure can be a name as well."""
        found = bic(text) if party.is_institution and text.isupper() and " " not in text else None
        if found is None:
            self.draft.name(party, path, text)
            return
        _note_bank(party, found)
        self.draft.number(party, path, text, found)
        if text.isalpha():
            self.draft.named(party, path, text)

    def _typed(self, party: PartyDraft, name: str, path: str, text: str) -> bool:
        """Read a field as `Party.of` does; False for what it cannot read."""
        try:
            read = READERS[name](text)
        except ValueError:
            return False
        if name == "countries":
            party.countries.update(dict.fromkeys(read))
        elif name == "type":
            party.type = read or PartyType.UNKNOWN
        else:
            party.identifiers += read[1:]
            self.draft.number(party, path, text, read[0])
            return True
        self.draft.seen(path, text, Treatment.DETAIL, party.role)
        return True

    def _items(self, value: Mapping[Any, object], above: str, depth: int) -> Iterator[tuple[str, str, object]]:
        """Yield the key without case and joints, the path, and the value of each item of an object."""
        for key, inner in value.items():
            if not isinstance(key, str):
                self.draft.fault(above, f"the key {str(key)[:60]!r} is no text")
            path = f"{above}/{key}".lstrip("/") if not str(key).startswith("[") else f"{above}{key}"
            if self._allowed(path, depth):
                yield _plain(str(key)), path, inner

    def _leaves(self, value: object, path: str, depth: int) -> Iterator[tuple[str, str]]:
        """Yield the path and text of a value, or of all that are in it; empty ones and null say nothing."""
        if not self._allowed(path, depth) or value is None:
            return
        if isinstance(value, Mapping):
            for key, inner in value.items():
                yield from self._leaves(inner, f"{path}/{key}", depth + 1)
        elif isinstance(value, list | tuple):
            for place, inner in enumerate(value, 1):
                yield from self._leaves(inner, f"{path}[{place}]", depth + 1)
        elif isinstance(value, str | int | float | Decimal | date):
            text = value.strip() if isinstance(value, str) else str(value)
            self._length += len(text)
            if self._length > MAX_LENGTH:
                raise MessageError(f"{path[:200]}: the texts of the payment have more than {MAX_LENGTH} characters")
            if any("\ud800" <= letter <= "\udfff" for letter in text):
                self.draft.fault(path, "holds half of a surrogate pair; the text was decoded wrongly")
                text = text.encode("utf-8", "replace").decode()
            if text:
                yield path, text
        else:
            self.draft.fault(path, f"a value of type {type(value).__name__} is no text")

    def _allowed(self, path: str, depth: int) -> bool:
        """Whether what stands at a path is read; what nests too deeply is a fault, as nobody knows what is in it."""
        self._seen += 1
        if len(path) > MAX_PATH:
            raise MessageError(f"{path[:200]}...: the keys have more than {MAX_PATH} characters")
        if self._seen > 4 * MAX_FIELDS:
            raise MessageError(f"{path[:200]}: the payment has more than {MAX_FIELDS} fields; send it in parts")
        if depth > MAX_DEPTH:
            self.draft.fault(path, f"values stand more than {MAX_DEPTH} deep: what is there is not read")
        return depth <= MAX_DEPTH


def _plain(key: str) -> str:
    return "".join(letter for letter in key.casefold() if letter.isalnum()).rstrip("0123456789")


def _field_of_role(key: str) -> tuple[Role, str] | None:
    """Return role and field of a key that has both, such as `debtor_iban`; the longest role counts."""
    for end in range(len(key) - 1, 2, -1):
        if key[:end] in _ROLES and key[end:] in _FIELDS:
            return _ROLES[key[:end]], _FIELDS[key[end:]]
    return None


def _note_bank(party: PartyDraft, number: Identifier) -> None:
    if party.is_institution and number.kind is IdentifierKind.BIC and (code := bic_country(number)):
        party.countries[code] = None


_ROLES = {
    **{_plain(role.value): role for role in Role},
    **{_plain(tag): role for tag, role in ROLES.items()},
    **dict.fromkeys("payer originator remitter orderingcustomer orderingparty".split(), Role.DEBTOR),
    **dict.fromkeys("payee beneficiary beneficiarycustomer".split(), Role.CREDITOR),
    **dict.fromkeys("payerbank debtorbank orderingbank originatorbank orderinginstitution".split(), Role.DEBTOR_AGENT),
    **dict.fromkeys("payeebank creditorbank beneficiarybank beneficiaryagent".split(), Role.CREDITOR_AGENT),
    **dict.fromkeys(("intermediary", "intermediarybank", "correspondentbank"), Role.INTERMEDIARY_AGENT),
    "ultimatebeneficiary": Role.ULTIMATE_CREDITOR,
    "other": Role.OTHER,
}
_FIELDS = {
    **dict.fromkeys("name nm fullname companyname".split(), "name"),
    **dict.fromkeys("othernames aliases aka akas".split(), "other_names"),
    **dict.fromkeys("birthdate dateofbirth dob birthdt".split(), "birth_date"),
    **dict.fromkeys("country countries ctry nationality nationalities citizenship ctryofres countrycode".split(), "countries"),
    **dict.fromkeys("identifier identifiers".split(), "identifiers"),
    **dict.fromkeys("bic bicfi anybic bicorbei swift swiftcode".split(), "bic"),
    **dict.fromkeys("account accountnumber accountid acct".split(), "account"),
    **dict.fromkeys(
        "address addresses addressline addresslines adrline postaladdress pstladr street streetname strtnm city town townname "
        "twnnm postcode postalcode pstcd".split(),
        "address",
    ),
    "iban": "account",
    "accountiban": "account",
    "lei": "lei",
    "type": "type",
}  # fmt: skip
_NUMBERS = {"bic": bic, "lei": lei, "account": account}
_TEXTS = frozenset(
    "remittance remittancetext remittanceinformation remittanceinfo rmtinf ustrd instructions instruction purpose details "
    "narrative description memo message text".split()
)
_REFERENCES = frozenset(
    "reference id paymentid endtoendid transactionid txid uetr messageid msgid instructionid".split()
)
_CODES = frozenset("currency ccy form messagetype".split())
