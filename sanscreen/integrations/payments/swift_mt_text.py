"""The text of SWIFT MT messages, to messages with their blocks and fields: framed, bare, or several in one file."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from sanscreen.errors import MessageError

__all__ = ["MAX_LENGTH", "Field", "MtText", "read_blocks", "split_messages"]

MAX_LENGTH = 1_000_000  # characters of one message; the network takes 10,000
MAX_BLOCKS = 100  # of one message, which has five; acknowledgements may stand beside it
SHOWN = 60

_TAG = r":([0-9]{2}[A-Z]?):"
_AT_LINE = re.compile(rf"^{_TAG}", re.MULTILINE)
_ANYWHERE = re.compile(_TAG)
_NOISE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff]")  # NUL, SOH and ETX frame messages; none is of a text
_BRACE = re.compile(r"[{}]")
_INNER = re.compile(r"\{(\w{1,3}):?([^{}]*)\}")
_BETWEEN = re.compile(r"[\s$-]+")
# Where a message begins, the surest sign first. An acknowledgement (F21) goes with the message beside it.
_BEGINS = tuple(map(re.compile, (r"\{1:[A-Z](?!21)", r"\{2:[IO]", r"\{4:", r"(?:^|(?<=[\n$])):20:", r":20:")))
_LONGEST_SIGN = 8
HEAD = 10_000  # characters that say what a message begins with


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its number, its option or an empty text, the path to it, and its text with line breaks."""

    number: str
    option: str
    path: str
    text: str


@dataclass(slots=True)
class MtText:
    """A message: `blocks` by their path but for the text block, whose fields are `fields`; `faults` of its frame."""

    blocks: list[tuple[str, str]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def split_messages(chunks: Iterable[str]) -> Iterator[str]:
    """Yield the messages of a text that comes in chunks, line breaks as LF, each with what stands up to the next one.

    Raises `MessageError` where one is too long.
    """
    held, sign, searched = "", None, 0
    is_head, is_met = True, False  # what stands before the first sign goes with the first message
    for chunk in chain(chunks, [None]):
        held += _NOISE.sub("", chunk or "")
        if chunk is not None and is_head and len(held) < HEAD:
            continue
        if is_head:
            is_head, sign = False, next((each for each in _BEGINS if each.search(held[:HEAD])), None)
        end = len(held) if chunk is None else len(held) - _LONGEST_SIGN
        found = sign.finditer(held, searched) if sign else ()
        starts = [each.start() for each in found if each.start() < end]
        cuts = [0, *(starts if is_met else starts[1:]), *([len(held)] if chunk is None else [])]
        is_met = is_met or bool(starts)
        for begin, following in pairwise(cuts):
            if _BETWEEN.sub("", held[begin:following]):
                yield held[begin:following]
        held = held[cuts[-1] :]
        searched = max(int(is_met), end - cuts[-1])  # the sign that a message begins with is not the next one
        if len(held) > MAX_LENGTH:
            raise MessageError(f"one message has more than {MAX_LENGTH} characters")


def read_blocks(text: str) -> MtText:
    """Return the blocks and fields of one message. What stands between blocks, where nothing may, is one with a fault."""
    found = MtText()
    if "{" not in text.partition(":")[0]:
        _fields(found, text)
        return found
    place = 0
    while place < len(text):
        if len(found.blocks) > MAX_BLOCKS:
            raise MessageError(f"a message has more than {MAX_BLOCKS} blocks; it has at most 5")
        start = text.find("{", place)
        between = text[place : len(text) if start < 0 else start]
        if _BETWEEN.sub("", between):
            found.blocks.append(("between blocks", between.strip()))
            found.faults.append(f"{between.strip()[:SHOWN]!r} stands between blocks")
        if start < 0:
            break
        place = _block(found, text, start)
    return found


def _block(found: MtText, text: str, start: int) -> int:
    """Read the block that begins at `start` and return where it ends."""
    name, colon, _ = text[start + 1 : start + 5].partition(":")
    begin = start + len(name) + 2 if colon else start + 1
    is_text = name == "4" and not text[begin:].lstrip().startswith("{")
    if is_text:
        end = next((at for sign in ("\n-}", "-}", "}") if (at := text.find(sign, begin)) >= 0), -1)
    else:
        end = _closing(text, start)
    if end < 0:
        found.faults.append(f"block {name or '?'} is not closed: the message is cut short")
    content = text[begin : end if end >= 0 else len(text)]
    if is_text:
        _fields(found, content)
    else:
        found.blocks += _inner(f"block {name if colon else '?'}", content)
    return len(text) if end < 0 else text.index("}", end) + 1


def _closing(text: str, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return -1


def _inner(path: str, content: str) -> list[tuple[str, str]]:
    """Return the tags that stand in a block, as in `{3:{108:REF}{121:...}}`, and what stands beside them."""
    if "{" not in content:
        return [(path, content.strip())] if content.strip() else []
    found = [(f"{path}/{each[1]}", each[2].strip()) for each in _INNER.finditer(content)]
    beside = _INNER.sub("", content).strip()
    return [*found, *([(path, beside)] if beside else [])]


def _fields(found: MtText, content: str) -> None:
    """Read the fields of a text block: each at the start of a line, or, where there are no lines, anywhere."""
    content = content.strip("\n").removesuffix("\n-").rstrip("$").strip()
    signs = list(_AT_LINE.finditer(content))
    if len(signs) <= 1:
        signs = list(_ANYWHERE.finditer(content))
    before = content[: signs[0].start()] if signs else content
    if before.strip():
        found.blocks.append(("block 4", before.strip()))
        found.faults.append(f"{before.strip()[:SHOWN]!r} stands before the first field of block 4")
    many = Counter(sign[1] for sign in signs) + Counter(each.path.partition("[")[0] for each in found.fields)
    count: Counter[str] = Counter()
    ends = [*(each.start() for each in signs[1:]), len(content)]
    for sign, end in zip(signs, ends, strict=False):
        tag = sign[1]
        count[tag] += 1
        path = f"{tag}[{count[tag]}]" if many[tag] > 1 else tag
        found.fields.append(Field(tag[:2], tag[2:], path, content[sign.end() : end].strip()))
