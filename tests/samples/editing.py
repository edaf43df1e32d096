"""The small catalogue of the engine's tests, and how a clerk edits it."""

import subprocess
from pathlib import Path

import pytest

from actions.rules import Adviser

SMALL = Path(__file__).parents[1] / "rules" / "small"
NEW = "schemes/loan/loan-new.yml"
OLD = "schemes/loan/loan-old.yml"
ENDING = "schemes/loan/loan-ending.yml"
LITTLE = "schemes/definition/def-little.yml"
OFFICE = "offices/office-guarantee.yml"


def edit(catalogue: Path, file: str, old: str, new: str) -> None:
    path = catalogue / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def publish(catalogue: Path) -> None:
    """Commit the catalogue in a repository of its own."""
    author = ("-c", "user.name=t", "-c", "user.email=t@example.jp")
    for arguments in (("init", "-q"), ("add", "catalogue"), (*author, "commit", "-qm", "published")):
        subprocess.run(["git", "-C", str(catalogue.parent), *arguments], check=True)


def take_back(catalogue: Path) -> None:
    """Put the catalogue back as it is published."""
    subprocess.run(["git", "-C", str(catalogue.parent), "checkout", "-q", "--", "catalogue"], check=True)


def use(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `madoguchi diff` compare this catalogue."""
    monkeypatch.setattr("madoguchi.diff.ROOT", catalogue.parent)
    monkeypatch.setattr("madoguchi.diff.sound_adviser", lambda: Adviser.load(catalogue))
