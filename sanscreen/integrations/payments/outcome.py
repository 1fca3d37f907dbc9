"""What was found in one payment, field by field, as an immutable value."""

from dataclasses import dataclass

from sanscreen.integrations.payments.message import Role, SeenField
from sanscreen.integrations.payments.places import PlaceHit
from sanscreen.integrations.payments.spans import TextHit
from sanscreen.model import Flag, Policy, Record, Screening, Verdict, WatchlistReference, lists_used

__all__ = ["PartyOutcome", "PaymentScreening", "PlaceOutcome", "TextOutcome"]


@dataclass(frozen=True, slots=True)
class PartyOutcome(Record):
    """Somebody in a payment and what was found of him; `path` leads to the field."""

    role: Role
    path: str
    screening: Screening


@dataclass(frozen=True, slots=True)
class TextOutcome(Record):
    """A free text, or a name with its address, and the listed names in it; `complete` is false where the search was stopped."""

    path: str
    hits: tuple[TextHit, ...]
    complete: bool
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class PlaceOutcome(Record):
    """A field and a place under embargo that stands in it."""

    path: str
    place: PlaceHit
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class PaymentScreening(Record):
    """The outcome for one payment. Branch on `is_clear`, which is true for CLEAR alone; there is no truth value.

    `fields` is the manifest: every field of the message, whether it was screened, and why not. `faults` say what could not
    be read or screened: with them the verdict is ERROR, whatever else was found. A hit in a field or a place under embargo
    makes an ALERT; INCOMPLETE is what was stopped, with what was found until then. `complete` is false for that, and for an
    ERROR that was stopped as well.
    """

    derived = ("is_clear", "is_alert")

    verdict: Verdict
    form: str
    reference: str
    parties: tuple[PartyOutcome, ...]
    texts: tuple[TextOutcome, ...]
    places: tuple[PlaceOutcome, ...]
    fields: tuple[SeenField, ...]
    flags: tuple[Flag, ...]
    policy: Policy
    watchlists: tuple[WatchlistReference, ...]
    engine: str
    faults: tuple[str, ...] = ()
    complete: bool = True

    def __post_init__(self) -> None:
        """Refuse what contradicts itself."""
        if self.verdict is Verdict.CLEAR and (self.is_alert or self.faults or not self._is_whole):
            raise ValueError("a payment with a hit, a place, a fault or a part that was not screened is not clear")
        if not self.complete and self.verdict not in (Verdict.INCOMPLETE, Verdict.ERROR):
            raise ValueError("a payment that was stopped is incomplete, or an error")
        if self.verdict is Verdict.ALERT and not self.is_alert:
            raise ValueError("the verdict is alert, and nothing was found")

    @property
    def is_clear(self) -> bool:
        """Whether every field was read and screened and nothing was found."""
        return self.verdict is Verdict.CLEAR

    @property
    def is_alert(self) -> bool:
        """Whether a party, a text or a place answers; an INCOMPLETE or ERROR payment can alert too."""
        return (
            bool(self.places)
            or any(each.hits for each in self.texts)
            or any(each.screening.is_alert for each in self.parties)
        )

    @property
    def _is_whole(self) -> bool:
        return all(each.complete for each in self.texts) and all(
            each.screening.verdict in (Verdict.CLEAR, Verdict.ALERT) for each in self.parties
        )

    def __bool__(self) -> bool:
        raise TypeError("a screening of a payment has no truth value: ask for is_clear or is_alert")

    def __str__(self) -> str:
        """Return the outcome in a sentence, with what it was screened against."""
        found = [
            f"{each.path}: {each.screening.hits[0].designation.primary_name}"
            for each in self.parties
            if each.screening.hits
        ]
        found += [f"{each.path}: {text.hit.designation.primary_name}" for each in self.texts for text in each.hits]
        found += [f"{each.path}: {each.place.name}" for each in self.places]
        told = "; ".join([*found, *self.faults])
        name = f"payment {self.reference!r}" if self.reference else "payment"
        return f"{self.verdict.value.upper()}, {name}{': ' if told else ''}{told}. Screened against {lists_used(self.watchlists)}"
