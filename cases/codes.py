"""The code of a case: short, said aloud without mistakes, and not to be guessed.

Nine of twenty signs, as F3H-K7M-R2W: about 5 × 10¹¹ codes. The signs look different in print and sound different on the
telephone in Japanese (ビー, ディー, ティー … are one sound too many; so are 1 and I, 7 and しち, 0 and オー).
Whoever tries codes is stopped by the store after a few wrong ones (`cases.store.TRIES`), so even with ten thousand
cases kept, trying day and night would take decades to find one.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

SIGNS = "CFHKLMRTUWXY23456789"
LENGTH = 9
_GROUP = 3
EXAMPLE = "F3H-K7M-R2W"
_DASHES = re.compile(r"[\s\-‐‑–—―−ー_・]+")
_WRITTEN = re.compile(rf"(?<![A-Z0-9])[{SIGNS}](?:-?[{SIGNS}]){{{LENGTH - 1}}}(?![A-Z0-9])")


def new_code() -> str:
    """A code that nobody can foresee. It holds a letter, so that it is never taken for an amount."""
    while True:
        signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        if not signs.isdigit():
            return _grouped(signs)


def code_in(text: str) -> str | None:
    """The code that a text holds, however it was typed (small letters, full width, no dashes); None if it holds none."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).upper())
    found = _WRITTEN.search(plain)
    signs = found[0].replace("-", "") if found else ""
    return _grouped(signs) if found and not signs.isdigit() else None


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))
