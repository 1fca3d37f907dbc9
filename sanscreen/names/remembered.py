"""How many results the caches of this package keep: names repeat their words, and a word is read once."""

__all__ = ["JOINS", "LETTERS", "TOKENS", "WORDS"]

WORDS = 20_000  # words, each with one thing that follows from its letters alone
LETTERS = 5_000  # letters of any script: those of all alphabets and of the usual syllables and characters
TOKENS = 20_000  # words with what they may be in a name
JOINS = 5_000  # pairs of neighbouring words, which repeat less
