import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.line import canonical, read_line, sealed
from sanscreen.model.record import canonical_json

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
RECORD = {"seq": 1, "previous": "a" * 64, "kind": "screening", "result": {"score": 99.6, "name": "Тестов\u2028\n"}}


def test_the_line_of_a_record_is_the_same_on_every_platform() -> None:
    """The digest was computed by `sha256sum`: bytes that change make every older log one that cannot be verified."""
    text = '{"kind":"screening","previous":"%s","result":{"name":"Тестов\u2028\\n","score":99.6},"seq":1}' % ("a" * 64)
    found, line = sealed(RECORD)
    assert found == hashlib.sha256(text.encode()).hexdigest()
    assert found == "a167e81ef96bcfe0deb758c6a999f4683f3a1997f866c1756e6740af57723bfa"
    assert line.replace(f'"hash":"{found}",'.encode(), b"") == text.encode() + b"\n"


@given(PLAIN)
def test_what_is_written_is_read_back_to_the_same_bytes(value: object) -> None:
    line = sealed({**RECORD, "result": value})[1]
    record = read_line(line[:-1], "here")
    assert canonical(record["result"]) == canonical(value)
    assert line.count(b"\n") == 1


@given(PLAIN)
def test_the_form_is_that_of_every_digest_of_this_library(value: object) -> None:
    assert canonical(value) == canonical_json(value).encode()


@given(st.text(st.characters(categories=["Cs"]), min_size=1))
def test_halves_of_surrogate_pairs_are_written_and_read_back(text: str) -> None:
    record = read_line(sealed({**RECORD, "result": text})[1][:-1], "here")
    assert record["result"].encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"bytes", {"a": object()}])
def test_what_json_has_no_form_for_is_refused(value: object) -> None:
    with pytest.raises(AuditError, match="JSON has no form for"):
        sealed({**RECORD, "result": value})


def test_a_value_that_holds_itself_is_refused() -> None:
    value: list[object] = []
    value.append(value)
    with pytest.raises(AuditError, match="JSON has no form for"):
        canonical(value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"", "is no JSON"),
        (b"\xff\xfe", "is no text in UTF-8"),
        (b"\x00" * 100, "is no JSON"),
        (b"[]", "is list; a record is a dictionary"),
        (b"{}", "seq: 'None' is no number of a record"),
        (b'{"seq":true}', "seq: 'True' is no number of a record"),
        (b'{"seq":-1}', "seq: '-1' is no number of a record"),
        (b'{"seq":1.0}', "seq: '1.0' is no number of a record"),
        (b'{"seq":' + b"9" * 5000 + b"}", "is no JSON"),
        (b'{"seq":1,"previous":7}', "previous: '7' is no SHA-256"),
        (b'{"seq":NaN}', "NaN is no number"),
        (b'{"seq":-Infinity}', "-Infinity is no number"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"seq":1} {"seq":2}', "is no JSON"),
        (b'{"level":"info","message":"started"}', "is this an audit log"),
    ],
)  # fmt: skip
def test_a_line_that_is_none_of_a_log_is_refused_with_the_reason(line: bytes, says: str) -> None:
    with pytest.raises(AuditError, match=says) as caught:
        read_line(line, "log:7")
    assert str(caught.value).startswith("log:7: ")
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "other",
    [
        lambda text: text.replace('"seq":1', '"seq":1,"seq":1'),
        lambda text: text.replace('"seq":1', '"seq": 1'),
        lambda text: text.replace("99.6", "99.60"),
        lambda text: text.replace("99.6", "996e-1"),
        lambda text: text.replace("Тестов", "\\u0422естов"),
        lambda text: text + " ",
        lambda text: json.dumps(dict(reversed(json.loads(text).items())), ensure_ascii=False, separators=(",", ":")),
    ],
)  # fmt: skip
def test_the_same_values_in_another_form_are_another_line(other: object) -> None:
    line = sealed(RECORD)[1][:-1].decode()
    with pytest.raises(AuditError, match="not written as this log writes"):
        read_line(other(line).encode(), "log:7")  # type: ignore[operator]  # a function of the parameters


def test_a_number_beyond_all_numbers_is_refused() -> None:
    line = sealed(RECORD)[1][:-1].replace(b"99.6", b"1e999")
    with pytest.raises(AuditError, match="JSON has no form for"):
        read_line(line, "log:7")
