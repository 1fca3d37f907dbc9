#!/usr/bin/env python3
"""CLDR's names of states, to `sanscreen/data/country_names.tsv`: what each state is called in the languages of lists.

    pip install babel
    .ci/make_country_names.py

Left out: dependent territories but for those that are named like states, short Latin names (Chad, Mali are given names
and words as well), and names with little words inside, which are words beside each other for the tables.
"""

from collections import defaultdict
from pathlib import Path

import babel
from babel import Locale

from sanscreen import tables
from sanscreen.names.fold import fold, plain
from sanscreen.names.scripts import main_script

TARGET = Path(__file__).parent.parent / "sanscreen" / "data" / "country_names.tsv"
LANGUAGES = (
    "en", "ru", "uk", "be", "bg", "sr", "kk", "ar", "fa", "he", "el", "hy", "ka", "zh", "zh_Hant", "ja", "ko",
    "es", "fr", "de", "it", "pt", "tr", "pl", "nl", "cs", "id",
)  # fmt: skip
TERRITORIES = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS NC NF NU PF PM PN PR "
    "RE SH SJ SX TC TF TK UM VG VI WF YT EH".split()
)
# Concepts of generic_words.yaml that are states, by code; any other state is called by its code.
KNOWN = {
    "RU": "russia", "CN": "china", "HK": "hong_kong", "TW": "taiwan", "JP": "japan", "IR": "iran", "SY": "syria",
    "IQ": "iraq", "LB": "lebanon", "PS": "palestine", "YE": "yemen", "SA": "saudi", "AE": "emirates",
    "AF": "afghanistan", "PK": "pakistan", "IN": "india", "TR": "turkey", "BY": "belarus", "UA": "ukraine",
    "KZ": "kazakhstan", "UZ": "uzbekistan", "KG": "kyrgyzstan", "AM": "armenia", "GE": "georgia", "AZ": "azerbaijan",
    "MD": "moldova", "RS": "serbia", "VN": "vietnam", "MM": "myanmar", "TH": "thailand", "ID": "indonesia",
    "MY": "malaysia", "SG": "singapore", "CU": "cuba", "VE": "venezuela", "MX": "mexico", "CO": "colombia",
    "PA": "panama", "LY": "libya", "EG": "egypt", "SD": "sudan", "DE": "germany", "FR": "france", "GB": "britain",
    "US": "america", "KP": "north_korea", "KR": "south_korea", "CA": "canada", "BR": "brazil", "PE": "peru",
    "BO": "bolivia", "PH": "philippines", "BD": "bangladesh", "DZ": "algeria", "TN": "tunisia", "MA": "morocco",
    "SO": "somalia", "ZW": "zimbabwe", "JO": "jordan", "KW": "kuwait", "QA": "qatar", "OM": "oman", "BH": "bahrain",
    "AT": "austria", "CH": "switzerland", "IT": "italy", "ES": "spain", "CY": "cyprus", "BA": "bosnia",
    "BG": "bulgaria", "PL": "poland", "LV": "latvia", "LT": "lithuania", "EE": "estonia", "FI": "finland",
    "SE": "sweden", "NL": "netherlands", "MN": "mongolia", "KH": "cambodia", "LA": "laos",
}  # fmt: skip
LEAST_LATIN = 4
HARD = "кгхжшчщ"


def genitive(name: str) -> str | None:
    """Return the genitive of a Russian name of one word in -ия, -а, -я or a consonant, as the rules of grammar have it."""
    if " " in name or "-" in name:
        return None
    if name.endswith("ия"):
        return name[:-1] + "и"
    if name.endswith("а"):
        return name[:-1] + ("и" if name[-2] in HARD else "ы")
    return name + "а" if name[-1] in "бвгдзклмнпрстфхц" else None


def adjectives(name: str) -> list[str]:
    """Return the adjectives of belonging (nisba) of an Arabic name of one word, masculine and feminine."""
    word = name.removeprefix("ال")
    if " " in word or word[-1] in "وىةء":
        return []
    stem = word[:-2] if word.endswith("يا") else word[:-1] if word.endswith("ا") else word
    return [stem + "ي", stem + "ية"] if len(stem) > 1 else []


def main() -> None:
    """Write the table."""
    little = {plain(fold(word)) for words in tables.reviewed("stop_words.yaml")["words"].values() for word in words}
    rows: dict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        names = Locale.parse(language).territories
        for code in sorted(tables.countries().values()):
            name = names.get(code)
            if code in TERRITORIES or name is None:
                continue
            name = name.split(" (")[0]
            found = [name, genitive(name) if language == "ru" else None]
            found += adjectives(name) if language == "ar" else []
            for each in filter(None, found):
                text = " ".join(
                    "".join(letter if letter.isalnum() or letter in "'" else " " for letter in fold(each)).split()
                )
                words = plain(text).split()
                short = main_script(text) == "Latin" and len(plain(text)) < LEAST_LATIN
                if short or len(words) > 3 or any(word in little for word in words):
                    continue
                concept = KNOWN.get(code, f"state_{code.lower()}")
                if text not in rows[concept]:
                    rows[concept].append(text)
    head = f"""# States, to their names in the languages in which lists name organizations: concept and spellings, parted by |
# standard: ISO 3166-1 (which states); made by .ci/make_country_names.py, which says what is left out
# source: CLDR by way of babel {babel.__version__} ({", ".join(LANGUAGES)}), Russian with the genitive; Unicode licence v3
# checked: 2026-11-28
"""
    TARGET.write_text(head + "".join(f"{name}\t{'|'.join(rows[name])}\n" for name in sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
