"""The names that one source gives a party in our YAML format, to aliases; traps of the format are told."""

from collections.abc import Sequence as Many
from dataclasses import replace

from sanscreen._yaml import Node, Scalar, Sequence
from sanscreen.lists.formats.native_fields import Reader
from sanscreen.model import Alias, AliasKind, AliasQuality, PartyType
from sanscreen.model.party import MAX_NAME_LENGTH
from sanscreen.names.prepare import MAX_TOKENS
from sanscreen.names.tokens import split

__all__ = ["NAMES", "check_names", "merged_aliases", "read_names"]

NAMES = {
    "primary": (AliasQuality.PRIMARY, AliasKind.NAME),
    "strong": (AliasQuality.STRONG, AliasKind.AKA),
    "weak": (AliasQuality.WEAK, AliasKind.AKA),
    "former": (AliasQuality.STRONG, AliasKind.FORMER),
    "misspelt": (AliasQuality.STRONG, AliasKind.MISSPELT),
}
_BEST = (AliasQuality.PRIMARY, AliasQuality.STRONG, AliasQuality.WEAK)


def read_names(reader: Reader, node: Node | None, where: str, kind: PartyType, sources: tuple[str, ...]) -> list[Alias]:
    """Return the names of one section, in the order of their qualities."""
    fields = reader.mapping(node, where, tuple(NAMES)) or {}
    found = []
    for part, (quality, role) in NAMES.items():
        listed = fields.get(part)
        if isinstance(listed, Sequence) and (listed.flow or part == "primary"):
            # `[TESTOV, Ivan]` is a list of two names to YAML.
            reader.faults.at(listed, f"{where}.{part}", "is a list in brackets or of several; write one name a line")
            continue
        for item in reader.items(listed):
            name = _name(reader, item, f"{where}.{part}")
            if name is not None:
                _look_at(reader, item, f"{where}.{part}", name, kind, quality)
                found.append(Alias(name, quality, role, sources=sources))
    return found


def _name(reader: Reader, node: Node, where: str) -> str | None:
    if not isinstance(node, Scalar):
        reader.faults.at(node, where, "is no name; write one name a line, in quotes where it holds a colon")
        return None
    if node.lines > 1 and not node.quoted:
        # A hyphen without a blank behind it, or none at all: YAML joins the line to the one before.
        reader.faults.at(node, where, f"{node.text!r} runs over several lines; write `- ` before every name")
        return None
    name = reader.text(node, where)
    if name is None:
        return None
    words = split(name).count
    if len(name) > MAX_NAME_LENGTH:
        reader.faults.at(node, where, f"has {len(name)} characters; at most {MAX_NAME_LENGTH} are compared")
    elif name.startswith("-"):
        reader.faults.at(node, where, f"{name!r} opens with a hyphen; write `- ` with a blank before a name")
    elif not words:
        reader.faults.at(node, where, f"{name!r} has no letter or figure that can be compared")
    elif words > MAX_TOKENS:
        reader.faults.at(node, where, f"{name!r} has {words} words; at most {MAX_TOKENS} are compared")
    else:
        return name
    return None


def _look_at(reader: Reader, node: Node, where: str, name: str, kind: PartyType, quality: AliasQuality) -> None:
    """Note what is allowed and mostly a slip."""
    words = split(name)
    if words.mixed:
        reader.faults.warn(node, where, f"{', '.join(words.mixed)} mixes alphabets; is it printed so?")
    if words.invisible:
        reader.faults.warn(node, where, f"{name!r} holds {words.invisible} invisible characters")
    if kind is PartyType.INDIVIDUAL and len(words.words) == 1 and quality is not AliasQuality.WEAK and name.isascii():
        reader.faults.warn(node, where, f"{name!r} is one word: everybody of that name will alert; is it a weak name?")


def check_names(reader: Reader, node: Node, where: str, aliases: Many[Alias]) -> None:
    """Note where a party has no primary name or several, or one that is weak as well."""
    primaries = [alias for alias in aliases if alias.quality is AliasQuality.PRIMARY]
    if len(primaries) != 1:
        stated = ", ".join(f"{alias.name!r} by {alias.sources[0]}" for alias in primaries) or "none"
        reader.faults.at(node, f"{where}.names.primary", f"exactly one primary name is needed, found {stated}")
    for primary in primaries:
        if any(alias.name == primary.name and alias.quality is AliasQuality.WEAK for alias in aliases):
            reader.faults.at(
                node, f"{where}.names.primary", f"{primary.name!r} is a weak name too; a primary name is not"
            )


def merged_aliases(aliases: Many[Alias]) -> tuple[Alias, ...]:
    """Return each name once, under its best quality, with all its sources; the primary name first."""
    found: dict[str, Alias] = {}
    for alias in aliases:
        known = found.setdefault(alias.name, alias)
        best = min(known, alias, key=lambda one: _BEST.index(one.quality))
        found[alias.name] = replace(best, sources=tuple(dict.fromkeys((*known.sources, *alias.sources))))
    return tuple(sorted(found.values(), key=lambda alias: alias.quality is not AliasQuality.PRIMARY))
