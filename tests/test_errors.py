import inspect
import pickle

import pytest

from sanscreen import errors
from sanscreen.errors import PartyError, PolicyError, SanscreenError, TableError, WatchlistError

KINDS = (PartyError, PolicyError, TableError, WatchlistError)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_caught_by_the_base_and_as_the_built_in_that_a_caller_expects(
    kind: type[Exception],
) -> None:
    with pytest.raises(SanscreenError, match="what went wrong") as caught:
        raise kind("what went wrong")
    assert isinstance(caught.value, ValueError)


def test_no_error_is_caught_as_another_kind() -> None:
    for kind in KINDS:
        assert [other for other in KINDS if issubclass(kind, other)] == [kind]


def test_the_tree_at_the_top_of_the_module_names_every_error() -> None:
    tree = inspect.getdoc(errors) or ""
    assert [name for name in errors.__all__ if name not in tree] == []


def test_one_fault_is_a_sequence_of_one() -> None:
    assert WatchlistError("a.yml:1: key: is missing").faults == ("a.yml:1: key: is missing",)


def test_several_faults_stand_one_a_line() -> None:
    error = WatchlistError(["a.yml:1: key: is missing", "a.yml:3: title: is empty"])
    assert error.faults == ("a.yml:1: key: is missing", "a.yml:3: title: is empty")
    assert str(error) == "a.yml:1: key: is missing\na.yml:3: title: is empty"


def test_faults_survive_the_way_to_another_process() -> None:
    error = WatchlistError(["a.yml:1: key: is missing", "a.yml:3: title: is empty"])
    assert pickle.loads(pickle.dumps(error)).faults == error.faults
