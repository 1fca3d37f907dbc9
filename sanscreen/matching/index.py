"""A party to the listed names that can reach a score, without looking at the others: by name and by identifier."""

from collections.abc import Iterator, Sequence

from sanscreen.matching.bound import Form, TypeIndex, join_edits
from sanscreen.matching.features.identifier import listed_keys, screened_keys
from sanscreen.matching.listed import ListedName, prepared_names
from sanscreen.matching.query import Query
from sanscreen.matching.stop import NEVER, Stop, StoppedError
from sanscreen.matching.vocabulary import Spellings
from sanscreen.model import Party, PartyType, Watchlist

__all__ = ["Index"]


class Index:
    """The names and identifiers of a set of lists, built once and never changed."""

    def __init__(self, lists: Sequence[Watchlist]) -> None:
        """Prepare and index all names of `lists`. Raises `WatchlistError` for a name that cannot be compared."""
        self._listed = prepared_names(lists)
        forms: dict[PartyType, list[Form]] = {}
        for number, name in enumerate(self._listed):
            for cut, prepared in ((0, form) for form in name.forms):
                forms.setdefault(prepared.type, []).append(Form(number, cut, prepared))
            for cut, prepared in name.cuts:
                forms.setdefault(prepared.type, []).append(Form(number, cut, prepared))
        words = Spellings(token for each in forms.values() for form in each for token in form.prepared.tokens)
        joined = Spellings(
            (token for each in forms.values() for form in each for _, token in form.prepared.joins), join_edits
        )
        self._types = {kind: TypeIndex(kind, forms[kind], words, joined) for kind in PartyType if kind in forms}
        self._identified: dict[str, dict[int, None]] = {}  # key of an identifier to the names of its bearers
        for number, name in enumerate(self._listed):
            for identifier in name.designation.identifiers:
                for key in listed_keys(identifier):
                    self._identified.setdefault(key, {})[number] = None

    @property
    def names(self) -> int:
        """How many listed names there are."""
        return len(self._listed)

    @property
    def types(self) -> tuple[PartyType, ...]:
        """By the rules of which types the listed names are prepared."""
        return tuple(self._types)

    def candidates(
        self, party: Party, queries: Sequence[Query], floor: int, stop: Stop = NEVER
    ) -> Iterator[ListedName]:
        """Yield every listed name whose base score can reach `floor` (tenths), in the order of the lists.

        `stop` is asked before each screened word; where it says so, nothing is yielded.
        """
        if floor <= 0:  # adjustments alone can reach the floor, whatever the name
            yield from self._listed
            return
        try:
            found = {
                number
                for query in queries
                for kind, index in self._types.items()
                for number in index.within_reach(query.prepared[kind], query.cut or 0, floor, stop)
            }
        except StoppedError:
            return
        for identifier in party.identifiers:
            for key in screened_keys(identifier):
                found.update(self._identified.get(key, ()))
        yield from (self._listed[number] for number in sorted(found))
