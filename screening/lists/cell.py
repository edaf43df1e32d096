"""What one cell of a member list says."""

from __future__ import annotations

from dataclasses import dataclass

from nlu import FactValue
from nlu.places import Place

# A longer cell is no fact. Names may be longer: they are carried through.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in the unit of the fact, or the places that an address can mean; neither if nothing is known.

    `about` if the figure is approximate (約20人). `problem` says in Japanese why the cell is not understood, or what of it.
    """

    value: FactValue | None = None
    places: frozenset[Place] = frozenset()
    about: bool = False
    problem: str | None = None


NOTHING = Cell()


def unclear(reason: str) -> Cell:
    """A cell of which no fact is taken."""
    return Cell(problem=reason)
