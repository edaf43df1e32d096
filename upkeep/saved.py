"""Saved cases: JSON files with the facts of a firm, as `advise` takes them, or as a case or a call is exported.

A file holds one of these forms, or a list of them: `{"industry": "retail", …}`, `{"facts": {…}}`, or
`{"facts": [{"fact": "industry", "value": "retail"}, …]}` (the JSON of a hand-over sheet).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.rules.facts import FactError, Facts, Vocabulary


class Unreadable(ValueError):
    """A folder or file that holds no cases; the message says in Japanese which, and what to do."""


@dataclass(frozen=True)
class Saved:
    """One case: where it stands, and the facts."""

    name: str
    facts: Facts


def read(folder: Path, vocabulary: Vocabulary) -> list[Saved]:
    """All cases below a folder, by file name. Raises Unreadable."""
    files = sorted(folder.rglob("*.json")) if folder.is_dir() else []
    if not files:
        raise Unreadable(f"{folder} に、会社の情報を書いたJSONファイルがありません。フォルダを確かめてください。")
    return [saved for file in files for saved in _cases(file, str(file.relative_to(folder)), vocabulary)]


def _cases(file: Path, name: str, vocabulary: Vocabulary) -> Iterator[Saved]:
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Unreadable(f"{file} は、UTF-8のJSONとして読めません（{error}）。中身を確かめてください。") from error
    entries = data if isinstance(data, list) else [data]
    for number, entry in enumerate(entries, start=1):
        named = f"{name}（{number}件目）" if len(entries) > 1 else name
        try:
            yield Saved(named, vocabulary.validate(_facts(entry)))
        except FactError as error:
            problems = "、".join(problem.message for problem in error.problems)
            raise Unreadable(f"{file} の{named}: {problems}") from error
        except (AttributeError, KeyError, TypeError) as error:
            raise Unreadable(f'{file} は {{"industry": "retail", …}} の形で書いてください。') from error


def _facts(entry: dict[str, Any]) -> dict[str, Any]:
    facts = entry.get("facts", entry)
    return {each["fact"]: each["value"] for each in facts} if isinstance(facts, list) else dict(facts)
