"""A dictionary as JSON has it, to a payment: keys are roles, fields of a party, or texts, in any case and with any joints."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sanscreen.errors import MessageError
from sanscreen.integrations.cells import iso_date, read_countries, read_numbers
from sanscreen.integrations.payments.draft import Draft, PartyDraft
from sanscreen.integrations.payments.mapping_keys import NAMES, Key, plain, read_key
from sanscreen.integrations.payments.mapping_names import Line, Who, searched
from sanscreen.integrations.payments.mapping_objects import KINDS, date_of, is_somebody, kind_of, kind_said, meant
from sanscreen.integrations.payments.mapping_values import (
    MAX_DEPTH,
    MAX_LENGTH,
    Walk,
    country_told,
    telling_number,
    unnumbered,
)
from sanscreen.integrations.payments.message import Message, Role, Treatment
from sanscreen.integrations.payments.values import (
    account,
    bic,
    bic_country,
    birth_date,
    is_code,
    is_reference,
    lei,
    may_be_name,
    spelled,
    unescaped,
)
from sanscreen.model import Identifier, IdentifierKind, PartyType
from sanscreen.model.party import MAX_NUMBER_LENGTH, MAX_VALUES
from sanscreen.model.party_text import READERS

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "read_mapping"]

SHOWN = 5  # faults of what has no payment in it


def read_mapping(message: Mapping[Any, object]) -> Iterator[Message]:
    """Yield the one payment that a dictionary is.

    A role (`debtor`, `creditor_agent`, `UltmtDbtr`) has a name, a dictionary with the fields of a party, or a list of such;
    `debtor_iban` is that field of the debtor. Names may come in parts (`first_name`, `name_line_2`). An object with a name
    and no role is another party, and so is `ubo_first_name`. `remittance_text`, `instructions` and `purpose` are texts;
    `id` or `reference` names the payment. Whatever else an object has is one text, line by line, where it has a letter,
    and so are its keys that are no usual words. A text that is an object or a list in JSON is read as such. Values that are no text and what nests too
    deeply are faults. Raises
    `MessageError` for what is too large or has neither a party nor a text.
    """
    reader = _Reader()
    reader.read(message)
    found = reader.draft.finish()
    if not found.parties and not found.texts:
        what = f"the mapping has no payment in it: it has neither a party, such as {'debtor'!r}, nor a text"
        raise MessageError("; ".join((what, *found.faults[:SHOWN])))
    yield found


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands. `who` is whom it is of; `within` is the field that the object around it is, if any.

    `key` is the last key that leads to the value, `listed` says that it is one of several.
    """

    who: Who
    path: str
    depth: int
    within: str = ""
    key: str = ""
    listed: bool = False


class _Reader:
    """Reads one dictionary."""

    def __init__(self) -> None:
        self.draft = Draft("mapping")
        self._walk = Walk(self.draft)
        self._whos: list[Who] = []
        self._beside: dict[tuple[str, str], Who] = {}  # by the path of the object around it
        self._lines: dict[str, list[Line]] = {}  # of objects of nobody
        self._keys: dict[str, list[Line]] = {}

    def read(self, message: Mapping[Any, object]) -> None:
        """Read the whole dictionary."""
        self._object(message, _Place(self._nobody(""), "", 1))
        for who in self._whos:
            who.compose(self.draft)
        roles = {id(who.lines): (who.lines, who.role) for who in reversed(self._whos)}
        texts = [*reversed(roles.values()), *((lines, None) for lines in self._keys.values())]
        for lines, role in texts:
            for path, text in searched(lines):
                self.draft.search(path, text, role)

    def _somebody(self, role: Role, path: str, lines: list[Line] | None = None) -> Who:
        self._whos.append(Who(self.draft.party(role, path), [] if lines is None else lines, known=True))
        return self._whos[-1]

    def _nobody(self, path: str) -> Who:
        """Return whom an object is of that has no name: its lines, and those of others like it, are one text."""
        lines = self._lines.setdefault(unnumbered(path), [])
        self._whos.append(Who(self.draft.party(Role.OTHER, path), lines))
        return self._whos[-1]

    def _object(self, value: Mapping[Any, object], at: _Place) -> None:
        for key, path, inner in self._walk.items(value, at.path, at.depth):
            says = read_key(key)
            if says.words and self.draft.searchable(f"{path} (key)", says.words):
                self._keys.setdefault(unnumbered(at.path), []).append(Line(f"{path} (key)", says.words))
            below = replace(at, path=path, depth=at.depth + 1, key=plain(key), listed=False)
            if says.role is None:
                self._field(says.field, inner, below)
                continue
            who = self._of(says, at.path, path)
            below = replace(below, who=who, within="")
            if says.field == "party":
                self._parties(inner, below)
            else:
                self._field(says.field, inner, below)
                if says.words and says.field in NAMES:  # nobody knows who that is: it may be a text about somebody
                    who.lines.append(Line(path, ""))

    def _of(self, says: Key, above: str, path: str) -> Who:
        """Return the party of a key that says whose field it is; all keys of one object that say the same have the same."""
        if (above, says.whose) not in self._beside:
            self._beside[above, says.whose] = self._somebody(says.role or Role.OTHER, path)
        return self._beside[above, says.whose]

    def _parties(self, value: object, at: _Place) -> None:
        """Read one party or a list of them; fields that stand apart, as `debtor_iban`, go with the first."""
        if not isinstance(value, list | tuple):
            self._party(value, at)
            return
        for path, each in self._walk.listed(value, at.path, at.depth):
            lines = None if isinstance(each, Mapping) and is_somebody(each) else at.who.lines  # may be pieces of one
            who = at.who if path.endswith("[1]") else self._somebody(at.who.party.role, path, lines)
            self._party(each, replace(at, who=who, path=path, depth=at.depth + 1))

    def _party(self, value: object, at: _Place) -> None:
        if isinstance(value, Mapping):
            self._object(value, at)
        else:
            self._field("name", value, at)

    def _field(self, field: str, value: object, at: _Place) -> None:
        """Read what stands under a key: what an object or a list has in it is of the field as well, unless it says more."""
        if isinstance(value, Mapping):
            self._inner(field, value, at)
        elif isinstance(value, list | tuple):
            for path, each in self._walk.listed(value, at.path, at.depth):
                self._field(field, each, replace(at, path=path, depth=at.depth + 1, listed=True))
        elif text := self._walk.text(value, at.path, at.depth):
            self._value(meant(field, at.within), text, at)

    def _inner(self, field: str, value: Mapping[Any, object], at: _Place) -> None:
        """Read an object: of whom it is, and what its values are where their keys do not say it."""
        who, within = at.who, at.within
        if field == "birth_date" and (date := date_of(value)):
            self._value(field, date, at)
        elif field == "other_names" or (field == "name" and at.listed):
            who, within = self._somebody(who.party.role, at.path, who.lines), "name"
        elif field in KINDS or (at.key == "id" and who.known and not within):
            within = kind_said(value) or (field if field in KINDS else IdentifierKind.OTHER.value)
        elif within in KINDS and field in ("", "wrapper", "reference"):
            within = kind_said(value) or within
        elif field in NAMES or field in ("address", "countries", "birth_date"):
            within = field
        elif (field == "" or at.listed) and is_somebody(value):
            who, within = self._somebody(Role.OTHER, at.path), ""
        elif field == "" and not who.known:
            who = self._nobody(at.path)
        self._object(value, replace(at, who=who, within=within))

    def _value(self, field: str, text: str, at: _Place) -> None:
        draft, who, path = self.draft, at.who, at.path
        draft.place(path, text, country_told(at.key, field, text), who.role)
        address = f"{who.party.path}/address"
        if field in NAMES and at.within == "address":  # a line of it may go on in the next one
            draft.search(path, text, who.role, group=address)
        if field == "name":
            self._name(who, path, text)
        elif field in NAMES:
            who.add(draft, path, text, field)
        elif field in KINDS:
            self._number(field, text, at)
        elif field == "birth_date" and (who.known or birth_date(iso_date(text))):
            draft.born(who.party, path, text, iso_date(text))
        elif field in ("countries", "type") and self._detail(field, text, at):
            return
        elif field == "address":
            who.party.address.append(text)
            draft.text(path, text, who.role, group=address)
        elif field == "text":
            draft.text(path, text, who.role, group=f"{unnumbered(path)}/text")
        elif field == "reference":
            if not who.known:
                draft.reference = draft.reference or text
            self._unknown(text, at, is_reference(text) and "reference", spelled(text))
        else:
            self._unknown(text, at, field == "code" and is_code(text) and "code")

    def _unknown(self, text: str, at: _Place, why: str | bool = "", value: str = "") -> None:
        """Read a text of no known field; one that says by its form which number it is is a number too.

        `value` is what is searched where the field has marks in it.
        """
        if why:
            self.draft.skip(at.path, text, str(why), at.who.role)
            return
        if self.draft.searchable(at.path, text, at.who.role):
            at.who.lines.append(Line(at.path, unescaped(value or text)))
        if number := telling_number(text):
            party = at.who.party
            if len(party.identifiers) >= MAX_VALUES:
                party = self.draft.party(party.role, at.path)
            party.number_path = party.number_path or at.path
            party.identifiers.append(number)
            _note_bank(party, number)

    def _name(self, who: Who, path: str, text: str) -> None:
        """Read a name. Where an agent has a BIC for it, that is a number; one that can be words is a name as well."""
        number = bic(text) if who.party.is_institution else None
        if number is None or not bic_country(number):
            who.add(self.draft, path, text, "name")
            return
        _note_bank(who.party, number)
        self.draft.number(who.party, path, text, number)
        if text.isalpha() or " " in text:
            self.draft.named(who.party, path, text)

    def _number(self, field: str, text: str, at: _Place) -> None:
        """Read one number or several; what cannot be read as that kind of number is a text."""
        party = at.who.party
        numbers: list[Identifier] = []
        if field in _NUMBERS:
            numbers += filter(None, [_NUMBERS[field](text)])
        else:
            both = _INN_KPP.fullmatch(text.strip()) if field == IdentifierKind.TAX_NUMBER else None
            numbers, faults = read_numbers(IdentifierKind(field), both[1] if both else text)
            for fault in faults:
                self.draft.fault(at.path, fault)
        if at.within and not any(map(str.isdigit, text)) and field not in _WORDED:  # who issued it, or where
            numbers = []
        if numbers and (field == IdentifierKind.BIC or not may_be_name(text) or len(text) > MAX_NUMBER_LENGTH):
            _note_bank(party, numbers[0])
            party.identifiers += numbers[1:]
            self.draft.number(party, at.path, text, numbers[0])
            return
        if numbers:
            party.number_path = party.number_path or at.path
            party.identifiers += numbers
        self._unknown(text, at)

    def _detail(self, field: str, text: str, at: _Place) -> bool:
        """Read a country or a type, also that of a number; False for what is none."""
        party = at.who.party
        if field == "countries":
            codes, faults = read_countries(text)
            party.countries.update(dict.fromkeys(codes))
            if faults:
                return False
        elif not (at.within in KINDS and kind_of(text)):
            try:
                party.type = READERS["type"](text) or PartyType.UNKNOWN
            except ValueError:
                return False
        self.draft.seen(at.path, text, Treatment.DETAIL, at.who.role)
        return True


# Many firms share a KPP, which names a tax office: it finds nobody. Order of the Russian tax service MMV-7-6/435, 2012.
_INN_KPP = re.compile(
    r"(?:(?:INN|ИНН)\s*/\s*(?:KPP|КПП)\s*:?\s*)?([0-9]{10}|[0-9]{12})\s*[/\\|,; ]\s*(?:[0-9]{4}[0-9A-Z]{2}[0-9]{3}|0?)"
)


def _note_bank(party: PartyDraft, number: Identifier) -> None:
    if party.is_institution and number.kind is IdentifierKind.BIC and (code := bic_country(number)):
        party.countries[code] = None


_WORDED = frozenset((IdentifierKind.BIC, IdentifierKind.EMAIL, IdentifierKind.WEBSITE, IdentifierKind.CALL_SIGN))
_NUMBERS = {IdentifierKind.BIC.value: bic, IdentifierKind.LEI.value: lei, IdentifierKind.BANK_ACCOUNT.value: account}
