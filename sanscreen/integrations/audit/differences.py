"""A result as it was and as it is, to sentences that say what differs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sanscreen.model import WatchlistReference

__all__ = ["list_differences", "screening_differences", "without"]

MAX_SAID = 50  # differences of one record
_FOUND = {"hits": "hit", "near_misses": "near miss", "suppressed": "suppressed hit"}


def list_differences(recorded: Sequence[Mapping[str, Any]], references: Sequence[WatchlistReference]) -> list[str]:
    """Return which lists are not those of a record, by their keys and digests."""
    then = {each["key"]: each for each in recorded}
    now = {each.key: each for each in references}
    said = [f"list {key}: version {then[key]['version']} then, not loaded now" for key in then if key not in now]
    said += [f"list {key}: not loaded then, version {now[key].version} now" for key in now if key not in then]
    for key, each in then.items():
        if key in now and now[key].digest != each["digest"]:
            said.append(f"list {key}: version {each['version']} then, {now[key].version} now")
    return said


def without(value: Any, keys: frozenset[str]) -> Any:
    """Return a result without what stands under some keys, however deep."""
    if isinstance(value, dict):
        return {key: without(item, keys) for key, item in value.items() if key not in keys}
    if isinstance(value, list):
        return [without(item, keys) for item in value]
    return value


def screening_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return what differs between two screenings, as dictionaries: the verdict, hits that are lost, new or changed, the rest."""
    said = list(islice(_differences(before, after), MAX_SAID + 1))
    return said if len(said) <= MAX_SAID else [*said[:MAX_SAID], "and more"]


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    if before.get("verdict") != after.get("verdict"):
        yield f"verdict {before.get('verdict')} then, {after.get('verdict')} now"
    for key, what in _FOUND.items():
        then, now = _by_pair(before.get(key, ())), _by_pair(after.get(key, ()))
        for pair in then:
            if pair not in now:
                yield f"{what} lost: {pair} ({then[pair]['score']})"
            elif then[pair]["score"] != now[pair]["score"]:
                yield f"{what} {pair}: score {then[pair]['score']} then, {now[pair]['score']} now"
            elif then[pair] != now[pair]:
                other = ", ".join(sorted(_keys_that_differ(then[pair], now[pair])))
                yield f"{what} {pair}: the same score, another {other}"
        for pair in now:
            if pair not in then:
                yield f"{what} new: {pair} ({now[pair]['score']})"
    told = {"verdict", "score", "is_clear", "is_alert", *_FOUND}
    for key in sorted(_keys_that_differ(before, after) - told):
        yield f"another {key}"


def _by_pair(found: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return hits by list and id; a suppressed one is its hit."""
    hits = [each.get("hit", each) for each in found]
    return {f"{each['watchlist']} {each['designation']['id']}": each for each in hits}


def _keys_that_differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    return {key for key in {*one, *other} if one.get(key) != other.get(key)}
