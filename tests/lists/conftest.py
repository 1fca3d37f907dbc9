"""What the tests of list formats share: where the official samples lie."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of official samples, which are not part of this project."""
    folder = os.environ.get("SANSCREEN_SAMPLES")
    if not folder or not Path(folder).is_dir():
        pytest.skip("set SANSCREEN_SAMPLES to a folder of official samples")
    return Path(folder)
