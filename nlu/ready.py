"""What is made on first use, made now: better when a server starts than while the first owner waits."""

from __future__ import annotations

from nlu import bare_names, labels, neighbours, towns


def make() -> None:
    """Word vectors, the names of places and facts; what a message always needs comes with the first one that is read."""
    neighbours.load()
    bare_names.load()
    towns.load()
    labels.load()
