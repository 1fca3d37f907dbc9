"""One payment as it was read, to what was found in it: everybody in it, its free texts, and places under embargo.

What cannot be screened is a fault, and what was not reached is told: neither is ever clear.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sanscreen.errors import PartyError
from sanscreen.integrations.payments.borders import search_over
from sanscreen.integrations.payments.message import (
    CountryCode,
    FreeText,
    Message,
    NamedParty,
    Role,
    SeenField,
    Treatment,
)
from sanscreen.integrations.payments.numbers import numbers_in, search_numbers
from sanscreen.integrations.payments.outcome import PartyOutcome, PaymentScreening, PlaceOutcome, TextOutcome
from sanscreen.integrations.payments.places import PlaceHit, find_places
from sanscreen.integrations.payments.plain_numbers import plain_number
from sanscreen.integrations.payments.spans import MAX_RUNS, TextSearch, search_text
from sanscreen.integrations.payments.values import bic_country, country
from sanscreen.matching.stop import Stop
from sanscreen.model import Flag, Hit, IdentifierKind, Party, Screening, Verdict, list_flags
from sanscreen.model.countries import country_name
from sanscreen.screener import Screener

__all__ = ["MAX_FIELDS", "Work"]

SHOWN = 60
MANY_WORDS = 4  # of a name field in which a name can stand among other words
_LINE_OF_COUNTRY = re.compile(r"[\w.,)][ ,]+([A-Z]{2})$|^([A-Z]{2})-\d{3}")
MAX_FIELDS = 500  # parties and free texts of one payment; a payment of a file has a dozen


class Work:
    """One payment on its way: what is found and what goes wrong."""

    def __init__(self, screener: Screener, on: date | None, most: int | None, clock: Callable[[], bool]) -> None:
        self._screener, self._on, self._most, self._clock = screener, on, most, clock
        self._faults: list[str] = []
        self._late = False  # places were not all looked for
        self._searched: dict[str, TextSearch] = {}  # name and address are a text of some messages already

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
        texts = list(filter(None, map(self._text, message.texts)))
        told = {(each.path, *_listed(hit)) for each in parties for hit in each.screening.hits}
        texts = [_without(each, told) for each in texts]
        for named, outcome in zip(message.parties, parties, strict=True):
            hits = [
                *outcome.screening.hits,
                *(each.hit for text in texts if text.path == named.path for each in text.hits),
            ]
            around = list(self._around(named, set(map(_listed, hits))))
            texts += around
            self._check_name(named, is_listed=bool(hits) or any(each.hits for each in around))
        places = tuple(self._places(message))
        return self._outcome(message, parties, tuple(texts), places)

    def _check_name(self, named: NamedParty, *, is_listed: bool) -> None:
        """Note a name that is figures, and those of nobody on the lists: then the name stands elsewhere, or nowhere."""
        bare = named.name.strip()
        if any(map(str.isdigit, bare)) and not any(map(str.isalpha, bare)) and not is_listed:
            self._faults.append(f"{named.path}: the name {bare[:SHOWN]!r} has no letter; are columns or lines shifted?")

    def _around(self, named: NamedParty, known: set[tuple[str, str]]) -> Iterator[TextOutcome]:
        """Search a name field with its address as one text: a name goes on there, or stands among other words or numbers.

        Its numbers are searched for others, as in an account line `INN7701234567`, and a BIC of letters alone for a name.
        What the field is `known` to hit, by list key and id, is not told twice.
        """
        words = named.name.split()
        found: list[TextOutcome | None] = []
        if named.address or len(words) >= MANY_WORDS or any(map(_may_be_number, words)):
            whole = FreeText(named.path, "\n".join((named.name, *named.address)), named.role, len(named.name))
            found.append(self._text(whole))
        for number in named.identifiers:
            is_word = number.kind is IdentifierKind.BIC and number.number.isalpha()
            if is_word:
                found.append(self._text(FreeText(named.path, number.number, named.role)))
            else:
                found.append(self._numbers(named.path, number.number, named.role))
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

    def _text(self, asked: FreeText) -> TextOutcome | None:
        path, text, role = asked.path, asked.text, asked.role
        try:
            hits, complete = search_over(asked, self._search)
        except PartyError as problem:
            self._faults.append(f"{path}: {problem}")
            return None
        numbers = self._numbers(path, text, role)
        told = {_listed(each.hit) for each in hits}
        further = [each for each in numbers.hits if _listed(each.hit) not in told]
        return TextOutcome(path, (*hits, *further), complete and numbers.complete, role)

    def _search(self, text: str) -> TextSearch:
        if text not in self._searched:
            most = MAX_RUNS if self._most is None else self._most
            self._searched[text] = search_text(
                text, self._screener, should_stop=self._clock, max_comparisons=most, on=self._on
            )
        return self._searched[text]

    def _numbers(self, path: str, text: str, role: Role | None) -> TextOutcome:
        stop = Stop(self._clock)
        hits = tuple(search_numbers(text, self._screener, stop, on=self._on))
        return TextOutcome(path, hits, not stop.said, role)

    def _places(self, message: Message) -> Iterator[PlaceOutcome]:
        """Yield the places of each field, then those of codes and numbers, then what only several lines together tell."""
        fields = [each for each in message.fields if each.treatment is not Treatment.SKIPPED]
        texts: list[FreeText] = [FreeText(each.path, each.text, each.role) for each in fields]
        texts += message.texts
        texts += [
            FreeText(each.path, "\n".join((each.name, *each.address)), each.role)  # a name can go on over lines
            for each in message.parties
        ]
        seen: set[tuple[str, str]] = set()
        known: set[tuple[str, Role | None]] = set()
        for place, each in enumerate(texts):
            if self._clock():
                self._late = True
                return
            with suppress(PartyError):  # too long, which is a fault already
                for hit in find_places(each.text):
                    several = place >= len(fields)  # what one line tells by itself is told with its path
                    if (each.path, hit.place) not in seen and not (several and (hit.place, each.role) in known):
                        seen.add((each.path, hit.place))
                        known.add((hit.place, each.role))
                        yield PlaceOutcome(each.path, hit, each.role)
        written = {each.path: each.text for each in message.fields}
        for code in dict.fromkeys((*message.countries, *_told_by_numbers(message), *_told_by_lines(fields))):
            if self._clock():
                self._late = True
                return
            for hit in find_places(country_name(code.code) or ""):
                if (code.path, hit.place) not in seen:
                    seen.add((code.path, hit.place))
                    yield PlaceOutcome(code.path, _as_written(hit, code, written.get(code.path, "")), code.role)

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
            or any(each.screening.verdict is Verdict.INCOMPLETE or each.screening.compared.partial for each in parties)
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
            complete=not stopped,
        )


def _may_be_number(word: str) -> bool:
    """Whether a word of a name can be a number, or go with one."""
    return any(map(str.isdigit, word)) or any(True for _ in numbers_in(word))


def _told_by_numbers(message: Message) -> Iterator[CountryCode]:
    """Yield the countries of banks and accounts; that of a passport says where somebody is from, and is no place."""
    paths = {_signs(each.text): each.path for each in message.fields}
    for party in message.parties:
        for number in party.identifiers:
            code = bic_country(number) if number.kind in (IdentifierKind.BIC, IdentifierKind.BANK_ACCOUNT) else None
            if code:
                yield CountryCode(paths.get(number.number, party.path), number.number, code, party.role)
    for text in message.texts:  # a word can be a BIC by chance, an IBAN has check digits
        for found in numbers_in(text.text):
            if found.identifier.country:
                yield CountryCode(text.path, found.identifier.number, found.identifier.country, text.role)


def _signs(text: str) -> str:
    """Return the letters and figures of a number, as an account line or groups of four have them among other signs."""
    return "".join(filter(str.isalnum, plain_number(text))).upper()


def _told_by_lines(fields: Iterable[SeenField]) -> Iterator[CountryCode]:
    """Yield the countries of lines of a party that end in a code, `KARAJ IR`, or open with one: `IR-31456 KARAJ`."""
    for each in fields:
        is_line = each.role is not None and each.treatment is not Treatment.NAME  # First Invented CU is a credit union
        match = _LINE_OF_COUNTRY.search(each.text) if is_line else None
        if match and (code := country(match[1] or match[2])):
            yield CountryCode(each.path, match[1] or match[2], code, each.role)


def _as_written(hit: PlaceHit, code: CountryCode, text: str) -> PlaceHit:
    """Return the place of a country where its code stands in the text of its field; a number in groups is all of it."""
    start = text.find(code.written)
    written = code.written if start >= 0 else text
    start = max(start, 0)
    return replace(hit, start=start, end=start + len(written), written=written, spelling=code.code)


def _listed(hit: Hit) -> tuple[str, str]:
    """Return what tells a listed party from others: the key of its list and its id."""
    return hit.watchlist, hit.designation.id


def _without(text: TextOutcome, told: set[tuple[str, str, str]]) -> TextOutcome:
    """Return the outcome of a text without what the name of the same field hits: a name with more lines is both."""
    return replace(text, hits=tuple(each for each in text.hits if (text.path, *_listed(each.hit)) not in told))
