"""Secrets of a messenger, from the environment only."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping


class SettingFault(Exception):
    """A secret is missing or malformed; the message says in Japanese which one, and what to do. Never the secret."""


def secret(name: str, form: str, looks: str, environment: Mapping[str, str] = os.environ) -> str:
    """The secret in the environment variable `name`, which must match `form`; `looks` describes the form in Japanese.

    Raises SettingFault.
    """
    value = environment.get(name, "").strip()
    if not value:
        raise SettingFault(f"環境変数 {name} がありません。{looks}を設定してください。")
    if not re.fullmatch(form, value):
        raise SettingFault(f"環境変数 {name} の形が違います。{looks}が、前後の空白なしで入っているか確かめてください。")
    return value


def wanted(names: tuple[str, ...], environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a messenger is to be opened: as soon as one of its secrets is there."""
    return any(environment.get(name, "").strip() for name in names)
