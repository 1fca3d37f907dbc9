"""What one name costs at the start of a process: which modules are imported for it, and which never."""

import subprocess
import sys

import sanscreen

ONE_NAME = """
from sanscreen import Party, PartyType, Screener
from sanscreen.matching.query import queries_of

queries_of(Party("Igor Zimenkov"), (PartyType.INDIVIDUAL, PartyType.ENTITY))
"""

# What a name in Latin letters has no use for, and what the standard library offers at a price: OpenSSL, the table of
# HTML entities, the locale.
NEVER = {
    *("yaml", "unidecode", "click", "rich", "stdnum", "jellyfish"),
    *("sanscreen.lists", "sanscreen.evaluation", "sanscreen._yaml", "sanscreen.cli", "sanscreen.integrations"),
    *("html", "calendar", "locale", "pathlib", "tempfile", "importlib.resources", "importlib.metadata"),
}


def imported_by(code: str) -> set[str]:
    # -I -S: no path file of an editable installation or of a tool is read, which would import what it likes.
    path = f"import sys; before = set(sys.modules); sys.path[:] = {sys.path!r}\n"
    ending = "\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", path + code + ending], capture_output=True, check=True)
    return set(done.stdout.decode().split())


def test_one_name_is_prepared_without_what_it_has_no_use_for() -> None:
    imported = imported_by(ONE_NAME)
    assert "sanscreen.screener" in imported
    assert not {name for name in imported if name in NEVER or name.partition(".")[0] in NEVER}
    assert not {name for name in imported if any(name.startswith(f"{each}.") for each in NEVER)}


def test_the_package_itself_imports_nothing_of_itself() -> None:
    assert {name for name in imported_by("import sanscreen") if name.startswith("sanscreen")} == {"sanscreen"}


def test_every_name_that_is_exported_is_there_and_is_listed() -> None:
    assert {*sanscreen.__all__} <= {*dir(sanscreen)}
    for name in sanscreen.__all__:
        assert getattr(sanscreen, name) is not None
    assert "queries_of" not in dir(sanscreen)
    assert not hasattr(sanscreen, "no_such_name")


def test_a_star_import_gives_every_exported_name() -> None:
    names: dict[str, object] = {}
    exec("from sanscreen import *", names)
    assert {*sanscreen.__all__} <= {*names}
