"""How a scheme will be worded in the chat, before anybody reads it there: the same replies, for one firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from actions.replies import units
from actions.replies.bubble import Bubble
from actions.replies.changes import scheme_day_text
from actions.replies.counsel import advice_bubble, door_name
from actions.replies.easy import easy, easy_advice
from actions.replies.explain import conditions_text, detail_text, reasons_text
from actions.replies.papers import papers_text
from actions.replies.timetable import schedule_bubble
from actions.rules import Adviser, Verdict
from actions.rules.advice import Advice, Judgement, Recommendation
from actions.rules.facts import Facts
from actions.rules.procedure import course, papers
from actions.rules.timeline import timeline
from cases.template import template
from upkeep.told import firm_text


@dataclass(frozen=True)
class Section:
    """What is asked, and what is answered."""

    title: str
    text: str


@dataclass(frozen=True)
class Preview:
    """A scheme as it will be worded; `made` says for which firm and which day."""

    title: str
    made: str
    sections: list[Section]


def preview(adviser: Adviser, scheme: str, facts: Facts | None, day: date, *, simple: bool = False) -> Preview:
    """The wording of a scheme on a day; without facts for the firm of its own first case that is eligible then.

    `simple` gives it in easy Japanese. Raises UnknownId.
    """
    firm = _firm(adviser, scheme, day) if facts is None else facts
    told = {"topics": _topics(adviser, scheme), **firm}
    advice = adviser.advise(told, as_of=day, about=[scheme])
    sections = list(_sections(adviser, advice, told, simple=simple))
    if simple:
        sections = [Section(each.title, easy(Bubble(text=each.text)).text or each.text) for each in sections]
    whom = firm_text(told, adviser.catalogue)
    return Preview(advice.about[0].name, f"{units.day(day)}の制度で、こういう会社やお店に話すとき：\n{whom}", sections)


def _firm(adviser: Adviser, scheme: str, day: date) -> Facts:
    version = adviser.catalogue.scheme(scheme).version_on(day)
    for case in adviser.catalogue.scheme(scheme).cases:
        if case.verdict == "eligible" and version is not None and version.holds_on(case.as_of):
            return adviser.vocabulary.validate(case.facts)
    return {}


def _topics(adviser: Adviser, scheme: str) -> list[str]:
    """The matter for which the scheme is made."""
    grades = adviser.catalogue.scheme(scheme).topics
    return sorted(grades, key=lambda topic: -grades[topic])[:1]


def _sections(adviser: Adviser, advice: Advice, facts: Facts, *, simple: bool) -> Iterator[Section]:
    judged, catalogue, day = advice.about[0], adviser.catalogue, advice.as_of
    if judged.verdict is not Verdict.INELIGIBLE:
        alone = _alone(judged, advice)
        topics = adviser.topics(facts, as_of=day)
        card = easy_advice(alone, catalogue) if simple else advice_bubble(alone, catalogue, facts, topics).text
        yield Section("ご案内", card or "")
    yield Section("どうしてこれなの？", reasons_text(judged, catalogue))
    yield Section("条件は？", conditions_text(judged, catalogue))
    yield Section("くわしく知りたい", detail_text(judged, advice, catalogue))
    bring = papers(adviser, judged.id, facts, as_of=day)
    yield Section("必要な書類は？", papers_text(judged.name, door_name(advice, judged, catalogue), bring))
    after = course(adviser, judged.id, as_of=day)
    way = timeline(judged.timing, after, judged.figures, today=day)
    yield Section("いつまでに？", schedule_bubble(judged, way, None, after.sources, [], catalogue).text or "")
    yield from _former(adviser, judged, facts, day)


def _alone(judged: Judgement, advice: Advice) -> Advice:
    """The advice as if this scheme were all there is to suggest."""
    recommendation = Recommendation(**judged.model_dump(exclude={"status", "successor"}), score=1.0)
    doors = [office for office in advice.offices if office.id in judged.apply_at] or advice.offices
    return advice.model_copy(
        update={"recommendations": [recommendation], "offices": doors, "roadmap": [], "ineligible": []}
    )


def _former(adviser: Adviser, judged: Judgement, facts: Facts, day: date) -> Iterator[Section]:
    """The version before, as it is told to somebody who asks for that day."""
    versions = adviser.catalogue.scheme(judged.id).versions
    for before, version in pairwise(versions):
        if version.holds_on(day):
            then = min(before.end or date.max, version.start - timedelta(days=1))
            old = adviser.judge(judged.id, facts, as_of=then)
            yield Section(f"{units.day(then)}の制度では？", scheme_day_text(judged, old, then, adviser.catalogue))


def as_text(shown: Preview) -> str:
    """For a terminal."""
    blocks = (f"──── {section.title}\n{section.text}" for section in shown.sections)
    return "\n\n".join([f"「{shown.title}」の下見\n{shown.made}", *blocks])


def as_page(shown: Preview) -> str:
    """A page that stands alone, with the looks of the chat."""
    return template("preview.html").render(title=shown.title, made=shown.made, sections=shown.sections)
