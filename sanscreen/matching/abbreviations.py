"""A word, to the runs of listed words that it abbreviates, and a run of words, to listed abbreviations of it."""

from collections.abc import Iterable, Sequence

from sanscreen.matching.similarity import likeness
from sanscreen.names.acronyms import keys_of_run, keys_of_word
from sanscreen.names.prepared import Token

__all__ = ["Abbreviations"]


class Abbreviations:
    """The distinct words and runs of words of listed names of one type, by the abbreviations that they share."""

    def __init__(self, words: Sequence[Token], runs: Sequence[Token]) -> None:
        """Index words and runs, each known by its place."""
        self._words, self._runs = words, runs
        self._by_word: dict[str, list[int]] = {}
        self._by_run: dict[str, list[int]] = {}
        for place, token in enumerate(words):
            for key in keys_of_word(token):
                self._by_word.setdefault(key, []).append(place)
        for place, token in enumerate(runs):
            for key in keys_of_run(token):
                self._by_run.setdefault(key, []).append(place)

    def of_word(self, word: Token) -> dict[int, int]:
        """Return the similarity of every run that the word abbreviates, by its place."""
        places = (place for key in keys_of_word(word) for place in self._by_run.get(key, ()))
        return _alike(word, self._runs, places)

    def of_run(self, run: Token) -> dict[int, int]:
        """Return the similarity of every word that abbreviates the run, by its place."""
        places = (place for key in keys_of_run(run) for place in self._by_word.get(key, ()))
        return _alike(run, self._words, places)


def _alike(screened: Token, listed: Sequence[Token], places: Iterable[int]) -> dict[int, int]:
    found = ((place, likeness(screened, listed[place])) for place in dict.fromkeys(places))
    return {place: like.similarity for place, like in found if like}
