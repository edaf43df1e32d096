"""Cells of a table that a spreadsheet may open."""

from __future__ import annotations

# Spreadsheets take what begins so for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(cell: str) -> str:
    """The cell, marked as text if it would be taken for a formula: what people wrote is none."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
