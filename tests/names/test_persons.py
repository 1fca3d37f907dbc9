"""Personal names: which word may be what."""

import pytest

from sanscreen.model import PartyType
from sanscreen.names.assemble import neighbours_of
from sanscreen.names.make_token import joined
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import PreparedName, Role


def prepared(written: str) -> PreparedName:
    return prepare_name(written, PartyType.INDIVIDUAL)


def roles(written: str) -> list[str]:
    short = {Role.SURNAME: "s", Role.GIVEN: "g", Role.PATRONYMIC: "p", Role.INITIAL: "i", Role.PARTICLE: "-"}
    short |= {Role.CHAIN: "c", Role.HONORIFIC: "h", Role.GENERATION: "n", Role.LEGAL_FORM: "f"}
    return ["".join(sorted(short[role] for role in token.roles)) for token in prepared(written).tokens]


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("ZIMENKOV, Igor Vladimirovich", ["s", "g", "p"], "a comma parts the family name"),
        ("Igor Vladimirovich Zimenkov", ["gs", "p", "gs"], "without one, order tells nothing"),
        ("Зименков Игорь Владимирович", ["gs", "gs", "p"], "a patronymic is known in any script"),
        ("Simenkow Igor Wladimirowitsch", ["gs", "gs", "p"], "and in any romanization"),
        ("VOLFOVICH, Alexander", ["s", "g"], "a family name in -ovich is no patronymic"),
        ("Alexander Volfovich", ["gs", "gs"], "nor is it one where two words stand"),
        ("Alexander Petrovich Volfovich", ["gs", "p", "gs"], "of two candidates the one behind a given name"),
        ("Zimenkov I.V.", ["gs", "i", "i"], "initials behind"),
        ("I. V. Zimenkov", ["i", "i", "gs"], "initials before"),
        ("Zimenkov D.Yu.", ["gs", "i", "i"], "an initial of two letters"),
        ("Dr. Testov Ivan", ["h", "gs", "gs"], "a title"),
        ("MAJOR, John", ["s", "g"], "a family name that is a title elsewhere"),
        ("John Major", ["gs", "gs"], "and behind the given name"),
        ("TESTOV, Ivan, Jr.", ["s", "g", "n"], "generation"),
        ("Ludwig van Testov", ["gs", "-", "gs"], "particle"),
        ("SALMAN bin TESTOV", ["gs", "c", "gs"], "chain"),
        ("Ilham Heydar oglu Aliyev", ["gs", "p", "c", "gs"], "the father's name before oglu is a patronymic"),
        ("АЛИЕВА, Лейла Ильхам кызы", ["s", "g", "p", "c"], "in Cyrillic too"),
        ("Heydar oglu Aliyev", ["gs", "c", "gs"], "but never the first word"),
        ("Mr", ["gs"], "stripping never empties a name"),
        ("김정은", ["gs", "gs", "gs"], "Hangul is read syllable by syllable"),
        ("Kim Jong Il", ["gs", "gs", "gs"], "Il is no article in a Korean name"),
        ("T E S T O V Ivan", ["gs", "gs"], "letters spaced out are one word"),
        ("JC Testov", ["i", "i", "gs"], "initials run together"),
        ("TESTOV VV", ["gs", "i", "i"], "behind the name too"),
        ("КХ Тестов", ["i", "i", "gs"], "in Cyrillic"),
        ("KH Testov", ["i", "gs"], "two letters that open a name as one"),
        ("Дж. Тестов", ["i", "gs"], "one initial of two letters, alone"),
        ("Yu. Testov", ["i", "gs"], "another"),
        ("Aliyev Ilham Heydar oglu", ["gs", "gs", "p", "c"], "the father's name before oglu"),
        ("Ilham Heydar oglu", ["gs", "gs", "c"], "but not where no other name is left"),
        ("Yu Testov", ["gs", "gs"], "without a stop it is a family name"),
        ("NG Testov", ["gs", "gs"], "a family name without a vowel"),
        ("NGH, Testov", ["s", "g"], "before a comma stands a family name"),
        ("Ivan Testov LLC", ["gs", "gs", "f"], "a legal form behind the name is no initials"),
        ("Pty Ltd Testov, Ivan", ["f", "s", "g"], "nor is one before it"),
        ("TESTOV, Ivan, L.L.C.", ["s", "g", "f"], "with full stops too"),
        ("Ivan Testov & Co. KG", ["gs", "gs", "f"], "one of several words"),
        ("Ivan Testov S.A.", ["gs", "gs", "i", "i"], "two letters with full stops are initials"),
        ("Testov NV", ["gs", "i", "i"], "and so are letters beside one name"),
        ("Doo Hwan Chon", ["gs", "gs", "gs"], "what can be a name is one"),
        ("Ivan Brk", ["gs", "gs"], "r is a vowel there"),
        ("ZAMBOTESTA GARCIA, Ivan", ["s", "gs", "g"], "the mother's Spanish family name may be missing"),
        ("LOPEZ GARCIA, Ivan", ["s", "s", "g"], "but not behind a common one"),
    ],
)
def test_roles_of_the_words(written: str, expected: list[str], why: str) -> None:
    assert roles(written) == expected, why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nursultan Abishuly Testov", "Nursultan Abishevich Testov"),
        ("Нұрсұлтан Әбішұлы Тестов", "Nursultan Abishevich Testov"),
        ("Heydar Alirza oglu Testov", "Гейдар Алирзаевич Тестов"),
        ("Ali Hasan oglu Testov", "Али Гасанович Тестов"),
    ],
)
def test_a_patronymic_agrees_with_another_ending_in_the_name_of_the_father(one: str, other: str) -> None:
    fathers = [
        {group for token in words if Role.PATRONYMIC in token.roles for group in token.groups}
        for words in (
            (*name.tokens, *(joined(*pair) for _, *pair in neighbours_of(name.tokens)))
            for name in map(prepared, (one, other))
        )
    ]
    assert fathers[0] & fathers[1]


def test_a_given_name_does_not_agree_with_the_patronymic_made_from_it() -> None:
    dmitry, *_ = prepared("Dmitry Testov").tokens
    assert all(dmitry.texts.isdisjoint(token.texts) for token in prepared("Nikita Dmitriyevich Testov").tokens[:2])


def test_a_patronymic_weighs_less_than_the_same_word_as_a_family_name() -> None:
    patronymic = prepared("TESTOV, Ivan Petrovich").tokens[2]
    family = prepared("PETROVICH, Ivan").tokens[0]
    assert patronymic.weight < family.weight / 2


@pytest.mark.parametrize(
    ("written", "strict"),
    [
        ("KIM, Jong Un", True),
        ("Jong Un Kim", True),
        ("김정은", True),
        ("Ким Чен Ын", True),
        ("金正恩", True),
        ("TESTOV, Ivan", False),
        ("Kimberly Tonya Rivera", False),
        ("Kim Kardashova", False),
        ("Repkin A.O.", False),
        ("Repkin A O", False),
        ("O Kuk Ryol", True),
    ],
)
def test_names_of_east_asian_shape_are_strict(written: str, strict: bool) -> None:
    assert all(token.strict for token in prepared(written).tokens) is strict


def test_spans_point_at_the_written_syllables() -> None:
    name = prepared("  김정은 ")
    assert [name.written[start:end] for start, end in name.spans] == ["김", "정", "은"]


def test_a_compound_family_name_stays_whole() -> None:
    assert [token.text for token in prepared("남궁민수").tokens] == ["남궁", "민", "수"]
