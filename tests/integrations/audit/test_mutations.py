"""Logs of every kind, changed in every way that somebody could think of: none comes out whole, and each says which line."""

import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen import Screener, bundled_watchlists, screen_payment
from sanscreen.cli import group
from sanscreen.errors import AuditError
from sanscreen.integrations.audit import find_in_log, open_audit_log, record_payment, replay_log, verify_log
from tests.integrations.audit.logs import ON, resealed, written

EXAMPLES = 1_000 if os.environ.get("SANSCREEN_SLOW") == "1" else 60
KEY = b"a key of invented bytes"
MESSAGES: tuple[str | dict[str, object], ...] = (
    ":20:R-1\n:50K:/1\nIGOR ZIMENKOV\n:59:/2\nEMILY HART\n:70:GOODS TO SIMFEROPOL\n:32A:261128EUR1.00",
    ":20:R-2\n:50K:/1\nQUIDAM NEMO\n:59:/2\nEMILY HÁRT\n:70:RENT",
    {"debtor": "Johann Probus", "creditor": {"name": "Нободи Энивер"}},
    "garbage",
)

Lines = list[bytes]


def payments(path: Path, **options: object) -> None:
    screener = Screener(bundled_watchlists())
    with open_audit_log(path, **options) as log:  # type: ignore[arg-type]  # those of the log
        for message in MESSAGES:
            payment = screen_payment(message, screener=screener, on=ON, allow_illustrative=True)
            record_payment(log, message, payment, on=ON)


def batch(path: Path) -> None:
    (path.parent / "parties.csv").write_text("name,reference\nIgor Zimenkov,1\n,2\nQuidam Nemo,3\nJohann,4\n", "utf-8")
    CliRunner().invoke(group, ["batch", str(path.parent / "parties.csv"), "--audit", str(path)])


def private(path: Path) -> None:
    payments(path, key=KEY, private=True)


@pytest.fixture(scope="module", params=[written, payments, batch, private], ids=lambda make: make.__name__)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a log: of screenings, of payments, of a batch, and of payments whose names are hidden."""
    path = tmp_path_factory.mktemp("logs") / "audit.jsonl"
    request.param(path)
    assert verify_log(path).fault is None
    return path.read_bytes()


def told(path: Path) -> str:
    """Return the fault of a log, which the command line tells with exit status 2 and no traceback."""
    fault = verify_log(path).fault
    result = CliRunner().invoke(group, ["audit", "verify", str(path)])
    assert result.exit_code == (0 if fault is None else 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert fault is None or fault in result.output
    return fault or ""


def other_order(line: bytes) -> bytes:
    return (
        json.dumps(dict(reversed(json.loads(line).items())), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    )


def escaped(line: bytes) -> bytes:
    return line.replace(b'"kind"', rb'"k\u0069nd"', 1)


def blanks(line: bytes) -> bytes:
    return line.replace(b'","', b'", "', 1)


def twice(line: bytes) -> bytes:
    return line.replace(b'"kind":', b'"kind":"repair","kind":', 1)


def number(form: bytes) -> Callable[[Lines], Lines]:
    return lambda found: [*found[:2], re.sub(rb'"seq":2\b', b'"seq":' + form, found[2]), *found[3:]]


def deep(line: bytes) -> bytes:
    return b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n"


def at(place: int, change: Callable[[bytes], bytes]) -> Callable[[Lines], Lines]:
    return lambda found: [change(line) if number == place % len(found) else line for number, line in enumerate(found)]


CHANGES: list[tuple[str, Callable[[Lines], Lines], int, str]] = [
    ("the first line is lost", lambda found: found[1:], 1, "lines are missing or moved"),
    ("a line in the middle is lost", lambda found: found[:2] + found[3:], 3, "lines are missing or moved"),
    ("several lines are lost", lambda found: found[:1] + found[3:], 2, "lines are missing or moved"),
    ("two lines are swapped", lambda found: [*found[:1], found[2], found[1], *found[3:]], 2, "lines are missing or moved"),
    ("the last two are swapped", lambda found: [*found[:-2], found[-1], found[-2]], -1, "lines are missing or moved"),
    ("a line is doubled", lambda found: [*found[:3], found[2], *found[3:]], 4, "stands here again"),
    ("a line is forged", at(2, lambda line: resealed(line, engine="x")), 4, "was replaced"),
    ("CRLF in one line", at(1, lambda line: line[:-1] + b"\r\n"), 2, "is not written as this log writes"),
    ("CRLF everywhere", lambda found: [line[:-1] + b"\r\n" for line in found], 1, "is not written as this log writes"),
    ("CR alone", lambda found: [line[:-1] + b"\r" for line in found], 1, "the last line is torn"),
    ("blanks in a line", at(2, blanks), 3, "is not written as this log writes"),
    ("a blank before a line", at(2, lambda line: b" " + line), 3, "is not written as this log writes"),
    ("another order of keys", at(2, other_order), 3, "is not written as this log writes"),
    ("an escape that is not needed", at(2, escaped), 3, "is not written as this log writes"),
    ("a key twice, the last right", at(2, twice), 3, "is not written as this log writes"),
    ("a number as 2.0", number(b"2.0"), 3, "is no number of a record"),
    ("a number as 2.00", number(b"2.00"), 3, "is no number of a record"),
    ("a number as 2e0", number(b"2e0"), 3, "is no number of a record"),
    ("a number as -0", number(b"-0"), 3, "was changed"),
    ("a number as true", number(b"true"), 3, "is no number of a record"),
    ("a number of 5000 digits", number(b"1" * 5000), 3, "is no JSON"),
    ("NaN", number(b"NaN"), 3, "NaN is no number"),
    ("-Infinity", number(b"-Infinity"), 3, "-Infinity is no number"),
    ("a number beyond all", at(2, lambda line: line.replace(b"{", b'{"A":1e999,', 1)), 3, "JSON has no form for"),
    ("a BOM", lambda found: [b"\xef\xbb\xbf" + found[0], *found[1:]], 1, "is no JSON"),
    ("a BOM in the middle", at(2, lambda line: b"\xef\xbb\xbf" + line), 3, "is no JSON"),
    ("UTF-16", lambda found: [b"".join(found).decode().encode("utf-16")], 1, "is no text in UTF-8"),
    ("Latin-1", at(2, lambda line: line.replace(b"{", b'{"A":"\xe4",', 1)), 3, "is no text in UTF-8"),
    ("a blank line", lambda found: [*found[:2], b"\n", *found[2:]], 3, "is no JSON"),
    ("a blank line at the end", lambda found: [*found, b"\n"], 0, "is no JSON"),
    ("blanks behind the end", lambda found: [*found, b"  "], 0, "the last line is torn: 2 bytes"),
    ("zeros behind the end, as after a power cut", lambda found: [*found, b"\0" * 4096], 0, "the last line is torn: 4096 bytes"),
    ("zeros in a line, as after a power cut", at(2, lambda line: b"\0" * (len(line) - 1) + b"\n"), 3, "is no JSON"),
    ("two values in a line", at(2, lambda line: line[:-1] + b"{}\n"), 3, "is no JSON"),
    ("a list in a line", at(2, lambda line: b"[" + line[:-1] + b"]\n"), 3, "is list; a record is a dictionary"),
    ("deep JSON", at(2, deep), 3, "is nested too deeply"),
    ("a line feed lost", at(2, lambda line: line[:-1]), 3, "is no JSON"),
    ("the last line torn", at(-1, lambda line: line[:40]), -1, "the last line is torn: 40 bytes"),
    ("the last line feed lost", at(-1, lambda line: line[:-1]), -1, "the last line is torn"),
    ("a letter in capitals in a hash", at(2, lambda line: re.sub(rb'(?<="previous":")[0-9a-f]{64}', lambda m: m[0].upper(), line)), 3, "is no SHA-256"),
    ("a log behind itself", lambda found: [*found, *found], 0, "record 0 stands where"),
    ("only blanks", lambda found: [b"\n" for _ in found], 1, "is no JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "number", "says"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_every_change_is_told_with_its_line(
    whole: bytes, tmp_path: Path, change: Callable[[Lines], Lines], number: int, says: str
) -> None:
    """A number from 1 is that of the line; 0 is the line behind the end, -1 the last or the one before."""
    path = tmp_path / "audit.jsonl"
    found = whole.splitlines(keepends=True)
    path.write_bytes(b"".join(change(found)))
    fault = told(path)
    numbers = {0: (len(found) + 1,), -1: (len(found) - 1, len(found))}.get(number, (number,))
    assert any(fault.startswith(f"{path}:{each}: ") for each in numbers), fault
    assert re.search(says, fault), fault


def test_every_text_written_in_another_form_is_told(whole: bytes, tmp_path: Path) -> None:
    """Decomposed letters are other letters; an escape is another form of the same."""
    path = tmp_path / "audit.jsonl"
    for other in (
        unicodedata.normalize("NFD", whole.decode()).encode(),
        b"".join(json.dumps(json.loads(line)).encode() + b"\n" for line in whole.splitlines()),
        b"".join(
            json.dumps(json.loads(line), sort_keys=True, separators=(", ", ":")).encode() + b"\n"
            for line in whole.splitlines()
        ),
    ):
        path.write_bytes(other)
        assert other == whole or told(path)


def test_any_bytes_changed_anywhere_are_told(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"

    @settings(max_examples=EXAMPLES)
    @given(st.integers(0, len(whole) - 1), st.integers(0, 40), st.binary(max_size=20))
    def holds(start: int, count: int, put: bytes) -> None:
        changed = whole[:start] + put + whole[start + count :]
        path.write_bytes(changed)
        cut = whole.startswith(changed) and changed.endswith(b"\n")
        if changed != whole and not cut:  # whole lines lost at the end are seen with the head alone
            assert (verify_log(path).fault or "").startswith(f"{path}")

    holds()


def test_lines_in_any_other_order_or_number_are_told(whole: bytes, tmp_path: Path) -> None:
    path, found = tmp_path / "audit.jsonl", whole.splitlines(keepends=True)

    @settings(max_examples=EXAMPLES)
    @given(st.lists(st.integers(0, len(found) - 1), max_size=8))
    def holds(order: list[int]) -> None:
        path.write_bytes(b"".join(found[each] for each in order))
        cut = bool(order) and order == list(range(len(order)))
        assert (verify_log(path).fault is None) == cut

    holds()


def test_what_only_the_head_tells_is_told_with_it_and_said_without(whole: bytes, tmp_path: Path) -> None:
    """An end that is cut off, one that is forged behind the last record or from the middle on, and all written anew."""
    path, found = tmp_path / "audit.jsonl", whole.splitlines(keepends=True)
    head, count = json.loads(found[-1])["hash"], len(found) - 1

    def chained(lines: Lines, previous: bytes) -> Lines:
        made: Lines = []
        for line in lines:
            made.append(resealed(line, previous=json.loads(made[-1] if made else previous)["hash"]))
        return made

    cut = found[:-1]
    forged = [*found[:2], *chained([resealed(found[2], at="2020-01-01T00:00:00Z"), *found[3:]], found[1])]
    first = resealed(found[0], about="another")
    anew = [first, *chained(found[1:], first)]
    for lines, says in (
        (cut, f"the log ends at record {count - 1}, before the {count} that are expected"),
        (forged, "was written anew"),
        (anew, "was written anew"),
    ):
        path.write_bytes(b"".join(lines))
        assert told(path) == ""
        without = CliRunner().invoke(group, ["audit", "verify", str(path)])
        assert "No head was given: a log whose end was cut off, or that was written anew" in without.output
        result = CliRunner().invoke(group, ["audit", "verify", str(path), "--head", head, "--count", str(count)])
        assert result.exit_code == 2
        assert says in result.output, result.output
        alone = CliRunner().invoke(group, ["audit", "verify", str(path), "--head", head])
        assert alone.exit_code == 2
        assert "cut off at its end" in alone.output
        assert "written anew" in alone.output


def test_a_record_appended_with_a_right_hash_is_a_record_after_the_head(whole: bytes, tmp_path: Path) -> None:
    path, found = tmp_path / "audit.jsonl", whole.splitlines(keepends=True)
    last = json.loads(found[-1])
    path.write_bytes(whole + resealed(found[-1], seq=last["seq"] + 1, previous=last["hash"]))
    found_now = verify_log(path, head=last["hash"], count=last["seq"])
    assert (found_now.fault, found_now.kept) == (None, last["seq"])
    assert found_now.head is not None
    assert found_now.head.seq == last["seq"] + 1


def test_two_logs_put_together_are_told(whole: bytes, tmp_path: Path) -> None:
    path, found = tmp_path / "audit.jsonl", whole.splitlines(keepends=True)
    written(tmp_path / "other.jsonl", about="another")
    other = (tmp_path / "other.jsonl").read_bytes().splitlines(keepends=True)
    for seam in (1, 2, 3):
        path.write_bytes(b"".join(found[:seam] + other[seam:]))
        assert told(path).startswith(f"{path}:{seam + 1}: record {seam} does not continue the line before")


def test_replay_and_find_refuse_a_changed_log_too_and_never_with_a_traceback(
    whole: bytes, tmp_path: Path, screener: Screener
) -> None:
    path, key = tmp_path / "audit.jsonl", tmp_path / "key"
    key.write_bytes(KEY)
    lines = whole.splitlines(keepends=True)
    for number, (name, change, _, _) in enumerate(CHANGES):
        path.write_bytes(b"".join(change(lines)))
        for read in (replay_log(path, screener), find_in_log(path, KEY, "Nemo")):
            try:
                list(read)
            except AuditError:
                continue
            pytest.fail(name)
        for arguments in (["replay", str(path)], ["find", str(path), "--key-file", str(key), "--name", "Nemo"]):
            if number % 15 == 0:  # the command line reads its lists each time
                result = CliRunner().invoke(group, ["audit", *arguments])
                assert isinstance(result.exception, SystemExit | None), (name, result.exception)
                assert result.exit_code == 2, (name, arguments, result.output)
