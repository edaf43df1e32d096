"""Where a figure that is only about right would turn a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.rules import diagram
from actions.rules.answers import cuts_of
from actions.rules.diagram import Tree
from actions.rules.facts import Facts
from actions.rules.pieces import NumberVariable, RatioVariable


def turning_points(tree: Tree, facts: Facts, name: str, span: tuple[float, float]) -> Iterator[float]:
    """The limits within the span at which the verdict on the whole diagram changes, all other known facts as they are."""
    rest = {other: value for other, value in facts.items() if other != name}
    for variable in diagram.variables_of(tree):
        if name not in variable.facts or not isinstance(variable, NumberVariable | RatioVariable):
            continue
        for place, cut in enumerate(variable.cuts):
            sides = (diagram.restrict(diagram.choose(tree, {variable: place + side}), rest) for side in (0, 1))
            below, above = (side if isinstance(side, bool) else None for side in sides)
            if below is not above:
                limits = (limit for limit, _ in cuts_of(replace(variable, cuts=(cut,)), name, rest))
                yield from (limit for limit in limits if span[0] < limit <= span[1])
