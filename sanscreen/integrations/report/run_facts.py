"""What is true of a whole run, beside its outcomes, to the lines of the head of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sanscreen.integrations.batch import Tally
from sanscreen.model import FlagKind, Policy, Source, Verdict, WatchlistReference
from sanscreen.model.list_flags import list_flags

__all__ = ["FLAG_MEANINGS", "VERDICTS", "RunFacts", "warnings"]

VERDICTS = (Verdict.CLEAR, Verdict.ALERT, Verdict.INCOMPLETE, Verdict.ERROR)  # in the order in which they are summed

FLAG_MEANINGS = {
    FlagKind.ILLUSTRATIVE_LISTS_ONLY: "Every list in use is illustrative: the screening clears nobody.",
    FlagKind.NO_OFFICIAL_LIST: "No list of an authority is in use.",
    FlagKind.STALE_LIST: "An official list is older than the policy allows, or of a day to come.",
    FlagKind.UNDATED_LIST: "An official list does not say of which day it is.",
    FlagKind.SEVERAL_NAMES: "A part of the name field, screened as a name of its own, raised a hit or a near miss.",
    FlagKind.LOOK_ALIKE_LETTERS: "A word mixes alphabets, or imitates one: it was read as it is meant.",
    FlagKind.INVISIBLE_CHARACTERS: "The name holds characters that cannot be seen: they were left out.",
    FlagKind.ENCODED_TEXT: "The name is encoded or wrongly decoded: what it means was screened too.",
    FlagKind.REVERSED_TEXT: "A control character turns the name round: what people see was screened too.",
    FlagKind.UNIDECODE_USED: "A word was read letter by letter, roughly.",
    FlagKind.SCRIPT_NOT_COVERED: "A word is in a script that nothing reads: it matches only itself.",
    FlagKind.READ_IN_PART: "A foreign name, written by its sound, is compared by its consonants.",
    FlagKind.CUT_SHORT: "The name has the length at which payment systems cut: it may go on.",
    FlagKind.SUPPRESSED: "A reviewer decided that the party is another one than the listed party: the hit raises no alert.",
    FlagKind.REOPENED: "A decision on the hit no longer holds, for the reason given: it must be decided again.",
    FlagKind.CONFIRMED: "A reviewer found that the party is the listed one: no decision suppresses the hit.",
    FlagKind.CONFLICT: "Decisions on the hit find different things: they suppress nothing.",
    FlagKind.FIELD_NOT_READ: "A field could not be understood and was left out, or the name names nobody.",
}


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run was: its input, the lists, the rules and the tally that must agree with the outcomes.

    `title` is the name of the input file, `on` the day from which the ages of lists count, `names` how many listed names
    were compared, `columns` which column is which field, in words, and `notes` further lines of the summary.
    """

    title: str
    on: date
    tally: Tally
    policy: Policy
    references: tuple[WatchlistReference, ...]
    names: int
    engine: str
    columns: str
    notes: tuple[str, ...] = ()
    sources: Mapping[str, Sequence[Source]] = field(default_factory=dict)


def warnings(facts: RunFacts) -> list[str]:
    """Return what a reader must know before anything else: lists that clear nobody, lists too old, names misread."""
    found = []
    for flag in list_flags(facts.references, facts.policy.max_list_age, facts.on):
        more = " Such lists clear nobody." if flag.kind in _CLEAR_NOBODY else ""
        found.append(f"{flag.kind.value.capitalize()}: {flag.detail}.{more}")
    if 2 * facts.tally.garbled > facts.tally.beyond_ascii:
        found.append(
            f"{facts.tally.garbled} names such as {facts.tally.garbled_name} look like Cyrillic that was read in a wrong "
            "encoding. Such names were compared with nobody: mend the file and screen it again."
        )
    return found


_CLEAR_NOBODY = frozenset({FlagKind.ILLUSTRATIVE_LISTS_ONLY, FlagKind.NO_OFFICIAL_LIST})
