"""Whether the register may be asked, and where it is."""

from __future__ import annotations

import os

TOKEN = "MADOGUCHI_GBIZINFO_TOKEN"
# What the ministry sends is 32 letters and figures; a header takes no other signs.
TOKEN_FORM = r"[A-Za-z0-9_-]{16,128}"
# The published description: https://api.info.gbiz.go.jp/hojin/swagger-ui/index.html?urls.primaryName=v2 (read 2026-11-28).
ADDRESS = "https://api.info.gbiz.go.jp/hojin/v2/hojin"


def token() -> str:
    """The operator's token for gBizINFO (`MADOGUCHI_GBIZINFO_TOKEN`); empty if there is none."""
    return os.environ.get(TOKEN, "").strip()


def switched_on() -> bool:
    """Whether the register may be asked at all: only where the operator has a token for it."""
    return bool(token())


def address() -> str:
    """Where the register answers; `MADOGUCHI_GBIZINFO_URL` names a stand-in, or another version of the API."""
    return (os.environ.get("MADOGUCHI_GBIZINFO_URL") or ADDRESS).rstrip("/")
