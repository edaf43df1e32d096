"""Which fact to ask next: the one whose answer is expected to settle most of what comes first in the advice.

docs/interview.md explains it and says how well it does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from actions.rules import answers, diagram
from actions.rules.advice import Choice, Question
from actions.rules.conditions import Condition
from actions.rules.diagram import Tree
from actions.rules.facts import Facts, FactSpec
from actions.rules.judge import Judge
from actions.rules.model import Office
from actions.rules.offices import turns_on_municipality
from actions.rules.relevance import coarse, much_less

# The interview settles the suggestions that a person is told first; it is over when they are certain.
FIRST = 3
# What knowing the right counter is worth. Doubt whether a scheme is among the first is 1/4 at most.
PLACE_WORTH = 0.15
# A question about debt, age or gender costs trust: what it settles counts for less.
SENSITIVE_COST = 0.4
# An answer that can change the advice is worth a little even where it leaves the expected doubt as it is.
LEAST_WORTH = 1e-6
# A few thousand diagrams and the answers to their facts: some megabytes.
CHANCES_KEPT = 65536

Known = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Wanted:
    """A scheme that fits the topics: how well, and when it is to the point for a firm and open to it."""

    fit: float
    condition: Condition


@dataclass(frozen=True)
class Subject:
    """What is asked about: the schemes, best first; the offices to be named; what the person is here for; the day."""

    wanted: Sequence[Wanted]
    doors: Sequence[Office]
    topics: tuple[str, ...]
    day: date


class Interview:
    """Asks for a judge's catalogue; keeps nothing between calls but chances already worked out."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._chance = lru_cache(maxsize=CHANCES_KEPT)(self._work_out)

    def questions(self, subject: Subject, facts: Facts, skip: Collection[str] = ()) -> Iterator[str]:
        """The facts to ask for in turn, each as if those before had got their likeliest answer.

        They end when no answer could change what comes first. What follows the question for the topics is open.
        """
        if not subject.topics and "topics" not in skip:
            yield "topics"
            return
        while worth := self.worth(subject, facts, skip):
            best = max(worth, key=worth.__getitem__)
            yield best
            trees = self.contenders(subject, facts, skip)
            likeliest, _ = max(self._answers(best, trees, subject, facts), key=lambda a: a[1])
            facts = self._judge.derive({**facts, best: likeliest}, subject.day)

    def contenders(self, subject: Subject, facts: Facts, skip: Collection[str] = ()) -> list[Tree]:
        """The diagrams of all that could be among the first, in the order they would have there; True is certain."""
        found: list[Tree] = []
        best, certain = 0.0, 0
        for wanted in subject.wanted:
            if certain == FIRST or much_less(wanted.fit, best):
                break
            tree = self._judge.find(wanted.condition, facts, subject.day).tree
            if tree is True or self._as_good_as_certain(tree, facts, subject, skip):
                best, certain = best or wanted.fit, certain + 1
            if tree is not False:
                found.append(tree)
        return found

    def _as_good_as_certain(self, tree: Tree, facts: Facts, subject: Subject, skip: Collection[str]) -> bool:
        """Does it turn on refused facts alone, so likely that it stands where a certain one does whatever is answered?"""
        open_for_good = tree is not False and set(diagram.missing(tree, facts)) <= set(skip)
        return open_for_good and coarse(self._chance(tree, (), subject.topics)) == 1.0

    def hinges(self, subject: Subject, facts: Facts, name: str, span: tuple[float, float]) -> bool:
        """Could it change what comes first where in the span an approximate figure lies?"""
        rest = {other: value for other, value in facts.items() if other != name}
        return any(diagram.hinges(tree, rest, name, span) for tree in self.contenders(subject, rest))

    def worth(self, subject: Subject, facts: Facts, skip: Collection[str] = ()) -> dict[str, float]:
        """What each question is worth that could change what comes first, or where to go for it."""
        trees = self.contenders(subject, facts, skip)
        held = [self._chance(tree, (), subject.topics) for tree in trees]
        touched: dict[str, list[int]] = {}
        for place, tree in enumerate(trees):
            for name in diagram.missing(tree, facts):
                touched.setdefault(name, []).append(place)
        worth = {n: self._gain(n, places, trees, held, subject, facts) for n, places in touched.items()}
        for name in _counters(subject.doors, facts):
            worth[name] = worth.get(name, 0.0) + PLACE_WORTH
        return {n: gain for n, gain in worth.items() if n not in skip and self._sensible(n, facts, subject.day)}

    def _gain(
        self,
        name: str,
        touched: Sequence[int],
        trees: Sequence[Tree],
        held: Sequence[float],
        subject: Subject,
        facts: Facts,
    ) -> float:
        """How much doubt about what comes first the answer is expected to remove."""
        known = {i: [(n, facts[n]) for n in _partners(name, trees[i]) if n in facts] for i in touched}
        after, then = 0.0, list(held)
        for value, share in self._answers(name, [trees[i] for i in touched], subject, facts):
            for i in touched:
                then[i] = self._chance(trees[i], (*known[i], (name, value)), subject.topics)
            after += share * doubt(then)
        price = SENSITIVE_COST if self._judge.catalogue.vocabulary[name].sensitive else 1.0
        return price * max(doubt(held) - after, 0.0) + LEAST_WORTH * len(touched)

    def _answers(self, name: str, trees: Sequence[Tree], subject: Subject, facts: Facts) -> list[answers.Answer]:
        variables = [v for tree in trees for v in diagram.variables_of(tree) if name in v.facts]
        chances = self._judge.catalogue.priors.among(subject.topics)
        return answers.possible(self._judge.catalogue.vocabulary[name], variables, facts, chances)

    def _work_out(self, tree: Tree, known: Known, topics: tuple[str, ...]) -> float:
        return diagram.probability(diagram.restrict(tree, dict(known)), self._judge.catalogue.priors.among(topics))

    def _sensible(self, name: str, facts: Facts, day: date) -> bool:
        spec = self._judge.catalogue.vocabulary[name]
        silly = spec.never_ask_if is not None and self._judge.find(spec.never_ask_if, facts, day).holds is True
        return spec.question is not None and not silly


def doubt(chances: Sequence[float]) -> float:
    """How uncertain it is which of several come first, if each holds with its own chance: the sum of q(1-q).

    q is the chance that one holds and fewer than three before it do (the Gini impurity of decision-tree learning).
    """
    total, none, one, two = 0.0, 1.0, 0.0, 0.0
    for chance in chances:
        q = chance * (none + one + two)
        total += q * (1 - q)
        none, one, two = none * (1 - chance), one * (1 - chance) + none * chance, two * (1 - chance) + one * chance
    return total


def ask(spec: FactSpec, left: int | None) -> Question:
    """The question for a fact in the words of the vocabulary."""
    choices = [Choice(text=choice.text, value=choice.value) for choice in spec.choices]
    return Question(fact=spec.name, text=spec.question or "", why=spec.why or "", choices=choices, left=left)


@lru_cache(maxsize=CHANCES_KEPT)
def _partners(name: str, tree: Tree) -> tuple[str, ...]:
    """The facts that a fact has a ratio with: an answer can be weighed only together with them."""
    return tuple({other for v in diagram.variables_of(tree) if name in v.facts for other in v.facts} - {name})


def _counters(doors: Sequence[Office], facts: Facts) -> Iterator[str]:
    """The questions that lead to the right counter."""
    if "prefecture" not in facts and any(office.places for office in doors):
        yield "prefecture"
    if any(turns_on_municipality(office, facts) for office in doors):
        yield "municipality"
