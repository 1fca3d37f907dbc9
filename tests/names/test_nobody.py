"""Fields that name nobody."""

import pytest

from sanscreen.names.nobody import why_nobody


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("NOTPROVIDED", "a placeholder"),
        ("Not provided", "a placeholder"),
        ("UNKNOWN", "a placeholder"),
        ("N/A", "a placeholder"),
        ("none", "a placeholder"),
        ("неизвестно", "a placeholder"),
        ("12345678", "figures alone"),
        ("12-34/5", "figures alone"),
        ("DE89370400440532013000", "an IBAN"),
        ("IBAN DE89 3704 0044 0532 0130 00", "an IBAN"),
        ("DE89370400440532013001", None),  # a wrong check digit
        ("Ivan Testov", None),
        ("3M", None),
        ("Na", None),  # a family name
        ("--", None),  # refused for having no letter
    ],
)
def test_what_names_nobody_is_told(field: str, why: str | None) -> None:
    assert why_nobody(field) == why
