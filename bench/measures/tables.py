"""Tables in Markdown, printed or written into the documents between their markers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cases import today

UNDERSTANDING = Path(__file__).resolve().parents[2] / "docs" / "understanding.md"


def table(head: str, rows: Iterable[tuple[Any, ...]]) -> str:
    """`head` names the columns as `a | b`; numbers with a fraction get three places."""
    lines = [f"| {head} |", f"|{' --- |' * (head.count('|') + 1)}"]
    lines += ["| " + " | ".join(f"{c:.3f}" if isinstance(c, float) else str(c) for c in row) + " |" for row in rows]
    return "\n".join(lines)


def dated(text: str, *more: str) -> str:
    """The text below a line that says when, and on how large a machine, it was measured."""
    return f"Measured on {', '.join([str(today()), f'{os.cpu_count()} cores', *more])}.\n\n{text}"


def write(path: Path, name: str, text: str) -> None:
    """Put the text between `<!-- measured: name -->` and `<!-- end -->`; raises ValueError where these are missing."""
    before = path.read_text("utf-8")
    marked = re.compile(rf"(<!-- measured: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not marked.search(before):
        raise ValueError(f"{path} has no place for what is measured of {name}")
    path.write_text(marked.sub(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", before), "utf-8")
