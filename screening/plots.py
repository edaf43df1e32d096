"""Bars in parts as SVG, drawn with a Japanese font that becomes outlines: the same on every machine, without any
other file.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, SOFT = "#2b2723", "#d8cec2"
# Told apart without colours as well: by lightness, and by the table beside the plot.
COLOURS = ("#8f3a15", "#d98a4e", "#efd0ae")
LONGEST_NAME = 24


class Bar(NamedTuple):
    """A bar with its name and the lengths of its parts."""

    name: str
    parts: tuple[int, ...]


def bars(rows: Sequence[Bar], parts: Sequence[str]) -> str:
    """The rows as lying bars, the first on top; `parts` names the colours. The address of an SVG image."""
    # Slow to import: only when something is drawn.
    import matplotlib
    import matplotlib_fontja
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": "summary", "axes.edgecolor": SOFT}):
        matplotlib_fontja.japanize()
        figure = Figure(figsize=(8.5, 0.9 + 0.32 * len(rows)), layout="constrained")
        axes = figure.add_subplot()
        left = [0] * len(rows)
        for place, part in enumerate(parts):
            lengths = [row.parts[place] for row in rows]
            axes.barh(range(len(rows)), lengths, left=left, color=COLOURS[place], label=part, height=0.7)
            left = [start + length for start, length in zip(left, lengths, strict=True)]
        axes.set_yticks(range(len(rows)), [_short(row.name) for row in rows])
        axes.invert_yaxis()
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(length=0, labelcolor=INK)
        axes.spines[["top", "right", "left"]].set_visible(False)
        if len(parts) > 1:
            figure.legend(loc="outside upper right", ncols=len(parts), frameon=False)
        return _address(figure)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _address(figure: Figure) -> str:
    image = io.BytesIO()
    figure.savefig(image, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(image.getvalue()).decode()}"
