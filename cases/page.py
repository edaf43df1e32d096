"""The sheet as a page to read and to print. Everything in it is escaped; it needs no script."""

from __future__ import annotations

import segno

from cases.case import Case
from cases.pdf import largest_size
from cases.place import resume_address, sheet_address
from cases.template import WEB, template

STYLE = WEB / "sheet.css"
# Points: where the PDF needs smaller letters than these to be one page, the print gets smaller ones as well.
DENSE, DENSER = 9.5, 8.0


def sheet_page(case: Case) -> str:
    """The page of a case."""
    url = sheet_address(case.code)
    return template("sheet.html").render(
        sheet=case.sheet,
        code=case.code,
        density=_density(case),
        qr=segno.make(url, error="m").svg_data_uri(border=4, scale=4),
        pdf=sheet_address(case.code, ".pdf"),
        resume=resume_address(case.code),
    )


def message_page(title: str, text: str) -> str:
    """A page that says why there is no sheet."""
    return template("sheet-missing.html").render(title=title, text=text)


def _density(case: Case) -> str:
    size = largest_size(case.sheet, case.code, sheet_address(case.code))
    return "denser" if size < DENSER else "dense" if size < DENSE else ""
