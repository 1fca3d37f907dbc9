"""Payment messages with invented parties, for the tests of their readers."""

import os
from collections.abc import Mapping
from pathlib import Path

from sanscreen.integrations.payments.forms import read_messages
from sanscreen.integrations.payments.message import Message, NamedParty, Role

__all__ = ["SAMPLES", "field", "iso", "mt", "one", "party", "transfer"]

SAMPLES = Path(os.environ.get("SANSCREEN_SAMPLES", "no-samples")) / "payments"


def iso(content: str, root: str = "FIToFICstmrCdtTrf", name: str = "pacs.008.001.08") -> str:
    """Return a message of ISO 20022 around its content."""
    return f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{name}"><{root}>{content}</{root}></Document>'


def transfer(content: str) -> str:
    """Return a pacs.008 with one transaction."""
    return iso(f"<CdtTrfTxInf><PmtId><EndToEndId>E-1</EndToEndId></PmtId>{content}</CdtTrfTxInf>")


def mt(fields: str, kind: str = "103") -> str:
    """Return a SWIFT message around the fields of its text block."""
    head = f"{{1:F01BANKDEFFAXXX0000000000}}{{2:I{kind}BANKAEADXXXXN}}"
    return f"{head}{{4:\r\n{fields.strip()}\n-}}{{5:{{CHK:ABCDEF123456}}}}".replace("\r\n", "\n").replace("\n", "\r\n")


def one(message: str | bytes | Mapping[str, object]) -> Message:
    """Return the only payment of a message."""
    (found,) = read_messages(message)
    return found


def party(message: Message, role: Role) -> NamedParty:
    """Return the only party of a role."""
    (found,) = (each for each in message.parties if each.role is role)
    return found


def field(message: Message, path: str) -> tuple[str, str, str]:
    """Return text, treatment and why of the only field whose path ends so."""
    (found,) = (each for each in message.fields if each.path.endswith(path))
    return found.text, found.treatment.name, found.why
