"""Two tokens that are given names, to how alike they are as one name in two languages or as a short form of it."""

from sanscreen.model import MatchReason
from sanscreen.names.prepared import Token

__all__ = ["given_name_of_both"]

EQUIVALENT = 930  # Oleksandr, Aleksandr
NICKNAME = 880  # Sasha, Aleksandr
NICKNAMES = 850  # Bob, Rob


def given_name_of_both(screened: Token, listed: Token) -> tuple[int, MatchReason, str] | None:
    """Return the similarity per mille, the reason and the name that both words can be; None where there is none."""
    for names, similarity, reason in (
        (screened.groups & listed.groups, EQUIVALENT, MatchReason.EQUIVALENT),
        ((screened.nicknames & listed.groups) | (screened.groups & listed.nicknames), NICKNAME, MatchReason.NICKNAME),
        (screened.nicknames & listed.nicknames, NICKNAMES, MatchReason.NICKNAME),
    ):
        if names:
            return similarity, reason, min(names)
    return None
