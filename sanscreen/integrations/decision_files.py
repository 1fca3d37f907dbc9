"""Files of decisions, CSV or YAML, to decisions; and open hits, to a file in which an analyst writes what he finds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sanscreen import _yaml
from sanscreen.errors import DecisionError, PartyError
from sanscreen.integrations.cells import iso_date
from sanscreen.integrations.csv_out import unguarded, write_row
from sanscreen.integrations.csv_rows import open_table
from sanscreen.integrations.json_lines import json_line
from sanscreen.integrations.table import Row
from sanscreen.model import Decision, Judgement, PartyType, Screening
from sanscreen.model.decisions import Decisions

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["COLUMNS", "OpenHits", "read_decisions", "write_decisions"]

COLUMNS = tuple(field.name for field in fields(Decision))
OPTIONAL = ("screened", "listed")  # columns that may be missing; of the others, the reference may be empty
BESIDE = ("line", "type", "birth_date", "countries")  # of a hit that is to be decided: for people, and not read
YAML = (".yaml", ".yml")
MAX_SHOWN = 50  # faults of one file
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)

_Stated = tuple[str, dict[str, str]]  # where a decision stands, and its fields


def read_decisions(paths: Iterable[Path]) -> tuple[tuple[Decision, ...], int]:
    """Return the decisions in some files, and how many rows are still to be decided: their judgement is empty.

    A CSV file has the columns of `Decision` in any order, and a YAML file a list of such dictionaries; other columns, such as
    one of comments, are left alone. Dates may be written as spreadsheets do, 28.11.2026. Raises `DecisionError` with every fault, `OSError`.
    """
    found: list[Decision] = []
    faults: list[str] = []
    undecided = 0
    for path in paths:
        try:
            stated = _of_yaml(path) if path.suffix.lower() in YAML else _of_csv(path)
            for where, values in stated:
                if not values.get("judgement", "").strip():
                    undecided += 1
                    continue
                try:
                    found.append(_decision(values))
                except ValueError as problem:
                    faults.append(f"{where}: {problem}")
        except (PartyError, _yaml.YamlError) as problem:  # the file as such
            encoding = "--encoding" in str(problem)  # that is of another file
            faults.append(f"{path}: is no UTF-8; save it as CSV UTF-8" if encoding else str(problem))
    if faults:
        more = [f"{len(faults) - MAX_SHOWN} more faults"] if len(faults) > MAX_SHOWN else []
        raise DecisionError([*faults[:MAX_SHOWN], *more])
    return tuple(found), undecided


def _of_csv(path: Path) -> Iterator[_Stated]:
    with path.open("rb") as stream:
        if stream.read(4) in (b"PK\3\4", b"\xd0\xcf\x11\xe0"):
            raise PartyError(f"{path}: is a workbook; save it as CSV UTF-8")
        stream.seek(0)
        table = open_table(stream, str(path))
        header = [name.strip().lower() for name in table.header]
        _check_names(header, str(path))
        for row in table.rows:
            if not any(cell.strip() for cell in row.cells):
                continue  # a spreadsheet writes rows of nothing
            if row.error is not None:
                raise PartyError(f"{path}: {row.error}")
            yield f"{path}:{row.line}", {name: unguarded(cell) for name, cell in zip(header, row.cells, strict=True)}


def _of_yaml(path: Path) -> Iterator[_Stated]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise PartyError(f"{path}: is not UTF-8: {problem.reason}") from None
    tree = _yaml.parse(text, str(path))
    if not isinstance(tree, _yaml.Sequence):
        raise PartyError(f"{path}:{tree.line}: a list of decisions is expected: lines that open with a hyphen")
    for item in tree.items:
        where = f"{path}:{item.line}"
        if not isinstance(item, _yaml.Mapping):
            raise PartyError(f"{where}: a decision has fields, such as `reviewer: A. Invented`")
        _check_names(list(item.items), where, whole=False)
        values: dict[str, str] = {}
        for name, node in item.items.items():
            if not isinstance(node, _yaml.Scalar):
                raise PartyError(f"{path}:{node.line}: {name} is one text")
            values[name] = node.text
        yield where, values


def _check_names(names: Sequence[str], where: str, *, whole: bool = True) -> None:
    missing = [name for name in COLUMNS if name not in names and name not in OPTIONAL] if whole else []
    twice = sorted({name for name in names if names.count(name) > 1 and name})
    for what, wrong in (("missing", missing), ("doubled", twice)):
        if wrong:
            raise PartyError(f"{where}: {what}: {', '.join(map(repr, wrong))}; the columns are {', '.join(COLUMNS)}")


def _decision(values: dict[str, str]) -> Decision:
    data: dict[str, Any] = {name: value.strip() for name, value in values.items() if name in COLUMNS and value.strip()}
    data["judgement"] = " ".join(data.get("judgement", "").lower().split())
    if data["judgement"] not in list(Judgement):
        allowed = ", ".join(map(repr, (each.value for each in Judgement)))
        raise ValueError(f"judgement: {data['judgement']!r} is none of {allowed}")
    missing = [name for name in COLUMNS if name not in data and name not in (*OPTIONAL, "reference")]
    if missing:
        raise ValueError(f"{', '.join(missing)}: empty")
    for name in ("decided_on", "expires_on"):
        data[name] = iso_date(data[name])
        if not _ISO.fullmatch(data[name]):
            raise ValueError(f"{name}: {data[name]!r} can be read in two ways, or in none; write 2026-11-28")
    for name in ("threshold", "score"):
        if not _NUMBER.fullmatch(data[name]):
            raise ValueError(f"{name}: {data[name]!r} is no number such as 85.0")
        data[name] = data[name].replace(",", ".")
    return Decision.from_dict(data)


def write_decisions(stream: "SupportsWrite[str]", decisions: Iterable[Decision], *, yaml: bool = False) -> None:
    """Write decisions as CSV, or as YAML, as `read_decisions` reads them."""
    if yaml:
        for each in decisions:
            fields = "\n  ".join(f"{name}: {json_line(str(value))}" for name, value in each.to_dict().items())
            stream.write(f"- {fields}\n")  # a text of JSON is one of YAML
        return
    write_row(stream, COLUMNS)
    for each in decisions:
        written = each.to_dict()
        cells = ("" if written.get(name) is None else str(written[name]) for name in COLUMNS)
        write_row(stream, [" ".join(cell.split()) for cell in cells])


class OpenHits:
    """Writes each hit on which nobody has decided as a row of a file of decisions whose findings are blank."""

    def __init__(self, stream: "SupportsWrite[str]", decisions: Decisions | None = None) -> None:
        self._stream, self._decisions = stream, decisions or Decisions()
        write_row(stream, (*COLUMNS, *BESIDE))

    def write(self, row: Row, screening: Screening) -> None:
        """Take one outcome. A hit that was confirmed is decided: it stays an alert."""
        party = screening.party
        if party is None or not screening.hits:
            return
        fingerprint = party.fingerprint
        for hit in screening.hits:
            about = self._decisions.about(hit, party, fingerprint)
            if about and all(each.judgement is Judgement.THE_PARTY for each in about):
                continue
            values = {
                "watchlist": hit.watchlist,
                "designation": hit.designation.id,
                "fingerprint": fingerprint,
                "digest": hit.designation.fingerprint,
                "threshold": str(screening.policy.threshold),
                "score": str(hit.score),
                "reference": party.reference or "",
                "screened": hit.screened,
                "listed": hit.alias.name,
                "line": str(row.line),
                "type": "" if party.type is PartyType.UNKNOWN else party.type.value,
                "birth_date": str(party.birth_date or ""),
                "countries": "; ".join(party.countries),
            }
            cells = (values.get(name, "") for name in (*COLUMNS, *BESIDE))
            write_row(
                self._stream, [" ".join(cell.split()) for cell in cells]
            )  # a line break in one could end the file
