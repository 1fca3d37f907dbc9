"""The differences of two editions of a list, to text for people and to a changelog that an officer can file."""

from collections.abc import Iterable, Iterator, Sequence

from sanscreen.lists.diff import Edition, FieldChange, ListDiff, PartyName

__all__ = ["changelog", "summary", "text"]


def summary(found: ListDiff) -> str:
    """Return one line: how many parties were added, removed and changed."""
    edition = found.new or found.old
    assert edition is not None  # one side is there
    if found.old is None:
        return f"{edition.key}: new list, {edition.version}, {len(found.added)} parties"
    if found.new is None:
        return f"{edition.key}: list gone, it was {edition.version}, {len(found.removed)} parties"
    if found.is_empty:
        return f"{edition.key}: no change, {found.old.version}"
    counts = f"{len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed"
    return f"{edition.key}: {found.old.version} to {found.new.version}: {counts}"


def text(found: ListDiff) -> Iterator[str]:
    """Yield the lines for people: `+` for what is new, `-` for what is gone, `~` for what changed."""
    yield summary(found)
    for sign, parties in (("+", found.added), ("-", found.removed)):
        for party in parties:
            yield f"{sign} {party.id}: {_named(party)}"
    for change in found.changed:
        yield f"~ {change.id}: {change.name}"
        yield from _fields(change.changes, "    ")
    if found.of_list:
        yield "~ the list itself"
        yield from _fields(found.of_list, "    ")


def changelog(all_found: Sequence[ListDiff], before: str, after: str) -> Iterator[str]:
    """Yield the lines of a Markdown page to be filed: which editions, what changed, and room for who reviewed it."""
    yield "# Changes of sanctions lists"
    yield ""
    yield f"From `{before}` to `{after}`."
    for found in all_found:
        edition = found.new or found.old
        assert edition is not None  # one side is there
        yield from ("", f"## {_escaped(edition.key)}", "")
        yield from _table(found.old, found.new)
        yield ""
        yield f"{_escaped(summary(found))}."
        for title, parties in (("Added", found.added), ("Removed", found.removed)):
            if parties:
                yield from ("", f"### {title} ({len(parties)})", "")
                yield from (f"- {_escaped(party.id)}: {_escaped(_named(party))}" for party in parties)
        if found.changed:
            yield from ("", f"### Changed ({len(found.changed)})", "")
            for change in found.changed:
                yield f"- {_escaped(change.id)}: {_escaped(change.name)}"
                yield from (f"  - {_escaped(line)}" for line in _fields(change.changes, ""))
        if found.of_list:
            yield from ("", "### The list itself", "")
            yield from (f"- {_escaped(line)}" for line in _fields(found.of_list, ""))
    yield from ("", "Reviewed by: ____________________  Date: ____________  Rescreened: ____________")


def _table(old: Edition | None, new: Edition | None) -> Iterator[str]:
    yield "| edition | version | of | parties | names | digest (SHA-256) |"
    yield "|---|---|---|---:|---:|---|"
    for name, edition in (("before", old), ("after", new)):
        if edition is None:
            yield f"| {name} | none | | | | |"
        else:
            day = edition.as_of or "undated"
            yield f"| {name} | {edition.version} | {day} | {edition.parties} | {edition.names} | {edition.digest} |"


def _named(party: PartyName) -> str:
    programs = f", {', '.join(party.programs)}" if party.programs else ""
    others = f"; also {', '.join(party.other_names)}" if party.other_names else ""
    return f"{party.name} ({party.type.value}{programs}){others}"


def _fields(changes: Iterable[FieldChange], indent: str) -> Iterator[str]:
    for change in changes:
        name = change.field.replace("_", " ")
        yield from (f"{indent}- {name}: {value}" if indent else f"{name}, removed: {value}" for value in change.removed)
        yield from (f"{indent}+ {name}: {value}" if indent else f"{name}, added: {value}" for value in change.added)


def _escaped(value: str) -> str:
    """Return a text in which Markdown sees no marks and HTML no tags, on one line."""
    shown = " ".join(value.split())
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#&" else letter for letter in shown)
