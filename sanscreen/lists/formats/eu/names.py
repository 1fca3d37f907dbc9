"""The name aliases of an EU entity, to names of which one is the primary one."""

from collections.abc import Sequence
from typing import NamedTuple

from sanscreen.lists.draft import Draft
from sanscreen.lists.items import Item
from sanscreen.model import AliasKind, AliasQuality, NameParts, PartyType
from sanscreen.names.scripts import main_script

__all__ = ["EuName", "add_names", "read_name"]


class EuName(NamedTuple):
    """One name as the list has it; `language` is an ISO 639-1 code in capitals, or empty."""

    text: str
    strong: bool
    language: str
    parts: NameParts | None


def read_name(item: Item, draft: Draft) -> EuName | None:
    """Return the name in a nameAlias, or None without one, and note in `draft` what is said with it.

    A table does not say whether a name is strong; it is taken for strong then, as nearly all are.
    """
    whole = item.attribute("wholeName")
    family, given, middle = (item.attribute(part) for part in ("lastName", "firstName", "middleName"))
    strong = item.attribute("strong").casefold() not in ("false", "0")
    language = item.attribute("nameLanguage")
    draft.gender(item.attribute("gender").strip("?"))
    draft.fact("titles", item.attribute("title"))
    draft.fact("titles", item.attribute("function"))
    parts = NameParts(family=family or None, given=given or None, middle=middle or None)
    text = whole or parts.written
    for remark in item.values("remark"):
        draft.detail("on a name", f"{text}: {remark}")
    if draft.type is not PartyType.INDIVIDUAL:
        spoken = " ".join(filter(None, (given, middle, family)))
        text = whole or spoken
        draft.detail("name in parts", spoken if spoken != text else "")
    if not text:
        return None
    known = parts if draft.type is PartyType.INDIVIDUAL and parts != NameParts() else None
    return EuName(text, strong, language, known)


def add_names(names: Sequence[EuName], draft: Draft) -> None:
    """Note the names of a party. The list marks no main name, so one is chosen.

    Strong goes before weak, then Latin letters before others, then English or no stated language before a translation
    into another one; among equals the first of the file.
    """
    if not names:
        return
    primary = min(names, key=_rank)
    draft.name(primary.text, AliasQuality.PRIMARY, AliasKind.NAME, primary.parts, primary.language)
    for name in names:
        if name is not primary:
            quality = AliasQuality.STRONG if name.strong else AliasQuality.WEAK
            draft.name(name.text, quality, parts=name.parts, language=name.language)


def _rank(name: EuName) -> tuple[bool, bool, bool]:
    return not name.strong, main_script(name.text) != "Latin", name.language.upper() not in ("", "EN")
