"""The sheet as a page to read and to print. Everything in it is escaped; it needs no script."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, Template, select_autoescape

from cases.case import Case
from cases.place import resume_address, sheet_address

WEB = Path(__file__).resolve().parent.parent / "web"
STYLE = WEB / "sheet.css"
# From so many lines on, the print is smaller, so that the page stays one page.
DENSE, DENSER = 50, 80


def sheet_page(case: Case) -> str:
    """The page of a case."""
    url = sheet_address(case.code)
    return _template("sheet.html").render(
        sheet=case.sheet,
        code=case.code,
        density=_density(case),
        qr=segno.make(url, error="m").svg_data_uri(border=4, scale=4),
        pdf=sheet_address(case.code, ".pdf"),
        resume=resume_address(case.code),
    )


def message_page(title: str, text: str) -> str:
    """A page that says why there is no sheet."""
    return _template("sheet-missing.html").render(title=title, text=text)


def _density(case: Case) -> str:
    lines = sum(1 + len(line.notes) for section in case.sheet.sections for line in section.lines)
    return "denser" if lines > DENSER else "dense" if lines > DENSE else ""


@cache
def _template(name: str) -> Template:
    return Environment(loader=FileSystemLoader(WEB), autoescape=select_autoescape(), trim_blocks=True).get_template(
        name
    )
