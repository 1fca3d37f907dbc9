"""A law of preparing names: what is known of words one by one leaves out no rule that has a part in a name."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

from sanscreen import PartyType
from sanscreen.names import org_tokens, persons
from sanscreen.names.prepare import prepare_names
from sanscreen.names.prepared import PreparedName
from tests.laws.confusable import ABJADS, EAST_ASIAN, FIRMS, LOANS, PERSONS

TYPES = (PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL)
PLAIN = "Emily Hart Rosén Müller O'Neil Jong Lee Wang Ng Chang Silva Garcia MV Tanker Branch Limted Co. de la Jr Smith Sasha"
TIES = (*[" "] * 8, ", ", ". ", "-", "/", " & ")
TELLING = (
    "Her Majesty Emily Hart",  # a title of several words
    "Sechin Yu D",  # two letters that are an initial beside another
    "محمدعبد البصير",  # a word that is two
    "Emily machine building",  # a phrase
    "Emily C0MP4NY",  # figures for letters
    "Emily o\u200bf Hart",  # a word that is shorter than it is written
)
CASES = Path(__file__).parents[1] / "cases"


def texts() -> Iterator[str]:
    """Yield the names of all cases, and names of words that many rules are about, in any order."""
    for table in ("legal_forms.csv", "spellings.csv"):
        for line in (CASES / table).read_text(encoding="utf-8").splitlines():
            first, second = line.split(",")[:2]
            yield from (first, f"Emily Hart {second}", f"{second} Testex Marine")
    yield from TELLING
    random = Random(13)
    for words in (PERSONS, FIRMS, ABJADS, EAST_ASIAN, LOANS):
        for _ in range(1_500):
            chosen = random.choices((*words, *PLAIN.split()), k=random.randint(1, 6))
            yield "".join(word + random.choice(TIES) for word in chosen).strip()


def prepared() -> list[dict[PartyType, PreparedName]]:
    return [prepare_names(text, TYPES) for text in texts()]


def test_a_word_that_no_rule_concerns_is_what_the_rules_make_of_it() -> None:
    """Names are the same where all words are asked of, one rule behind the other."""
    at_once = prepared()
    with (
        patch.object(persons, "_is_a_name", lambda _: False),
        patch.object(persons, "can_be_east_asian", lambda _: True),
        patch.object(org_tokens, "_is_one_word", lambda *_: False),
    ):
        by_every_rule = prepared()
    assert at_once == by_every_rule
    assert sum(len(each[PartyType.ENTITY].tokens) > 1 for each in at_once) > 7_000
