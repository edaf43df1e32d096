"""What takes long to make is made once for the same words and code."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu import shelf
from nlu.phrasebook import Book, statements


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf, "_SHELF", tmp_path / "models")
    return tmp_path / "models"


def test_it_is_made_once_and_read_afterwards() -> None:
    made: list[int] = []
    for _ in range(2):
        assert shelf.kept("thing", "as-it-is", lambda: made.append(1) or {"大根": (1, frozenset({"水"}))}) == {
            "大根": (1, frozenset({"水"}))
        }
    assert made == [1]


def test_it_is_made_anew_when_what_it_was_made_from_changes(empty: Path) -> None:
    assert shelf.kept("thing", "as-it-was", lambda: "old") == "old"
    assert shelf.kept("thing", "other", lambda: "new") == "new"
    assert [file.name for file in empty.iterdir()] == ["thing-other.pickle"]


def test_phrases_come_back_as_they_were_made() -> None:
    made: Book = statements()
    shelf.kept("phrases", "as-they-are", lambda: made)
    assert shelf.kept("phrases", "as-they-are", lambda: {}) == made
