"""The small catalogue of the engine's tests, to edit and compare."""

import shutil
from pathlib import Path

import pytest

SMALL = Path(__file__).parents[1] / "rules" / "small"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small catalogue that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "catalogue"))
