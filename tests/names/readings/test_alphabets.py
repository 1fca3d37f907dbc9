"""Greek, Armenian, Georgian, kana and the Cyrillic of Asia by named systems: published spellings, one row each."""

import pytest

from sanscreen.names.fold import fold
from sanscreen.names.make_token import make_token
from sanscreen.names.prepared import Role
from sanscreen.names.readings import reader_for
from sanscreen.names.scripts import main_script


def systems(word: str) -> dict[str, str | None]:
    """Return every plain spelling of a word and the system that writes it."""
    folded = fold(word)
    return {reading.text: reading.system for reading in reader_for(main_script(folded) or "").read(folded)}


@pytest.mark.parametrize(
    ("word", "spelling", "system"),
    [
        ("Γεώργιος", "georgios", "ELOT 743"),
        ("ΓΕΩΡΓΙΟΣ", "georgios", "ELOT 743"),
        ("Παπανδρέου", "papandreou", "ELOT 743"),
        ("Μπουτάρης", "boutaris", "ELOT 743"),
        ("Ευθύμιος", "efthymios", "ELOT 743"),
        ("Ευάγγελος", "evangelos", "ELOT 743"),
        ("Μαυρίδης", "mavridis", "ELOT 743"),
        ("Μαΐου", "maiou", "ELOT 743"),
        ("Χριστόφιας", "khristofias", "BGN/PCGN 1962 (Greek)"),
        ("Παπαντωνίου", "papandoniou", "BGN/PCGN 1962 (Greek)"),
        ("Ευάγγελος", "euaggelos", "ISO 843:1997"),
        ("Φίλιππος", "philippos", "ALA-LC (Greek)"),
        ("Հովհաննես", "hovhannes", "BGN/PCGN 1981 (Armenian)"),
        ("Երևան", "yerevan", "BGN/PCGN 1981 (Armenian)"),
        ("Որոտան", "vorotan", "BGN/PCGN 1981 (Armenian)"),
        ("Գրիգորյան", "grigoryan", "BGN/PCGN 1981 (Armenian)"),
        ("Գրիգորյան", "grigorian", "English press (Armenian)"),
        ("Գրիգորեան", "krikorian", "Western Armenian"),
        ("Կարապետ", "garabed", "Western Armenian"),
        ("Ծառուկյան", "carukyan", "Hübschmann-Meillet"),
        ("Ծառուկյան", "zarukjan", "German (Armenian)"),
        ("გიორგი", "giorgi", "Georgian national system 2002"),
        ("ყიფიანი", "qipiani", "Georgian national system 2002"),
        ("ყიფიანი", "kipiani", "Georgian through Russian"),
        ("ჯუღაშვილი", "dzhugashvili", "Georgian through Russian"),
        ("სააკაშვილი", "saakaschwili", "German (Georgian)"),
        ("სააკაშვილი", "saakachvili", "French (Georgian)"),
        ("წერეთელი", "cereteli", "ISO 9984:1996"),
        ("ジュンペイ", "jumpei", "Hepburn (Japanese passport)"),
        ("じゅんぺい", "junpei", "Hepburn 1954"),
        ("おおの", "ohno", "Japanese passport with OH"),
        ("いっしき", "isshiki", "Hepburn 1954"),
        ("いっちょう", "itchou", "Hepburn, kana by kana"),
        ("しんじ", "sinzi", "Kunrei-shiki 1954"),
        ("ローマ", "roma", "Hepburn 1954"),
        ("Ҷалолов", "jalolov", "BGN/PCGN 1994 (Tajik)"),
        ("Ҷалолов", "dzhalolov", "Russian documents"),
        ("Жўраев", "jorayev", "Uzbek Latin 1995 (BGN/PCGN 2000)"),
        ("Хүрэлсүх", "khurelsukh", "BGN/PCGN 1979 (Kazakh)"),
        ("Җәлил", "calil", "Tatar Latin 2012"),
        ("Әлијев", "aliyev", "Azerbaijani Latin 1991 (BGN/PCGN 1993)"),
        ("Өмүрбек", "omurbek", "ISO 9:1995"),
    ],
)
def test_a_word_is_spelled_as_its_system_has_it(word: str, spelling: str, system: str) -> None:
    assert systems(word).get(spelling) == system


@pytest.mark.parametrize("word", ["зименков", "щербаков", "жуков"])
def test_the_tables_of_asia_read_no_slavic_word(word: str) -> None:
    assert not any("Tajik" in str(system) or "Uzbek" in str(system) for system in systems(word).values())


@pytest.mark.parametrize("word", ["たなか漢", "たゝ"])
def test_what_is_not_all_kana_is_not_read(word: str) -> None:
    assert reader_for("Hiragana").read(fold(word)) == ()


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("Ανδρόνικος", "Andhronikos"),
        ("Γιαννάκης", "Yiannakis"),
        ("Կիրակոսյան", "Giragossian"),
        ("Հարությունյան", "Arutyunyan"),
        ("ბახტაძე", "Bachtadse"),
        ("ჩხეიძე", "Tschcheidse"),
    ],
)
def test_a_word_meets_spellings_of_other_habits_by_its_readings_or_its_sound(written: str, spelled: str) -> None:
    roles = frozenset({Role.SURNAME})
    left, right = (make_token(fold(word), roles, person=True) for word in (written, spelled))
    assert left.texts & right.texts or left.heard & right.heard
