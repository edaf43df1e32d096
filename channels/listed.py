"""Which addresses and telephone numbers in an answer may become links: only those that the house itself lists.

What a person typed can come back in an answer, quoted; an address in it stays plain text.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from cases.place import address

ROOT = Path(__file__).resolve().parent.parent
# Wherever people of the house write addresses down.
LISTS = ("domain.yml", "actions/*.yml", "catalogue/**/*.yml")
_ADDRESS = re.compile(r"https?://[\w\-.~:/?#@!$&*+,;=%()]*[\w/=&#-]", re.ASCII)
_PHONE = re.compile(r"(?<![\d-])(?:0\d{1,4}-\d{1,4}-\d{3,4}|[#♯]\d{4})(?![\d-])", re.ASCII)


def links_in(text: str) -> list[str]:
    """The listed addresses and numbers in a text, as they stand there, each once."""
    ours = address("/sheet/")
    found = dict.fromkeys([*_ADDRESS.findall(text), *_PHONE.findall(text)])
    return [item for item in found if item in _listed() or item.startswith(ours)]


@cache
def _listed() -> frozenset[str]:
    files = [file for pattern in LISTS for file in sorted(ROOT.glob(pattern))]
    texts = [file.read_text(encoding="utf-8") for file in files]
    return frozenset(item for text in texts for item in [*_ADDRESS.findall(text), *_PHONE.findall(text)])
