"""The small catalogue, and how a clerk edits it."""

from pathlib import Path

SMALL = Path(__file__).parents[1] / "rules" / "small"
NEW = "schemes/loan/loan-new.yml"
OLD = "schemes/loan/loan-old.yml"


def edit(catalogue: Path, file: str, old: str, new: str) -> None:
    path = catalogue / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
