"""What the tests of audit logs share: a short log, and its lines made anew by somebody who knows how."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sanscreen import Party, PartyError, Screener
from sanscreen.integrations.audit import Head, open_audit_log
from sanscreen.integrations.audit.line import sealed
from tests.conftest import invented_list

ON = date(2026, 11, 28)
AT = "2026-11-28T12:00:00+00:00"
PARTIES: tuple[str | Party | PartyError, ...] = (
    Party.of(name="Testov, Ivan", birth_date="1962-04", countries="RU", reference="C-1"),
    "Нободи Энивер",
    PartyError("line 4: column 'name' is empty"),
    "Johann Probus",
    "Quidam Nemo",
)


def written(path: Path, parties: Sequence[str | Party | PartyError] = PARTIES, **options: object) -> Head:
    """Write a log of the screenings of some parties, and return its head."""
    screener = Screener([invented_list()])
    with open_audit_log(path, **options) as log:  # type: ignore[arg-type]  # those of the log
        for given, screening in zip(parties, screener.screen_many(parties, on=ON), strict=True):
            log.record(["", "cells"] if isinstance(given, PartyError) else given, screening, on=ON, at=AT)
        return log.head


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def resealed(line: bytes, **changes: object) -> bytes:
    """Return a line with other content whose own hash is right."""
    record = {**json.loads(line), **changes}
    del record["hash"]
    return sealed(record)[1]
