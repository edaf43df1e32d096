"""The table of word vectors that a spaCy package carries: no vocabulary, no pipes, no second Sudachi."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def table(package: str) -> Any:
    """The vectors (spacy.vectors.Vectors) of an installed package. Raises ModuleNotFoundError without it."""
    from spacy.vectors import Vectors

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"The word vectors need the package {package}: run `uv sync`.")
    (folder,) = Path(spec.submodule_search_locations[0]).glob("*/vocab")
    return Vectors().from_disk(folder)
