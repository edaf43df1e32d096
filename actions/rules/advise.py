"""Puts an advice together: what is to the point, what the firm can have, where to go, and what to ask next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from actions.rules import answers, offices
from actions.rules.advice import (
    Advice,
    Excluded,
    Judgement,
    OfficeAdvice,
    Question,
    Reason,
    Recommendation,
    SizeClass,
    Span,
    Step,
    Timing,
    Verdict,
)
from actions.rules.catalogue import Catalogue
from actions.rules.cautions import caution, spoken
from actions.rules.conditions import Condition
from actions.rules.facts import Facts, Vocabulary
from actions.rules.interview import Interview, Subject, Wanted, ask
from actions.rules.judge import Finding, Judge, applies_to, refer
from actions.rules.leads import leads
from actions.rules.loader import load
from actions.rules.model import Office, Scheme, Version
from actions.rules.relevance import coarse, match, much_less, relevance, topics_of, wanted
from actions.rules.turning import turning_points

# What is on offer for some topics on a day: a few hundred entries each.
OFFERS_KEPT = 256
# At most so many suggestions and offices.
MOST_RECOMMENDED = 10
MOST_OFFICES = 8
MOST_OPENED = 5
# The offices are those of the first suggestions.
OFFICES_OF = 5
# The questions left are counted so far.
FARTHEST = 9
# How much of a scheme's score is its being to the point; the rest is the chance that the firm is eligible.
POINT_SHARE = 0.3
# What a door further down the list counts against the first, and an office's own topics against a scheme's score.
FURTHER_DOOR = 0.8
OWN_TOPICS = 1.0
# An office whose counter or line we can name is worth more than one that the person still has to look for.
NO_COUNTER = 0.5


@dataclass(frozen=True)
class _Judged:
    scheme: Scheme
    version: Version
    finding: Finding
    score: float


@dataclass(frozen=True)
class _Offer:
    """A scheme in force that fits the topics, and how likely it is open to someone of whom nothing else is known."""

    scheme: Scheme
    version: Version
    wanted: Wanted
    chance: float


class Standing(NamedTuple):
    """A scheme among the recommendations."""

    id: str
    verdict: Verdict
    score: float


class Adviser:
    """Answers for a catalogue; keeps nothing between calls but diagrams already built."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._judge = Judge(catalogue)
        self._interview = Interview(self._judge)
        self._on_offer = lru_cache(maxsize=OFFERS_KEPT)(self._work_out_offers)

    @classmethod
    def load(cls, folder: Path) -> Adviser:
        """An adviser over the catalogue below `folder`. Raises CatalogueError."""
        return cls(load(folder))

    @property
    def vocabulary(self) -> Vocabulary:
        """The fact vocabulary."""
        return self.catalogue.vocabulary

    def advise(
        self,
        facts: Facts,
        *,
        as_of: date,
        about: Sequence[str] = (),
        skip: Collection[str] = (),
        aside: Collection[str] = (),
        first: Collection[str] = (),
    ) -> Advice:
        """The advice for validated facts on a day.

        `about` names schemes to be judged as well, in force or not (raises UnknownId); `skip` names facts that are
        not to be asked for again, `aside` topics that are left for another time, `first` kinds of schemes that go
        before the others.
        """
        return self.consult(1, facts, as_of=as_of, about=about, skip=skip, aside=aside, first=first)[0]

    def consult(
        self,
        most: int,
        facts: Facts,
        *,
        as_of: date,
        about: Sequence[str] = (),
        skip: Collection[str] = (),
        aside: Collection[str] = (),
        first: Collection[str] = (),
    ) -> tuple[Advice, list[Question]]:
        """The advice of `advise` and the questions of `upcoming`, for little more than one of them costs."""
        facts = self._judge.derive(facts, as_of)
        topics = [topic for topic in self.topics(facts, as_of=as_of) if topic not in aside]
        judged = self._ranked(topics, facts, as_of)
        worth = sorted(_worth_naming(judged), key=lambda found: found.scheme.kind not in first)
        doors = self._offices(worth, topics, facts)
        subject = self._subject(topics, [office for office, _ in doors], as_of)
        questions = self._questions(self._interview.questions(subject, facts, skip), most)
        advice = Advice(
            as_of=as_of,
            size_class=self._size_class(facts, as_of),
            recommendations=[self._recommendation(j, facts, as_of) for j in worth],
            offices=[self._office_advice(office, reason, facts) for office, reason in doors],
            roadmap=self._roadmap(worth, judged),
            next_question=next(iter(questions), None),
            ineligible=[self._excluded(j, facts, as_of) for j in judged if j.finding.holds is False],
            about=[self.judge(name, facts, as_of=as_of) for name in about],
        )
        return advice, questions

    def office(self, wanted: str, facts: Facts) -> OfficeAdvice:
        """An office, or the one that stands in for it in the firm's prefecture, with the counter for this firm."""
        office = offices.serving(self.catalogue, wanted, facts)
        return self._office_advice(office, office.summary, facts)

    def possible(self, wanted: str, facts: Facts, *, as_of: date) -> bool:
        """Can firms with these facts use the scheme, on the day or whenever it held? Raises UnknownId."""
        _, version = applies_to(self.catalogue.scheme(wanted), as_of)
        day = _day_within(version, as_of)
        return self._judge.judge(version, self._judge.derive(facts, day), day).holds is not False

    def first(self, facts: Facts, *, as_of: date, most: int) -> list[Standing]:
        """The first recommendations of `advise`, without the words."""
        facts = self._judge.derive(facts, as_of)
        worth = _worth_naming(self._ranked(self.topics(facts, as_of=as_of), facts, as_of))
        return [Standing(judged.scheme.id, judged.finding.verdict, judged.score) for judged in worth[:most]]

    def asking(
        self, facts: Facts, *, as_of: date, skip: Collection[str] = (), aside: Collection[str] = ()
    ) -> Iterator[str]:
        """The facts to ask for in turn, each as if those before had got their likeliest answer."""
        facts = self._judge.derive(facts, as_of)
        return self._interview.questions(self._about(facts, as_of, aside), facts, skip)

    def open_questions(self, facts: Facts, *, as_of: date, skip: Collection[str] = ()) -> dict[str, float]:
        """Every fact that could still change the first recommendations or where to go, and what asking is worth."""
        facts = self._judge.derive(facts, as_of)
        return self._interview.worth(self._about(facts, as_of), facts, skip)

    def upcoming(
        self, most: int, facts: Facts, *, as_of: date, skip: Collection[str] = (), aside: Collection[str] = ()
    ) -> list[Question]:
        """The next questions, the first of which is that of `advise`; those after it may turn out otherwise."""
        return self._questions(self.asking(facts, as_of=as_of, skip=skip, aside=aside), most)

    def exact_needed(
        self,
        facts: Facts,
        approximate: Collection[str],
        *,
        as_of: date,
        ranges: Mapping[str, tuple[float, float]] = MappingProxyType({}),
    ) -> list[str]:
        """Those of the approximate facts whose exact figure could change the first recommendations.

        `ranges` holds the ranges that were said (5〜10人); else a figure is taken to be right to a fifth.
        """
        facts = self._judge.derive(facts, as_of)
        subject = self._subject(self.topics(facts, as_of=as_of), [], as_of)
        vague = [name for name in approximate if name in facts and self.vocabulary[name].numeric]
        spans = {name: ranges.get(name) or answers.around(facts[name]) for name in vague}
        return [name for name, span in spans.items() if self._interview.hinges(subject, facts, name, span)]

    def turning(
        self, facts: Facts, approximate: Collection[str], schemes: Collection[str], *, as_of: date
    ) -> dict[str, dict[float, list[str]]]:
        """For each approximate figure the limits near it at which verdicts turn, with the schemes (all in force) that do.

        A figure is taken to be right to a fifth.
        """
        facts = self._judge.derive(facts, as_of)
        found: dict[str, dict[float, list[str]]] = {}
        for name in (name for name in approximate if name in facts and self.vocabulary[name].numeric):
            for scheme in schemes:
                version = self.catalogue.scheme(scheme).version_on(as_of)
                assert version is not None
                tree, span = self._judge.tree(version, as_of), answers.around(facts[name])
                for limit in turning_points(tree, facts, name, span):
                    found.setdefault(name, {}).setdefault(limit, []).append(scheme)
        return found

    def topics(self, facts: Facts, *, as_of: date) -> tuple[str, ...]:
        """What the person is here for: the topics they named, and those that the other facts speak of."""
        return topics_of(self._judge, facts, as_of)

    def derived(self, facts: Facts, *, as_of: date) -> Facts:
        """The facts with those that follow from them, such as the years in business from the founding day."""
        return self._judge.derive(facts, as_of)

    def holds(self, condition: Condition, facts: Facts, *, as_of: date) -> bool | None:
        """Does a condition hold for these very facts, nothing derived? None if that is open."""
        return self._judge.find(condition, facts, as_of).holds

    def judge(self, wanted: str, facts: Facts, *, as_of: date) -> Judgement:
        """One scheme by its id, in force on the day or not. Raises UnknownId."""
        scheme, facts = self.catalogue.scheme(wanted), self._judge.derive(facts, as_of)
        status, version = applies_to(scheme, as_of)
        day = _day_within(version, as_of)
        finding = self._judge.judge(version, facts, day)
        why = self._judge.reasons(version, facts, day)
        if status != "in_force":
            why = [_out_of_time(status, version), *why]
        current = status == "in_force"
        return Judgement(
            **self._terms(scheme, version, facts, day),
            status=status,
            verdict=finding.verdict if current else Verdict.INELIGIBLE,
            why=why,
            missing_facts=list(finding.missing_facts) if current else [],
            within_reach=self._judge.within_reach(version, facts, day) if current else [],
            caution=caution(self.catalogue, scheme, version, as_of),
            successor=scheme.successor,
        )

    def _about(self, facts: Facts, day: date, aside: Collection[str] = ()) -> Subject:
        topics = [topic for topic in self.topics(facts, as_of=day) if topic not in aside]
        worth = _worth_naming(self._ranked(topics, facts, day))
        return self._subject(topics, [office for office, _ in self._offices(worth, topics, facts)], day)

    def _ranked(self, topics: Sequence[str], facts: Facts, day: date) -> list[_Judged]:
        return sorted(self._relevant(topics, facts, day), key=lambda j: -j.score)

    def _relevant(self, topics: Sequence[str], facts: Facts, day: date) -> Iterator[_Judged]:
        """Those that could be to the point; of those that score alike, the first is open to most."""
        for offer in self._on_offer(tuple(topics), day):
            fit = relevance(self._judge, offer.scheme, topics, facts, day)
            if fit:
                finding = self._judge.judge(offer.version, facts, day)
                chance = self._judge.chance(finding.tree, tuple(topics))
                yield _Judged(
                    offer.scheme, offer.version, finding, fit * (POINT_SHARE + (1 - POINT_SHARE) * coarse(chance))
                )

    def _work_out_offers(self, topics: tuple[str, ...], day: date) -> tuple[_Offer, ...]:
        """All that is in force and fits the topics: the best fitting first, of these what most such people can use."""
        found: list[_Offer] = []
        for scheme in self.catalogue.schemes.values():
            version, fit = scheme.version_on(day), match(scheme.topics, topics)
            if version and fit:
                condition = wanted(scheme, version)
                chance = self._judge.chance(self._judge.find(condition, {}, day).tree, topics)
                found.append(_Offer(scheme, version, Wanted(fit, condition), chance))
        return tuple(sorted(found, key=lambda offer: (-offer.wanted.fit, -offer.chance)))

    def _terms(self, scheme: Scheme, version: Version, facts: Facts, day: date) -> dict[str, Any]:
        return {
            "id": scheme.id,
            "kind": scheme.kind,
            "name": version.name or scheme.name,
            "summary": scheme.summary,
            "provider": scheme.provider,
            "terms": version.terms,
            "figures": self._judge.figures(version, facts, day),
            "told": version.told,
            "timing": self._timing(scheme, version, facts, day),
            "apply_at": list(dict.fromkeys(offices.serving(self.catalogue, o, facts).id for o in scheme.apply_at)),
            "in_force": Span(start=version.start, end=version.end),
            "sources": [refer(source) for source in version.sources],
        }

    def _timing(self, scheme: Scheme, version: Version, facts: Facts, day: date) -> Timing:
        return Timing(
            prepare=list(leads(self._judge, version, facts, day)),
            paid_afterwards=version.paid_afterwards,
            order_after_decision=version.order_after_decision,
            bridged_by=self._in_force(scheme.bridged_by, day),
            not_with=self._in_force(scheme.not_with, day),
        )

    def _in_force(self, names: Sequence[str], day: date) -> list[str]:
        return [name for name in names if self.catalogue.scheme(name).version_on(day) is not None]

    def _recommendation(self, judged: _Judged, facts: Facts, day: date) -> Recommendation:
        return Recommendation(
            **self._terms(judged.scheme, judged.version, facts, day),
            verdict=judged.finding.verdict,
            score=round(judged.score, 3),
            why=self._judge.reasons(judged.version, facts, day),
            missing_facts=list(judged.finding.missing_facts),
            within_reach=self._judge.within_reach(judged.version, facts, day),
            caution=caution(self.catalogue, judged.scheme, judged.version, day),
        )

    def _excluded(self, judged: _Judged, facts: Facts, day: date) -> Excluded:
        why = [reason for reason in self._judge.reasons(judged.version, facts, day) if reason.holds is not True]
        return Excluded(
            id=judged.scheme.id,
            name=judged.version.name or judged.scheme.name,
            why=why,
            within_reach=self._judge.within_reach(judged.version, facts, day),
        )

    def _size_class(self, facts: Facts, day: date) -> SizeClass:
        holds: dict[str, bool | None] = {"sme": None, "small": None}
        why: list[Reason] = []
        for scheme in self.catalogue.schemes.values():
            version = scheme.version_on(day) if scheme.size_class else None
            if scheme.size_class and version:
                holds[scheme.size_class] = self._judge.judge(version, facts, day).holds
                why += self._judge.reasons(version, facts, day)
        return SizeClass(sme=holds["sme"], small=holds["small"], why=why)

    def _offices(self, worth: Sequence[_Judged], topics: Sequence[str], facts: Facts) -> list[tuple[Office, str]]:
        scores: dict[str, float] = {}
        reasons: dict[str, str] = {}
        for judged in worth[:OFFICES_OF]:
            for place, door in enumerate(judged.scheme.apply_at):
                office = offices.serving(self.catalogue, door, facts)
                score = judged.score * FURTHER_DOOR**place
                if score > scores.get(office.id, 0.0):
                    scores[office.id] = score
                    reasons[office.id] = f"「{judged.version.name or judged.scheme.name}」の相談・申し込み先です。"
        for named in self.catalogue.offices.values():
            own = OWN_TOPICS * match(named.topics, topics)
            office = offices.serving(self.catalogue, named.id, facts)
            if own and offices.open_to(office, facts):
                scores[office.id] = scores.get(office.id, 0.0) + own
                reasons.setdefault(office.id, office.summary)
        found = {name: self.catalogue.office(name) for name in scores}
        best = sorted(
            found, key=lambda name: -scores[name] * (1 if offices.at_hand(found[name], facts) else NO_COUNTER)
        )
        return [(found[name], reasons[name]) for name in best[:MOST_OFFICES]]

    def _office_advice(self, office: Office, why: str, facts: Facts) -> OfficeAdvice:
        counters = [offices.refer(place) for place in offices.places(office, facts)]
        place = counters[0] if counters else offices.head_office(office)
        return OfficeAdvice(id=office.id, name=office.name, place=place, others=counters[1:], url=office.url, why=why)

    def _roadmap(self, worth: Sequence[_Judged], judged: Sequence[_Judged]) -> list[Step]:
        """For each suggestion that opens others the firm could want: what it opens, the most to the point first."""
        steps: list[Step] = []
        for first in worth:
            opened = [j for j in judged if j.scheme.id in first.scheme.unlocks and j.finding.holds is not False]
            if opened[:MOST_OPENED]:
                names = "、".join(f"「{j.scheme.name}」" for j in opened[:MOST_OPENED])
                text = f"まず「{first.scheme.name}」に取り組みます。すると{names}への道が開けます。"
                unlocks = [j.scheme.id for j in opened[:MOST_OPENED]]
                steps.append(Step(step=len(steps) + 1, do=first.scheme.id, unlocks=unlocks, text=text))
        return steps

    def _subject(self, topics: Sequence[str], doors: Sequence[Office], day: date) -> Subject:
        offers = self._on_offer(tuple(topics), day)
        return Subject([offer.wanted for offer in offers], doors, tuple(topics), day)

    def _questions(self, facts: Iterator[str], most: int) -> list[Question]:
        """The next questions; each says how many are left, as far as that can be foreseen."""
        ahead = list(islice(facts, FARTHEST))
        foreseen = ahead[:1] != ["topics"]
        return [
            ask(self.vocabulary[fact], len(ahead) - place if foreseen else None)
            for place, fact in enumerate(ahead[:most])
        ]


def _worth_naming(judged: Sequence[_Judged]) -> list[_Judged]:
    """Of the judged, best first, those that are not out and not much less to the point than the best of them."""
    possible = [j for j in judged if j.finding.holds is not False]
    return [j for j in possible if not much_less(j.score, possible[0].score)][:MOST_RECOMMENDED]


def _day_within(version: Version, day: date) -> date:
    """The day itself, or the nearest one on which the version holds."""
    return min(max(day, version.start), version.end or date.max)


def _out_of_time(status: str, version: Version) -> Reason:
    if status == "ended" and version.end is not None:
        text = f"{spoken(version.end)}で終わりました。今は申し込めません。"
    else:
        text = f"{spoken(version.start)}に始まります。まだ申し込めません。"
    return Reason(text=text, facts=[], holds=False, source=version.sources[0].title)
