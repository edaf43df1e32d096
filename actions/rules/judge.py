"""Judges one scheme for one firm on one day: verdict, missing facts, reasons, figures, and what is within reach."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from actions.rules import diagram
from actions.rules.advice import Reach, Reason, SourceRef, Verdict
from actions.rules.catalogue import Catalogue, demand, requirement
from actions.rules.conditions import Condition, Is
from actions.rules.diagram import Tree
from actions.rules.entry import Source
from actions.rules.facts import Facts, FactSpec, years_between
from actions.rules.figures import CALCULATORS
from actions.rules.model import Decided, Scheme, Version
from actions.rules.pieces import MemberVariable, NumberVariable, RatioVariable, ValueVariable, Variable


@dataclass(frozen=True)
class Finding:
    """The verdict on a condition, and the diagram of what is still open."""

    tree: Tree
    missing_facts: tuple[str, ...]

    @property
    def holds(self) -> bool | None:
        """True or false if nothing unknown can change it, else None."""
        return self.tree if isinstance(self.tree, bool) else None

    @property
    def verdict(self) -> Verdict:
        """The same as a verdict."""
        return {True: Verdict.ELIGIBLE, False: Verdict.INELIGIBLE, None: Verdict.UNKNOWN}[self.holds]


# A few thousand diagrams of some dozen nodes: a few megabytes.
FINDINGS_KEPT = 16384
CHANCES_KEPT = 16384


def _find(tree: Tree, known: tuple[tuple[str, Any], ...]) -> Finding:
    facts = dict(known)
    left = diagram.restrict(tree, facts)
    return Finding(left, diagram.missing(left, facts))


class Judge:
    """Decides conditions of a catalogue; diagrams are built once for each condition and set of definitions."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._trees: dict[tuple[Condition, int], Tree] = {}
        self._absent = [(name, absent) for name, spec in catalogue.vocabulary.items() for absent in spec.when_absent]
        # The turns of a conversation ask the same again and again: what was found is kept for a while.
        self._found = lru_cache(maxsize=FINDINGS_KEPT)(_find)
        self.chance = lru_cache(maxsize=CHANCES_KEPT)(self._chance)

    def find(self, condition: Condition, facts: Facts, day: date) -> Finding:
        """What the facts say of the condition with the definitions of the day."""
        tree = self._tree(condition, day)
        read = (name for variable in diagram.variables_of(tree) for name in variable.facts)
        known = {name: facts[name] for name in read if name in facts}
        return self._found(tree, tuple((n, tuple(v) if isinstance(v, list) else v) for n, v in known.items()))

    def tree(self, version: Version, day: date) -> Tree:
        """The whole diagram of all that the version demands."""
        return self._tree(requirement(version), day)

    def _chance(self, tree: Tree, topics: tuple[str, ...]) -> float:
        """How likely what a finding leaves open holds, for people who come for these topics."""
        return diagram.probability(tree, self.catalogue.priors.among(topics))

    def _tree(self, condition: Condition, day: date) -> Tree:
        key = (condition, self.catalogue.epoch(day))
        if key not in self._trees:
            self._trees[key] = diagram.build(self.catalogue.in_full(condition, day), self.catalogue.shapes)
        return self._trees[key]

    def derive(self, facts: Facts, day: date) -> Facts:
        """The facts with those that follow from them: years in business from the founding day (it wins over a stated
        number), and what a fact is if nobody says otherwise.
        """
        derived = dict(facts)
        if "established_on" in facts:
            derived["years_in_business"] = years_between(date.fromisoformat(facts["established_on"]), day)
        for name, absent in self._absent:
            if name not in derived and self.find(absent.when, facts, day).holds:
                derived[name] = absent.value
        return derived

    def judge(self, version: Version, facts: Facts, day: date) -> Finding:
        """What the facts say of all that the version demands."""
        return self.find(requirement(version), facts, day)

    def reasons(self, version: Version, facts: Facts, day: date) -> list[Reason]:
        """Each deciding condition that counts for this firm; one that differs by industry only where it applies."""
        return [self._reason(version, item, facts, day) for item in self._counting(version, facts, day)]

    def _counting(self, version: Version, facts: Facts, day: date) -> Iterator[Decided]:
        for item in version.decided:
            applies = True if item.applies is None else self.find(item.applies, facts, day).holds
            if applies or (applies is None and self.find(demand(item), facts, day).holds is not True):
                yield item

    def _reason(self, version: Version, item: Decided, facts: Facts, day: date) -> Reason:
        condition = demand(item)
        variables = diagram.variables_of(self._tree(condition, day))
        read = dict.fromkeys(name for variable in variables for name in variable.facts)
        return Reason(
            text=item.text + self._detail(item, facts, day),
            facts=list(read),
            holds=self.find(condition, facts, day).holds,
            source=version.source_of(item).title,
        )

    def _detail(self, item: Decided, facts: Facts, day: date) -> str:
        """For a condition that is a definition: its own words for this firm's industry, where those are settled."""
        if not isinstance(item.when, Is):
            return ""
        version = self.catalogue.scheme(item.when.definition).version_on(day)
        assert version is not None
        counting = list(self._counting(version, facts, day))
        return f"（{counting[0].text}）" if len(counting) == 1 and len(version.decided) > 1 else ""

    def figures(self, version: Version, facts: Facts, day: date) -> dict[str, Any]:
        """What the version's calculators make of the facts."""
        result: dict[str, Any] = {}
        for name in version.figures:
            result |= CALCULATORS[name].compute(facts, version.terms, day)
        return result

    def within_reach(self, version: Version, facts: Facts, day: date) -> list[Reach]:
        """The single deeds that would make the firm eligible, whatever the unknown facts are."""
        finding = self.judge(version, facts, day)
        if finding.holds is True:
            return []
        full = self.tree(version, day)
        reaches = []
        for variable in diagram.variables_of(full):
            spec = self.catalogue.vocabulary[variable.facts[0]]  # of a ratio, the part that a firm can raise
            if spec.deed is not None and (needs := self._needs(full, variable, facts)) is not None:
                reaches.append(Reach(text=_deed_text(spec, needs), fact=spec.name, needs=needs))
        return reaches

    def _needs(self, full: Tree, variable: Variable, facts: Facts) -> dict[str, Any] | None:
        """The least that this fact would have to be for the condition to hold; None if it alone cannot do it."""
        rest = {name: value for name, value in facts.items() if name not in variable.facts}
        others = _other_members(full, variable, facts)
        for piece in range(variable.size):
            needs = _as_deed(variable, piece, facts)
            if needs and diagram.restrict(diagram.choose(full, {variable: piece, **others}), rest) is True:
                return needs
        return None


def _other_members(tree: Tree, variable: Variable, facts: Facts) -> dict[Variable, int]:
    """For a member of a known set, the other members stay as they are."""
    if not isinstance(variable, MemberVariable) or variable.fact not in facts:
        return {}
    same = [v for v in diagram.variables_of(tree) if isinstance(v, MemberVariable) and v.fact == variable.fact]
    return {v: int(v.member in facts[v.fact]) for v in same if v != variable}


def _as_deed(variable: Variable, piece: int, facts: Facts) -> dict[str, Any] | None:
    """A piece as something one can do: reach a number, get something into a set, turn a no into a yes."""
    match variable:
        case NumberVariable(_, cuts) if piece:
            return {"min": cuts[piece - 1][0]}
        case RatioVariable(_, to, cuts) if 0 < piece <= len(cuts) and to in facts:
            return {"min": math.ceil(Fraction(str(cuts[piece - 1][0])) * Fraction(str(facts[to])))}
        case ValueVariable(_, named) if named[piece : piece + 1] == (True,):
            return {"value": True}
        case MemberVariable(_, member) if piece:
            return {"has": member}
        case _:
            return None


_COUNTED = {
    "months": "{}か月",
    "years": "{}年",
    "days": "{}日",
    "persons": "{}人",
    "members": "{}社",
    "yen": "{}円",
    "yen per year": "年{}円",
    "percent": "{}％",
    "percent per year": "年{}％",
    "yen per hour": "時給で{}円",
    "filings": "{}期",
}


def _deed_text(spec: FactSpec, needs: dict[str, Any]) -> str:
    assert spec.deed is not None
    if "has" in needs:
        return spec.deed.text.replace("{needs}", (spec.values or {})[needs["has"]])
    if "min" in needs:
        return spec.deed.text.replace("{needs}", _COUNTED[spec.unit or ""].format(f"{needs['min']:,}"))
    return spec.deed.text


def refer(source: Source) -> SourceRef:
    """A source as it stands in an advice."""
    return SourceRef(title=source.title, url=source.url, page=source.page, checked_on=source.checked_on)


def applies_to(scheme: Scheme, day: date) -> tuple[str, Version]:
    """Is the scheme in force on the day (`in_force`, `not_yet`, `ended`), and the version to speak of."""
    version = scheme.version_on(day)
    if version is not None:
        return "in_force", version
    ended = [v for v in scheme.versions if v.end is not None and v.end < day]
    return ("ended", ended[-1]) if ended else ("not_yet", scheme.versions[0])
