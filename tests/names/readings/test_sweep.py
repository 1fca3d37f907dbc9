"""Every letter of every alphabet that is said to be covered has a reading of a table; other scripts say that they have none."""

import sys
import unicodedata

import pytest

from sanscreen import FlagKind, Screener
from sanscreen.names.fold import fold
from sanscreen.names.readings import FALLBACK, Reader, reader_for
from sanscreen.names.scripts import main_script

CYRILLIC = {
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "Macedonian": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "Kazakh": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "Kyrgyz": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "Uzbek": "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
    "Tajik": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "Turkmen": "абвгдеёжҗзийклмнңоөпрстуүфхцчшщъыьэәюя",
    "Azerbaijani": "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
    "Tatar": "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя",
    "Bashkir": "абвгғдҙеёжзийкҡлмнңоөпрсҫтуүфхһцчшщъыьэәюя",
    "Chuvash": "аӑбвгдеёӗжзийклмнопрсҫтуӳфхцчшщъыьэюя",
    "Mongolian": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "Ossetian": "аӕбвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Chechen and other languages with palochka": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏ",
    "Yakut": "абвгҕдеёжзийклмнҥоөпрсһтуүфхцчшщъыьэюя",
    "Udmurt": "абвгдеёжӝзӟиӥйклмноӧпрстуфхцчӵшщъыьэюя",
    "Mari": "абвгдеёжзийклмнҥоӧпрстуӱфхцчшщъыьэюя",
    "Komi": "абвгдеёжзиійклмноӧпрстуфхцчшщъыьэюя",
}
OTHERS = {
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "Armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Hebrew": "אבגדהוזחטיכךלמםנןסעפףצץקרשתװױײ",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "Arabic, Persian": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "Arabic, Urdu": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے",
    "Arabic, Pashto": "ابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهۀيېیۍئ",
    "Arabic, Kurdish": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
    "Arabic, Uyghur": "اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيئ",
    "Arabic, Sindhi": "ابٻڀتٿٽٺثپجڄڃچڇحخدڌڏڊڍذرڙزسشصضطظعغفڦقڪکگڳڱلمنڻوهءي",
    "Hiragana": "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ",
    "Katakana": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ",
}
# Words of scripts that have no table; what they mean does not matter here.
UNCOVERED = {
    "Khmer": ("សុខ", "សេរី"),
    "Thai": ("สมชาย", "ใจดี"),
    "Myanmar": ("အောင်", "မြင့်"),
    "Devanagari": ("राम", "कुमार"),
    "Bengali": ("রহিম", "উদ্দিন"),
    "Tamil": ("முருகன்", "செல்வன்"),
    "Ethiopic": ("ኃይለ", "ማርያም"),
    "Lao": ("ສົມ", "ພອນ"),
    "Sinhala": ("සුනිල්", "පෙරේරා"),
}


def own_reader(script: str) -> Reader:
    reader = reader_for(script)
    assert reader is not FALLBACK
    return reader


@pytest.mark.parametrize("language", CYRILLIC)
def test_every_letter_of_a_cyrillic_alphabet_is_read(language: str) -> None:
    unread = [one for one in CYRILLIC[language] if not own_reader("Cyrillic").read(fold(f"а{one}а"))]
    assert unread == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_letter_of_another_alphabet_is_read(language: str) -> None:
    script = language.partition(",")[0]
    neighbour = OTHERS[language][4]
    for letter in OTHERS[language]:
        word = fold(neighbour + letter + neighbour)
        assert main_script(word) == script, letter
        assert own_reader(script).read(word), letter


def test_every_hangul_syllable_is_read() -> None:
    read = own_reader("Hangul").read
    assert all(read(fold(chr(code))) for code in range(0xAC00, 0xD7A4, 5))  # 5 is prime to 19, 21 and 28


def test_letters_in_their_shapes_of_old_encodings_are_the_letters() -> None:
    """Presentation forms of Arabic and Hebrew, as PDF files and old systems write them."""
    for first, last, script in ((0xFE80, 0xFEFC, "Arabic"), (0xFB1D, 0xFB4F, "Hebrew")):
        for code in range(first, last + 1):
            letter = chr(code)
            if unicodedata.category(letter) == "Lo":
                assert own_reader(script).read(fold("ب" + letter if script == "Arabic" else "ב" + letter)), hex(code)


@pytest.mark.parametrize("script", UNCOVERED)
def test_a_script_without_a_table_says_so(script: str, screener: Screener) -> None:
    kinds = {flag.kind for flag in screener.screen(" ".join(UNCOVERED[script])).flags}
    assert kinds & {FlagKind.UNIDECODE_USED, FlagKind.SCRIPT_NOT_COVERED}


@pytest.mark.parametrize("script", UNCOVERED)
def test_equal_text_matches_without_a_table_in_any_order(
    script: str, screener: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = UNCOVERED[script]
    assert screener.compare(f"{first} {second}", f"{second} {first}", "individual").score == 100
    monkeypatch.setitem(sys.modules, "unidecode", None)
    assert screener.compare(f"{first} {second}", f"{second} {first}", "individual").score == 100
    kinds = {flag.kind for flag in screener.screen(f"{second} {first}").flags}
    assert FlagKind.SCRIPT_NOT_COVERED in kinds
