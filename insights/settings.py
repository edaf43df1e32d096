"""Whether anything is counted, and who may see it."""

from __future__ import annotations

import os

TOKEN = "MADOGUCHI_INSIGHTS_TOKEN"
TOKEN_FORM = r"[!-~]{16,200}"


def token() -> str:
    """The token that opens the page (`MADOGUCHI_INSIGHTS_TOKEN`); empty if nothing is to be counted."""
    return os.environ.get(TOKEN, "").strip()


def switched_on() -> bool:
    """Whether anything is counted."""
    return bool(token())
