"""What all files of OpenSanctions share: the types of parties, the key of the list and its date."""

import re

from sanscreen.lists.dates import read_day
from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.list_draft import ListDraft
from sanscreen.model import PartyType, Watchlist
from sanscreen.model.countries import country_code

__all__ = ["Copy", "imo_number", "note_tie", "state_of"]

_TYPES = {
    "Person": PartyType.INDIVIDUAL,
    "LegalEntity": PartyType.UNKNOWN,  # a person or an organization
    "CryptoWallet": PartyType.UNKNOWN,  # of somebody
    "Vessel": PartyType.VESSEL,
    "Airplane": PartyType.AIRCRAFT,
}
_PLAIN = ("Person", "LegalEntity", "Vessel", "Airplane")  # whose type says all that the schema says
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Copy:
    """One file while it is read. `datasets` are the sets of data sets that its parties are from."""

    def __init__(self, faults: Faults) -> None:
        self.listing = ListDraft(
            faults, "opensanctions", "OpenSanctions", "OpenSanctions", "OpenSanctions", "https://www.opensanctions.org/"
        )
        self.datasets: set[tuple[str, ...]] = set()
        self._newest = ""

    def party(self, number: str, schema: str, line: int, datasets: tuple[str, ...]) -> Draft:
        """Begin a party; a schema that says more than its type is kept as a detail."""
        draft = self.listing.party(number, _TYPES.get(schema, PartyType.ENTITY), line)
        if schema not in _PLAIN:
            draft.detail("schema", schema)
        draft.detail("datasets", "; ".join(datasets))
        self.datasets.add(datasets)
        return draft

    def seen(self, *stamps: str) -> None:
        """Note when a record was seen or changed; the newest is the date of the list."""
        self._newest = max(self._newest, *(stamp for stamp in stamps if _DAY.match(stamp)), "")

    def finish(self) -> Watchlist | None:
        """Return the list, named after its data set where all its parties are from one."""
        listing = self.listing
        if len(self.datasets) == 1 and len(names := next(iter(self.datasets))) == 1:
            listing.title = f"OpenSanctions: {names[0]}"
            listing.key = "-".join(["opensanctions", *re.findall("[a-z0-9]+", names[0].casefold())])
        listing.as_of = read_day(self._newest)
        return listing.finish()


def state_of(draft: Draft, code: str) -> str:
    """Return the code of a country; for a region such as `ua-cri` that of its state, with the region as a detail."""
    state, _, region = code.partition("-")
    if region:
        draft.detail("region", code)
    return state


def note_tie(draft: Draft, code: str) -> None:
    """Note a country that the list ties the party to without saying how: an address of which no more is known."""
    state = state_of(draft, code)
    draft.address((), code.upper(), code=state, note="country")
    if not country_code(state):
        draft.doubt("country that is not known", f"country {code!r}")


def imo_number(text: str) -> str:
    """Return an IMO number without the letters in front, which its kind says already."""
    return text.upper().removeprefix("IMO").strip() or text
