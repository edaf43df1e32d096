"""Which fact to ask next: the one whose answer is expected to settle most of what is worth recommending."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actions.rules import diagram
from actions.rules.advice import Choice, Question
from actions.rules.diagram import Tree
from actions.rules.facts import Facts, FactSpec
from actions.rules.judge import Judge
from actions.rules.model import Office
from actions.rules.offices import turns_on_municipality
from actions.rules.pieces import Variable

# What knowing the right counter is worth, beside settling a scheme outright (1).
PLACE_WORTH = 0.15
# A question about debt, age or gender costs trust: it must settle this much more than another.
SENSITIVE_COST = 0.5
# What the topics are worth while nobody knows what the person is here for: more than any single fact.
TOPICS_WORTH = 10.0


@dataclass(frozen=True)
class Candidate:
    """A scheme still undecided: how much it is to the point, and the diagram of what is open."""

    relevance: float
    tree: Tree


def next_question(
    judge: Judge,
    candidates: Iterable[Candidate],
    offices: Iterable[Office],
    facts: Facts,
    topics: Collection[str],
    day: date,
    skip: Collection[str] = (),
) -> Question | None:
    """The best question left, or None when no answer could change the advice."""
    worth: dict[str, float] = {}
    for fact, gain in _gains(judge, candidates, offices, facts, topics):
        worth[fact] = worth.get(fact, 0.0) + gain
    asking = {fact: _price(judge.catalogue.vocabulary[fact], gain) for fact, gain in worth.items() if fact not in skip}
    asking = {fact: gain for fact, gain in asking.items() if gain > 0 and _sensible(judge, fact, facts, day)}
    return _question(judge.catalogue.vocabulary[max(asking, key=asking.__getitem__)]) if asking else None


def _gains(
    judge: Judge, candidates: Iterable[Candidate], offices: Iterable[Office], facts: Facts, topics: Collection[str]
) -> Iterator[tuple[str, float]]:
    if not topics:
        yield "topics", TOPICS_WORTH
    for candidate in candidates:
        for variable in diagram.variables_of(candidate.tree):
            unknown = [name for name in variable.facts if name not in facts]
            gain = candidate.relevance * expected_gain(judge, candidate.tree, variable) / len(unknown)
            yield from ((name, gain) for name in unknown)
    for office in offices:
        if "prefecture" not in facts and office.places:
            yield "prefecture", PLACE_WORTH
        elif turns_on_municipality(office, facts):
            yield "municipality", PLACE_WORTH


def expected_gain(judge: Judge, tree: Tree, variable: Variable) -> float:
    """How much doubt about the verdict the answer is expected to remove.

    Doubt is p(1-p) for a verdict that holds with chance p (the Gini impurity of decision-tree learning); it is 1/4 at
    most, and an answer that matters is worth at least a little even where it leaves the expected doubt as it is.
    """
    chances = {v: judge.catalogue.priors.chances(v) for v in diagram.variables_of(tree)}
    before = diagram.probability(tree, chances.__getitem__)
    after = 0.0
    for piece, weight in enumerate(chances[variable]):
        certain = [float(other == piece) for other in range(variable.size)]
        held = diagram.probability(tree, {**chances, variable: certain}.__getitem__)
        after += weight * held * (1 - held)
    return max(before * (1 - before) - after, 0.0) + 1e-6


def _price(spec: FactSpec, gain: float) -> float:
    return gain * SENSITIVE_COST if spec.sensitive else gain


def _sensible(judge: Judge, fact: str, facts: Facts, day: date) -> bool:
    spec = judge.catalogue.vocabulary[fact]
    silly = spec.never_ask_if is not None and judge.find(spec.never_ask_if, facts, day).holds is True
    return spec.question is not None and not silly


def _question(spec: FactSpec) -> Question:
    choices = [Choice(text=choice.text, value=choice.value) for choice in spec.choices]
    return Question(fact=spec.name, text=spec.question or "", why=spec.why or "", choices=choices)
