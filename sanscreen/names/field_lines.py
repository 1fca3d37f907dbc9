"""A field of several lines, as payment messages have it, to the lines that can hold a name.

SWIFT MT fields 50F and 59F number their lines: `1/` is the name, `2/` the address, `3/` country and town, and so on to 8.
An account may stand above, after a slash.
"""

import re

__all__ = ["lines_of"]

_BREAKS = re.compile("[\r\n\v\f\x85\u2028\u2029]+")
_NUMBERED = re.compile(r"([1-8])/(?=\S)(.*)", re.DOTALL)  # with a blank behind the slash somebody counts names
_RUN_TOGETHER = re.compile(r"\s+(?=[1-8]/\S)")
_ACCOUNT = re.compile(r"/{1,2}\S*\d\S*|[A-Z]{0,4}[\d/-]{6,}\S*")
_IN_ONE_LINE = re.compile(r"(?:/\S+\s+)?1/\S")
_FULL_LINE = (33, 35)  # characters of a line that a name fills and goes on behind; 33 after `1/`


def lines_of(field: str) -> list[str]:
    r"""Return the lines that can hold a name, the likeliest first: all of `1/` as one, with and without a blank between.

    >>> lines_of("/12345678\n1/TESTOV IVAN PETRO\n1/VICH\n2/1 EXAMPLE STREET\n3/XX/EXAMPLEVILLE")
    ['TESTOV IVAN PETRO VICH', 'TESTOV IVAN PETROVICH', 'TESTOV IVAN PETRO', 'VICH']
    >>> lines_of("Ivan Testov\n1 Example Street")
    ['Ivan Testov', '1 Example Street']
    """
    lines = _BREAKS.split(field)
    if len(lines) == 1 and "1/" in field and _IN_ONE_LINE.match(field.strip()):
        lines = _RUN_TOGETHER.split(field.strip())
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) > 1 and _ACCOUNT.fullmatch(lines[0]):
        lines = lines[1:]
    numbered = [_NUMBERED.fullmatch(line) for line in lines]
    plain = [line for line, number in zip(lines, numbered, strict=True) if not number]
    names = [number[2].strip() for number in numbered if number and number[1] == "1"]
    if names:
        joined = [" ".join(names), "".join(names)] if len(names) > 1 else []
        return [*joined, *names, *plain]
    if plain:
        return [*_filled(plain), *plain]
    return [number[2].strip() for number in numbered if number]


def _filled(lines: list[str]) -> list[str]:
    """Return the first two lines as one, where the name fills the first."""
    if len(lines) < 2 or not _FULL_LINE[0] <= len(lines[0]) <= _FULL_LINE[1]:
        return []
    return [f"{lines[0]} {lines[1]}", lines[0] + lines[1]]
