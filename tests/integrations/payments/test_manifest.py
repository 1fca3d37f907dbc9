"""Laws of the fields of a payment: each is told once, none with a name in it is left out."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen import Party
from sanscreen.integrations.payments.forms import read_messages
from sanscreen.integrations.payments.iso20022_tables import (
    ADDRESS,
    BICS,
    COUNTRIES,
    NUMBERS,
    PAYMENTS,
    REFERENCES,
    ROLES,
    SKIPPED,
    WRAPPERS,
)
from sanscreen.integrations.payments.message import Message, Treatment
from tests.integrations.payments.messages import iso, mt

TAGS = sorted(
    {
        *ROLES,
        *BICS,
        *COUNTRIES,
        *ADDRESS,
        *NUMBERS,
        *WRAPPERS,
        *REFERENCES,
        "Nm",
        "AdrLine",
        "Ustrd",
        "IBAN",
        "DbtrAcct",
        "Acct",
    }
    | {
        "BirthDt",
        "CtctDtls",
        "BrnchId",
        "SplmtryData",
        "Unknwn",
        "LEI",
        "GrpHdr",
        *(each for each in SKIPPED if each[0] != "@"),
    }
)
WORDS = [
    "TESTOV IVAN",
    "Тестов",
    "EUR",
    "1.50",
    "2026-11-22",
    "TESTRUMM",
    "DE89370400440532013000",
    "RU",
    "I-1",
    "1962-04-01",
    "x@y",
]
LEAF = st.tuples(st.sampled_from(TAGS), st.sampled_from(WORDS))
TREE = st.recursive(
    LEAF, lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, min_size=1, max_size=4)), max_leaves=20
)


def written(tree: Any) -> str:
    tag, content = tree
    inner = content if isinstance(content, str) else "".join(map(written, content))
    return f"<{tag}>{inner}</{tag}>"


def leaves(element: ElementTree.Element) -> Iterator[str]:
    """The plain twin of the reader: every text of a tree."""
    if element.text and element.text.strip():
        yield element.text.strip()
    yield from element.attrib.values()
    for child in element:
        yield from leaves(child)


def searched(message: Message) -> str:
    """Return all that is screened or searched of a payment; addresses are, with the name."""
    parties = [text for each in message.parties for text in (each.name, *each.address)]
    return "\n".join([*parties, *(each.text for each in message.texts)])


@settings(max_examples=300, deadline=None)
@given(st.lists(TREE, min_size=1, max_size=4))
def test_every_text_of_a_transaction_is_one_field(trees: list[object]) -> None:
    """Every leaf text of a message stands in exactly one field, in order, whatever its elements are."""
    text = iso(f"<CdtTrfTxInf>{''.join(map(written, trees))}</CdtTrfTxInf>")
    (message,) = read_messages(text)
    assert [each.text for each in message.fields] == list(leaves(ElementTree.fromstring(text)))
    paths = Counter(each.path for each in message.fields)
    assert [path for path, count in paths.items() if count > 1] == []


@settings(max_examples=300, deadline=None)
@given(st.lists(TREE, min_size=1, max_size=4))
def test_a_name_is_screened_or_searched_in_any_element(trees: list[object]) -> None:
    """A text with a name in it is never skipped."""
    (message,) = read_messages(iso(f"<CdtTrfTxInf>{''.join(map(written, trees))}</CdtTrfTxInf>"))
    named = [each for each in message.fields if each.text in ("TESTOV IVAN", "Тестов")]
    assert {each.treatment for each in named} <= {Treatment.NAME, Treatment.TEXT, Treatment.ADDRESS}
    for each in named:
        assert each.text in searched(message)


@settings(max_examples=200, deadline=None)
@given(st.lists(TREE, min_size=1, max_size=4))
def test_every_party_can_be_screened(trees: list[object]) -> None:
    """What a payment says of a party is within the limits of a party to screen, and of its types."""
    (message,) = read_messages(iso(f"<CdtTrfTxInf>{''.join(map(written, trees))}</CdtTrfTxInf>"))
    for each in message.parties:
        assert each.name or each.identifiers
        Party.of(
            name=each.name or each.identifiers[0].number,
            type=each.type.value,
            identifiers=list(each.identifiers),
            countries=list(each.countries),
            addresses=list(each.address),
            birth_date=each.birth_date,
        )


@settings(max_examples=100, deadline=None)
@given(st.lists(TREE, max_size=2), st.lists(TREE, min_size=1, max_size=3), st.lists(TREE, max_size=2))
def test_no_text_of_a_message_of_several_payments_is_lost(
    above: list[object], inner: list[object], below: list[object]
) -> None:
    """What stands above is in each payment, what is of one in it alone, what stands below in the last one."""
    head, tail = ("".join(map(written, each)) for each in (above, below))
    text = iso(f"<PmtInf>{head}{''.join(f'<TxInf>{written(each)}</TxInf>' for each in inner)}{tail}</PmtInf>")
    found = list(read_messages(text))
    assert len(found) == len(inner)
    group = ElementTree.fromstring(text)[0][0]
    ours = [list(leaves(each)) for each in group]
    first = [text for each in ours[: len(above)] for text in each]
    last = [text for each in ours[len(above) + len(inner) :] for text in each]
    for place, message in enumerate(found):
        wanted = [*first, *ours[len(above) + place], *(last if place + 1 == len(found) else [])]
        assert [each.text for each in message.fields] == wanted


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("20 21 23B 32A 50 50A 50C 50F 50G 50K 52A 52D 53B 57C 59 59A 59F 70 71A 72 77T 86 99 25 61".split()),
            st.lists(
                st.sampled_from(["TESTOV IVAN", "/123", "//CH1", "1/TESTOV IVAN", "2/TESTOV IVAN", "/ACC/TESTOV IVAN", "5/RU/TESTOV IVAN",
                                 "TESTRUMM", "7/DE/TESTOV IVAN", "4/TESTOV IVAN", "8/TESTOV IVAN", "6/DE/TESTOV IVAN/1", "261123EUR1,", "CCPT/RU/1"]),
                min_size=1, max_size=4,
            ),
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_every_line_of_an_mt_message_is_in_one_field_and_every_name_is_searched(
    fields: list[tuple[str, list[str]]],
) -> None:
    """Every field, or every line of a party, is one field in order; a name in any of them is screened or searched."""
    text = mt(
        "\n".join(f":{tag}:" + "\n".join(lines) for tag, lines in fields), "192"
    )  # of one payment, whatever repeats
    (message,) = read_messages(text)
    told = [each.text for each in message.fields if not each.path.startswith("block")]
    assert [line for each in told for line in each.split("\n")] == [line for _, lines in fields for line in lines]
    for each in message.fields:
        if "TESTOV IVAN" in each.text:
            assert each.treatment is not Treatment.SKIPPED
    if any("TESTOV IVAN" in line for _, lines in fields for line in lines):
        assert "TESTOV IVAN" in searched(message)


@pytest.mark.parametrize("tag", sorted(each for each in SKIPPED if each[0] != "@"))
def test_an_element_that_cannot_hold_names_is_searched_when_it_does(tag: str) -> None:
    (message,) = read_messages(iso(f"<CdtTrfTxInf><{tag}>Testov Ivan</{tag}></CdtTrfTxInf>"))
    assert [each.text for each in message.texts] == ["Testov Ivan"]


def test_no_payment_and_no_role_is_on_the_list_of_what_cannot_hold_names() -> None:
    assert SKIPPED.keys() & (PAYMENTS | ROLES.keys() | NUMBERS.keys() | BICS | ADDRESS) == set()
