"""Names of organizations: legal forms, generic words, numbers, the core that is never empty."""

import pytest

from sanscreen import Screener
from sanscreen.model import PartyType
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Role


def parts(written: str, party_type: PartyType = PartyType.ENTITY) -> list[tuple[str, str]]:
    name = prepare_name(written, party_type)
    return [(token.text, next(iter(token.roles)).value) for token in name.tokens]


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("RAFORT LIMITED LIABILITY COMPANY", [("rafort", "core"), ("limited liability company", "legal form")], "written out"),
        ("ООО «Рафорт»", [("ооо", "legal form"), ("рафорт", "core")], "Cyrillic, first"),
        ("Rafort S.R.O.", [("rafort", "core"), ("sro", "legal form")], "dotted"),
        ("Rafort a/s", [("rafort", "core"), ("as", "legal form")], "slash"),
        ("obŝestvo s ograničennoj otvetstvennostʹû Rafort", [("obsestvo s ogranicennoj otvetstvennostu", "legal form"), ("rafort", "core")], "any romanization"),
        ("224TH FLIGHT UNIT", [("224th", "number"), ("flight", "generic"), ("unit", "generic")], "a number is a core"),
        ("224-й летный отряд", [("224й", "number"), ("летный", "generic"), ("отряд", "generic")], "ordinal ending"),
        ("Technology LLC", [("technology", "core"), ("llc", "legal form")], "a generic word alone is the core"),
        ("LLC", [("llc", "core")], "a legal form alone is the core"),
        ("Bank of Testov", [("bank", "generic"), ("of", "stop word"), ("testov", "core")], "stop word"),
        ("D.E.S. Testov", [("des", "core"), ("testov", "core")], "an abbreviation is one word"),
        ("Testov As Testov", [("testov", "core"), ("as", "core"), ("testov", "core")], "a short form inside is a word"),
    ],
)  # fmt: skip
def test_words_of_an_organization(written: str, expected: list[tuple[str, str]], why: str) -> None:
    assert parts(written) == expected, why


def test_a_vessel_has_no_legal_form() -> None:
    assert parts("AS TESTOV", PartyType.VESSEL)[0][1] != "legal form"


@pytest.mark.parametrize(
    ("written", "number"), [("Unit 3", "3"), ("Unit III", "3"), ("3rd Unit", "3"), ("Unit 03", "3")]
)
def test_numbers_of_one_value_mean_the_same(written: str, number: str) -> None:
    tokens = prepare_name(written, PartyType.ENTITY).tokens
    assert number in [token.meaning for token in tokens]


def test_a_generic_word_is_known_in_any_romanization() -> None:
    for written in ("Технология", "Tekhnologiya", "Tehnologiâ", "Technologija", "Tekhnologuia"):
        (token,) = prepare_name(written, PartyType.ENTITY).tokens
        assert token.meaning == "technology", written


def test_generic_words_weigh_less_than_distinctive_ones() -> None:
    bank, testov = prepare_name("Bank Testov", PartyType.ENTITY).tokens
    assert bank.weight < testov.weight / 2
    assert Role.GENERIC in bank.roles


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("ZyxtovAG", [("zyxtov", "core"), ("ag", "legal form")], "a form glued behind"),
        ("ZyxtovООО", [("zyxtov", "core"), ("ooo", "legal form")], "in another alphabet"),
        ("OOOZyxtov", [("ooo", "legal form"), ("zyxtov", "core")], "a form glued before"),
        ("RFKbank", [("rfkbank", "core")], "two letters before a name are none"),
        ("ZYXTOVAG", [("zyxtovag", "core")], "capitals do not tell"),
        ("Zyxtov Primer Lmited", [("zyxtov", "core"), ("primer", "core"), ("lmited", "legal form")], "a letter missing"),
        ("Zyxtov Primer Lttd", [("zyxtov", "core"), ("primer", "core"), ("lttd", "legal form")], "a letter doubled"),
        ("Zyxtov Primer Compnay", [("zyxtov", "core"), ("primer", "core"), ("compnay", "legal form")], "changed places"),
        ("Zyxtov Primer Lmited LLC", [("zyxtov", "core"), ("primer", "core"), ("lmited", "core"), ("llc", "legal form")], "another form stands there"),
        ("Machine-Building Zyxtov", [("machinebuilding", "generic"), ("zyxtov", "core")], "a phrase is one word"),
        ("L'Industrie Zyxtov", [("lindustrie", "generic"), ("zyxtov", "core")], "an article that is cut off"),
        ("شركة زيكستوف والتجارة", [("شركة", "legal form"), ("زيكستوف", "core"), ("والتجارة", "generic")], "and, the article"),
        ("زيكستوف في بغداد", [("زيكستوف", "core"), ("في", "stop word"), ("بغداد", "generic")], "an Arabic little word"),
    ],
)  # fmt: skip
def test_further_words_of_an_organization(written: str, expected: list[tuple[str, str]], why: str) -> None:
    assert parts(written) == expected, why


@pytest.mark.parametrize(
    ("one", "other"),
    [("Testov Trade", "Testov Trading"), ("Testov Handel", "Testov Ticaret"), ("بنك حقاني", "Bank Haqqani")],
)
def test_one_concept_agrees_in_one_language_and_in_two(screener: Screener, one: str, other: str) -> None:
    assert screener.compare(one, other, "entity").score >= 85


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("M/V Testov", [("mv", "stop word"), ("testov", "core")], "motor vessel"),
        ("MT TESTOV", [("mt", "stop word"), ("testov", "core")], "motor tanker"),
        ("т/х Тестов", [("тх", "stop word"), ("тестов", "core")], "теплоход"),
        ("Testov Oil Tanker", [("testov", "core"), ("oil", "generic"), ("tanker", "stop word")], "behind the name"),
        ("Vessel", [("vessel", "core")], "nothing else is left"),
        ("Gala MV Testov", [("gala", "core"), ("mv", "core"), ("testov", "core")], "inside a name it is a word"),
    ],
)  # fmt: skip
def test_what_a_ship_is_says_nothing(written: str, expected: list[tuple[str, str]], why: str) -> None:
    assert parts(written, PartyType.VESSEL) == expected, why


@pytest.mark.parametrize(
    ("written", "role", "why"),
    [
        ("Al Testov Trading", "particle", "the article"),
        ("Аль Тестов Банк", "particle", "in Cyrillic"),
        ("Ash Shifa Testov", "particle", "before its sound"),
        ("Ash Testov Shop", "core", "before another sound"),
        ("Testov Al", "core", "behind the name"),
        ("Testov At The Gala", "stop word", "the English word"),
    ],
)
def test_the_arabic_article_is_no_distinctive_word(written: str, role: str, why: str) -> None:
    found = dict(parts(written))
    assert next(found[word] for word in ("al", "аль", "ash", "at") if word in found) == role, why


def test_dotted_letters_are_no_number() -> None:
    assert parts("Testov I.I.") == [("testov", "core"), ("ii", "core")]
    assert parts("Testov II")[1] == ("ii", "number")


def test_the_place_of_a_branch_weighs_little() -> None:
    for written in ("Testov Bank Gotham Branch", "Testov Bank, branch Gotham"):
        weights = {token.text: token.weight for token in prepare_name(written, PartyType.ENTITY).tokens}
        assert weights["gotham"] < weights["testov"] / 2
    weights = {token.text: token.weight for token in prepare_name("Gotham Branch", PartyType.ENTITY).tokens}
    assert weights["gotham"] > 2_400  # the only distinctive word stays one


@pytest.mark.parametrize(
    ("screened", "listed", "party_type", "why"),
    [
        ("Testov BK", "Bank Testov", "entity", "bk is bank"),
        ("Testov Shipyard", "Testov Shipbuilding Plant", "entity", "one kind of works"),
        ("Testov Aviation Company", "Testov Airlines", "entity", "one trade"),
        ("천마산", "CHON MA SAN", "vessel", "syllables written apart, in the northern system"),
        ("천마산", "CHONMASAN", "vessel", "in one word"),
        ("련봉무역회사", "KOREA RYONBONG TRADING CORPORATION", "entity", "trading and company are two words"),
    ],
)
def test_words_of_one_trade_agree(screener: Screener, screened: str, listed: str, party_type: str, why: str) -> None:
    assert screener.compare(screened, listed, party_type).score > 85, why


@pytest.mark.parametrize(
    ("screened", "listed"),
    [
        ("AL TESTOV EXCHANGE", "AL TESTOV TRUST"),
        ("AL TESTOV TRADING", "AL TESTOV RADIO"),
        ("Testov I.I.", "DIAMOND II"),
    ],
)
def test_what_is_common_makes_no_hit(screener: Screener, screened: str, listed: str) -> None:
    assert screener.compare(screened, listed, "entity").score < 85
