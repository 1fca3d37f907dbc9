"""Names and lists for benchmarks, made by chance with a seed, and how their CPU time is taken; used by the scripts here."""

import csv
import gc
import multiprocessing
import random
import resource
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from sanscreen import Alias, AliasQuality, PartyType, Watchlist
from sanscreen.cli.options import SELDOM

__all__ = ["counterparties", "cpu", "enlarged", "in_child", "listed_names", "percentiles", "recombined", "settle"]

T = TypeVar("T")
SEED = 20_261_128


def cpu() -> float:
    """Return the CPU seconds that this process and those of its children that have ended have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def in_child(work: Callable[[], T]) -> T:
    """Run `work` in a copy of this process, which leaves nothing behind here: no cache, no memory."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)

    def run() -> None:
        there.send(work())

    child = context.Process(target=run)
    child.start()
    there.close()
    try:
        found: T = here.recv()
    except EOFError:
        raise SystemExit("a measured process has failed; its message stands above") from None
    child.join()
    return found


def listed_names(watchlist: Watchlist) -> list[str]:
    """Return every name of a list once, in its order."""
    return list(dict.fromkeys(alias.name for each in watchlist.designations for alias in each.aliases))


def counterparties(watchlist: Watchlist, files: Sequence[Path], count: int, listed: int) -> list[str]:
    """Return `count` different names in random order: `listed` of them misspelt names of the list, the rest of `files`.

    When the files run out, names of one file that look alike are recombined.
    """
    chance = random.Random(SEED)
    known = listed_names(watchlist)
    found: dict[str, None] = {}
    while len(found) < listed:
        found[_misspelt(chance.choice(known), chance)] = None
    each_file = {name: file for file in files for name in _column(file)}
    names = list(each_file)
    chance.shuffle(names)
    for name in names[: count - len(found)]:
        found[name] = None
    kinds = _by_kind(names, each_file)
    while len(found) < count:
        name = chance.choice(names)
        found[_put_together(kinds[_looks(name), each_file[name]], chance)] = None
    ordered = list(found)
    chance.shuffle(ordered)
    return ordered


def enlarged(watchlist: Watchlist, parties: int) -> Watchlist:
    """Return a list of `parties` parties of one name each, whose words are those of listed names of one type."""
    chance = random.Random(SEED)
    words: dict[PartyType, list[list[str]]] = {}
    for each in watchlist.designations:
        words.setdefault(each.type, []).append(each.primary_name.split())
    types = [each.type for each in watchlist.designations]
    first = watchlist.designations[0]
    made: dict[tuple[PartyType, str], None] = {}
    while len(made) < parties:
        kind = chance.choice(types)
        made[kind, _recombined(words[kind], chance)] = None
    bare: dict[str, Any] = dict.fromkeys(("relations", "identifiers", "birth_dates", "addresses", "details"), ())
    designations = tuple(
        replace(first, id=f"made-{number}", type=kind, aliases=(Alias(name, AliasQuality.PRIMARY),), **bare)
        for number, (kind, name) in enumerate(made)
    )
    return replace(watchlist, key="made", designations=designations, announced=None, gap=None, digest="made")


def recombined(names: Sequence[str]) -> list[str]:
    """Return other names of the words of those in ASCII, as many as these are; names that look alike are put together."""
    chance = random.Random(SEED)
    made: dict[str, None] = dict.fromkeys(names)
    in_ascii = list(filter(str.isascii, names))
    kinds = _by_kind(in_ascii, dict.fromkeys(in_ascii))
    most = len(made) + len(in_ascii)
    while len(made) < most:
        name = chance.choice(in_ascii)
        made[_put_together(kinds[_looks(name), None], chance)] = None
    return list(made)[len(names) :]


def settle() -> None:
    """Have the collector of rubbish do what it does in the command line: lists and index stay, and are looked at seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)


def percentiles(times: Sequence[float]) -> list[float]:
    """Return the median, the 95th and the 99th percentile and the worst."""
    ordered = sorted(times)
    return [ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95, 0.99, 1)]


def _column(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if name := row["name"].strip():
                yield name


def _misspelt(name: str, chance: random.Random) -> str:
    """Return a name with one letter dropped, added or swapped with the next, or with two words swapped."""
    way = chance.randrange(4)
    words = name.split()
    if way == 3 and len(words) > 1:
        place = chance.randrange(len(words) - 1)
        words[place : place + 2] = words[place + 1], words[place]
        return " ".join(words)
    place = chance.randrange(max(len(name) - 1, 1))
    if way == 0 and len(name) > 3:
        return name[:place] + name[place + 1 :]
    if way == 1:
        return name[:place] + chance.choice(string.ascii_lowercase) + name[place:]
    return name[:place] + name[place : place + 2][::-1] + name[place + 2 :]


def _looks(name: str) -> tuple[str, bool, int]:
    """Return what tells whether two names can lend each other words: the alphabet, capitals, and the number of words."""
    letters = filter(str.isalpha, name)
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in letters}
    return " ".join(sorted(scripts)), name.isupper(), len(name.split())


def _by_kind(names: Iterable[str], of: Mapping[str, T]) -> dict[tuple[tuple[str, bool, int], T], list[list[str]]]:
    """Return the words of names by their looks and by what they are of."""
    found: dict[tuple[tuple[str, bool, int], T], list[list[str]]] = {}
    for name in names:
        found.setdefault((_looks(name), of[name]), []).append(name.split())
    return found


def _put_together(words: Sequence[Sequence[str]], chance: random.Random) -> str:
    """Return a name of which each word stands in the same place of some name of one length."""
    return " ".join(chance.choice(words)[place] for place in range(len(words[0])))


def _recombined(words: Sequence[Sequence[str]], chance: random.Random) -> str:
    """Return a name as long as one of those given, each word taken from the same place of some other one."""
    length = len(chance.choice(words))
    return " ".join(chance.choice(chance.choice(words)[: place + 1]) for place in range(length))
