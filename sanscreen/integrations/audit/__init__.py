"""Screenings, to a log that an examiner can verify and replay years later, and back."""

from sanscreen.integrations.audit.kept import KeptMessage
from sanscreen.integrations.audit.line import Head
from sanscreen.integrations.audit.log import AuditLog, head_line, open_audit_log
from sanscreen.integrations.audit.payments import record_payment
from sanscreen.integrations.audit.private import Keyed, find_in_log
from sanscreen.integrations.audit.reading import Verified, read_log, verify_log
from sanscreen.integrations.audit.replay import REPLAYERS, Replayed, Replayer, State, replay_log
from sanscreen.integrations.audit.screenings import Options, Rebuilt, contents

__all__ = [
    "REPLAYERS", "AuditLog", "Head", "KeptMessage", "Keyed", "Options", "Rebuilt", "Replayed", "Replayer", "State", "Verified",
    "contents", "find_in_log", "head_line", "open_audit_log", "read_log", "record_payment", "replay_log",
    "verify_log",
]  # fmt: skip
