"""An alignment, to the words of both names without a partner, and what they say."""

from functools import lru_cache
from typing import NamedTuple

from sanscreen.matching.align import Alignment, Compare, Pairing
from sanscreen.model.countries import country_code
from sanscreen.names.prepared import PreparedName, Role, Token

__all__ = ["LeftOver", "is_place_or_number", "is_telling", "tells"]

REMEMBERED = 5_000  # words whose country is kept
_NAMES = frozenset({Role.SURNAME, Role.GIVEN, Role.PATRONYMIC, Role.INITIAL})
_TELLING = frozenset({Role.CORE, Role.GENERIC, Role.NUMBER, Role.SURNAME, Role.GIVEN, Role.INITIAL})
_SMALL_NUMBER = 4  # figures: longer ones a register gave


class LeftOver(NamedTuple):
    """The words without a partner."""

    screened: tuple[Token, ...]
    listed: tuple[Token, ...]

    @classmethod
    def of(cls, found: Alignment, screened: PreparedName, listed: PreparedName) -> "LeftOver":
        """Return what an alignment of two names leaves over."""
        return cls(
            tuple(screened.tokens[place] for place in found.left_screened),
            tuple(listed.tokens[place] for place in found.left_listed),
        )

    def both(self, role: Role) -> bool:
        """Whether a word of this role is left over on both sides."""
        return all(any(role in token.roles for token in side) for side in (self.screened, self.listed))

    def alike(self, role: Role, compare: Compare) -> bool:
        """Whether words of this role are alike although they do not pair."""
        return any(
            compare(left, right) is not None
            for left in self.screened
            for right in self.listed
            if role in left.roles and role in right.roles
        )

    def initials_differ(self, compare: Compare) -> bool:
        """Whether an initial of one side fits none of the names and initials of the other, in any romanization."""
        for one, other in ((self.screened, self.listed), (self.listed, self.screened)):
            initials = [token for token in one if Role.INITIAL in token.roles]
            names = [token for token in other if token.roles & _NAMES] if initials else []
            for initial in initials:
                pairs = ((initial, name) if one is self.screened else (name, initial) for name in names)
                if names and not any(compare(*pair) for pair in pairs):
                    return True
        return False

    def small_number(self) -> bool:
        """Whether a number has no partner, but for one that a register gave."""
        return any(
            Role.NUMBER in token.roles and len(token.meaning or token.text) <= _SMALL_NUMBER
            for token in (*self.screened, *self.listed)
        )

    def countries_differ(self) -> bool:
        """Whether both sides say a country, and not the same."""
        if not (self.screened and self.listed):
            return False
        found = [{_country_of(token.latin) for token in side} - {None} for side in (self.screened, self.listed)]
        return all(found) and found[0].isdisjoint(found[1])

    def telling(self) -> bool:
        """Whether a telling word is left over."""
        return any(is_telling(token) for token in (*self.screened, *self.listed))

    def more(self) -> tuple[list[Token], list[Token]]:
        """Return the telling words of both sides but for numbers and countries, which are often left out or added."""
        sides = (self.screened, self.listed)
        screened, listed = (
            [token for token in side if is_telling(token) and not is_place_or_number(token)] for side in sides
        )
        return screened, listed


def is_telling(token: Token) -> bool:
    """Whether a word says who is named."""
    return bool(token.roles & _TELLING)


def tells(listed: PreparedName, pairing: Pairing) -> bool:
    """Whether a pair of words says who is named."""
    return any(is_telling(listed.tokens[place]) for place in pairing.listed)


def is_place_or_number(token: Token) -> bool:
    """Whether a word is a number or a country."""
    return Role.NUMBER in token.roles or _country_of(token.latin) is not None


@lru_cache(REMEMBERED)
def _country_of(word: str) -> str | None:
    return country_code(word)
