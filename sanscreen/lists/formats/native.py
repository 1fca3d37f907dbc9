"""Our own YAML format to a watchlist; `watchlists/README.md` describes it field by field."""

from datetime import date

from sanscreen import _yaml
from sanscreen._yaml import Mapping, Node, Scalar, Sequence
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.native_fields import KEY, Reader
from sanscreen.lists.formats.native_party import OWN_FIELDS, read_designation
from sanscreen.lists.formats.refused import refusal
from sanscreen.lists.list_file import ListFile
from sanscreen.model import Designation, Scope, Source, SourceKind, Watchlist

__all__ = ["ACTION", "FORMAT", "NEEDED", "SOURCE", "SOURCE_NEEDED", "TOP"]

TOP = ("format", "key", "title", "scope", "as_of", "action", "sources", "designations")
NEEDED = ("format", "key", "title", "scope", "designations")
ACTION = ("authority", "date", "programs", "announced", "gap")
SOURCE = ("kind", "publisher", "label", "title", "date", "as_of", "file", "url", "note")
SOURCE_NEEDED = ("kind", "publisher")


def is_plainly_ours(file: ListFile) -> bool:
    """Return whether a file opens with a field of ours, as a sound list does."""
    lines = (line for line in file.head.splitlines() if line.strip() and not line.lstrip().startswith(b"#"))
    field, colon, _ = next(lines, b"").partition(b":")
    return bool(colon) and field.strip().decode(errors="replace") in TOP


def recognises(file: ListFile) -> bool:
    """Return whether a file may be a list of ours: no XML, no JSON, no delimited table, and nothing known to be no list."""
    lines = [line for line in file.head.splitlines() if line.strip() and not line.lstrip().startswith(b"#")][:2]
    first = lines[0].strip() if lines else b""
    delimited = any(_delimited(line) for line in (first, *lines[1:]))  # a table may have a line above its header
    return not first.startswith((b"<", b"{", b'"')) and not delimited and refusal(file) is None


def _delimited(line: bytes) -> bool:
    """Return whether a line is none of a field at the margin, and has a sign that parts cells."""
    return b":" not in line and line[:1] != b" " and any(mark in line for mark in (b",", b";", b"\t", b"|"))


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where it has a fault; all faults are gathered."""
    data = file.data()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        faults.add(line, "file", f"byte {data[problem.start]:#04x} is no UTF-8; save the file as UTF-8")
        return None
    try:
        top = _yaml.parse(text, faults.name)
    except _yaml.YamlError as problem:
        faults.whole(str(problem))
        return None
    reader = Reader(faults)
    fields = reader.mapping(top, "file", TOP, required=NEEDED)
    if fields is None:
        return None
    if reader.text(fields.get("format"), "format") not in (None, "1"):
        faults.at(fields["format"], "format", "only format 1 is read here")
    sources = _sources(reader, fields.get("sources"))
    action = reader.mapping(fields.get("action"), "action", ACTION) or {}
    programs = reader.texts(action.get("programs"), "action.programs")
    designations = _designations(reader, fields.get("designations"), sources, programs)
    announced = reader.number(action.get("announced"), "action.announced")
    gap = reader.text(action.get("gap"), "action.gap")
    found = {
        "key": reader.key(fields.get("key"), "key"),
        "title": reader.text(fields.get("title"), "title"),
        "scope": reader.choice(fields.get("scope"), "scope", Scope),
    }
    as_of = reader.day(fields.get("as_of"), "as_of")
    acted_on = reader.day(action.get("date"), "action.date")
    authority = reader.text(action.get("authority"), "action.authority")
    if faults.faults or any(value is None for value in found.values()):
        return None
    watchlist = Watchlist(
        key=str(found["key"]),
        title=str(found["title"]),
        scope=Scope(str(found["scope"])),
        designations=designations,
        authority=authority,
        acted_on=acted_on,
        as_of=as_of or _newest(sources),
        announced=announced,
        gap=gap,
        sources=tuple(sources.values()),
    )
    _count(watchlist, fields.get("action") or top, faults)
    _doubtful(watchlist, fields["designations"], faults)
    return watchlist


def _newest(sources: dict[str, Source]) -> date | None:
    return max((each.as_of for each in sources.values() if each.as_of), default=None)


def _count(watchlist: Watchlist, node: Node, faults: Faults) -> None:
    """Compare the number that the authority announced with the parties on the list."""
    announced, counted = watchlist.announced, watchlist.counted
    if announced is not None and announced != counted and not watchlist.gap:
        faults.warn(node, "action", f"{announced} announced, {counted} on the list; say why in action.gap")
    if watchlist.gap and announced == counted:
        faults.warn(node, "action.gap", f"explains a gap, yet all {announced} announced parties are on the list")


def _doubtful(watchlist: Watchlist, node: Node, faults: Faults) -> None:
    """Note what is mostly a slip of the pen: a number of the official list that two parties bear, a date to come."""
    assert isinstance(node, Sequence)
    seen: dict[tuple[str, str], str] = {}
    for item, party in zip(node.items, watchlist.designations, strict=True):
        where = f"designations.{party.id}"
        for entry in party.entries:
            other = seen.setdefault((entry.list, entry.number), party.id)
            if other != party.id:
                faults.warn(item, f"{where}.entry", f"{entry.list} {entry.number} is the entry of {other} too")
        for born in party.birth_dates:
            if watchlist.as_of and born.days.first > watchlist.as_of:
                faults.warn(item, f"{where}.born", f"{born.days} lies behind the date of the list, {watchlist.as_of}")


def _sources(reader: Reader, node: Node | None) -> dict[str, Source]:
    found: dict[str, Source] = {}
    if node is None:
        return found
    if not isinstance(node, Mapping):
        reader.faults.at(node, "sources", "is a dictionary of source keys")
        return found
    for key, item in node.items.items():
        where = f"sources.{key if key.isprintable() else repr(key)}"
        if key in OWN_FIELDS:
            reader.faults.add(node.lines[key], where, f"{key!r} is a field of every party; give the source another key")
            continue
        if not KEY.fullmatch(key):
            reader.faults.add(node.lines[key], where, f"{key!r} is no key; write small letters, figures and hyphens")
        fields = reader.mapping(item, where, SOURCE, required=SOURCE_NEEDED) or {}
        kind = reader.choice(fields.get("kind"), f"{where}.kind", SourceKind)
        publisher = reader.text(fields.get("publisher"), f"{where}.publisher")
        texts = {
            name: reader.text(fields.get(name), f"{where}.{name}") for name in ("label", "title", "file", "url", "note")
        }
        published = reader.day(fields.get("date"), f"{where}.date")
        as_of = reader.day(fields.get("as_of"), f"{where}.as_of")
        # A faulty source is kept while the file is read: its sections are not to be called unknown fields too.
        found[key] = Source(
            key=key,
            kind=kind or SourceKind.INTERNAL,
            publisher=publisher or key,
            published=published,
            as_of=as_of,
            **texts,
        )
    return found


def _designations(
    reader: Reader, node: Node | None, sources: dict[str, Source], programs: tuple[str, ...]
) -> tuple[Designation, ...]:
    if node is None:
        return ()
    if not isinstance(node, Sequence) or not node.items:
        reader.faults.at(node, "designations", "is a list of parties, at least one")
        return ()
    read = [read_designation(reader, item, number, sources, programs) for number, item in enumerate(node.items)]
    ids: dict[str, int] = {}
    for item in node.items:
        field = item.items.get("id") if isinstance(item, Mapping) else None
        key = field.text.strip() if isinstance(field, Scalar) else ""
        if field is None or not KEY.fullmatch(key):
            continue
        if key in ids:
            sentence = f"stands twice, first in line {ids[key]}; every party has its own id"
            reader.faults.at(field, f"designations.{key}.id", sentence)
        ids.setdefault(key, field.line)
    for item, designation in zip(node.items, read, strict=True):
        for relation in designation.relations if designation else ():
            if relation.party and "/" not in relation.party and relation.party not in ids:
                assert designation is not None
                reader.faults.at(
                    item,
                    f"designations.{designation.id}.{relation.kind.value}",
                    f"{relation.party!r} is no id of this list; write an id, list-key/id, or {{name: ...}}",
                )
    return tuple(designation for designation in read if designation is not None)


FORMAT = Format("sanscreen YAML", recognises, read, max_bytes=16_000_000)
