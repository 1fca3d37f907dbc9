"""A payment as any message says it: its parties by role, its free texts, and every field that was seen."""

from dataclasses import dataclass
from enum import StrEnum

from sanscreen.model import Identifier, PartyType, Record

__all__ = ["CountryCode", "FreeText", "Message", "NamedParty", "Role", "SeenField", "Treatment"]


class Role(StrEnum):
    """What somebody is to a payment; the words are those of ISO 20022."""

    DEBTOR = "debtor"
    ULTIMATE_DEBTOR = "ultimate debtor"
    INITIATING_PARTY = "initiating party"
    CREDITOR = "creditor"
    ULTIMATE_CREDITOR = "ultimate creditor"
    DEBTOR_AGENT = "debtor agent"
    CREDITOR_AGENT = "creditor agent"
    INSTRUCTING_AGENT = "instructing agent"
    INSTRUCTED_AGENT = "instructed agent"
    PREVIOUS_AGENT = "previous instructing agent"
    INTERMEDIARY_AGENT = "intermediary agent"
    REIMBURSEMENT_AGENT = "reimbursement agent"
    ACCOUNT_OWNER = "account owner"
    ACCOUNT_SERVICER = "account servicer"
    SENDER = "sender"
    RECEIVER = "receiver"
    OTHER = "other party"

    @property
    def is_agent(self) -> bool:
        """Whether it is a financial institution by its role."""
        return self.value.endswith(("agent", "servicer")) or self in (Role.SENDER, Role.RECEIVER)


class Treatment(StrEnum):
    """What became of a field of a message."""

    NAME = "screened as a name"
    IDENTIFIER = "screened as a number"
    ADDRESS = "searched with the name beside it"
    TEXT = "searched for names and places"
    DETAIL = "used with the name beside it"
    SKIPPED = "not screened"


@dataclass(frozen=True, slots=True)
class SeenField(Record):
    """One field of a message. `path` leads to it, from 1 where there are several; `why` tells of a skipped one why."""

    path: str
    text: str
    treatment: Treatment
    role: Role | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class NamedParty(Record):
    """Somebody in a payment. One of `name` and `identifiers` at least is there; `path` is that of the name, else of a number.

    `name` keeps its line breaks. `address` are its lines. `countries` are ISO 3166-1 alpha-2 codes.
    """

    role: Role
    path: str
    name: str = ""
    type: PartyType = PartyType.UNKNOWN
    identifiers: tuple[Identifier, ...] = ()
    address: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    birth_date: str = ""


@dataclass(frozen=True, slots=True)
class FreeText(Record):
    """A text in which names may stand: remittance information, instructions, an address without structure.

    Lines that belong together are one text with its line breaks; in MT fields a line may end inside a word. `name` are the
    characters of a name with which it begins. Where it has `joints`, what goes over one of these places alone counts: all
    else of it is told by other texts.
    """

    path: str
    text: str
    role: Role | None = None
    name: int = 0
    joints: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryCode(Record):
    """A code that stands for a country: `written` is what stands in the field, `code` of ISO 3166-1 alpha-2 what it says."""

    path: str
    written: str
    code: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Message(Record):
    """One payment of a message, whatever the form: `form` is such as `pacs.008.001.08`, `MT103` or `mapping`.

    `reference` is what the sender calls it. `fields` are all that were seen, in the order of the message: nothing of it is
    left out. `faults` say what could not be read: a payment that has some is never clear. `countries` are all that a code
    tells, whoever they are of.
    """

    form: str
    reference: str
    parties: tuple[NamedParty, ...]
    texts: tuple[FreeText, ...]
    fields: tuple[SeenField, ...]
    faults: tuple[str, ...] = ()
    countries: tuple[CountryCode, ...] = ()
