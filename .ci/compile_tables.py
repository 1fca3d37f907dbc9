#!/usr/bin/env python3
"""Reviewed tables of words, to sorted tables that are looked up without reading them whole.

    .ci/compile_tables.py

writes `sanscreen/data/compiled/`. Each row is a key and what it stands for; a key that opens with `~` is a sound (see
`latin_sounds.yaml`, English habit), so that one entry serves every romanization. A test says when this must run again.
"""

from collections.abc import Iterable
from pathlib import Path

from sanscreen import tables
from sanscreen.names.fold import fold, plain
from sanscreen.names.readings import usual_latin
from sanscreen.names.sounds import plain_sound

FOLDER = Path(__file__).parent.parent / "sanscreen" / "data" / "compiled"
LEAST_LETTERS = 4  # of a generic word that is found by its sound
LEAST_FORM_LETTERS = 7  # of a legal form that is found by its sound: written out, never an abbreviation


def generic_words() -> list[str]:
    """Return rows of word or sound, concept and language. A word of two concepts is given to the first."""
    table = tables.tree("generic_words.yaml")
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
    for word, concept, language in entries:
        folded = fold(word)
        found.setdefault(plain(folded), f"{concept}\t{language}")
        latin = None if folded.isascii() else usual_latin(folded)
        if latin and len(latin) >= LEAST_LETTERS:
            sounds.setdefault(f"~{plain_sound(latin)}", f"{concept}\t{language}")
    return [f"{key}\t{value}" for key, value in (found | sounds).items()]


def given_names() -> list[str]:
    """Return rows of spelling or sound and the groups, parted by |, that it can belong to."""
    found: dict[str, dict[str, None]] = {}
    for group, spellings in tables.rows("given_names.tsv", 2):
        for spelling in spellings.split("|"):
            found.setdefault(plain(fold(spelling)), {})[group] = None
            if latin := usual_latin(fold(spelling)):
                found.setdefault(f"~{plain_sound(latin)}", {})[group] = None
    return [f"{key}\t{'|'.join(sorted(groups))}" for key, groups in found.items()]


def org_forms() -> list[str]:
    """Return rows of spelling, class, family and `edge` for a spelling that counts only first or last in a name."""
    table = tables.tree("org_forms.yaml")
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


COMPILED = {"generic_words": generic_words, "given_names": given_names, "org_forms": org_forms}


def text_of(name: str, rows: Iterable[str]) -> str:
    """Return the content of one compiled table."""
    head = f"# made from {name} by .ci/compile_tables.py: change that table, never this one\n"
    return head + "".join(f"{row}\n" for row in sorted(rows))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, rows in COMPILED.items():
        (FOLDER / f"{name}.tsv").write_text(text_of(name, rows()), encoding="utf-8")
