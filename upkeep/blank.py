"""A new scheme: a commented file in which everything that must be filled in stands empty, for `check` to name."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template
from typing import get_args

from actions.rules.entry import Kind
from actions.rules.loader import ID

KINDS: tuple[str, ...] = get_args(Kind)
BLANK = Path(__file__).with_name("blank_scheme.yml")


class Refusal(ValueError):
    """There can be no such file; the message says in Japanese why, and what to do."""


def write(folder: Path, kind: str, scheme: str, name: str | None = None) -> Path:
    """Write the blank file of a scheme below the catalogue `folder`; the path. Raises Refusal, overwrites nothing."""
    path = _place(folder, kind, scheme)
    text = Template(BLANK.read_text(encoding="utf-8")).substitute(id=scheme, kind=kind, name=_quoted(name))
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path


def _place(folder: Path, kind: str, scheme: str) -> Path:
    if kind not in KINDS:
        raise Refusal(f"「{kind}」という種類はありません。{'、'.join(KINDS)} のどれかを指定してください。")
    if not ID.fullmatch(scheme):
        raise Refusal(f"id「{scheme}」は使えません。半角の小文字・数字・「-」だけで書いてください（例: {kind}-new）。")
    siblings = {path.stem.split("-")[0] for path in (folder / "schemes" / kind).glob("*.yml")} or {kind}
    if scheme.split("-")[0] not in siblings or "-" not in scheme:
        usual = "か".join(f"「{first}-」" for first in sorted(siblings))
        raise Refusal(f"この種類の id は{usual}で始めてください。")
    for taken in (folder / "schemes").rglob(f"{scheme}.yml"):
        raise Refusal(f"{taken} は、もうあります。上書きはしません。別の id にするか、そのファイルを直してください。")
    return folder / "schemes" / kind / f"{scheme}.yml"


def _quoted(name: str | None) -> str:
    """A name is written in quotation marks: it may hold anything. A JSON string is one of YAML as well."""
    return json.dumps(name, ensure_ascii=False) if name else "  # 正式な名前"
