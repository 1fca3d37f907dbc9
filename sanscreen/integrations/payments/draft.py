"""What a reader tells of a payment, field by field, to the payment: every field once, long ones as faults, none cut."""

from dataclasses import dataclass, field, replace

from sanscreen.errors import MessageError
from sanscreen.integrations.payments.lines import Line, joined, over_names, over_passages
from sanscreen.integrations.payments.message import (
    CountryCode,
    FreeText,
    Message,
    NamedParty,
    Role,
    SeenField,
    Treatment,
)
from sanscreen.integrations.payments.values import (
    birth_date,
    country,
    is_reference,
    may_be_name,
    spelled,
    unescaped,
    why_not_searched,
)
from sanscreen.model import Identifier, IdentifierKind, PartyType
from sanscreen.model.party import MAX_NAME_LENGTH, MAX_NUMBER_LENGTH, MAX_VALUES

__all__ = ["MAX_FIELDS", "MAX_TEXT_LENGTH", "Draft", "PartyDraft"]

MAX_FIELDS = 10_000  # of one payment; a whole pacs.008 has some fifty
MAX_TEXT_LENGTH = 100 * MAX_NAME_LENGTH  # characters of one free text


@dataclass(slots=True, eq=False)
class PartyDraft:
    """A party that is being read. `places` are the fields of its address, by their place among those of the payment.

    `beside` are texts that stand beside the name and may be a part of it.
    """

    role: Role
    path: str
    institution: bool = False
    type: PartyType = PartyType.UNKNOWN
    names: list[tuple[str, str]] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    number_path: str = ""
    address: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    countries: dict[str, None] = field(default_factory=dict)
    birth_date: str = ""

    @property
    def is_institution(self) -> bool:
        """Whether it is a financial institution, by its role or by what is said of it; anybody is called a sender."""
        return self.institution or (self.role.is_agent and self.role not in (Role.SENDER, Role.RECEIVER))


class Draft:
    """A payment that is being read. Each call of `name`, `number`, `text` and so on is one field, in order."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.reference = ""
        self.parties: list[PartyDraft] = []
        self._fields: list[SeenField] = []
        self._lines: list[Line] = []
        self._named_lines: list[FreeText] = []
        self._passages: list[tuple[str, str]] = []
        self._faults: dict[str, None] = {}
        self._countries: dict[CountryCode, None] = {}

    def party(self, role: Role, path: str, *, institution: bool = False) -> PartyDraft:
        """Return a new party of the payment; it stays in it when something is told of it."""
        party = PartyDraft(role, path, institution)
        self.parties.append(party)
        return party

    def fault(self, path: str, what: str) -> None:
        """Note what cannot be read: the payment is never clear."""
        self._faults[f"{path}: {what}" if path else what] = None

    def name(self, party: PartyDraft, path: str, text: str, *, goes_on: str = "") -> None:
        """Note a name of a party; the second and further ones are parties of the same role.

        `goes_on` is the next field, where the name may go on in it: that is told apart.
        """
        treatment = Treatment.NAME if len(text) <= MAX_NAME_LENGTH else Treatment.TEXT
        self._seen(path, text, treatment, party.role)
        self.named(party, path, f"{text}\n{goes_on}" if goes_on else text)

    def named(self, party: PartyDraft, path: str, name: str) -> None:
        """Give a party a name whose fields are noted already. One that is too long is a fault, and searched as a text."""
        if len(name) > MAX_NAME_LENGTH:
            self.fault(path, f"a name of {len(name)} characters; at most {MAX_NAME_LENGTH} can be screened as one name")
            for start in range(0, len(name), MAX_TEXT_LENGTH):
                self.search(path, name[start : start + MAX_TEXT_LENGTH], party.role)
        else:
            party.names.append((path, name))

    def number(self, party: PartyDraft, path: str, text: str, identifier: Identifier) -> None:
        """Note a number of a party. One that may be a name is searched as a text as well, a BIC where its letters are others."""
        if len(text) > MAX_NUMBER_LENGTH:
            self.fault(path, f"a number of {len(text)} characters; at most {MAX_NUMBER_LENGTH} can be compared")
            self.text(path, text, party.role)
            return
        party.identifiers.append(identifier)
        party.number_path = party.number_path or path
        if identifier.kind is IdentifierKind.LEI:
            party.type = PartyType.ENTITY
        is_bic = identifier.kind is IdentifierKind.BIC
        if not text.isascii() if is_bic else may_be_name(identifier.number):
            self.text(path, text, party.role)
            party.beside.append(identifier.number)
        else:
            self._seen(path, text, Treatment.IDENTIFIER, party.role)

    def address(self, party: PartyDraft, path: str, text: str, value: str = "") -> None:
        """Note a part of an address that has its own field. It is searched as one text with the name and the other parts.

        `value` is the part where the field has marks around it.
        """
        party.address.append(value or text)
        party.places.append(len(self._fields))
        self._seen(path, text, Treatment.ADDRESS, party.role)

    def country(self, party: PartyDraft, path: str, text: str) -> None:
        """Note a country of a party by its code; what is no code is searched as a text."""
        code = country(text)
        if code is None:
            self.text(path, text, party.role)
            party.beside.append(text)
            return
        party.countries[code] = None
        self.place(path, text, code, party.role)
        party.places.append(len(self._fields))
        self._seen(path, text, Treatment.DETAIL, party.role)

    def place(self, path: str, written: str, code: str | None, role: Role | None = None) -> None:
        """Note which country a code tells, of a field that is noted as well; None is none."""
        if code:
            self._countries[CountryCode(path, written, code, role)] = None

    def born(self, party: PartyDraft, path: str, text: str, value: str = "") -> None:
        """Note a date of birth; what is no date is a fault, and searched as a text. `value` is as for an address."""
        date = birth_date(value or text)
        if date is None:
            self.fault(path, f"{text[:60]!r} is no date of birth; it is written as 1962-04-01")
            self.text(path, text, party.role)
            return
        party.birth_date = party.birth_date or date
        party.type = PartyType.INDIVIDUAL
        self._seen(path, text, Treatment.DETAIL, party.role)

    def detail(self, path: str, text: str, role: Role | None = None) -> None:
        """Note what is used with the field beside it: the kind of a number, a part that was joined to another one."""
        self._seen(path, text, Treatment.DETAIL, role)

    def skip(self, path: str, text: str, why: str, role: Role | None = None) -> None:
        """Note what is not screened, and why."""
        self._seen(path, text, Treatment.SKIPPED, role, why)

    def refer(self, path: str, text: str, group: str = "", column: str = "") -> None:
        """Note a reference, which customers write: it is searched where a name can be in it."""
        if is_reference(text):
            self.skip(path, text, "reference")
        else:
            self.text(path, text, None, group, column, spelled(text))

    def text(
        self, path: str, text: str, role: Role | None = None, group: str = "", column: str = "", value: str = ""
    ) -> None:
        """Note a free text, unless it has no letter. Those of one `group` are searched as one text, and so of a `column`.

        `value` is as for an address.
        """
        if self.searchable(path, text, role):
            self.search(path, value or text, role, group, column)

    def searchable(self, path: str, text: str, role: Role | None = None, treatment: Treatment = Treatment.TEXT) -> bool:
        """Note a text that is told with `search` later, or `named`; whether a name can be in it."""
        why = why_not_searched(text)
        if len(text) > MAX_TEXT_LENGTH:
            why = f"{len(text)} characters; at most {MAX_TEXT_LENGTH} can be searched"
            self.fault(path, why)
        if why:
            self.skip(path, text, why, role)
            return False
        self._seen(path, text, treatment, role)
        return True

    def search(self, path: str, text: str, role: Role | None = None, group: str = "", column: str = "") -> None:
        """Have a text searched whose fields are noted already: as it reads once marks and code words are taken off."""
        if text.strip():
            self._lines.append(Line(path, unescaped(text), role, group, column))

    def passage(self, path: str, text: str) -> None:
        """Have a text searched that may go on in the next passage."""
        self.search(path, text)
        self._passages.append((path, unescaped(text)))

    def lines(self, party: PartyDraft, path: str, lines: list[str]) -> None:
        """Have the lines of a party without structure searched as one text, and their places as its address."""
        party.address += lines[1:]
        first, *others = map(unescaped, lines)
        if text := "\n".join((first, *others)).strip("\n"):
            self._named_lines.append(FreeText(path, text, party.role, name=len(first)))

    def seen(self, path: str, text: str, treatment: Treatment, role: Role | None = None) -> None:
        """Note a field whose content is told with `search`, `lines` or of the party itself."""
        self._seen(path, text, treatment, role)

    def finish(self) -> Message:
        """Return the payment. One with neither a party nor a text has a fault: nobody can say that it is clear."""
        parties = [each for party in self.parties for each in self._named(party)]
        if not parties and not self._lines and not self._named_lines and not self._countries:
            self.fault("", "holds no party and no text; send the whole payment")
        over = [
            text
            for each in self.parties
            for path, name in each.names[:1]
            for text in over_names(path, name, [unescaped(text) for text in each.beside], each.role)
        ]
        texts = (*joined(self._lines), *self._named_lines, *over, *over_passages(self._passages))
        return Message(
            self.form,
            self.reference,
            tuple(parties),
            texts,
            tuple(self._fields),
            tuple(self._faults),
            tuple(self._countries),
        )

    def _named(self, party: PartyDraft) -> list[NamedParty]:
        for what, values in (("numbers", party.identifiers), ("lines of address", party.address)):
            if len(values) > MAX_VALUES:
                self.fault(party.path, f"{len(values)} {what}; at most {MAX_VALUES} are compared")
        address = [line for line in party.address if len(line) <= MAX_TEXT_LENGTH]
        if len(address) < len(party.address):
            self.fault(party.path, f"a line of an address has more than {MAX_TEXT_LENGTH} characters")
        if not party.names and not party.identifiers:
            self._search_places(party)
            return []
        first = NamedParty(
            party.role,
            party.names[0][0] if party.names else party.number_path,
            party.names[0][1] if party.names else "",
            PartyType.ENTITY if party.is_institution else party.type,
            tuple(dict.fromkeys(party.identifiers))[:MAX_VALUES],
            tuple(address[:MAX_VALUES]),
            tuple(party.countries)[:MAX_VALUES],
            party.birth_date,
        )
        # The numbers go with each name: they are compared with what is listed beside it.
        return [first, *(replace(first, path=path, name=name) for path, name in party.names[1:])]

    def _search_places(self, party: PartyDraft) -> None:
        """An address of nobody is a text: there is no party that could carry it."""
        told = [self._fields[place] for place in party.places]
        for place, each in zip(party.places, told, strict=True):
            self._fields[place] = replace(each, treatment=Treatment.TEXT)
        if party.address:
            self.search(told[0].path if told else party.path, "\n".join(party.address), party.role)

    def _seen(self, path: str, text: str, treatment: Treatment, role: Role | None = None, why: str = "") -> None:
        if len(self._fields) >= MAX_FIELDS:
            raise MessageError(f"{path}: the payment has more than {MAX_FIELDS} fields; send it in parts")
        self._fields.append(SeenField(path, text, treatment, role, why))
