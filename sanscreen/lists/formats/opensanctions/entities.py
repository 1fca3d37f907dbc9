"""The JSON lines of OpenSanctions, `targets.nested.json` and `entities.ftm.json`, to a watchlist of the targets.

The file is read twice: first who is on it and what others are called, then what is said of them.
"""

import re
from typing import Any

from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.opensanctions.links import Links, is_link
from sanscreen.lists.formats.opensanctions.party import read_party, texts_of
from sanscreen.lists.formats.opensanctions.shared import Copy
from sanscreen.lists.items import Item
from sanscreen.lists.json_items import json_items, json_objects
from sanscreen.lists.list_file import ListFile
from sanscreen.model import Watchlist

__all__ = ["FORMAT"]

_SCHEMA = re.compile(rb'"schema"\s*:\s*"[A-Z]')
_PROPERTIES = re.compile(rb'"properties"\s*:\s*\{')


def recognises(file: ListFile) -> bool:
    """Return whether the first line opens an entity: an object with a schema and properties."""
    first = file.head.lstrip().partition(b"\n")[0]
    return first.startswith(b"{") and bool(_SCHEMA.search(first)) and bool(_PROPERTIES.search(first))


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a line has a fault; all faults are gathered."""
    copy = Copy(faults)
    links = Links(copy)
    for line, found in json_objects(file, faults):
        _register(found, line, copy, links)
    if faults.count:
        return None
    again = Faults(faults.name)  # what there is to tell was told
    for item in json_items(file, again, "entity"):
        number, schema = item.value("id"), item.value("schema")
        draft = copy.listing.get(number)
        if draft:
            _read_target(item, draft, schema, copy, links)
        else:
            links.read_line(item, number, schema)
    if again.count:
        faults.add(1, "file", "changed while it was read; load it again")
        return None
    links.finish()
    return copy.finish()


def _register(found: dict[str, Any], line: int, copy: Copy, links: Links) -> None:
    """Begin the party that an entity is, or note what it is called."""
    faults = copy.listing.faults
    number, schema = _text(found.get("id")), _text(found.get("schema"))
    if not schema or not isinstance(found.get("properties", {}), dict):
        faults.add(line, "schema", "is missing, or the properties are no object: no entity; fetch the file again")
        return
    if not number:
        faults.add(line, "id", "is missing; fetch the file again")
        return
    copy.seen(_text(found.get("last_seen")), _text(found.get("last_change")))
    target = found.get("target")
    if target not in (True, False, None):
        faults.add(line, number, f"target is {target!r}, neither true nor false; fetch the file again")
    if is_link(schema) and target is not True:
        return
    if number in links.names or (target is False and copy.listing.get(number)):
        faults.add(line, number, "stands on another line too; fetch the file again")
    if target is None:
        copy.listing.faults.ledger.doubts["entity that does not say whether it is a target"] += 1
        faults.doubt(line, number, "does not say whether it is a target, and is taken for one")
    if target is True or target is None:
        copy.party(number, schema, line, tuple(filter(None, map(_text, _list(found.get("datasets"))))))
    else:
        names = _list(found.get("properties", {}).get("name"))
        links.names[number] = _text(found.get("caption")) or next(filter(None, map(_text, names)), number)


def _read_target(item: Item, draft: Draft, schema: str, copy: Copy, links: Links) -> None:
    properties = item.child("properties")
    texts = texts_of(properties)
    for number in texts.pop("addressEntity", ()):
        links.wants_address(draft, number)
    links.read_inside(draft, properties, texts)
    read_party(draft, schema, item.value("caption"), texts)
    draft.updated(item.value("last_change"))
    draft.detail("first seen", item.value("first_seen"))
    draft.detail("referents", "; ".join(item.values("referents")))
    item.skip("target", "datasets", "last_seen")  # noted before
    copy.listing.left(item)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


FORMAT = Format("OpenSanctions JSON", recognises, read)
