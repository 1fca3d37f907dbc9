from pathlib import Path

import pytest

from sanscreen.integrations.outputs import OUTPUTS, output_for, output_named


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("out.csv", "csv"),
        ("out.TXT", "csv"),
        ("out.tsv", "tsv"),
        ("out.json", "json"),
        ("out.x.JSONL", "json"),
        ("out.ndjson", "json"),
    ],
)
def test_form_is_found_by_the_suffix_in_any_case(path: str, name: str) -> None:
    found = output_for(Path(path))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("path", ["out", "out.xlsx", "csv", ".csv", "out.csv.gz", "-"])
def test_other_suffixes_say_no_form(path: str) -> None:
    assert output_for(Path(path)) is None


def test_form_is_found_by_its_name() -> None:
    assert [output_named(each.name) for each in OUTPUTS] == list(OUTPUTS)
    with pytest.raises(KeyError):
        output_named("xml")
