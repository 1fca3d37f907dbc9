"""A free text of an MT message, to what is searched of it and who is named in it: without the code words of banks."""

import re

from sanscreen.integrations.payments.draft import Draft
from sanscreen.integrations.payments.message import Role, Treatment
from sanscreen.integrations.payments.values import account, bic, country, why_not_searched
from sanscreen.model import Identifier, IdentifierKind

__all__ = ["read_statement_text", "read_text", "without_code_words"]

# Code words that are taken off a text; what looks like another one may be part of a name and stays.
_WORDS = (
    "ACC BNF REC INS INT INTA ORD PHON TELE PHONBEN TELEBEN PHONIBK TELEIBK REJT RETN RFB ROC INV IPI TSU URI SWIF "
    "ORDERRES BENEFRES TRTP IBAN BIC NAME REMI EREF KREF MREF CRED DEBT PREF RTRN CSID MARF ADDR BENM ORDP ISDT SVCL PURP "
    "ULTC ULTD ULTB CNTP NRTX COAM OAMT CHGS OCMT EXCH ID CITY CTRY"
).split()
_WORD = re.compile(rf"/(?:{'|'.join(_WORDS)})/")
_GERMAN_WORD = re.compile(r"(?:EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC)\+")
_SUBFIELD = re.compile(
    r"[?<>~^](?=\d\d)"
)  # of field 86: ?20 to ?29 text, ?30 and ?31 bank and account, ?32 and ?33 name
_COUNTRY = re.compile(r"/(?:ORDERRES|BENEFRES|CTRY)/([A-Z]{2})(?![A-Z])")
_NAMED = re.compile(rf"/NAME/(.*?)(?={_WORD.pattern}|$)", re.DOTALL)
_LEAST_LINE = 25  # characters of a line that may end inside a word
_SUBFIELD_LENGTH = 27
_LONGEST_SUBFIELD = 65  # with its number; what is longer is a text in which the mark stands by chance
_AGENTS = {"INS": Role.INSTRUCTING_AGENT, "INT": Role.INTERMEDIARY_AGENT, "ACC": Role.CREDITOR_AGENT}


def read_text(draft: Draft, path: str, text: str) -> None:
    """Have a free text searched as one: a name goes on behind a code word, be it the same one or another."""
    if _is_searched(draft, path, text):
        _search(draft, path, [[line] for line in text.split("\n")])
        for line in text.split("\n"):
            word = _WORD.match(line)
            role = _AGENTS.get(word[0].strip("/")) if word else None
            if word and role and (found := bic(line[word.end() :])) and " " not in line.strip():
                party = draft.party(role, path)
                party.identifiers.append(found)
                party.number_path = path


def read_statement_text(draft: Draft, path: str, text: str) -> None:
    """Have field 86 searched, which tells of a line of a statement, and note who is named in it by subfield or code word."""
    if not _is_searched(draft, path, text):
        return
    lines = [_SUBFIELD.split(line) for line in text.split("\n")]
    _search(draft, path, [[piece[0], *(each[2:] for each in piece[1:])] for piece in lines])
    for match in _NAMED.finditer(text):
        if name := match[1].strip("/ \n"):
            draft.named(draft.party(Role.OTHER, path), path, name)
    _note_other_side(draft, path, text)


def _note_other_side(draft: Draft, path: str, text: str) -> None:
    """Note the bank, the account and the name in the subfields of German banks, whose lines end anywhere."""
    subfields = _SUBFIELD.split(text.replace("\n", ""))[1:]
    values = {each[:2]: each[2:].strip() for each in subfields if len(each) <= _LONGEST_SUBFIELD}
    party = draft.party(Role.OTHER, path)
    party.number_path = path
    if bank := values.get("30"):
        party.identifiers.append(bic(bank) or Identifier(IdentifierKind.BANK_CODE, bank))
    party.identifiers += [account(values[code]) for code in ("31", "38") if values.get(code)]
    first, second = values.get("32", ""), values.get("33", "")
    between = "\n" if first and second and len(first) < _SUBFIELD_LENGTH else ""
    if name := first + between + second:
        draft.named(party, path, name)


def _is_searched(draft: Draft, path: str, text: str) -> bool:
    if why_not_searched(text):
        draft.text(path, text)  # which tells why
        return False
    draft.seen(path, text, Treatment.TEXT)
    for match in _COUNTRY.finditer(text):
        draft.place(path, match[1], country(match[1]))
    return True


def _search(draft: Draft, path: str, lines: list[list[str]]) -> None:
    """Have lines searched, each of them in pieces; where words of banks make a full line short, also as if it went on."""
    bare, glued = "", ""
    for line in lines:
        length = sum(map(len, line))
        for place, piece in enumerate(line, 1):
            if not (text := without_code_words(piece)):
                continue
            bare += text + "\n"
            is_full = (length if place == len(line) else len(piece)) >= _LEAST_LINE
            glued += text + ("" if is_full and len(text.rpartition("\n")[2]) < _LEAST_LINE else "\n")
    draft.passage(path, bare.strip("\n"))
    if glued.strip("\n") != bare.strip("\n"):
        draft.search(path, glued.strip("\n"))


def without_code_words(text: str) -> str:
    """Return a text with a line end for each code word of a bank; `//` at its beginning goes on with the line before."""
    parts = _GERMAN_WORD.sub("\n", _WORD.sub("\n", text.removeprefix("//"))).split("\n")
    return "\n".join(part.strip(" ") for part in parts if part.strip())
