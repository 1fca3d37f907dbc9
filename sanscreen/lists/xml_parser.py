"""A parser of XML that can harm nobody: namespaces apart, no document type, faults as sentences."""

from functools import lru_cache
from xml.parsers import expat

__all__ = ["FAULTS", "RefusedError", "fault_of", "local_name", "safe_parser"]

FAULTS = (expat.ExpatError, LookupError, ValueError)  # what parsing raises; `RefusedError` is one of them


class RefusedError(ValueError):
    """The file holds what is refused, not what is wrong."""


def safe_parser(refusal: str, encoding: str | None = None) -> expat.XMLParserType:
    """Return a parser that raises `RefusedError(refusal)` at a document type, before anything of it is read.

    A document type can name other files, and entities that grow without bound. Names have their namespace and a blank
    before them. `encoding` is used whatever the file states.
    """

    def doctype(*_: object) -> None:
        raise RefusedError(refusal)

    parser = expat.ParserCreate(encoding, namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    return parser


@lru_cache(maxsize=4096)  # a list has some hundred names, each of them a hundred thousand times
def local_name(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


def fault_of(problem: Exception, line: int, remedy: str = "fetch it again") -> tuple[int, str]:
    """Return the line of one of `FAULTS` and what is wrong there; `line` is where the parser stands."""
    if isinstance(problem, expat.ExpatError):
        return problem.lineno, f"is no XML: {expat.ErrorString(problem.code)}; {remedy}"
    if isinstance(problem, RefusedError):
        return line, str(problem)
    # an encoding that Python does not know
    return line, f"cannot be decoded: {problem}; save the file as UTF-8"
