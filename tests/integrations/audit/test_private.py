import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen import Decision, Decisions, Identifier, IdentifierKind, Judgement, NameParts, Party, PartyError, Screener
from sanscreen.errors import AuditError
from sanscreen.integrations.audit import Keyed, find_in_log, open_audit_log, read_log, verify_log
from sanscreen.integrations.audit.screenings import content_of
from tests.conftest import invented_list
from tests.integrations.audit.logs import ON, lines, written

KEY = b"a key of invented bytes"
SCREENER = Screener([invented_list()])
MARKED = st.from_regex(r"[A-Z]{2}Q[A-Z]{3,8}Ж[а-я]{2,6}", fullmatch=True)  # in no list, key or word of the format


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


def texts(value: object) -> Iterator[str]:
    """Yield every text of a record, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def party_of(words: list[str]) -> Party:
    """Return a party that alerts and whose every field holds a word that is in no list."""
    return Party(
        name=f"Ivan Petrovich Testov / {words[0]} {words[1]}",
        other_names=(f"Johann {words[2]} Probus", f"{words[3]} account holder: Ivan Testov"),
        name_parts=NameParts(family="Testov", given=words[4], ordered=(words[5],)),
        identifiers=(Identifier(IdentifierKind.PASSPORT, words[6], "RU", scheme=words[7], note=words[0]),),
        addresses=(words[1],),
        reference=words[2],
        unread=(f"birth_date: {words[3]!r} is no date",),
    )


@settings(max_examples=40)
@given(st.lists(MARKED, min_size=8, max_size=8, unique=True))
def test_no_personal_text_stands_in_clear_anywhere(words: list[str]) -> None:
    """Whatever field it is in, and whatever of the result repeats it."""
    party = party_of(words)
    screening = SCREENER.screen(party, on=ON)
    assert screening.hits or screening.near_misses
    assert any(word in text for word in words for text in texts(screening.to_dict()["flags"]))
    for given_, said in ((party, screening), *_unread(words)):
        content = Keyed(KEY).hidden(content_of(given_, said, on=ON))
        for text in texts(content):
            assert not any(word.casefold() in text.casefold() for word in words), text


def _unread(words: list[str]) -> Iterator[tuple[Any, Any]]:
    problem = PartyError(f"line 7: {words[0]!r} is no date")
    for cells in (
        words,
        dict(zip(words[:4], words[4:], strict=True)),
        words[0],
        {"type": words[1], "listed": words[2]},
    ):
        (screening,) = SCREENER.screen_many([problem])
        yield cells, screening


def test_the_birth_date_and_the_countries_are_hidden_in_the_evidence_too() -> None:
    party = Party.of(name="Ivan Petrovich Testow", birth_date="1962-04-02", countries="DE")
    screening = SCREENER.screen(party)
    assert any(
        line.screened == "1962-04-02" for hit in (*screening.hits, *screening.near_misses) for line in hit.evidence
    )
    found = [*texts(Keyed(KEY).hidden(content_of(party, screening)))]
    assert not {"1962-04-02", "DE", "Testow", "Ivan Petrovich Testow"} & {*found}


def test_what_a_reviewer_wrote_is_hidden() -> None:
    party = Party("Ivan Testov", reference="C-17")
    (hit,) = SCREENER.screen(party).hits
    decision = Decision(
        hit.watchlist, hit.designation.id, party.fingerprint, hit.designation.fingerprint, Decimal("85.0"), hit.score,
        Judgement.NOT_THE_PARTY, "Quidam says so", "A. Invented", date(2026, 1, 1), date(2026, 12, 31), "C-17", "Ivan Testov",
    )  # fmt: skip
    screening = Decisions([decision]).apply(SCREENER.screen(party), ON)
    hidden = Keyed(KEY).hidden(content_of(party, screening, on=ON))
    text = json.dumps(hidden, ensure_ascii=False)
    for secret in ("Quidam", "A. Invented", "C-17", "Ivan Testov", party.fingerprint):
        assert secret not in text
    assert hidden["result"]["suppressed"][0]["decision"]["expires_on"] == "2026-12-31"


def test_what_the_lists_and_the_engine_say_stays(path: Path) -> None:
    """An examiner sees which listed party answered, how well and why."""
    written(path, ["Иван Тестов"], private=True, key=KEY)
    record = list(read_log(path))[1]
    plain = SCREENER.screen("Иван Тестов", on=ON).to_dict()
    (hit,), (was,) = record["result"]["hits"], plain["hits"]
    assert hit["designation"] == was["designation"]
    assert hit["score"] == was["score"]
    assert hit["evidence"][0]["listed"] == was["evidence"][0]["listed"]
    assert [match["reason"] for match in hit["evidence"][0]["detail"]] == [
        match["reason"] for match in was["evidence"][0]["detail"]
    ]
    assert record["result"].keys() == plain.keys()
    assert record["private"] is True


def test_one_text_has_one_hash_and_another_key_another(path: Path) -> None:
    keyed = Keyed(KEY)
    assert keyed.of("Ivan  TESTOV ") == keyed.of("ivan testov")
    assert keyed.of("Ivan Testov") != Keyed(KEY + b"!").of("Ivan Testov")
    assert keyed.of("") == keyed.of("  ") == ""


def test_columns_of_nearly_one_name_are_kept_apart() -> None:
    hidden = Keyed(KEY).hidden({"input": {"unread": {"Name": "a", "NAME": "b", "": "c"}}})
    assert len(hidden["input"]["unread"]) == 3


@pytest.mark.parametrize("key", [b"", b"k" * 15])
def test_a_short_key_is_refused_and_not_told(path: Path, key: bytes) -> None:
    with pytest.raises(AuditError, match="16 bytes at least") as caught:
        open_audit_log(path, private=True, key=key)
    assert "kkk" not in str(caught.value)
    assert not path.exists()


@pytest.mark.parametrize("options", [{"key": KEY}, {"private": True}])
def test_a_key_and_privacy_belong_together(path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(AuditError, match="private=True needs a key"):
        open_audit_log(path, **options)
    assert not path.exists()


def test_the_key_is_in_no_line(path: Path) -> None:
    written(path, private=True, key=KEY)
    data = path.read_bytes()
    assert KEY not in data
    assert KEY.hex().encode() not in data


def test_a_private_log_is_whole_and_goes_on_under_its_key_alone(path: Path) -> None:
    written(path, private=True, key=KEY)
    written(path, private=True, key=KEY)
    found = verify_log(path)
    assert (found.fault, found.private) == (None, True)
    with pytest.raises(AuditError, match="begun with another key"):
        open_audit_log(path, private=True, key=KEY + b"!")
    with pytest.raises(AuditError, match="open it with private=True and its key"):
        open_audit_log(path)


def test_a_log_in_clear_does_not_become_private(path: Path) -> None:
    written(path)
    with pytest.raises(AuditError, match="keeps names in clear"):
        open_audit_log(path, private=True, key=KEY)


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("Testov, Ivan", [1]),
        ("testov,  IVAN", [1]),
        ("C-1", [1]),
        ("Johann Probus", [4]),
        ("Johann", []),
        ("cells", [3]),
        ("Nobody", []),
    ],
)
def test_the_records_of_a_name_are_found_with_the_key(path: Path, name: str, records: list[int]) -> None:
    written(path, private=True, key=KEY)
    assert [record["seq"] for record in find_in_log(path, KEY, name)] == records


def test_the_text_of_any_kind_of_record_is_hidden_and_found(path: Path) -> None:
    with open_audit_log(path, private=True, key=KEY) as log:
        log.append(
            "payment", {"input": ":20:QUIDAM", "result": {"screened": "Quidam Nemo", "role": "debtor"}, "more": "Nemo"}
        )
    assert b"uidam" not in lines(path)[1].lower()
    assert b"emo" not in lines(path)[1].lower()
    assert [record["seq"] for record in find_in_log(path, KEY, "Quidam Nemo")] == [1]


def test_another_key_finds_nothing_and_says_so(path: Path) -> None:
    written(path, private=True, key=KEY)
    with pytest.raises(AuditError, match="begun with another key"):
        list(find_in_log(path, KEY + b"!", "Testov, Ivan"))
    with pytest.raises(AuditError, match="an empty name"):
        list(find_in_log(path, KEY, " "))
