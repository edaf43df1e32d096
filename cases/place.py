"""Where cases are kept, for how long, and under which address the sheet is found."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

DEFAULT_DAYS = 30
LOCAL = "http://localhost:5005"


def data_dir() -> Path:
    """The folder for conversations and cases: outside the source tree, readable by its owner only.

    `MADOGUCHI_DATA_DIR` names another one; otherwise it follows the XDG base directory specification.
    """
    chosen = os.environ.get("MADOGUCHI_DATA_DIR")
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    folder = Path(chosen) if chosen else Path(state) / "madoguchi"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def private_file(name: str) -> Path:
    """A file there, which is nobody else's business on a shared machine."""
    file = data_dir() / name
    file.touch(mode=0o600)
    return file


def database_url() -> str:
    """The SQLAlchemy URL in `MADOGUCHI_CASES`, else a SQLite file in the data folder."""
    return os.environ.get("MADOGUCHI_CASES") or f"sqlite:///{private_file('cases.db')}"


def days_kept() -> int:
    """For how many days a case is kept (`MADOGUCHI_CASES_DAYS`)."""
    return int(os.environ.get("MADOGUCHI_CASES_DAYS") or DEFAULT_DAYS)


def last_day(created: datetime) -> date:
    """The last day on which what is kept since then may be read."""
    return created.date() + timedelta(days=days_kept())


def address(path: str) -> str:
    """A public address: `MADOGUCHI_URL` is how people reach this server."""
    return f"{(os.environ.get('MADOGUCHI_URL') or LOCAL).rstrip('/')}{path}"


def sheet_address(code: str, form: str = "") -> str:
    """Where the sheet of a case is found: the page, or with `form` (`.pdf`, `.json`) another rendering."""
    return address(f"/sheet/{code}{form}")


def resume_address(code: str) -> str:
    """The chat, with the case ready to be gone on with. What stands behind # never leaves the browser."""
    return address(f"/#code={code}")
