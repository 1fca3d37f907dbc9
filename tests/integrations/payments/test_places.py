"""Places under an embargo: every spelling of the table finds its place, and what only looks like one does not."""

import pytest

from sanscreen import PartyError, tables
from sanscreen.integrations.payments.places import PlaceHit, PlaceKind, find_places
from sanscreen.integrations.payments.spans_cut import units_of
from sanscreen.names.fold import plain

TABLE = tables.reviewed("places.yaml")
PLACES = TABLE["places"]
assert isinstance(PLACES, dict)
IN_SMALL_LETTERS = "kırım"  # in capitals, and without its marks, it is Indonesian for "to send"
SPELLINGS = [(id, text) for id, row in PLACES.items() for text in (*row.get("cldr", ()), *row.get("usage", ()))]


def ids(text: str) -> list[str]:
    return [hit.place for hit in find_places(text)]


def test_every_spelling_of_the_table_finds_its_place() -> None:
    for id, text in SPELLINGS:
        for written in (text, text if text == IN_SMALL_LETTERS else text.upper(), f"INVOICE 8, {text}. THANKS"):
            assert ids(written) == [id], (id, written)


def test_a_spelling_is_that_of_one_place() -> None:
    of: dict[tuple[str, ...], set[str]] = {}
    for id, text in SPELLINGS:
        of.setdefault(tuple(plain(unit.text) for unit in units_of(text)), set()).add(id)
    assert {words: places for words, places in of.items() if len(places) > 1} == {}


def test_every_regime_is_used_and_says_by_which_law() -> None:
    regimes = TABLE["regimes"]
    assert isinstance(regimes, dict)
    assert isinstance(PLACES, dict)
    assert {regime for row in PLACES.values() for regime in row["regimes"]} == set(regimes)
    assert all(set(row) == {"program", "law", "of"} for row in regimes.values())


def test_a_hit_tells_the_place_where_it_stands_and_what_holds() -> None:
    text = "DELIVERY TO SIMFEROPOL, KRIM"
    assert find_places(text)[0] == PlaceHit(
        place="simferopol",
        name="Simferopol",
        kind=PlaceKind.CITY,
        programs=(
            "comprehensive embargo (US): E.O. 13685, 31 CFR part 589, of 2014-12-19",
            "trade and investment restrictions (EU): Regulation (EU) 692/2014, of 2014-06-23",
        ),
        start=12,
        end=22,
        written="SIMFEROPOL",
        spelling="simferopol",
    )
    assert [text[hit.start : hit.end] for hit in find_places(text)] == ["SIMFEROPOL", "KRIM"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SYMFEROPOL", "simferopol"),
        ("SEVASTAPOL", "sevastopol"),
        ("Zaporizhzia", "zaporizhzhia"),
        ("TSKHINVALL", "tskhinvali"),
        ("PYONGYNAG", "pyongyang"),
        ("SEVAS\nTOPOL", None),
        ("GOODS DELIVERED BY SEA TO SEVAS\nTOPOL", "sevastopol"),
        ("北京至平壤运费", "pyongyang"),
        ("북한에서 송금", "dprk"),
        ("D.P.R.K.", "dprk"),
        ("Yalta/Crimea", "yalta"),
    ],
)
def test_slips_line_ends_and_scripts_without_blanks_do_not_hide_a_place(text: str, place: str | None) -> None:
    assert ids(text)[:1] == ([place] if place else [])


@pytest.mark.parametrize(
    "text",
    [
        "HAVANA, FLORIDA",
        "Pyeongchang Olympics",
        "Isfahani & Sons",
        "TOLONG KIRIM UANG",
        "The criminal iron irons",
        "Simperatel",
        "South Korea, Seoul",
        "대한민국 서울",
        "Kuban region Krasnodar",
        "г. Крымск, Краснодарский край",
        "SORIANO PROPERTIES",
        "ironische Texte",
        "사이란 무엇인가",
        "シリアル番号",
        "吉林延边朝鲜族自治州",
        "INVOICE 8 FOR CONSULTING",
        "",
    ],
)
def test_what_is_no_such_place_is_none(text: str) -> None:
    assert ids(text) == []


def test_syria_is_told_with_the_end_of_the_embargo_and_abkhazia_as_a_concern() -> None:
    [syria], [abkhazia] = find_places("Syria"), find_places("Абхазия")
    assert syria.programs == (
        "no comprehensive embargo any more (US programme ended): E.O. 14312; 31 CFR part 542 removed on 2025-08-26, of 2025-06-30",
    )
    assert abkhazia.kind is PlaceKind.CONCERN
    assert "embargo known" in abkhazia.programs[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("دفعة لشركة بإيران", "iran"),
        ("الشحن والقرم", "crimea"),
        ("بضائع للقرم", "crimea"),
        ("شحن بطهران", "tehran"),
        ("поставка из Ирана", "iran"),
        ("едем в Ялту", "yalta"),
        ("платёж по Крыму", "crimea"),
        ("между Крымом и Кубанью", "crimea"),
        ("склад в Севастополе", "sevastopol"),
        ("склад в Донецке", "donetsk"),
        ("рейс Москва - Гавана", "havana"),
        ("торговля с Северной Кореей", "dprk"),
        ("переговоры с Тегераном", "tehran"),
        ("ковры иранского производства", "iran"),
        ("відпочинок в Алушті", "alushta"),
        ("склад у Новій Каховці", "nova_kakhovka"),
        ("Донецкой Народной Республике", "dnr"),
        ("תשלום באיראן", "iran"),
        ("הובלה לטהרן", "tehran"),
        ("dostawa na Kubie", "cuba"),
        ("tapetes do Irão", "iran"),
        ("kubanischen Zigarren", "cuba"),
        ("RUM N. KOREA", "dprk"),
        ("HAVANA CLUB RUM", "havana"),
        ("CUBAN BREAD", "cuba"),
        ("کرایه تا بندرعباس", "bandar_abbas"),
    ],
)
def test_particles_and_cases_do_not_hide_a_place(text: str, place: str) -> None:
    assert ids(text) == [place]


@pytest.mark.parametrize(
    ("text", "place", "written"),
    [
        ("TAPIS D'IRAN", "iran", "IRAN"),
        ("République islamique d’Iran", "iran", "Iran"),
        ("acquisto dall'Iran", "iran", "Iran"),
        ("Küba'ya ödeme", "cuba", "Küba"),
        ("CUBA'S HARVEST", "cuba", "CUBA"),
        ("un hôtel de L'AVANA", "havana", "L'AVANA"),
    ],
)
def test_an_article_or_an_ending_behind_an_apostrophe_hides_no_place(text: str, place: str, written: str) -> None:
    assert [(hit.place, hit.written) for hit in find_places(text)] == [(place, written)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("UA-43", ["crimea"]),
        ("Ukraine, UA-40", ["sevastopol"]),
        ("UA-14 / UA-09", ["dnr", "lnr"]),
        ("UA43 3052 9900", []),
        ("UA 43 305299", []),
        ("PART UA-430", []),
        ("UA-32", []),
    ],
)
def test_a_code_of_a_region_counts_with_its_hyphen_alone(text: str, places: list[str]) -> None:
    assert ids(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Dinner at the Iranian Restaurant", []),
        ("CUBAN SANDWICH", []),
        ("Cuban American Foundation", []),
        ("Syrian Orthodox parish", []),
        ("CUBAN CIGARS", ["cuba"]),
        ("Iranian oil", ["iran"]),
        ("Iranian restaurant in Tehran", ["tehran"]),
    ],
)
def test_an_adjective_says_where_goods_come_from_and_nothing_of_a_kitchen(text: str, places: list[str]) -> None:
    assert ids(text) == places


def test_iran_is_told_with_what_the_united_nations_and_the_european_union_took_up_again() -> None:
    [iran] = find_places("Iran")
    assert [program.partition(":")[0] for program in iran.programs] == [
        "comprehensive embargo (US)",
        "trade and financial restrictions (UN)",
        "trade and financial restrictions (EU)",
    ]
    assert iran.programs[2].endswith("Regulation (EU) 267/2012 as amended by 2025/1975, of 2025-09-29")


def test_the_harmless_phrase_hides_no_other_mention() -> None:
    assert ids("HAVANA STREET, NOT HAVANA, CUBA") == ["havana", "cuba"]


def test_a_text_that_is_too_long_or_none_is_refused() -> None:
    with pytest.raises(PartyError, match="at most 10000"):
        find_places("x" * 10_001)
    with pytest.raises(PartyError, match="a text is wanted"):
        find_places(None)  # type: ignore[arg-type]


def test_a_hit_survives_being_written_and_read() -> None:
    [hit] = find_places("Тегеран")
    assert PlaceHit.from_dict(hit.to_dict()) == hit
