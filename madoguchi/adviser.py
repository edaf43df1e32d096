"""The adviser over the repository's catalogue, for the commands."""

from __future__ import annotations

from actions.rules import Adviser, CatalogueError, default_adviser
from madoguchi.trouble import Trouble


def sound_adviser() -> Adviser:
    """The adviser; Trouble naming the first faults if the catalogue cannot be read."""
    try:
        return default_adviser()
    except CatalogueError as error:
        first = "\n".join(str(fault) for fault in error.faults[:5])
        raise Trouble(
            f"制度のデータに直すところがあります。madoguchi check で全部を確かめられます。\n{first}"
        ) from error
