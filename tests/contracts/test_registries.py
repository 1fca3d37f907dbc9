"""What every registered feature, list format and public name must do."""

import inspect
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

import sanscreen
from sanscreen import (
    FEATURES,
    Alias,
    AliasKind,
    AliasQuality,
    Designation,
    Feature,
    FeatureKind,
    Pair,
    Party,
    PartyType,
)
from sanscreen.lists.bundled import bundled_folder
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import Format, format_of
from sanscreen.lists.formats.registry import FORMATS
from sanscreen.lists.list_file import ListFile
from sanscreen.matching.similarity import likeness
from sanscreen.names.prepare import prepare_name

SAMPLE_FILES = Path(__file__).parent.parent / "lists" / "samples"
SAMPLES = {
    "OFAC CSV": SAMPLE_FILES / "ofac_csv" / "sdn.csv",
    "OFAC SDN XML": SAMPLE_FILES / "ofac_sdn_xml.xml",
    "OFAC ADVANCED XML": SAMPLE_FILES / "ofac_advanced.xml",
    "OFAC ENHANCED XML": SAMPLE_FILES / "ofac_enhanced.xml",
    "EU FSF CSV": SAMPLE_FILES / "eu.csv",
    "EU FSF XML": SAMPLE_FILES / "eu.xml",
    "UN XML": SAMPLE_FILES / "un.xml",
    "OpenSanctions CSV": SAMPLE_FILES / "opensanctions.csv",
    "OpenSanctions JSON": SAMPLE_FILES / "opensanctions.nested.json",
    "UK Sanctions List CSV": SAMPLE_FILES / "uk_csv.csv",
    "UK Sanctions List XML": SAMPLE_FILES / "uk_xml.xml",
    "OFSI ConList CSV": SAMPLE_FILES / "uk_conlist.csv",
    "US Consolidated Screening List CSV": SAMPLE_FILES / "us_csl.csv",
    "BIS Denied Persons List": SAMPLE_FILES / "bis_dpl.txt",
    "sanscreen YAML": bundled_folder() / "2023-03-30-mkrtychev.yml",
}


def pair(alias: Alias) -> Pair:
    """Return a pair of which both sides know a name and nothing else."""
    primary = Alias("Quidam", AliasQuality.PRIMARY, AliasKind.NAME)
    designation = Designation("x", PartyType.UNKNOWN, (primary,))
    prepared = prepare_name("Testov", PartyType.INDIVIDUAL)
    return Pair(Party("Testov"), prepared, designation, alias, prepared, likeness)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_feature_with_nothing_to_compare_finds_nothing(feature: Feature) -> None:
    found = feature.compare(pair(Alias("Testov")))
    assert (found is None) == (feature.name != "name")


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_feature_is_bounded_documented_and_pure(feature: Feature) -> None:
    assert feature.max_bonus >= 0
    if feature.kind is FeatureKind.BASE:
        assert (feature.agree, feature.differ, feature.max_bonus) == (1000, 0, 0)
    assert inspect.getdoc(feature.compare)
    weak = pair(Alias("Testov", AliasQuality.WEAK))
    first, second = feature.compare(weak), feature.compare(weak)
    if first is not None and second is not None:
        assert 0 <= first.similarity <= 1000
        assert (first.similarity, first.detail()) == (second.similarity, second.detail())


def test_features_have_names_of_their_own() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_recognises_its_own_sample_and_reads_it_whole(form: Format) -> None:
    file = ListFile(SAMPLES[form.name])
    assert [each.name for each in FORMATS if each.recognises(file)] == [form.name]
    assert format_of(file) is form
    faults = Faults(file.name)
    watchlist = form.read(file, faults)
    assert watchlist is not None
    assert not faults.faults
    assert watchlist.designations


@pytest.mark.parametrize("name", sanscreen.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(sanscreen, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert inspect.getdoc(value), name


def test_every_table_says_its_source_and_when_it_was_checked() -> None:
    tables = [path for path in _walk(files("sanscreen") / "data") if path.name.endswith((".yaml", ".tsv"))]
    assert len(tables) > 35
    for path in tables:
        head = path.read_text(encoding="utf-8")[:3000].lower()
        if "compiled" in str(path):
            assert ".ci/compile_tables.py" in head, path
        else:
            assert "source" in head or "standard" in head, path
            assert re.search(r"checked:? 20\d\d", head), path


def _walk(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in folder.iterdir():
        found += _walk(item) if item.is_dir() else [item]
    return found
