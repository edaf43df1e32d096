"""Where things stand. The commands run from a checkout, so everything is found from its root."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "catalogue"
DATA = ROOT / "data"
DOMAIN = ROOT / "domain.yml"
CONFIG = ROOT / "config.yml"
ENDPOINTS = ROOT / "endpoints.yml"
CREDENTIALS = ROOT / "credentials.yml"
MODELS = ROOT / "models"
WEB = ROOT / "web"


def data_dir() -> Path:
    """The folder for conversations: outside the source tree, readable by its owner only.

    `MADOGUCHI_DATA_DIR` names another one; otherwise it follows the XDG base directory specification.
    """
    chosen = os.environ.get("MADOGUCHI_DATA_DIR")
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    folder = Path(chosen) if chosen else Path(state) / "madoguchi"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
