"""A small catalogue of our own, so that tests of the engine do not turn on policy."""

import shutil
from pathlib import Path

import pytest
from editing import SMALL

from actions.rules import Adviser


@pytest.fixture(scope="session")
def small() -> Adviser:
    return Adviser.load(SMALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small catalogue that a test may break."""
    return Path(shutil.copytree(SMALL, tmp_path / "catalogue"))
