"""Listed names in free text: what stands there is found, and words of a payment are nobody."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanscreen import Designation, PartyError, PartyType, Policy, PolicyError, Screener, Watchlist
from sanscreen.integrations.payments.spans import MAX_TEXT_LENGTH, TextHit, TextSearch, search_text
from sanscreen.integrations.payments.spans_cut import runs_of, units_of
from sanscreen.integrations.payments.spans_rules import counts, may_count
from sanscreen.model import Alias, AliasQuality, Identifier, IdentifierKind, Scope
from sanscreen.names.prepare import cut_at

PEOPLE = {
    "testov": ("TESTOV, Ivan Petrovich", "Тестов Иван Петрович"),
    "beispielova": ("BEISPIELOVA, Zhanna Olegovna",),
    "musterman": ("MUSTERMAN, Karl Otto",),
    "olegov": ("OLEGOV, Igor",),
    "kim": ("KIM, Jong Test",),
    "wang": ("测试文", "WANG, Shiwen"),
    "rahmani": ("AL-RAHMANI, Abdul Karim Hussein",),
}
FIRMS = {
    "testeks": ("TESTEKS", "TESTEKS LIMITED LIABILITY COMPANY"),
    "trans": ("TRANS EXEMPLARIA SHIPPING COMPANY",),
    "volgaprim": ("ОАО Волгаприм",),
    "consult": ("Invented Consulting Services GmbH",),
    "long": ("Foundation of the Martyrs and Veterans of the Invented Northern Provinces and of the Exemplary Southern Islands",),
    "hizbtest": ("HIZBTESTAH", "LEBANESE HEZBTESTOLLAH"),
    "hamtas": ("HAMTAS",),
    "bank": ("BANK TEJTARAT",),
    "short": ("QRGX", "Qzxv"),
    "three": ("QKX",),
    "rossiya": ("AB ROSSIYA, OAO",),
    "ministry": ("Ministry of Invented Heavy Industries",),
}  # fmt: skip
SHIPS = {"fortuna": ("FORTUNE",), "zvezdochka": ("ZVEZDOCHKA",), "hermann": ("HERMANN",)}
PLANES = {"tail": ("P-999",), "yv": ("YV0000",)}


def designations(names: Mapping[str, tuple[str, ...]], kind: PartyType) -> Iterable[Designation]:
    for id, (primary, *others) in names.items():
        aliases = (Alias(primary, AliasQuality.PRIMARY), *(Alias(name, AliasQuality.STRONG) for name in others))
        if id == "testov":
            aliases += (Alias("Vanyusha Stariy", AliasQuality.WEAK),)
        numbers = (Identifier(IdentifierKind.IMO_NUMBER, "9074729"),) if id == "zvezdochka" else ()
        yield Designation(id=id, type=kind, aliases=aliases, programs=("TEST",), identifiers=numbers)


LIST = Watchlist(
    key="made-up",
    title="Made up",
    scope=Scope.INTERNAL,
    designations=(
        *designations(PEOPLE, PartyType.INDIVIDUAL),
        *designations(FIRMS, PartyType.ENTITY),
        *designations(SHIPS, PartyType.VESSEL),
        *designations(PLANES, PartyType.AIRCRAFT),
    ),
)
SCREENER = Screener([LIST])


def found(text: str) -> list[tuple[str, str]]:
    result = search_text(text, SCREENER)
    assert result.complete
    return [(hit.hit.designation.id, hit.written) for hit in result.hits]


@pytest.mark.parametrize(
    ("text", "id", "written"),
    [
        ("INVOICE 8 FROM IVAN TESTOV", "testov", "IVAN TESTOV"),
        ("invoice 8 from ivan testov, thank you", "testov", "ivan testov"),
        ("PAYMENT ON BEHALF OF TESTOV, IVAN", "testov", "TESTOV, IVAN"),
        ("/ORD/IVAN PETROVICH TESTOV/INV/33", "testov", "IVAN PETROVICH TESTOV"),
        ("B/O BEISPIELOVA ZHANNA", "beispielova", "BEISPIELOVA ZHANNA"),
        ("FAVOUR OF ZHANNA BEISPIELOVA C/O OTTO", "beispielova", "ZHANNA BEISPIELOVA"),
        ("(KARL OTTO MUSTERMAN):salary", "musterman", "KARL OTTO MUSTERMAN"),
        ("Оплата по договору Тестов Иван за услуги", "testov", "Тестов Иван"),
        ("支付给测试文货款", "wang", "测试文"),
        ("RENT PAID BY IVANTESTOV OCTOBER", "testov", "IVANTESTOV"),
        ("SALARY BEISPIELOVA ZO", "beispielova", "BEISPIELOVA ZO"),
        ("PAYMENT TO TESTEKS FOR GOODS", "testeks", "TESTEKS"),
        ("оплата Волгаприм ОАО", "volgaprim", "Волгаприм ОАО"),
        ("FREIGHT TRANS EXEMPLARIA SHIPPING COMPANY HAMBURG", "trans", "TRANS EXEMPLARIA SHIPPING COMPANY"),
        ("INVENTED CONSULTING SERVICES GMBH INVOICE 3", "consult", "INVENTED CONSULTING SERVICES GMBH"),
        ("CARGO ON MV FORTUNE", "fortuna", "MV FORTUNE"),
        ("CHARTER ZVEZDOCHKA", "zvezdochka", "ZVEZDOCHKA"),
        ("DEMURRAGE IMO 9074729 PORT DUES", "zvezdochka", "IMO 9074729"),
        ("PAID FOR TESTОV IVAN", "testov", "TESTОV IVAN"),  # one letter is Cyrillic
    ],
)
def test_a_listed_name_in_a_text_is_found_where_it_stands(text: str, id: str, written: str) -> None:
    assert (id, written) in found(text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("M/V HERMANN BUNKERS", "hermann"),
        ("M.V. HERMANN", "hermann"),
        ("M/T HERMANN LAYTIME", "hermann"),
        ("navire Hermann, frais", "hermann"),
        ("оплата за т/х HERMANN", "hermann"),
        ("REPAIR HERMANN VOY 12", "hermann"),
        ("BUNKERS HERMANN FLAG PANAMA", "hermann"),
        ("LEASE AIRCRAFT YV0000", "yv"),
        ("MAINTENANCE TAIL NO P-999", "tail"),
        ("TAIL NO. P999 INVOICE 8", "tail"),
    ],
)
def test_a_word_beside_a_name_says_that_it_is_a_vessel_or_an_aircraft(text: str, id: str) -> None:
    assert {each for each, _ in found(text)} == {id}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("HEZBTESTOLLAH DONATION", "hizbtest"),
        ("DONATION HIZBTISTAH", "hizbtest"),
        ("HAMTAS'S FUND", "hamtas"),
        ("تبرع حمتاس", "hamtas"),
        ("تبرع لحمتاس", "hamtas"),
        ("تحويل الى بنك تجتارات", "bank"),
        ("PAYMENT TO QRGX", "short"),
        ("payment to QRGX for oil", "short"),
        ("payment to QKX", "three"),
        ("оплата за Игоря Олегова", "olegov"),
        ("перевод Олегову Игорю", "olegov"),
    ],
)
def test_what_is_written_in_another_way_than_on_the_list_is_found(text: str, id: str) -> None:
    assert {each for each, _ in found(text)} == {id}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("PAYMENT TO QKX", "three letters stand out in small letters alone"),
        ("payment to qrgx", "an abbreviation is written in capitals"),
        ("PAYMENT TO QZXV", "and is listed so"),
        ("دفعة الى حمتاس الشمري", "a word without its vowels can be a given name"),
        ("Officine Rossi Srl", "a legal form makes no Rossiya of Rossi"),
    ],
)
def test_what_only_looks_like_a_listed_name_is_none(text: str, why: str) -> None:
    assert found(text) == [], why


@pytest.mark.parametrize("text", ["HERMANN RENT", "HERMANN VOYAGE", "INVOICE P-999", "AIRCRAFT PARTS", "M/V FREIGHT"])
def test_without_such_a_word_the_name_of_a_vessel_is_anybody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("VIREMENT A L'TESTEKS", "TESTEKS"),
        ("paiement d’Ivan Testov", "Ivan Testov"),
        ("PAGAMENTO DALL'TESTEKS", "TESTEKS"),
        ("IVAN TESTOV'S RENT", "IVAN TESTOV"),
        ("TESTEKS'DEN FATURA", "TESTEKS"),
    ],
)
def test_an_article_or_an_ending_behind_an_apostrophe_hides_no_name(text: str, written: str) -> None:
    assert [where for _, where in found(text)] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "PAYMENT FOR CONSULTING SERVICES BY KARL\nOTTO MUSTERMAN",
        "PAYMENT FOR CONSULTING SERVICES KARL OTTO MUSTE\r\n//RMAN INVOICE 7",
        "PAYMENT FOR CONSULTING SERVICES KARL OT\nTO MUSTERMAN INVOICE 7",
    ],
)
def test_a_name_is_found_over_the_end_of_a_line(text: str) -> None:
    [(id, written)] = found(text)
    assert (id, written.startswith("KARL")) == ("musterman", True)


def test_a_text_that_was_cut_in_its_last_word_names_who_the_rest_names() -> None:
    cut = "PAYMENT FOR GOODS ON BEHALF OF".ljust(127, ".") + "ZHANNA BEISPI"
    assert len(cut) == 140
    assert ("beispielova", "ZHANNA BEISPI") in found(cut)
    assert found(cut + " INVOICE") == []


def test_a_name_longer_than_a_run_is_known_by_its_words() -> None:
    assert found(f"DONATION {FIRMS['long'][0]} OCTOBER")[0][0] == "long"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("PAYMENT IVAN", "a given name"),
        ("PAYMENT TESTOV INVOICE", "a family name alone names nobody"),
        ("SALARY OTTO KARL", "two given names"),
        ("SHIPPING COMPANY INVOICE", "common words of a listed name"),
        ("CONSULTING SERVICES GMBH", "what is paid for"),
        ("FAMILY FORTUNE TELLER", "a word that a ship is called as well"),
        ("VANYUSHA STARIY GIFT", "a weak alias"),
        ("INVOICE 9074729", "a number that does not say what it is"),
        ("THANK YOU VERY MUCH FOR YOUR PAYMENT", "no name at all"),
        ("MARIA TESTEKS RENT", "a firm's name that is a family name here"),
        ("ABDUL KARIM GIFT", "two given names"),
        ("", "nothing"),
        ("/// 12.10.2026 ---", "no word"),
    ],
)
def test_common_words_are_no_hit(text: str, why: str) -> None:
    assert found(text) == [], why


def test_of_overlapping_runs_for_one_party_the_best_is_kept() -> None:
    assert found("GIFT FROM IVAN PETROVICH TESTOV TO KARL OTTO MUSTERMAN") == [
        ("testov", "IVAN PETROVICH TESTOV"),
        ("musterman", "KARL OTTO MUSTERMAN"),
    ]


def test_a_party_that_is_named_twice_is_told_twice() -> None:
    assert found("IVAN TESTOV / REF 7 / IVAN TESTOV") == [("testov", "IVAN TESTOV")] * 2


def test_a_search_that_is_stopped_is_not_complete() -> None:
    text = "INVOICE 8 IVAN TESTOV AND KARL MUSTERMAN"
    full = search_text(text, SCREENER)
    assert full.complete
    for most in range(full.searched):
        part = search_text(text, SCREENER, max_comparisons=most)
        assert (part.complete, part.searched) == (False, most)
    assert search_text(text, SCREENER, max_comparisons=full.searched).complete
    assert not search_text(text, SCREENER, should_stop=lambda: True).complete


def test_a_budget_below_nothing_is_refused() -> None:
    with pytest.raises(PolicyError, match="a whole number of runs from 0, got -1"):
        search_text("IVAN TESTOV", SCREENER, max_comparisons=-1)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(PartyError, match="at most 10000 are searched"):
        search_text("x" * (MAX_TEXT_LENGTH + 1), SCREENER)
    with pytest.raises(PartyError, match="a text is wanted, got bytes"):
        search_text(b"IVAN TESTOV", SCREENER)  # type: ignore[arg-type]


def test_a_word_longer_than_any_name_does_not_hide_what_stands_beside_it() -> None:
    assert ("testov", "IVAN TESTOV") in found("Z" * 3000 + " IVAN TESTOV")


def test_what_was_found_survives_being_written_and_read() -> None:
    result = search_text("INVOICE 8 FROM IVAN TESTOV", SCREENER)
    assert TextSearch.from_dict(result.to_dict()) == result


LISTED = [name for names in (*PEOPLE.values(), *FIRMS.values(), *SHIPS.values()) for name in names]
PIECES = st.one_of(
    st.sampled_from(" ".join(LISTED).split()),
    st.sampled_from(LISTED),
    st.sampled_from("INVOICE PAYMENT FOR FROM 8 12.10 GMBH LLC the of и C/O PORT STEEL Maria Oleg AND I. P. MV - /ORD/ , ( )".split()),
    st.sampled_from("TESTOW Iwan MUSTERMANN TES TOV TESTEX Volgaprim TRANSEXEMPLARIA Zhana BEISPIEL OVA Pjotrowitsch".split()),
)  # fmt: skip
TEXTS = st.builds(
    lambda pieces, glue, upper: glue.join(pieces).upper() if upper else glue.join(pieces),
    st.lists(PIECES, min_size=1, max_size=9),
    st.sampled_from([" ", " ", " ", "  ", "/", "\n"]),
    st.booleans(),
)
LOOSE = Screener([LIST], policy=Policy(threshold=75))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([SCREENER, LOOSE]))
def test_no_run_of_words_is_lost_that_screened_as_a_name_would_hit(text: str, screener: Screener) -> None:
    """Each hit of each run of words, if it counts in a text, is reported, or a better one that overlaps with it."""
    assert_nothing_is_lost(text, screener)


CROWD = Screener(
    [
        Watchlist(
            key="crowd",
            title="Names that share their words",
            scope=Scope.INTERNAL,
            designations=(
                *designations(
                    {
                        f"p{place}": (f"{family}, {given} {other}",)
                        for place, (family, given, other) in enumerate(
                            zip(
                                ["TESTOV", "AL-RAHMANI", "MUSTERMAN", "TESTOV", "KIM", "HAQ", "GREEN"] * 3,
                                ["Ivan", "Abdul", "Karl", "Oleg", "Jong"] * 5,
                                ["Karim", "", "Otto", "Ivan"] * 6,
                                strict=False,
                            )
                        )
                    },
                    PartyType.INDIVIDUAL,
                ),
                *designations(
                    {
                        f"f{place}": (name,)
                        for place, name in enumerate(
                            [
                                "TESTOV TRADING COMPANY",
                                "GREEN TRADING S.A.",
                                "TRANS EXEMPLARIA TRADING COMPANY LIMITED",
                                "RAHMANI GROUP",
                                "GRUPO MUSTERMAN, S.A. DE C.V.",
                                "TRANSKAPITAL",
                            ]
                        )
                    },
                    PartyType.ENTITY,
                ),
            ),
        )
    ]
)
CROWDED = [alias.name for each in CROWD.watchlists[0].designations for alias in each.aliases]
DENSE = st.builds(
    " ".join,
    st.lists(st.one_of(st.sampled_from(CROWDED), st.sampled_from(" ".join(CROWDED).split())), min_size=3, max_size=6),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DENSE)
def test_no_run_is_lost_in_a_text_of_names_that_share_their_words(text: str) -> None:
    assert_nothing_is_lost(text, CROWD)


def test_of_a_text_of_many_names_few_runs_are_screened() -> None:
    text = " ".join(LISTED)
    runs = sum(1 for run in runs_of(text, units_of(text)) if may_count(run))
    assert search_text(text, SCREENER).searched < runs / 4


def assert_nothing_is_lost(text: str, screener: Screener) -> None:
    result = search_text(text, screener, max_comparisons=None)
    assert result.complete
    for run in runs_of(text, units_of(text)):
        if cut_at(run.name) or not may_count(run):
            continue
        for hit in screener.screen(run.name).hits:
            a_part = hit.screened != run.name and hit.screened in run.name  # which is a run of its own
            if not a_part and counts(hit, run):
                of_party = [each for each in result.hits if each.hit.designation.id == hit.designation.id]
                assert any(_covers(each, run.start, run.end, hit.score) for each in of_party), (run.name, hit.explain())


def _covers(found: TextHit, start: int, end: int, score: Decimal) -> bool:
    return found.start < end and start < found.end and found.hit.score >= score


def test_a_stop_is_heard_while_the_words_of_a_text_are_looked_up(invented: Screener) -> None:
    text = "Ivan Testov, Emily Hart, Obrazets Trading, " * 40
    calls: list[None] = []

    def stop() -> bool:
        calls.append(None)
        return len(calls) > 30  # before the first run of words is screened

    found = search_text(text, invented, should_stop=stop)
    assert (found.complete, found.searched, found.hits) == (False, 0, ())
    assert len(calls) == 31
