"""Legal forms of the states of the world, one row each: found behind a name as it is written there."""

import csv
from pathlib import Path

import pytest

from sanscreen.model import PartyType
from sanscreen.model.countries import country_code
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Role

ROWS = list(csv.DictReader((Path(__file__).parent / "legal_forms.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['spelling']} of {row['jurisdiction']}")
def test_a_legal_form_is_known_as_its_state_writes_it(row: dict[str, str]) -> None:
    core, *rest = prepare_name(f"Zyxtov {row['spelling']}", PartyType.ENTITY).tokens
    assert core.text == "zyxtov"
    assert [token.roles for token in rest] == [{Role.LEGAL_FORM}]
    assert rest[0].family == row["family"]


def test_the_forms_of_many_states_are_known() -> None:
    states = {row["jurisdiction"] for row in ROWS}
    assert all(country_code(state) == state for state in states)
    assert len(states) >= 95
