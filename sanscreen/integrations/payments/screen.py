"""A payment message, to what was found in each of its payments: everybody in it, its free texts, and places under embargo.

Nothing here fails open: what cannot be read or screened is a fault, and a payment with a fault is never clear.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import BinaryIO

from sanscreen.errors import MessageError, PartyError, PolicyError, WatchlistError
from sanscreen.integrations.payments.forms import read_messages, read_stream
from sanscreen.integrations.payments.message import Message, NamedParty, Role
from sanscreen.integrations.payments.numbers import numbers_in, search_numbers
from sanscreen.integrations.payments.outcome import PartyOutcome, PaymentScreening, PlaceOutcome, TextOutcome
from sanscreen.integrations.payments.places import find_places
from sanscreen.integrations.payments.spans import MAX_RUNS, search_text
from sanscreen.integrations.payments.values import bic_country
from sanscreen.matching.stop import Stop
from sanscreen.model import (
    Flag,
    FlagKind,
    Hit,
    Identifier,
    IdentifierKind,
    Party,
    Scope,
    Screening,
    Verdict,
    list_flags,
)
from sanscreen.model.countries import country_name
from sanscreen.screener import Screener

__all__ = ["MAX_FIELDS", "screen_payment", "screen_payments"]

MANY_WORDS = 4  # of a name field in which a name can stand among other words
MAX_FIELDS = 500  # parties and free texts of one payment; a payment of a file has a dozen

_RAW = (str, bytes, bytearray, memoryview, Mapping)


def screen_payment(
    message: "str | bytes | Mapping[str, object]",
    *,
    screener: Screener,
    on: date | None = None,
    deadline_ms: int | None = None,
    max_comparisons: int | None = None,
    should_stop: Callable[[], bool] | None = None,
    allow_illustrative: bool = False,
    allow_stale: bool = False,
) -> PaymentScreening:
    """Return what was found in a message of one payment: ISO 20022, SWIFT MT, or a dictionary (`read_messages`).

    A message that cannot be read is an ERROR, and so is a payment of which any part cannot be. `deadline_ms` is how long the
    call may take, in milliseconds; what it did not reach is INCOMPLETE with the work done, and so is what `should_stop` ends,
    or `max_comparisons`, which counts for each field. Raises `WatchlistError` where the lists are illustrative alone or older
    on the day `on` than the policy allows, and `MessageError` for several payments: `screen_payments` is for these.
    """
    done = _Clock(deadline_ms, should_stop)
    _check_lists(screener, on, allow_illustrative=allow_illustrative, allow_stale=allow_stale)
    work = _Work(screener, on, max_comparisons, done)
    try:
        found = list(islice(read_messages(message), 2))
    except MessageError as problem:
        return work.unread(str(problem))
    if len(found) > 1:
        raise MessageError("the message holds several payments; screen_payments yields the outcome of each")
    return work.screened(found[0])


def screen_payments(
    message: "str | bytes | Mapping[str, object] | BinaryIO",
    *,
    screener: Screener,
    on: date | None = None,
    deadline_ms: int | None = None,
    max_comparisons: int | None = None,
    should_stop: Callable[[], bool] | None = None,
    allow_illustrative: bool = False,
    allow_stale: bool = False,
) -> Iterator[PaymentScreening]:
    """Yield what was found in each payment of a message, or of a file opened in binary mode, in order, with flat memory.

    The keywords are those of `screen_payment`; `deadline_ms` is for each payment. Where the rest cannot be read, the last
    outcome is an ERROR that says so: then none of the payments is known to be whole.
    """
    _check_lists(screener, on, allow_illustrative=allow_illustrative, allow_stale=allow_stale)
    _Clock(deadline_ms, None)  # a wrong number is told at once
    if not (isinstance(message, _RAW) or hasattr(message, "read")):
        raise MessageError(f"a message is text, bytes, a dictionary or a file, not {type(message).__name__}")
    return _each(message, screener, on, deadline_ms, max_comparisons, should_stop)


def _each(
    message: "str | bytes | Mapping[str, object] | BinaryIO",
    screener: Screener,
    on: date | None,
    deadline_ms: int | None,
    max_comparisons: int | None,
    should_stop: Callable[[], bool] | None,
) -> Iterator[PaymentScreening]:
    text = isinstance(message, _RAW)
    payments = read_messages(message) if text else read_stream(message)  # type: ignore[arg-type]  # it is one or the other
    try:
        for payment in payments:
            yield _Work(screener, on, max_comparisons, _Clock(deadline_ms, should_stop)).screened(payment)
    except MessageError as problem:
        yield _Work(screener, on, max_comparisons, _Clock(None, None)).unread(str(problem))


def _check_lists(screener: Screener, on: date | None, *, allow_illustrative: bool, allow_stale: bool) -> None:
    """Raise `WatchlistError` for lists that no payment may be released on."""
    references = screener.references
    if not allow_illustrative and all(each.scope is Scope.ILLUSTRATIVE for each in references):
        raise WatchlistError(
            "all lists are illustrative and clear nobody: add an official list, or say allow_illustrative=True in a test"
        )
    flags = list_flags(references, screener.policy.max_list_age, screener.setting(on=on).on)
    stale = [flag.detail for flag in flags if flag.kind is FlagKind.STALE_LIST]
    if stale and not allow_stale:
        raise WatchlistError([f"{detail}: read a new edition, or say allow_stale=True" for detail in stale])


class _Clock:
    """Says when the time of a call is over."""

    def __init__(self, deadline_ms: int | None, should_stop: Callable[[], bool] | None) -> None:
        if deadline_ms is not None and (type(deadline_ms) is not int or deadline_ms < 0):
            raise PolicyError(f"deadline_ms is a whole number of milliseconds from 0, got {deadline_ms!r}")
        self._end = None if deadline_ms is None else time.monotonic() + deadline_ms / 1000
        self._should_stop = should_stop

    def __call__(self) -> bool:
        late = self._end is not None and time.monotonic() >= self._end
        return late or (self._should_stop is not None and self._should_stop())


class _Work:
    """One payment on its way: what is found and what goes wrong."""

    def __init__(self, screener: Screener, on: date | None, most: int | None, clock: _Clock) -> None:
        self._screener, self._on, self._most, self._clock = screener, on, most, clock
        self._faults: list[str] = []
        self._late = False  # places were not all looked for

    def unread(self, problem: str) -> PaymentScreening:
        """Return the outcome for what is no payment that can be read."""
        self._faults.append(problem)
        return self._outcome(Message("", "", (), (), ()), (), (), ())

    def screened(self, message: Message) -> PaymentScreening:
        """Return the outcome for one payment."""
        self._faults += message.faults
        fields = len(message.parties) + len(message.texts)
        if fields > MAX_FIELDS:
            self._faults.append(f"{fields} parties and texts; at most {MAX_FIELDS} of one payment are screened")
            return self._outcome(message, (), (), ())
        parties = tuple(PartyOutcome(each.role, each.path, self._party(each)) for each in message.parties)
        texts = list(filter(None, (self._text(each.path, each.text, each.role) for each in message.texts)))
        told = {(each.path, *_listed(hit)) for each in parties for hit in each.screening.hits}
        texts = [_without(each, told) for each in texts]
        for named, outcome in zip(message.parties, parties, strict=True):
            hits = [
                *outcome.screening.hits,
                *(each.hit for text in texts if text.path == named.path for each in text.hits),
            ]
            texts += self._around(named, set(map(_listed, hits)))
        places = tuple(self._places(message))
        return self._outcome(message, parties, tuple(texts), places)

    def _around(self, named: NamedParty, known: set[tuple[str, str]]) -> Iterator[TextOutcome]:
        """Search a name field with its address as one text: a name goes on there, or stands among other words or numbers.

        Its numbers are searched for others, as in an account line `INN7701234567`. What the field is `known` to hit, by
        list key and id, is not told twice.
        """
        words = named.name.split()
        found: list[TextOutcome | None] = []
        if named.address or len(words) >= MANY_WORDS or any(map(_may_be_number, words)):
            found.append(self._text(named.path, "\n".join((named.name, *named.address)), named.role))
        found += [self._numbers(named.path, each.number, named.role) for each in named.identifiers]
        for each in filter(None, found):
            hits = tuple(each for each in each.hits if _listed(each.hit) not in known)
            if hits or not each.complete:
                yield TextOutcome(named.path, hits, each.complete, named.role)
                known |= {_listed(hit.hit) for hit in hits}

    def _party(self, named: NamedParty) -> Screening:
        name = named.name or next((each.number for each in named.identifiers), "")
        try:
            asked: Party | PartyError = Party.of(
                lenient=True,
                name=name,
                type=named.type,
                birth_date=named.birth_date,
                countries=list(named.countries),
                identifiers=list(named.identifiers),
                addresses=list(named.address),
                reference=named.path,
            )
        except PartyError as problem:
            asked = PartyError(f"{named.path}: {problem}")
        (screening,) = self._screener.screen_many(
            [asked], max_comparisons=self._most, should_stop=self._clock, on=self._on
        )
        if screening.error is not None:
            self._faults.append(f"{named.path}: {screening.error}")
        return screening

    def _text(self, path: str, text: str, role: Role | None) -> TextOutcome | None:
        most = MAX_RUNS if self._most is None else self._most
        try:
            found = search_text(text, self._screener, should_stop=self._clock, max_comparisons=most, on=self._on)
        except PartyError as problem:
            self._faults.append(f"{path}: {problem}")
            return None
        numbers = self._numbers(path, text, role)
        told = {(each.hit.watchlist, each.hit.designation.id) for each in found.hits}
        further = [each for each in numbers.hits if (each.hit.watchlist, each.hit.designation.id) not in told]
        return TextOutcome(path, (*found.hits, *further), found.complete and numbers.complete, role)

    def _numbers(self, path: str, text: str, role: Role | None) -> TextOutcome:
        stop = Stop(self._clock)
        hits = tuple(search_numbers(text, self._screener, stop, on=self._on))
        return TextOutcome(path, hits, not stop.said, role)

    def _places(self, message: Message) -> Iterator[PlaceOutcome]:
        seen: set[tuple[str, str]] = set()
        texts: list[tuple[str, str, Role | None]] = []
        for each in message.texts:  # a word can be a BIC by chance, an IBAN has check digits
            codes = [number.identifier.country for number in numbers_in(each.text)]
            texts += [(each.path, text, each.role) for text in (each.text, *_countries(codes))]
        for party in message.parties:
            codes = [*party.countries, *map(_kept_in, party.identifiers)]
            texts += [(party.path, text, party.role) for text in (party.name, *party.address, *_countries(codes))]
        for path, text, role in texts:
            if self._clock():
                self._late = True
                return
            with suppress(PartyError):  # too long, which is a fault already
                for place in find_places(text):
                    if (path, place.place) not in seen:
                        seen.add((path, place.place))
                        yield PlaceOutcome(path, place, role)

    def _outcome(
        self,
        message: Message,
        parties: tuple[PartyOutcome, ...],
        texts: tuple[TextOutcome, ...],
        places: tuple[PlaceOutcome, ...],
    ) -> PaymentScreening:
        setting = self._screener.setting(on=self._on)
        if not (parties or texts or self._faults):
            self._faults.append("nobody and no text in it can be screened")
        found = any(each.screening.hits for each in parties) or any(each.hits for each in texts) or bool(places)
        stopped = (
            self._late
            or any(not each.complete for each in texts)
            or any(each.screening.verdict is Verdict.INCOMPLETE for each in parties)
        )
        flags: dict[Flag, None] = {}
        for each in parties:
            flags.update(dict.fromkeys(each.screening.flags))
        flags.update(dict.fromkeys(list_flags(setting.parties.references, setting.policy.max_list_age, setting.on)))
        return PaymentScreening(
            verdict=Verdict.ERROR
            if self._faults
            else Verdict.INCOMPLETE
            if stopped
            else Verdict.ALERT
            if found
            else Verdict.CLEAR,
            form=message.form,
            reference=message.reference,
            parties=parties,
            texts=texts,
            places=places,
            fields=message.fields,
            flags=tuple(flags),
            policy=setting.policy,
            watchlists=setting.parties.references,
            engine=setting.engine,
            faults=tuple(self._faults),
        )


def _may_be_number(word: str) -> bool:
    """Whether a word of a name can be a number, or go with one."""
    return any(map(str.isdigit, word)) or any(True for _ in numbers_in(word))


def _kept_in(number: Identifier) -> str | None:
    """Return the country of a bank or an account; that of a passport says where somebody is from, and no place."""
    return bic_country(number) if number.kind in (IdentifierKind.BIC, IdentifierKind.BANK_ACCOUNT) else None


def _countries(codes: Iterable[str | None]) -> list[str]:
    return [country_name(code) or "" for code in dict.fromkeys(codes) if code]


def _listed(hit: Hit) -> tuple[str, str]:
    """Return what tells a listed party from others: the key of its list and its id."""
    return hit.watchlist, hit.designation.id


def _without(text: TextOutcome, told: set[tuple[str, str, str]]) -> TextOutcome:
    """Return the outcome of a text without what the name of the same field hits: a name with more lines is both."""
    return replace(text, hits=tuple(each for each in text.hits if (text.path, *_listed(each.hit)) not in told))
