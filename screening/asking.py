"""The fewest answers that can make a scheme certain for a firm: what to ask for on the phone."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from actions.rules.conditions import Shape
from actions.rules.diagram import Node, Tree, variables_of
from actions.rules.pieces import Variable
from actions.rules.priors import Chances

# How many answers, how unlikely they are, and to which facts.
_Way = tuple[int, float, frozenset[str]]
_NOTHING: _Way = (0, 0.0, frozenset())


def fewest(tree: Tree, known: Collection[str], chances: Chances, shapes: Mapping[str, Shape]) -> tuple[str, ...]:
    """The facts of the shortest way to a certain yes, whatever the others are; of several such ways the likeliest.

    At each variable either its answer is asked for, and one branch followed, or it is not, and then all branches must
    hold together. Nothing if the diagram is decided.
    """
    if isinstance(tree, bool):
        return ()
    place = {name: at for at, name in enumerate(shapes)}
    ranks = {v: at for at, v in enumerate(sorted(variables_of(tree), key=lambda v: (place[v.facts[0]], str(v))))}
    way = _Search(ranks, known, chances).way(frozenset((tree,)))
    assert way is not None, "an open diagram can become true"
    return tuple(sorted(way[2], key=place.__getitem__))


class _Search:
    def __init__(self, ranks: Mapping[Variable, int], known: Collection[str], chances: Chances) -> None:
        self._ranks, self._known, self._chances = ranks, known, chances
        self._done: dict[frozenset[Tree], _Way | None] = {}

    def way(self, trees: frozenset[Tree]) -> _Way | None:
        """The best way to make all of these diagrams true; None if there is none."""
        nodes = frozenset(tree for tree in trees if tree is not True)
        if False in nodes:
            return None
        if not nodes:
            return _NOTHING
        if nodes not in self._done:
            self._done[nodes] = self._work_out(nodes)
        return self._done[nodes]

    def _work_out(self, nodes: frozenset[Tree]) -> _Way | None:
        open_ = [node for node in nodes if isinstance(node, Node)]
        variable = min((node.variable for node in open_), key=self._ranks.__getitem__)
        here = [node for node in open_ if node.variable == variable]
        rest = nodes.difference(here)
        ways = [self.way(rest.union(*(node.branches for node in here)))]
        for piece, chance in enumerate(self._chances(variable)):
            after = self.way(rest.union(node.branches[piece] for node in here))
            ways.append(after and self._with(variable, chance, after))
        return min((way for way in ways if way), key=lambda way: way[:2], default=None)

    def _with(self, variable: Variable, chance: float, after: _Way) -> _Way:
        asked = after[2].union(name for name in variable.facts if name not in self._known)
        return len(asked), after[1] - math.log(max(chance, 1e-12)), asked
