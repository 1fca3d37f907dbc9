"""Relations between rules of matching, far apart, that the bounds of the index rest on."""

from pathlib import Path

from sanscreen import PartyType
from sanscreen.matching import misspelt
from sanscreen.matching.align import JOIN_FLOOR
from sanscreen.names.make_token import joined
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Role

CASES = Path(__file__).parents[1] / "cases"
PARTIES = (PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL)


def test_no_words_as_one_are_alike_for_their_metaphone_code() -> None:
    """So the index does not look these up by it (`keys`)."""
    assert misspelt.METAPHONE < JOIN_FLOOR


def test_what_another_habit_costs_is_no_less_than_other_slips() -> None:
    """So the least cost is known without the usual sounds of two words (`slips`)."""
    pairs = (("testaf", "testof"), ("zenit", "zanit"), ("test", "testa"), ("tes", "tas"))
    for left, right in pairs:
        usual, other = (misspelt.vowel_cost(left, right, 3, 1, same_first=same_first) for same_first in (True, False))
        assert usual <= other


def test_legal_forms_and_numbers_are_no_given_names() -> None:
    """So the index looks these up by what they mean alone (`keys`)."""
    lines = (CASES / "legal_forms.csv").read_text(encoding="utf-8").splitlines()
    names = [f"Testov {line.split(',')[0]} 7 Ivan" for line in lines]
    tokens = [token for name in names for kind in PARTIES for token in prepare_name(name, kind).tokens]
    ruled = [token for token in tokens if token.roles & {Role.LEGAL_FORM, Role.NUMBER}]
    assert len(ruled) > len(names)
    assert not any(token.groups or token.nicknames for token in ruled)


def test_two_words_as_one_sound_first_as_both_do_usually() -> None:
    """So what is near the usual sound of both is found without making them one (`halves`)."""
    for name in ("Zimenkov Wright", "Testow Jackson", "Schmidt Chavez", "Wojciech Exemplarov"):
        first, second = prepare_name(name, PartyType.INDIVIDUAL).tokens
        assert joined(first, second).sounds[0].text == first.sounds[0].text + second.sounds[0].text
