#!/usr/bin/env python3
"""Reviewed tables, to what is quick to read: YAML to JSON, and tables of words to sorted ones, looked up by bisection.

    .ci/compile_tables.py

writes `sanscreen/data/compiled/`. Each row of a sorted table is a key and what it stands for; a key that opens
with `~` is a sound (see `latin_sounds.yaml`, English habit), so that one entry serves every romanization. A test says
when this must run again.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from sanscreen import tables
from sanscreen.names.acronyms import compound_of
from sanscreen.names.consonants import frames_heard
from sanscreen.names.fold import FoldedText, PlainText, fold, plain
from sanscreen.names.prepared import Role
from sanscreen.names.readings import cyrillic, hangul, usual_latin
from sanscreen.names.sounds import plain_sound, sounds

DATA = Path(__file__).parent.parent / "sanscreen" / "data"
FOLDER = DATA / tables.COMPILED
WORDS_ALONE = {"generic_words", "number_words", "org_forms", "state_names"}  # looked up, never read as a tree
LEAST_INITIALS = 3  # of an abbreviation in Cyrillic that is known in Latin letters too
LEAST_LETTERS = 4  # of a generic word or a short form of a given name that is found by its sound
LEAST_SOUND = 3  # letters of the sound of a given name: Ma is no Maia
ONSETS = ("zh", "ch", "sh", "gw", "kw", "ng", *"bpmfdtnlgkhjqxrzcsyw")  # of pinyin and jyutping
CYRILLIC = ("k", "u")  # systems of chinese.yaml
IN_LATIN = "-"  # opens a spelling that counts in names alone that show that they were Cyrillic
BGN, ICAO = "BGN/PCGN 1947", "ICAO Doc 9303 (Russian passport since 2013)"
STATE = "state"  # instead of the language of a word: the name of a state, in whatever language
LEAST_FORM_LETTERS = 7  # of a legal form that is found by its sound: written out, never an abbreviation


def generic_words() -> list[str]:
    """Return rows of word or sound, concept and language. A word of two concepts is given to the first."""
    table = tables.reviewed("generic_words.yaml")
    found: dict[str, str] = {}
    sounds: dict[str, str] = {}
    concepts = table["concepts"]
    compounds = table["compounds"]
    assert isinstance(concepts, dict)
    assert isinstance(compounds, dict)
    entries = [
        (word, name, language) for name, words in concepts.items() for language in words for word in words[language]
    ]
    entries += [(word, "+".join(parts), "compound") for word, parts in compounds.items()]
    entries += [
        (latin, "+".join(parts), "compound")
        for word, parts in compounds.items()
        if LEAST_INITIALS <= len(word) <= LEAST_LETTERS and (latin := usual_latin(fold(word)))
    ]
    further = tables.rows("generic_words_further.tsv", 3)
    assert {row[0] for row in further} <= set(concepts)
    entries += [(word, name, language) for name, language, words in further for word in words.split("|")]
    formal, usual, wider = state_names()
    states = set(texts(tables.reviewed("state_names.yaml"), "states_too")) | {name for _, name, _ in formal + usual}
    for word, concept, language in (*number_words(), *formal, *entries, *usual):
        folded = fold(word)
        value = f"{concept}\t{STATE if concept in states else language}"
        found.setdefault(plain(folded), value)
        latin = [] if folded.isascii() else [usual_latin(fold(part)) for part in folded.split()]
        if all(latin) and sum(len(part or "") for part in latin) >= LEAST_LETTERS:
            sounds.setdefault(f"~{' '.join(plain_sound(part) for part in latin if part)}", value)
    return [f"{key}\t{value}" for key, value in (found | sounds | wider).items()]


def number_words() -> list[tuple[str, str, str]]:
    """Return words, what number they are as `=4`, and their language."""
    numbers = tables.reviewed("number_words.yaml")["numbers"]
    assert isinstance(numbers, dict)
    return [
        (word, f"={value}", language)
        for value, words in numbers.items()
        for language in words
        for word in words[language]
    ]


def state_names() -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]], dict[str, str]]:
    """Return formal and usual names of states with concept and language, and concepts that may stand for several."""
    table = tables.reviewed("state_names.yaml")
    states, wider = table["states"], table["wider"]
    assert isinstance(states, dict)
    assert isinstance(wider, dict)
    formal = [(word, name, STATE) for name, words in states.items() for each in words.values() for word in each]
    usual = [(word, name, STATE) for name, words in tables.rows("country_names.tsv", 2) for word in words.split("|")]
    near = {**wider, **tables.reviewed("generic_words.yaml")["near"]}  # type: ignore[dict-item]
    rows = {f"§{narrow}": "" for each in near.values() for narrow in each}
    return formal, usual, rows | {f"§{name}": "|".join(each) for name, each in near.items()}


def generic_letters() -> list[str]:
    """Return rows of a concept and the first letters of its usual English and Russian word, then known abbreviations."""
    table = tables.reviewed("generic_words.yaml")
    concepts, compounds = table["concepts"], table["compounds"]
    assert isinstance(concepts, dict)
    assert isinstance(compounds, dict)
    rows = []
    for name, words in concepts.items():
        russian = usual_latin(fold(words["ru"][0])) if "ru" in words else None
        rows.append(f"{name}\t{fold(words['en'][0])[0] if 'en' in words else '-'}\t{russian[0] if russian else '-'}")
    known = {compound_of(parts) for parts in compounds.values() if len(parts) > 1}
    return rows + [f"+{key}\tknown\t-" for key in known]


def given_names() -> list[str]:
    """Return rows of spelling or sound and the groups, parted by |, that it can belong to."""
    found: dict[str, dict[str, None]] = {}
    for group, spellings in tables.rows("given_names.tsv", 2):
        for spelling in spellings.split("|"):
            found.setdefault(plain(fold(spelling)), {})[group] = None
            sound = plain_sound(usual_latin(fold(spelling)) or PlainText(""))
            if len(sound) >= LEAST_SOUND:
                found.setdefault(f"~{sound}", {})[group] = None
    return [f"{key}\t{'|'.join(sorted(groups))}" for key, groups in found.items()]


def nicknames() -> list[str]:
    """Return rows of a short form or its sound and the groups of given names, parted by |, that it can stand for."""
    groups = {group for group, _ in tables.rows("given_names.tsv", 2)}
    found: dict[str, dict[str, None]] = {}
    for group, forms in tables.rows("nicknames.tsv", 2):
        assert group in groups, f"nicknames.tsv: {group} is no group of given_names.tsv"
        for form in forms.split("|"):
            found.setdefault(plain(fold(form)), {})[group] = None
            latin = usual_latin(fold(form))
            if latin and len(latin) >= LEAST_LETTERS:
                found.setdefault(f"~{plain_sound(latin)}", {})[group] = None
    return [f"{key}\t{'|'.join(sorted(groups))}" for key, groups in found.items()]


def chinese_syllables() -> list[str]:
    """Return rows of a Latin spelling, `family` where it can be a family name, and the syllables that it stands for.

    Each is a letter for the language (`m` Mandarin, `c` Cantonese), the syllable in pinyin or jyutping, and its system.
    Rows that open with `~` are the systems with their names and costs.
    """
    table = tables.reviewed("chinese.yaml")
    characters = {row[0]: row[1:] for row in tables.rows("han.tsv", 5)}
    families = {letter for line in texts(table, "families") for letter in line}
    special = tables.mapping(table, "family_readings", "chinese.yaml")
    customary = {
        spelling for words in tables.mapping(table, "customary", "chinese.yaml").values() for spelling in words.split()
    }
    costs = {}
    found: dict[str, dict[str, str]] = {}
    family: set[str] = set()
    rows = []
    systems = table["systems"]
    assert isinstance(systems, dict)
    for key, system in systems.items():
        rows.append(f"~{key}\t{system['name']}\t{system['cost']}")
        costs[key] = int(system["cost"])
    for language, column, base in (("mandarin", 1, "p"), ("cantonese", 2, "j")):
        syllables = {syllable for row in characters.values() for syllable in row[column].split("|") if syllable}
        names = {
            syllable
            for letter in families
            if letter in characters
            for syllable in (special.get(letter, "").split() if column == 1 else [])
            or characters[letter][column].split("|")
        }
        rules = table[language]
        assert isinstance(rules, dict)
        for syllable in sorted(syllables):
            spellings = {syllable: base}
            for key, rule in rules.items():
                for spelling in spelled(syllable, rule):
                    if key in CYRILLIC and any(letter.isascii() for letter in spelling):
                        continue  # a syllable that the system does not have
                    if costs[key] < costs[spellings.setdefault(spelling, key)]:
                        spellings[spelling] = key
            for spelling, key in spellings.items():
                found.setdefault(spelling, {})[language[0] + syllable] = key
                if syllable in names:
                    family.add(spelling)
                if key == "k":
                    for latin in in_latin(spelling):
                        found.setdefault(IN_LATIN + latin, {})[language[0] + syllable] = "r"
                        if syllable in names:
                            family.add(IN_LATIN + latin)
    for spelling in sorted(found.keys() | {one for one in customary if one.isascii()}):
        parts = "|".join(f"{syllable}:{key}" for syllable, key in sorted(found.get(spelling, {}).items()))
        rows.append(f"{spelling}\t{'family' if spelling in family | customary else '-'}\t{parts}")
    return rows


def in_latin(word: str) -> list[str]:
    """Return a Cyrillic word as Russian documents and lists write it, without its soft signs."""
    systems = [each for each in cyrillic.romanizations() if each.system in (BGN, ICAO)]
    assert len(systems) == 2  # both are there
    return list(dict.fromkeys(str(plain(fold(system.romanize(word) or ""))) for system in systems))


def spelled(syllable: str, rule: dict[str, dict[str, str]]) -> list[str]:
    """Return how a system spells a syllable; onset and final as they are where the system says nothing of them."""
    if whole := rule.get("syllables", {}).get(syllable):
        return whole.split()
    onset = next((one for one in ONSETS if syllable.startswith(one) and len(one) < len(syllable)), "")
    final = syllable[len(onset) :]
    onsets = rule.get("onsets", {}).get(onset, onset).split() or [""]
    return [first + last for first in onsets for last in rule.get("finals", {}).get(final, final).split()]


def texts(table: dict[str, object], part: str) -> list[str]:
    """Return a part of a table that is a list of texts."""
    found = table[part]
    assert isinstance(found, list)
    return found


def org_forms() -> list[str]:
    """Return rows of spelling, class, family and `edge` for a spelling that counts only first or last in a name."""
    table = tables.reviewed("org_forms.yaml")
    forms, edges = table["forms"], table["edge_only"]
    assert isinstance(forms, list)
    assert isinstance(edges, list)
    edge_only = {plain(fold(word)) for word in edges}
    found: dict[str, str] = {}
    for form in forms:
        for spelling in form["spellings"]:
            key = plain(fold(spelling))
            value = f"{form['id']}\t{form['family']}\t{'edge' if key in edge_only else '-'}"
            found.setdefault(key, value)
            latin = [usual_latin(fold(word)) for word in spelling.split()]
            if key not in edge_only and all(latin) and len(key) >= LEAST_FORM_LETTERS:
                sound = " ".join(plain_sound(word) for word in latin if word)
                found.setdefault(f"~{sound}", value)
    return [f"{key}\t{value}" for key, value in found.items()]


def korean_families() -> list[str]:
    """Return rows of a Latin or Cyrillic spelling and the Hangul family names, parted by |, that it writes."""
    table = tables.reviewed("korean.yaml")
    found: dict[str, list[str]] = {}
    for part in ("surnames", "cyrillic_surnames"):
        surnames = table[part]
        assert isinstance(surnames, dict)
        for name, spellings in surnames.items():
            for spelling in spellings:
                found.setdefault(spelling, []).append(name)
    families = table["surnames"]
    assert isinstance(families, dict)
    for name in families:
        for reading in hangul.read(FoldedText(name)):
            if reading.text.isascii() and name not in found.setdefault(reading.text, []):
                found[reading.text].append(name)
    return [f"{spelling}\t{'|'.join(names)}" for spelling, names in found.items()]


def small_words() -> list[str]:
    """Return rows of an honorific, generation, particle or chain word in plain letters and its role, the last one named."""
    table = tables.reviewed("name_words.yaml")
    parts = {
        "honorifics": Role.HONORIFIC,
        "generations": Role.GENERATION,
        "particles": Role.PARTICLE,
        "chains": Role.CHAIN,
    }
    found = {plain(fold(word)): role for part, role in parts.items() for word in texts(table, part)}
    return [f"{word}\t{role.value}" for word, role in found.items()]


def arabic_served() -> list[str]:
    """Return the consonant frames of the names that Abd goes before, as `name_words.yaml` has them."""
    units = tables.reviewed("name_words.yaml")["arabic_units"]
    assert isinstance(units, dict)
    served = (sounds(plain(FoldedText(word)))[:1] for word in units["served"])
    return list(dict.fromkeys(frame for heard in served for frame in frames_heard(heard)))


COMPILED = {
    "arabic_served": arabic_served,
    "chinese_syllables": chinese_syllables,
    "generic_words": generic_words,
    "generic_letters": generic_letters,
    "given_names": given_names,
    "korean_families": korean_families,
    "nicknames": nicknames,
    "org_forms": org_forms,
    "small_words": small_words,
}


def trees() -> dict[str, str]:
    """Return the content of the JSON file of each YAML table that is read as a tree."""
    names = (path.relative_to(DATA).with_suffix("") for path in sorted(DATA.rglob("*.yaml")))
    return {
        f"{name}.json": json.dumps(tables.reviewed(f"{name}.yaml"), ensure_ascii=False, indent=0) + "\n"
        for name in map(Path.as_posix, names)
        if name not in WORDS_ALONE
    }


def text_of(name: str, rows: Iterable[str]) -> str:
    """Return the content of one compiled table."""
    head = f"# made from {name} by .ci/compile_tables.py: change that table, never this one\n"
    return head + "".join(f"{row}\n" for row in sorted(rows))


if __name__ == "__main__":
    for name, text in trees().items():  # first: the tables of words are made with them
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8")
    for name, rows in COMPILED.items():
        (FOLDER / f"{name}.tsv").write_text(text_of(name, rows()), encoding="utf-8")
    (FOLDER.parent / tables.WRITTEN_DOWN).write_text(tables.written_down(), encoding="utf-8")
