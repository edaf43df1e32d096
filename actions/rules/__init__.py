"""The embedded rules module: facts of a firm in, advice out. It knows no Rasa and does nothing on import.

    >>> from datetime import date
    >>> from actions.rules import default_adviser
    >>> adviser = default_adviser()
    >>> facts = adviser.vocabulary.validate({"industry": "restaurant", "employees_regular": 3, "topics": ["funding"]})
    >>> advice = adviser.advise(facts, as_of=date(2026, 11, 25))
    >>> advice.size_class.small
    True

Outsiders enter here: `Adviser`, `default_adviser`, `check`, `upkeep`, `ahead`, and the errors `FactError`, `UnknownId`, `CatalogueError`.
"""

from functools import cache
from pathlib import Path

from actions.rules.advice import Advice, Verdict
from actions.rules.advise import Adviser
from actions.rules.catalogue import UnknownId
from actions.rules.check import check
from actions.rules.facts import FactError, Problem
from actions.rules.source import CatalogueError, Fault
from actions.rules.upkeep import ahead, upkeep

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"


@cache
def default_adviser() -> Adviser:
    """The adviser over the repository's own catalogue, loaded once. Raises CatalogueError."""
    return Adviser.load(CATALOGUE)


__all__ = [
    "CATALOGUE",
    "Advice",
    "Adviser",
    "CatalogueError",
    "FactError",
    "Fault",
    "Problem",
    "UnknownId",
    "Verdict",
    "ahead",
    "check",
    "default_adviser",
    "upkeep",
]
