"""Messages of payments that a log holds, or names by their digest, to the outcome of one payment made anew."""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, BinaryIO, Self

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.reading import opened
from sanscreen.integrations.payments.outcome import PaymentScreening
from sanscreen.integrations.payments.screen import screen_payments
from sanscreen.model import Record
from sanscreen.screener import Screener

__all__ = ["MAX_HELD", "KeptFiles", "KeptMessage", "Payments", "held"]

MAX_HELD = 1 << 20  # letters of a message that a record holds; a payment has a few thousand


@dataclass(frozen=True, slots=True)
class KeptMessage(Record):
    """A file of many payments that is kept elsewhere: its name, the SHA-256 and the number of its bytes."""

    name: str
    sha256: str
    bytes: int

    @classmethod
    def of(cls, path: str | Path) -> Self:
        """Return what tells a file. Raises `AuditError` where it cannot be read."""
        path = Path(path)
        with opened(path) as stream:
            return cls(path.name, file_digest(stream, "sha256").hexdigest(), stream.tell())


def held(message: "str | bytes | Mapping[str, object] | KeptMessage") -> dict[str, Any]:
    """Return what a record says of a message: itself, or, beyond `MAX_HELD`, what tells it. Raises `AuditError` for none."""
    if isinstance(message, KeptMessage):
        return {"kept": message.to_dict()}
    if isinstance(message, str):
        form, text = "text", message
    elif isinstance(message, Mapping):
        try:  # as text, since the order of its keys counts
            form, text = "json", json.dumps(dict(message), ensure_ascii=False)
        except (TypeError, ValueError, RecursionError) as problem:
            raise AuditError(f"message: is no dictionary that JSON has a form for: {problem}") from None
    elif isinstance(message, bytes | bytearray | memoryview):
        form, text = "base64", base64.b64encode(message).decode("ascii")
    else:
        raise AuditError(f"message: {type(message).__name__} is neither text, bytes, a dictionary nor a KeptMessage")
    if len(text) <= MAX_HELD:
        return {form: text}
    data = base64.b64decode(text) if form == "base64" else text.encode("utf-8", "surrogatepass")
    return {"kept": KeptMessage("a long message", sha256(data).hexdigest(), len(data)).to_dict(), "form": form}


def _message(form: str, text: str) -> Any:
    if form == "base64":
        return base64.b64decode(text)
    return text if form == "text" else json.loads(text)


class Payments:
    """The outcomes of a message, in its order; those that nobody asks for are passed over, not screened."""

    def __init__(
        self,
        message: "str | bytes | Mapping[str, object] | BinaryIO",
        screener: Screener,
        on: date | None,
        max_comparisons: int | None,
    ) -> None:
        self.taken, self._wanted = 0, 1
        self._each = screen_payments(
            message,
            screener=screener,
            on=on,
            max_comparisons=max_comparisons,
            should_stop=lambda: self.taken + 1 < self._wanted,
            allow_illustrative=True,
            allow_stale=True,
        )

    def at(self, place: int) -> PaymentScreening:
        """Return the outcome of a payment behind those that were asked for. Raises `AuditError` where there is none."""
        self._wanted = place
        for payment in self._each:
            self.taken += 1
            if self.taken == place:
                return payment
        raise AuditError(f"its message has no payment {place}: it has {self.taken}")


class KeptFiles:
    """Files of payments that were kept, found by their digest. Raises `AuditError` for one that cannot be read."""

    def __init__(self, paths: Iterable[str | Path] = ()) -> None:
        self._paths = {KeptMessage.of(path).sha256: Path(path) for path in paths}
        self._key: object = None
        self._stream: BinaryIO | None = None
        self._payments: Payments | None = None

    def outcome(
        self, raw: Mapping[str, Any], place: int, screener: Screener, on: date | None, max_comparisons: int | None
    ) -> PaymentScreening:
        """Return the outcome of one payment of what `held` says; of a file, one behind the last goes on from there."""
        if "kept" not in raw:
            return Payments(_message(*next(iter(raw.items()))), screener, on, max_comparisons).at(place)
        kept, form = KeptMessage(**raw["kept"]), raw.get("form")
        path = self._paths.get(kept.sha256)
        if path is None:
            raise AuditError(f"its message is kept elsewhere: {kept.name}, sha256:{kept.sha256}, {kept.bytes} bytes")
        if form is not None:
            data = path.read_bytes()
            message: Any = data if form == "base64" else _message(form, data.decode("utf-8", "surrogatepass"))
            return Payments(message, screener, on, max_comparisons).at(place)
        key: tuple[Any, ...] = (path, screener.policy, on, max_comparisons)
        payments = self._payments
        if payments is None or key != self._key or place <= payments.taken:
            self.close()
            self._key, self._stream = key, opened(path)
            self._payments = payments = Payments(self._stream, screener, on, max_comparisons)
        return payments.at(place)

    def close(self) -> None:
        """Close the file under way."""
        if self._stream is not None:
            self._stream.close()
        self._stream = self._payments = None
