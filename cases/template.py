"""Pages that are filled in. Whatever is put into one is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template, select_autoescape

WEB = Path(__file__).resolve().parent.parent / "web"


@cache
def template(name: str, folder: Path = WEB) -> Template:
    """The page of this name."""
    pages = Environment(loader=FileSystemLoader(folder), autoescape=select_autoescape(), trim_blocks=True)
    return pages.get_template(name)
