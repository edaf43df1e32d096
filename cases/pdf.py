"""The sheet as PDF: one A4 page, whatever stands on it, with its Japanese font inside."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from io import BytesIO
from typing import Any

import segno
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph, Spacer, Table

from cases.sheet import Line, Section, Sheet

FONT = "IPAexGothic"
MARGIN = 13 * mm
WIDTH, HEIGHT = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
QR_SIDE = 25 * mm
GAP = 4 * mm
INK, SOFT, ACCENT = HexColor("#2b2723"), HexColor("#6a5f55"), HexColor("#a8481f")
# Points. The largest at which everything fits is taken; the fullest sheet that can be still fits at the last.
SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0)
_PLAIN = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
_CELLS = [*_PLAIN, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (0, 0), (-1, -1), GAP)]


def sheet_pdf(sheet: Sheet, code: str | None, url: str = "") -> bytes:
    """The page as a PDF file; the QR code leads to `url`. What is not kept has no code."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, lang="ja")
    canvas.setTitle(f"{sheet.title} {code or ''}".strip())
    canvas.setAuthor("窓口 Madoguchi")
    flow = _flow(sheet, code, url, largest_size(sheet, code, url))
    Frame(MARGIN, MARGIN, WIDTH, HEIGHT, 0, 0, 0, 0).addFromList(flow, canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def largest_size(sheet: Sheet, code: str | None, url: str) -> float:
    """The largest of SIZES, in points, at which everything stands on one page."""
    _font()
    return next(size for size in SIZES if _height(_flow(sheet, code, url, size)) <= HEIGHT)


@cache
def _font() -> None:
    # The IPAex font comes with matplotlib-fontja; its licence allows embedding, and only the signs used are embedded.
    pdfmetrics.registerFont(TTFont(FONT, str(files("matplotlib_fontja") / "fonts" / "ipaexg.ttf")))


def _height(flow: list[Flowable]) -> float:
    # The space around the parts counts too: a frame silently leaves out what does not fit any more.
    return float(sum(part.wrap(WIDTH, HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in flow))


def _flow(sheet: Sheet, code: str | None, url: str, size: float) -> list[Flowable]:
    head = [
        _text(sheet.title, size * 1.9, ACCENT),
        _text(sheet.made, size, SOFT),
        Spacer(1, size * 0.6),
        _text(sheet.lead, size * 1.25),
    ]
    flow: list[Flowable] = [_top(head, code, url, size)]
    halves = [section for section in sheet.sections if section.form == "half"]
    for section in sheet.sections:
        if section.form != "half":
            flow += [_heading(section.title, size), *_body(section, size)]
    if halves:
        cells = [[_heading(section.title, size), *_lines(section.lines, size)] for section in halves]
        flow.append(Table([cells], [WIDTH / len(halves)] * len(halves), style=_CELLS))
    flow.append(Spacer(1, size * 0.8))
    return [*flow, *(_text(line, size * 0.85, SOFT) for line in sheet.footer)]


def _top(head: list[Flowable], code: str | None, url: str, size: float) -> Flowable:
    if code is None:
        return Table([[head]], [WIDTH], style=_CELLS)
    corner = [_Code(url), _text(f"番号 {code}", max(size, 7.5))]
    return Table([[head, corner]], [WIDTH - QR_SIDE - 12 * mm, QR_SIDE + 12 * mm], style=_CELLS)


def _body(section: Section, size: float) -> list[Flowable]:
    if section.form != "facts":
        return _lines(section.lines, size)
    # Read down the left column first, as one reads a list.
    half = (len(section.lines) + 1) // 2
    left, right = section.lines[:half], section.lines[half:]
    columns = [[_beside(line, size) for line in lines] for lines in (left, right)]
    return [Table([columns], [WIDTH / 2] * 2, style=_CELLS)]


def _heading(text: str, size: float) -> Flowable:
    style = [
        *_PLAIN,
        ("TOPPADDING", (0, 0), (-1, -1), size * 0.7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), size * 0.2),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, ACCENT),
    ]
    return Table([[_text(text, size * 1.1, ACCENT)]], ["100%"], style=style, spaceAfter=size * 0.2)


def _beside(line: Line, size: float) -> Flowable:
    """A line with its small print on the same line."""
    notes = (
        f'<font color="{SOFT.hexval().replace("0x", "#")}" size="{size * 0.8}">　{escape("　".join(line.notes))}</font>'
    )
    return Paragraph(escape(line.text) + (notes if line.notes else ""), _style(size, INK))


def _lines(lines: list[Line], size: float) -> list[Flowable]:
    return [part for line in lines for part in _line(line, size)] or [Spacer(1, 0)]


def _line(line: Line, size: float) -> list[Flowable]:
    notes = [_text(note, size * 0.85, SOFT, leftIndent=size) for note in line.notes]
    return [_text(line.text, size), *notes]


def _text(text: str, size: float, colour: Any = INK, **style: Any) -> Flowable:
    return Paragraph(escape(text), _style(size, colour, **style))


def _style(size: float, colour: Any, **style: Any) -> ParagraphStyle:
    # CJK: no line begins with 、 or ） (kinsoku).
    return ParagraphStyle(
        "sheet", fontName=FONT, fontSize=size, leading=size * 1.35, textColor=colour, wordWrap="CJK", **style
    )


class _Code(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A QR code, drawn as squares so that it stays sharp at any size."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.width = self.height = QR_SIDE
        self._rows = [list(row) for row in segno.make(url, error="m").matrix_iter(border=4)]

    def draw(self) -> None:
        """Dark modules as squares, the first row on top."""
        side = QR_SIDE / len(self._rows)
        for row, modules in enumerate(self._rows):
            for column, dark in enumerate(modules):
                if dark:
                    self.canv.rect(column * side, QR_SIDE - (row + 1) * side, side, side, stroke=0, fill=1)
