"""Lines of text from files whose encoding nobody has written down: UTF-8 and CP932, even mixed, and UTF-16.

Each line is read as most of the lines are; one that cannot be, as the other encoding if that fits; else what cannot be
read becomes U+FFFD, which `table` names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NARROW = ("utf-8", "cp932")
_HEAD = 65536
# Bytes without a meaning in CP932, which Python's codec lets pass.
_MEANINGLESS = re.compile("[\x80\uf8f0-\uf8f3]")


@dataclass(frozen=True)
class Survey:
    """How a text file is to be read: the encodings in the order in which they are tried, and the number of its lines."""

    encodings: tuple[str, ...]
    lines: int


def survey(path: Path) -> Survey:
    """Look through the whole file once. Raises OSError."""
    if wide := _wide(path):
        with path.open(encoding=wide, errors="replace", newline="") as text:
            return Survey((wide,), sum(1 for _ in text))
    fitting = dict.fromkeys(_NARROW, 0)
    count = 0
    for line in _raw(path):
        count += 1
        if not line.isascii():
            for encoding in _NARROW:
                fitting[encoding] += _fits(line, encoding)
    return Survey(tuple(sorted(_NARROW, key=lambda each: -fitting[each])), count)


def lines(path: Path, found: Survey) -> Iterator[str]:
    """The lines with their ends, whatever ends them."""
    if found.encodings[0] not in _NARROW:
        with path.open(encoding=found.encodings[0], errors="replace", newline="") as text:
            yield from text
        return
    for number, line in enumerate(_raw(path)):
        text_line = _decoded(line, found.encodings)
        yield text_line if number else text_line.removeprefix("\ufeff")


def _raw(path: Path) -> Iterator[bytes]:
    """The lines as bytes. In neither encoding can the bytes of a line's end be part of another character."""
    with path.open(encoding="latin-1", newline="") as file:
        for line in file:
            yield line.encode("latin-1")


def _decoded(line: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        if _fits(line, encoding):
            return line.decode(encoding)
    return line.decode(encodings[0], errors="replace")


def _fits(line: bytes, encoding: str) -> bool:
    try:
        return not (_MEANINGLESS.search(line.decode(encoding)) and encoding == "cp932")
    except UnicodeDecodeError:
        return False


def _wide(path: Path) -> str | None:
    """UTF-16 by its mark, or by the empty half of its digits, commas and line ends."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    low, high = head[1::2].count(0), head[0::2].count(0)
    if max(low, high) * 20 < len(head) or min(low, high) * 10 > max(low, high):
        return None
    return "utf-16-le" if low > high else "utf-16-be"
