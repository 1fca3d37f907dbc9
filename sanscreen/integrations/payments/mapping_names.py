"""The names of somebody in a dictionary, whole and in pieces, and the texts beside them, to what is screened and searched."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sanscreen.integrations.payments.draft import Draft, PartyDraft
from sanscreen.integrations.payments.mapping_keys import PARTS
from sanscreen.integrations.payments.message import Role, Treatment
from sanscreen.model.party import MAX_NAME_LENGTH

__all__ = ["WINDOW", "Line", "Who", "searched"]

WINDOW = 1_000  # characters of lines that are searched at once: fewer runs of words than a search has budget for
OVERLAP = 300  # characters of it that the next one has too; the longest listed name has fewer


@dataclass(frozen=True, slots=True)
class Line:
    """One text of somebody, in order: `field` is what its key says, empty where it is not known."""

    path: str
    text: str
    field: str = ""


@dataclass(slots=True, eq=False)
class Who:
    """Somebody in a dictionary, or an object that may be about somebody. `lines` can be those of several objects.

    `told` are the lines that name somebody, as they come. `known` says that it is somebody by its role or by a name.
    """

    party: PartyDraft
    lines: list[Line] = field(default_factory=list)
    told: list[Line] = field(default_factory=list)
    known: bool = False

    @property
    def role(self) -> Role | None:
        """The role of the party; nobody has one."""
        return None if self.party.role is Role.OTHER else self.party.role

    def add(self, draft: Draft, path: str, text: str, name: str) -> None:
        """Note a name or a part of one."""
        line = Line(path, text, name)
        if name in PARTS or name == "affix":
            if not draft.searchable(path, text, self.party.role, Treatment.NAME):
                return
        else:
            draft.name(self.party, path, text)
        self.told.append(line)
        self.lines.append(line)

    def compose(self, draft: Draft) -> None:
        """Give the party the name that its parts make, given names first; a whole name stands for a part that is not there."""
        parts = {part: [line.text for line in self.told if line.field == part] for part in PARTS}
        if not any(parts.values()):
            return
        whole = " ".join(line.text for line in self.told if line.field == "name")
        if whole and set(whole.casefold().split()) >= set(_joined(parts).casefold().split()):
            return
        if whole:
            if not parts["given"]:
                parts["given"] = [whole]
            elif not parts["family"]:
                parts["family"] = [whole]
        path = next(line.path for line in self.told if line.field in PARTS)
        draft.named(self.party, path, _joined(parts))


def searched(lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Yield the path and text of lines that are searched as one text, in windows that overlap.

    A name alone is screened, and parts of a name are joined by what they are: neither is searched.
    """
    fields = [line.field for line in lines]
    if fields in (["name"], ["other_names"]) or (set(fields) <= set(PARTS) and len(set(fields)) == len(fields)):
        return
    text = "\n".join(line.text for line in lines)
    starts: list[tuple[int, str]] = []
    at = 0
    for line in lines:
        starts.append((at, line.path))
        at += len(line.text) + 1
    start = 0
    while True:
        end = _cut(text, start + WINDOW) if len(text) > start + WINDOW else len(text)
        yield next(path for at, path in reversed(starts) if at <= start), text[start:end]
        if end == len(text):
            return
        start = _cut(text, end - OVERLAP)


def _cut(text: str, at: int) -> int:
    """Return a place just behind the last blank before a place, where there is one near."""
    return next((place for place in range(at, at - 100, -1) if text[place - 1].isspace()), at)


def _joined(parts: dict[str, list[str]]) -> str:
    name = " ".join(text for part in PARTS for text in parts[part])
    return name if len(name) > MAX_NAME_LENGTH else " ".join(name.split())
