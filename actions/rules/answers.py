"""What may be answered to a question: values that stand for all that some diagrams can tell apart, and their chances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from actions.rules.conditions import Cut
from actions.rules.facts import Facts, FactSpec
from actions.rules.pieces import MemberVariable, NumberVariable, RatioVariable, ValueVariable, Variable
from actions.rules.priors import Chances

# "About 20" is taken for anything between 16 and 24.
ABOUT = 0.2
# A text that no condition names, such as a municipality without schemes of its own.
ANY_OTHER = ""

Answer = tuple[Any, float]


def possible(spec: FactSpec, variables: Iterable[Variable], facts: Facts, chances: Chances) -> list[Answer]:
    """The answers to a question that these variables can tell apart, each with its chance; the chances sum to 1."""
    variables = list(variables)
    if spec.numeric:
        cuts = sorted(set(chain.from_iterable(cuts_of(variable, spec.name, facts) for variable in variables)))
        return list(zip(between(cuts, spec), chances(NumberVariable(spec.name, tuple(cuts))), strict=True))
    if spec.type == "set":
        return _sets(sorted(v.member for v in set(variables) if isinstance(v, MemberVariable)), spec, chances)
    named = sorted({value for v in variables if isinstance(v, ValueVariable) for value in v.named}, key=str)
    return _values(named, spec, chances)


def around(value: float) -> tuple[float, float]:
    """The least and the most that an approximate figure may be in truth."""
    low, high = sorted((value * (1 - ABOUT), value * (1 + ABOUT)))
    return low, high


def _values(named: Sequence[str | bool], spec: FactSpec, chances: Chances) -> list[Answer]:
    others = [value for value in spec.values or (ANY_OTHER,) if value not in named]
    rest = others[:1] if spec.type != "bool" else []
    shares = chances(ValueVariable(spec.name, tuple(named), rest=bool(rest)))
    return list(zip((*named, *rest), shares, strict=True))


def _sets(members: Sequence[str], spec: FactSpec, chances: Chances) -> list[Answer]:
    """None of the members, or just one: several at once are rare, and tell the diagrams little more."""
    odds = {member: chances(MemberVariable(spec.name, member))[1] for member in members}
    none = 1.0
    for chance in odds.values():
        none *= 1 - chance
    whole = sum(odds.values()) or 1.0
    return [((), none), *(((member,), (1 - none) * chance / whole) for member, chance in odds.items())]


def cuts_of(variable: Variable, name: str, facts: Facts) -> Iterator[Cut]:
    """Where the variable cuts this fact; a ratio does so once its other amount is known."""
    match variable:
        case NumberVariable(_, cuts):
            yield from cuts
        case RatioVariable(of, to, cuts) if name == of and to in facts:
            yield from ((limit * facts[to], side) for limit, side in cuts)
        case RatioVariable(of, to, cuts) if name == to and of in facts:
            yield from ((facts[of] / limit, side) for limit, side in cuts if limit)
        case _:
            return


def between(cuts: Sequence[Cut], spec: FactSpec) -> Iterator[float]:
    """A number from each piece."""
    if not cuts:
        yield spec.min or 0
        return
    first = cuts[0][0]
    yield first - 1 if spec.min is None else spec.min if first > spec.min else first
    for (low, side), (high, _) in pairwise((*cuts, (cuts[-1][0] + 2, 0))):
        yield (low + high) / 2 if side else low
