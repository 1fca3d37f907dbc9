"""The Unihan database, to `sanscreen/data/han.tsv`: how each Han character is read, and its simplified form.

    .ci/make_han_table.py [FOLDER]

reads `Unihan_*.txt.bz2` of FOLDER, by default where Debian's package unicode-data puts them. It is run by hand when a
new Unicode version is taken, never at installation.

Kept are the characters of the core set (kUnihanCore2020), of the two dictionaries of modern Chinese, and those that have
a Korean reading. Readings are without tones. Forms of one character: simplified and traditional ones, and semantic or
shape variants that have the same reading in Mandarin and in Cantonese.
"""

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from sanscreen.names.fold import fold

DATA = Path(__file__).parent.parent / "sanscreen" / "data"
DEBIAN = Path("/usr/share/unicode")
FILES = ("Readings", "Variants", "DictionaryLikeData", "IRGSources")

Fields = dict[str, dict[str, str]]  # field -> character -> value


def unihan(folder: Path) -> Fields:
    """Return the fields of the database."""
    found: Fields = defaultdict(dict)
    for name in FILES:
        with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    code, field, value = line.rstrip("\n").split("\t")
                    found[field][character(code)] = value
    return found


def character(code: str) -> str:
    """Return the character of `U+4E00`, also where a source follows it."""
    return chr(int(code.partition("<")[0][2:], 16))


def pinyin(syllable: str) -> str:
    """Return a pinyin syllable without its tone; ü is written v."""
    marked = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in marked if letter.isascii() and letter.isalpha())


def mandarin(fields: Fields, letter: str) -> list[str]:
    """Return the readings of modern dictionaries, the usual one first; those of an older one where no other has any."""
    usual = re.split("[ ,]", fields["kMandarin"].get(letter, ""))
    modern = [
        reading
        for field in ("kTGHZ2013", "kXHC1983")
        for part in fields[field].get(letter, "").split()
        for reading in part.rpartition(":")[2].split(",")
    ]
    older = re.split(" |,", fields["kHanyuPinyin"].get(letter, "").partition(":")[2])[:1]
    return distinct(map(pinyin, [*usual, *(modern or older)]))


def cantonese(fields: Fields, letter: str) -> list[str]:
    """Return the jyutping readings."""
    return distinct(reading.rstrip("123456") for reading in fields["kCantonese"].get(letter, "").split())


def korean(fields: Fields, letter: str) -> list[str]:
    """Return the Sino-Korean readings as Hangul, those of the official lists of names and of schools first."""
    parts = [part.split(":") for part in fields["kHangul"].get(letter, "").split()]
    return distinct(
        unicodedata.normalize("NFC", hangul)
        for hangul, sources in sorted(parts, key=lambda part: not {*"NE"} & {*part[1]})
    )


def distinct(readings: object) -> list[str]:
    """Return the readings that are not empty, each once."""
    return list(dict.fromkeys(reading for reading in readings if reading))  # type: ignore[attr-defined]


def forms(fields: Fields, kept: set[str]) -> dict[str, list[str]]:
    """Return each character with all forms of it, the common simplified one first."""
    group = {letter: [letter] for letter in kept}
    common = fields["kTGHZ2013"]
    edges = []
    for letter, value in fields["kSimplifiedVariant"].items():
        targets = [character(code) for code in value.split()]
        if letter not in targets:  # 乾 stays itself as well as 干
            edges.append((letter, targets[0]))
    for field in ("kZVariant", "kSemanticVariant"):
        for letter, value in sorted(fields[field].items()):
            for other in map(character, value.split()):
                reads = [(mandarin(fields, one)[:1], cantonese(fields, one)[:1]) for one in (letter, other)]
                if reads[0] == reads[1] and all(reads[0]):
                    edges.append((letter, other))
    for one, other in edges:
        if one in group and other in group and group[one] is not group[other]:
            joined = group[one] + group[other]
            if sum(letter in common for letter in joined) <= 1:  # two that are both in use today are two characters
                for letter in joined:
                    group[letter] = joined
    for joined in {id(members): members for members in group.values()}.values():
        joined.sort(key=lambda letter: (letter not in common, letter in fields["kSimplifiedVariant"], letter))
    return group


def rows(fields: Fields) -> list[str]:
    """Return a row for each character: itself, its common form, and its readings."""
    kept = {
        letter
        for field in ("kUnihanCore2020", "kTGHZ2013", "kXHC1983", "kHangul")
        for letter in fields[field]
        if fold(letter) == letter and (letter in fields["kMandarin"] or letter in fields["kHangul"])
    }
    simplified = fields["kTraditionalVariant"]
    found = []
    for letter, members in forms(fields, kept).items():
        own = [mandarin(fields, letter), cantonese(fields, letter), korean(fields, letter)]
        if letter in simplified or not all(own):  # what a simplified form reads is told of its traditional ones
            for other in members:
                own = [
                    [*mine, *theirs] if letter in simplified or not mine else mine
                    for mine, theirs in zip(
                        own, (mandarin(fields, other), cantonese(fields, other), korean(fields, other)), strict=True
                    )
                ]
        columns = ("|".join(distinct(readings)[:4]) for readings in own)
        found.append("\t".join((letter, members[0] if members[0] != letter else "", *columns)))
    return sorted(found)


def main(folder: Path) -> None:
    """Write the table."""
    head = [
        "# How a Han character is read, and the form under which it is compared with its simplified, traditional and",
        "# other variants.",
        "# columns: character, form (empty: itself), pinyin without tones (v for ü), jyutping without tones, Sino-Korean",
        "#   readings as Hangul; the usual reading first, several parted by |",
        "# source: Unihan database of Unicode 15.0.0 (2022-09-02): kMandarin, kTGHZ2013, kXHC1983, kHanyuPinyin,",
        "#   kCantonese, kHangul, kSimplifiedVariant, kTraditionalVariant, kZVariant, kSemanticVariant, kUnihanCore2020",
        "# licence: UNICODE-NOTICE.txt, 1, (c) 1991-2022 Unicode, Inc.; a selection, modified: tones taken off",
        "# made by: .ci/make_han_table.py, which says how",
        "# checked: 2026-11-25",
    ]
    text = "\n".join([*head, *rows(unihan(folder))]) + "\n"
    (DATA / "han.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN)
