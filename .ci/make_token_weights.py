"""Lists of names of open licence, to `sanscreen/data/token_weights.tsv`: how rare each word is among names.

    .ci/make_token_weights.py SDN_CSV ALT_CSV

reads OFAC's SDN list in its CSV form (public domain) and, from installed packages, the US census of 1990 (package
`names`, public domain data), the name lists of Faker and mimesis (both MIT) and the word frequencies of symspellpy (MIT:
words of SCOWL, whose licence is free, by their counts in Google Books Ngrams, CC BY 3.0). Versions are those of the head
that it writes. Nothing is transliterated but by the tables of this package.

At OFAC a word counts once for a party, however many names it has: spellings of one man make no name common.

The weight of a word is the negative natural logarithm of the share of names that hold it, in thousandths: the smallest
over the sources, bounded to 1,500..8,500; words at the upper bound are left out. A list of common names without counts
says that each of its n names is borne by one in 2 n people; for family names, one in 3 n where n is under 300. Firms
choose words of the language, and the usual ones most: each of the 5,000 and of the 15,000 most frequent English words
stands for 20 in so many names.
"""

import csv
import importlib
import importlib.metadata
import json
import math
import sys
from collections import Counter
from pathlib import Path

from sanscreen.names.fold import FoldedText, PlainText, fold, plain
from sanscreen.names.readings import hangul, usual_latin
from sanscreen.names.scripts import main_script
from sanscreen.names.sounds import plain_sound
from sanscreen.names.tokens import split

DATA = Path(__file__).parent.parent / "sanscreen" / "data"
LEAST, MOST = 1_500, 8_500

# Armenian and Georgian letters by BGN/PCGN 1981 and 2009: enough to count their family names by sound.
ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        ("a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts w p k o f").split(),
        strict=True,
    )
)
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        ("a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h").split(),
        strict=True,
    )
)


def latin(word: str) -> str | None:
    """Return the Latin spelling of a word by the tables of this package."""
    folded = fold(word)
    script = main_script(folded)
    if script in ("Armenian", "Georgian"):
        folded = FoldedText(folded.replace("ու", "u"))
        letters = ARMENIAN if script == "Armenian" else GEORGIAN
        return "".join(letters.get(letter, "") for letter in folded)
    if script == "Hangul":
        return hangul.read(folded)[0].text
    return usual_latin(folded)


def sound_of(word: str) -> str | None:
    """Return the sound that a word is counted under."""
    text = latin(word)
    bare = "".join(letter for letter in plain(fold(text)) if letter.isalnum()) if text else ""
    return plain_sound(PlainText(bare)) or None if bare else None


def words_of(name: str) -> set[str]:
    """Return the sounds of the words of a name."""
    return {sound for word in split(name).words if (sound := sound_of(word.text))}


def ofac(sdn: str, alt: str) -> tuple[dict[str, float], dict[str, float]]:
    """Return the share of names of persons, and of other names, that hold each word."""
    kinds: dict[str, bool] = {}
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    totals: Counter[bool] = Counter()
    names: list[tuple[str, str]] = []
    for path, column in ((sdn, 1), (alt, 3)):
        for row in csv.reader(Path(path).read_text(encoding="latin-1").replace("\x1a", "").splitlines()):
            if len(row) > column:
                if column == 1:
                    kinds[row[0]] = row[2].strip() == "individual"
                names.append((row[0], row[column]))
    words: dict[str, set[str]] = {}
    for key, name in names:
        totals[kinds[key]] += 1
        words.setdefault(key, set()).update(words_of(name))
    for key, found in words.items():
        counts[kinds[key]].update(found)
    return tuple(
        {sound: (count + 0.5) / totals[person] for sound, count in counts[person].items()} for person in (True, False)
    )  # type: ignore[return-value]


def census() -> dict[str, float]:
    """Return the share of the population that bears each name."""
    folder = Path(str(importlib.import_module("names").__file__)).parent
    found: dict[str, float] = {}
    for file in ("dist.all.last", "dist.female.first", "dist.male.first"):
        shares: dict[str, float] = {}
        for line in (folder / file).read_text().splitlines():
            word, percent, *_ = line.split()
            if sound := sound_of(word):
                shares[sound] = shares.get(sound, 0.0) + float(percent) / 100
        for sound, share in shares.items():
            found[sound] = max(found.get(sound, 0.0), share)
    return found


def listed(groups: list[list[str]]) -> dict[str, float]:
    """Return the share that membership in lists of common names stands for."""
    found: dict[str, float] = {}
    for group in groups:
        sounds = {sound for word in group for part in word.split() if (sound := sound_of(part))}
        size = len(sounds)
        if size < 20:
            continue
        share = 1 / (3 * size if size < 300 else 2 * size)
        for sound in sounds:
            found[sound] = max(found.get(sound, 0.0), share)
    return found


def faker() -> list[list[str]]:
    """Return the name lists of Faker."""
    folder = Path(str(importlib.import_module("faker.providers.person").__file__)).parent
    groups = []
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "__init__.py").exists():
            provider = importlib.import_module(f"faker.providers.person.{path.name}").Provider
            for attribute in (
                "first_names",
                "first_names_male",
                "first_names_female",
                "last_names",
                "last_names_male",
            ):
                group = getattr(provider, attribute, None)
                if isinstance(group, tuple | list | dict):
                    groups.append([str(word) for word in group])
    return groups


def mimesis() -> list[list[str]]:
    """Return the name lists of mimesis."""
    folder = Path(str(importlib.import_module("mimesis").__file__)).parent / "datasets"
    groups = []
    for path in sorted(folder.glob("*/person.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for part in ("names", "surnames", "patronymic"):
            content = data.get(part, {})
            for group in content.values() if isinstance(content, dict) else [content]:
                groups.append([str(word) for word in group])
    return groups


def english() -> dict[str, float]:
    """Return the share of firms that a frequent word of the language stands for."""
    path = Path(str(importlib.import_module("symspellpy").__file__)).parent / "frequency_dictionary_en_82_765.txt"
    words = [line.split()[0] for line in path.read_text(encoding="utf-8-sig").splitlines()]
    found: dict[str, float] = {}
    for most in (5_000, 15_000):
        for word in words[:most]:
            if len(word) > 3 and (sound := sound_of(word)):
                found.setdefault(sound, 20 / most)
    return found


def weight(share: float) -> int:
    """Return thousandths of a nat for a share."""
    return min(MOST, max(LEAST, round(-1000 * math.log(share)))) if share else MOST


def main(sdn: str, alt: str) -> None:
    """Write the table."""
    persons, entities = ofac(sdn, alt)
    for source in (census(), listed(faker()), listed(mimesis())):
        for sound, share in source.items():
            persons[sound] = max(persons.get(sound, 0.0), share)
    for sound, share in english().items():
        entities[sound] = max(entities.get(sound, 0.0), share)
    packages = ("names", "Faker", "mimesis", "symspellpy")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    lines = [
        "# How rare a word is among names, by its sound: weights in thousandths of a nat, - where it was not counted.",
        "# columns: sound (see latin_sounds.yaml, English habit), weight in names of persons, weight in other names",
        "# source: OFAC SDN list with aliases, snapshot of mid 2021 (US government work, public domain);",
        "#   US census 1990 (public domain), name lists of Faker and mimesis (MIT), frequent English words of symspellpy",
        f"#   (MIT; SCOWL, and counts of Google Books Ngrams, CC BY 3.0): {versions}",
        "# made by: .ci/make_token_weights.py, which says how; words at the bound of 8500 are left out",
        "# checked: 2026-11-28",
    ]
    for sound in sorted(persons.keys() | entities.keys()):
        both = [weight(source[sound]) if sound in source else MOST for source in (persons, entities)]
        if min(both) < MOST and sound.isascii():
            lines.append("\t".join((sound, *("-" if each == MOST else str(each) for each in both))))
    (DATA / "token_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
