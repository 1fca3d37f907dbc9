"""SWIFT MT messages of any type, to payments: fields by their number and option, framed by blocks or bare."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sanscreen.errors import MessageError
from sanscreen.integrations.payments.draft import Draft
from sanscreen.integrations.payments.message import Message, Role, Treatment
from sanscreen.integrations.payments.swift_mt_narrative import read_statement_text, read_text
from sanscreen.integrations.payments.swift_mt_parties import read_bic, read_party_field
from sanscreen.integrations.payments.swift_mt_text import Field, MtText, read_blocks, split_messages
from sanscreen.integrations.payments.values import (
    account,
    bic,
    currency_country,
    is_amount,
    is_code,
    is_reference,
    spelled,
)

__all__ = ["read_swift_mt"]

ENOUGH_TOLD = 1_000_000  # fields that stand above the payments of one message, once for each

_SENDER = re.compile(r"[A-Z]\d\d([A-Z0-9]{8})[A-Z0-9]([A-Z0-9]{3})\d*")
_INPUT = re.compile(r"I(\d{3})([A-Z0-9]{8})[A-Z0-9]([A-Z0-9]{3})[A-Z0-9]*")
_OUTPUT = re.compile(r"O(\d{3})\d{10}([A-Z0-9]{8})[A-Z0-9]([A-Z0-9]{3})[A-Z0-9]*")
_STATEMENT_LINE = re.compile(r"\d{6}(?:\d{4})?(?:E?R?[CD])[A-Z]?\d+,\d*[NSF][A-Z0-9]{3}(.*)", re.DOTALL)
_TRAILER = re.compile(
    r"[0-9A-F]*|[A-Z0-9]{1,3}"
)  # check sums and codes; what repeats a message names it in words of its sender
_CURRENCY = re.compile(r"[A-Z]{3}")
_TIME = re.compile(r"/(?:CLS|RNC|SND|TIL|FRO|REJ)TIME/\d{4}(?:[+-]\d{4})?")

_DIRECT_DEBITS = ("104", "107")
_ROLES = {
    "50": Role.DEBTOR,
    "51": Role.INSTRUCTING_AGENT,
    "52": Role.DEBTOR_AGENT,
    "53": Role.REIMBURSEMENT_AGENT,
    "54": Role.REIMBURSEMENT_AGENT,
    "55": Role.REIMBURSEMENT_AGENT,
    "56": Role.INTERMEDIARY_AGENT,
    "57": Role.CREDITOR_AGENT,
    "58": Role.CREDITOR,
    "59": Role.CREDITOR,
    **dict.fromkeys(("82", "83", "84", "85", "86", "87", "88"), Role.OTHER),  # of treasury and trade messages
}
_OTHER_SIDE = {  # where the creditor orders
    Role.DEBTOR: Role.CREDITOR,
    Role.DEBTOR_AGENT: Role.CREDITOR_AGENT,
    Role.CREDITOR: Role.DEBTOR,
    Role.CREDITOR_AGENT: Role.DEBTOR_AGENT,
}
_TEXTS = ("70", "72", "75", "76", "77", "79")


def read_swift_mt(chunks: Iterable[str]) -> Iterator[Message]:
    """Yield one message for each transaction of the messages in a text that comes in chunks, line breaks as LF.

    A message with several, as MT101, MT102 and statements, has its first part in each of them. Raises `MessageError`, also
    after some were yielded, for a message without a field, one that is too long, and a text without a message.
    """
    number = 0
    for number, text in enumerate(split_messages(chunks), 1):
        found = read_blocks(text)
        if not found.fields:
            raise MessageError(f"message {number}: has no payment in it: block 4 has no field, such as :20:REFERENCE")
        yield from _payments(found)
    if not number:
        raise MessageError("has no payment in it: the text is empty")


def _payments(found: MtText) -> Iterator[Message]:
    kind = next((kind for path, text in found.blocks if path == "block 2" and (kind := _type(text))), "")
    first, *others = _parts(found.fields, kind)
    if len(first) * len(others) > ENOUGH_TOLD:
        raise MessageError(f"{len(first)} fields stand above {len(others)} payments; send them in parts")
    for own in others or [[]]:
        yield _payment(found, kind, [*first, *own], reference="21" if own and own[0].number == "21" else "20")


def _parts(fields: list[Field], kind: str) -> list[list[Field]]:
    """Return what stands before the first transaction, and each transaction."""
    many = Counter(each.number + each.option for each in fields)
    if kind[1:2] == "9":  # n92, n95, n99: about a payment, of which they hold a copy
        return [fields]
    begins = "61" if many["61"] else next((tag for tag in ("21", "20") if many[tag] > 1), "")
    starts = [place for place, each in enumerate(fields) if begins and each.number + each.option == begins]
    if not starts:
        return [fields]
    cuts = [0, *starts, len(fields)]
    return [fields[start:end] for start, end in pairwise(cuts)]


def _payment(found: MtText, kind: str, fields: list[Field], reference: str) -> Message:
    draft = Draft(_form(found, kind))
    for fault in found.faults:
        draft.fault("", fault)
    trailers = [each for each in found.blocks if each[0].startswith(("block 5", "block S"))]
    is_output = any(path == "block 2" and text.startswith("O") for path, text in found.blocks)
    for path, text in found.blocks:
        if (path, text) not in trailers:
            _read_block(draft, path, text, is_output=is_output)
    has_customer = False  # in MT202 COV, what stands behind the first customer is of the underlying payment
    for each in fields:
        has_customer = has_customer or each.number in ("50", "59")
        _read_field(draft, each, _role(each, kind, has_customer=has_customer))
    for path, text in trailers:
        draft.skip(path, text, "trailer") if _TRAILER.fullmatch(text) else draft.text(path, text)
    draft.reference = next((each.text for each in fields if each.number + each.option == reference), "")
    return draft.finish()


def _form(found: MtText, kind: str) -> str:
    flavour = next((text for path, text in found.blocks if path == "block 3/119"), "")
    return f"MT{kind}{flavour if flavour == 'COV' else ''}"


def _type(text: str) -> str:
    match = _INPUT.fullmatch(text) or _OUTPUT.fullmatch(text)
    return match[1] if match else ""


def _role(field: Field, kind: str, *, has_customer: bool) -> Role | None:
    """Return what the party of a field is, or None where the field holds none."""
    role = _ROLES.get(field.number)
    if field.number == "86" and not field.option:  # of a statement
        return None
    if field.number == "50" and field.option in ("C", "L") and kind in ("101", *_DIRECT_DEBITS, ""):
        return Role.INITIATING_PARTY
    if kind in _DIRECT_DEBITS and role is not None:
        return _OTHER_SIDE.get(role, role)
    if kind.startswith("2") and field.number == "52" and not has_customer:
        return Role.DEBTOR  # a bank that pays for itself
    return role


def _read_block(draft: Draft, path: str, text: str, *, is_output: bool) -> None:
    match = None
    if path == "block 1":
        match = _SENDER.fullmatch(text)
        role = Role.RECEIVER if is_output else Role.SENDER
        code = match[1] + match[2] if match else ""
    elif path == "block 2":
        match = _INPUT.fullmatch(text) or _OUTPUT.fullmatch(text)
        role = Role.SENDER if is_output else Role.RECEIVER
        code = match[2] + match[3] if match else ""
    if match and re.match(r"[A-Z]21", text):
        draft.skip(path, text, "acknowledgement of the network")
    elif match and (found := bic(code)):
        read_bic(draft, draft.party(role, path, institution=True), path, text, found)
    elif path in ("block 3/108", "block 3/121"):
        draft.refer(path, text)
    elif path.startswith("block 3/") and (is_code(text) or text in ("REMIT", "STP", "COV")):
        draft.skip(path, text, "code")
    else:
        draft.text(path, text)


def _read_field(draft: Draft, field: Field, role: Role | None) -> None:
    number, path, text = field.number, field.path, field.text
    if role is not None:
        read_party_field(draft, field, role)
    elif number in _TEXTS:
        read_text(draft, path, text)
    elif number == "86":
        read_statement_text(draft, path, text)
    elif number == "25":
        _read_account(draft, path, text)
    elif number == "61" and (line := _STATEMENT_LINE.fullmatch(text)):
        _read_statement_line(draft, path, text, line[1])
    elif number in ("20", "21"):
        draft.refer(path, text)
    elif number in ("23", "26", "71") and is_code(text):
        draft.skip(path, text, "code")
    elif is_amount(text):
        for currency in _CURRENCY.findall(text):
            draft.place(path, currency, currency_country(currency))
        draft.skip(path, text, "amount")
    elif number == "13" and _TIME.fullmatch(text):
        draft.skip(path, text, "time")
    else:
        draft.text(path, text)


def _read_account(draft: Draft, path: str, text: str) -> None:
    """Read whose account a statement is of: its number, in option P with the BIC of its bank or owner."""
    number, _, rest = text.partition("\n")
    owner = draft.party(Role.ACCOUNT_OWNER, f"{path}/1")
    draft.number(owner, f"{path}/1", number, account(number.removeprefix("/")))
    if rest and (found := bic(rest)):
        draft.number(owner, f"{path}/2", rest, found)
    elif rest:
        draft.text(f"{path}/2", rest)


def _read_statement_line(draft: Draft, path: str, text: str, rest: str) -> None:
    """Read a line of a statement: behind dates, amount and type stand references and what the bank adds."""
    if not rest.strip() or is_reference(rest.strip()):
        draft.skip(path, text, "dates, amount, codes and references")
    else:
        draft.seen(path, text, Treatment.TEXT)
        draft.search(path, spelled(rest) or rest.replace("NONREF", "").replace("//", "\n").strip())
