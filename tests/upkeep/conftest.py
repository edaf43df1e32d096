"""The small catalogue of the engine's tests, to edit and compare."""

import shutil
from pathlib import Path

import pytest
from editing import SMALL

from actions.rules import Adviser, default_adviser


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small catalogue that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "catalogue"))


@pytest.fixture(scope="session")
def real() -> Adviser:
    """The adviser over the repository's own catalogue."""
    return default_adviser()
