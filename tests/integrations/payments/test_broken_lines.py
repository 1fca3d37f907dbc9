"""A listed name in any field of a payment, broken by the end of a line at any place, is never clear."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen import Alias, AliasQuality, Designation, PartyType, Scope, Screener, Verdict, Watchlist, screen_payment
from tests.integrations.payments.messages import iso, mt, transfer

Fields = dict[str, Callable[[list[str]], str]]

LISTED = (
    ("TESTOV, Ivan", PartyType.INDIVIDUAL),
    ("TESTOV, Ivan Petrovich", PartyType.INDIVIDUAL),
    ("INVENTED EXEMPLAR TRADING", PartyType.ENTITY),
    ("ТЕСТОВ, Иван", PartyType.INDIVIDUAL),
)
PARTIES = tuple(
    Designation(str(place), type, (Alias(name, AliasQuality.PRIMARY),)) for place, (name, type) in enumerate(LISTED)
)
SCREENER = Screener([Watchlist("official", "Official", Scope.OFFICIAL, PARTIES)])
NAMES = ["TESTOV IVAN", "IVAN PETROVICH TESTOV", "INVENTED EXEMPLAR TRADING"]
BEFORE = ["", "PAYMENT FOR GOODS ORDER NO 17 FROM", "RE YOUR CONTRACT WITH MR", "A/C OF MESSRS HARROW FINCH AND"]
BEHIND = ["", "INVOICE 991", "LONDON GB"]
LINE, LEAST_LINE = 35, 25  # characters of a line of a message; of one that may end inside a word


def lines(head: str, mark: str = "") -> Callable[[list[str]], str]:
    return lambda written: head + f"\n{mark}".join(written)


def elements(around: str, each: str) -> Callable[[list[str]], str]:
    return lambda written: around.format("".join(each.format(text) for text in written))


BANKS = {f"{number}{option}": f":{number}{option}:" for number in (52, 53, 54, 56, 57) for option in "ABCD"}
MT: Fields = {
    **{tag: lines(f":{tag}:/123\n") for tag in ("50K", "50H", "50A", "59", "59A")},
    **{tag: lines(f":{tag}:/123\n1/", "1/") for tag in ("50F", "59F")},
    "59F/2": lines(":59F:1/HARROW FINCH\n2/", "2/"),
    "59F/3": lines(":59F:1/HARROW FINCH\n2/", "3/GB/"),
    "59/2": lines(":59:HARROW FINCH\n"),
    **{tag: lines(head) for tag, head in BANKS.items()},
    **{tag: lines(f":{tag}:") for tag in ("70", "77B", "79", "35B", "86")},
    "70/ROC": lines(":70:/ROC/", "/ROC/"),
    "72//": lines(":72:/INS/", "//"),
    "72/REC": lines(":72:/REC/", "/REC/"),
    "72/ACC": lines(":72:/REC/", "/ACC/"),
    "77B/ORDERRES": lines(":77B:/ORDERRES/RU//", "//"),
    "86/NAME": lines(":86:/NAME/"),
    "86?2": lambda written: ":86:166?00G" + "".join(f"?2{place}{text}" for place, text in enumerate(written)),
    "86?3": lambda written: ":86:166?00G" + "".join(f"?3{place}{text}" for place, text in enumerate(written, 2)),
    "95Q": lines(":95Q::BUYR//"),
}
XML: Fields = {
    "Nm": lambda written: "<Cdtr><Nm>{}</Nm></Cdtr>".format("\n".join(written)),
    "Nm, AdrLine": lambda written: "<Cdtr><Nm>{}</Nm><PstlAdr><AdrLine>{}</AdrLine></PstlAdr></Cdtr>".format(*written),
    "AdrLine": elements("<Cdtr><Nm>HARROW</Nm><PstlAdr>{}</PstlAdr></Cdtr>", "<AdrLine>{}</AdrLine>"),
    "StrtNm, TwnNm": lambda written: (
        "<Cdtr><Nm>X Y</Nm><PstlAdr><StrtNm>{}</StrtNm><TwnNm>{}</TwnNm></PstlAdr></Cdtr>".format(*written)
    ),
    "Dept, StrtNm": lambda written: (
        "<Cdtr><Nm>X Y</Nm><PstlAdr><Dept>{}</Dept><StrtNm>{}</StrtNm></PstlAdr></Cdtr>".format(*written)
    ),
    "CtctDtls": lambda written: "<Cdtr><CtctDtls><Nm>{}</Nm></CtctDtls></Cdtr>".format("\n".join(written)),
    "CtctDtls/FrstNm": lambda written: (
        "<Cdtr><Nm>X Y</Nm><CtctDtls><FrstNm>{}</FrstNm><LstNm>{}</LstNm></CtctDtls></Cdtr>".format(*written)
    ),
    "Ustrd": elements("<RmtInf>{}</RmtInf>", "<Ustrd>{}</Ustrd>"),
    "AddtlRmtInf": elements("<RmtInf><Strd>{}</Strd></RmtInf>", "<AddtlRmtInf>{}</AddtlRmtInf>"),
    "Strd": elements("<RmtInf>{}</RmtInf>", "<Strd><AddtlRmtInf>{}</AddtlRmtInf></Strd>"),
    "InstrForCdtrAgt": elements(
        "{}", "<InstrForCdtrAgt><Cd>PHOB</Cd><InstrInf>{}</InstrInf></InstrForCdtrAgt>"
    ),
    "InstrForNxtAgt": elements("{}", "<InstrForNxtAgt><InstrInf>/REC/{}</InstrInf></InstrForNxtAgt>"),
    "Envlp": lambda written: "<SplmtryData><Envlp><A>{}</A><B>{}</B></Envlp></SplmtryData>".format(*written),
    "Envlp, deep": lambda written: (
        "<SplmtryData><Envlp><A><V>{}</V></A><B><V>{}</V></B></Envlp></SplmtryData>".format(*written)
    ),
    "Envlp, keys": lambda written: (
        "<SplmtryData><Envlp><A><K>one</K><V>{}</V></A><A><K>two</K><V>{}</V></A></Envlp></SplmtryData>".format(*written)
    ),
    "Envlp/Nm": lambda written: "<SplmtryData><Envlp><A><Nm>{}</Nm><B>{}</B></A></Envlp></SplmtryData>".format(*written),
    "@": lambda written: "<Purp a='{}' b='{}'/>".format(*written),
}  # fmt: skip
ROOTS = [
    ("FIToFICstmrCdtTrf", "pacs.008.001.08", "<CdtTrfTxInf>{}</CdtTrfTxInf>"),
    ("FICdtTrf", "pacs.009.001.08", "<CdtTrfTxInf><UndrlygCstmrCdtTrf>{}</UndrlygCstmrCdtTrf></CdtTrfTxInf>"),
    ("CstmrCdtTrfInitn", "pain.001.001.09", "<PmtInf><CdtTrfTxInf>{}</CdtTrfTxInf></PmtInf>"),
    ("BkToCstmrStmt", "camt.053.001.08", "<Stmt><Ntry><NtryDtls><TxDtls>{}</TxDtls></NtryDtls></Ntry></Stmt>"),
]


@st.composite
def broken(draw: st.DrawFn) -> list[str]:
    """Return two lines over which a listed name stands; inside a word, where the first one is long."""
    name, before, behind = draw(st.sampled_from(NAMES)), draw(st.sampled_from(BEFORE)), draw(st.sampled_from(BEHIND))
    text = " ".join(filter(None, (before, name, behind)))
    begin = len(before) + 1 if before else 0
    places = [
        place
        for place in range(begin + 1, min(begin + len(name), LINE + 1))
        if place >= LEAST_LINE or " " in text[place - 1 : place + 1]
    ]
    place = draw(st.sampled_from(places or [text.index(" ", begin)]))
    return [text[:place].strip(), text[place:].strip()]


def is_clear(message: str | bytes) -> bool:
    return screen_payment(message, screener=SCREENER).is_clear


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(MT)), broken())
def test_a_name_that_is_broken_in_a_field_of_mt_is_never_clear(field: str, written: list[str]) -> None:
    """Every option of every field that can hold a name finds one that its lines break."""
    others = {"50": ":50K:EMILY HART\n", "59": ":59:HARROW FINCH LTD\n"}
    rest = "".join(text for number, text in others.items() if not field.startswith(number))
    assert not is_clear(mt(f":20:1\n:32A:261123EUR1,\n{rest}{MT[field](written)}"))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(XML)), st.sampled_from(ROOTS), broken())
def test_a_name_that_is_broken_in_xml_is_never_clear(
    field: str, root: tuple[str, str, str], written: list[str]
) -> None:
    """Every element that can hold a name, in four kinds of message, finds one that goes over two of them."""
    tag, name, around = root
    content = around.format(f"<Dbtr><Nm>EMILY HART</Nm></Dbtr>{XML[field](written)}")
    assert not is_clear(iso(content, tag, name))


def test_the_fields_are_clear_without_the_name() -> None:
    """The two laws above say something."""
    plain = ["PAYMENT FOR", "INVOICE"]
    assert [tag for tag, field in XML.items() if not is_clear(transfer(field(plain)))] == []
    whole = {tag: mt(f":20:1\n{field(plain)}") for tag, field in MT.items()}
    assert [tag for tag, message in whole.items() if not is_clear(message)] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
@pytest.mark.parametrize("field", sorted(XML))
def test_a_name_in_cyrillic_is_found_in_any_encoding(field: str, encoding: str) -> None:
    text = transfer(f"<Dbtr><Nm>EMILY HART</Nm></Dbtr>{XML[field](['ОПЛАТА ПО ДОГОВОРУ ИВАН', 'ТЕСТОВ'])}")
    message = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    assert screen_payment(message, screener=SCREENER).verdict is Verdict.ALERT
    entities = "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in text)
    assert screen_payment(entities, screener=SCREENER).verdict is Verdict.ALERT
