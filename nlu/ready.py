"""What is made on first use, made now: better when a server starts than while the first owner waits."""

from __future__ import annotations

from nlu import bare_names, half_named, half_written, labels, neighbours, towns


def make() -> None:
    """Word vectors, the names of places and facts, half written words; what a message always needs comes with the first one that is read."""
    neighbours.load()
    bare_names.load()
    towns.load()
    labels.load()
    half_written.load()
    half_named.load()
