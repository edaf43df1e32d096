"""The advice bubble: first what to do next and where to go, then the best suggestions and offices."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from actions.replies import units
from actions.replies.bubble import Bubble
from actions.replies.words import name_of, said_of
from actions.rules.advice import Advice, Judgement, OfficeAdvice, Reason, Recommendation, SourceRef, Verdict
from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts
from actions.rules.model import Term

# What fits on a phone without scrolling for long.
SHOWN = 3
# What was computed for this firm says more than the terms for everybody; terms only fill up.
FIGURES_SHOWN = 3
TERMS_SHOWN = 2
# Enough of what the person said to see why a suggestion is for them.
GROUNDS_SHOWN = 3
DOORS_SHOWN = 3
STEPS_SHOWN = 2
FOLLOW_UPS = ("くわしく知りたい", "どうしてこれなの？", "どこに行けばいい？", "ほかにはある？")
# Of what is out, the ones most to the point.
NEAR_MISSES = 5
UNCHANGED = "先ほどのご案内は、このまま変わりません。"
GUIDANCE = "これは目安です。使えるかどうかは、申し込み先が決めます。"


def advice_bubble(
    advice: Advice,
    catalogue: Catalogue,
    facts: Facts,
    topics: Collection[str] = (),
    approximate: Collection[str] = (),
) -> Bubble:
    """The whole advice, short enough for a phone, with its JSON beside it; `topics` are what the person is here for."""
    lines = [first_step(advice, catalogue)]
    for place, recommendation in enumerate(advice.recommendations[:SHOWN], start=1):
        lines += ["", f"【{place}】{recommendation.name}", f"→ {verdict_text(recommendation, catalogue)}"]
        if reasons := grounds(recommendation, facts, approximate, topics, catalogue):
            lines.append(f"合う理由：{'、'.join(reasons)}")
        lines += suggestion_lines(recommendation, advice, catalogue)
    if within := next(near_misses(advice, catalogue), None):
        lines += ["", "■ あと一歩で使えるもの", f"・{within}"]
    if advice.roadmap:
        lines += ["", "■ 進め方", *(f"・{step.text}" for step in advice.roadmap[:STEPS_SHOWN])]
    if advice.offices:
        lines += ["", "■ 相談先"]
        lines += [line for office in advice.offices[:SHOWN] for line in office_lines(office)]
    lines += ["", GUIDANCE]
    return Bubble(text="\n".join(lines), buttons=FOLLOW_UPS, custom=_shape(advice))


def unchanged_bubble(advice: Advice) -> Bubble:
    """For an owner who has read the same advice before; its JSON may still differ further down."""
    return Bubble(text=UNCHANGED, buttons=FOLLOW_UPS, custom=_shape(advice))


def _shape(advice: Advice) -> dict[str, Any]:
    return {"type": "advice", "advice": advice.model_dump(mode="json", by_alias=True)}


def near_misses(advice: Advice, catalogue: Catalogue) -> Iterator[str]:
    """What is out by one condition only, and one that a firm can do something about."""
    for out in advice.ineligible[:NEAR_MISSES]:
        if out.within_reach:
            yield f"{out.name}：今は対象外ですが、{out.within_reach[0].text}と、対象になります。"
        elif out.hurdle and any(catalogue.vocabulary[fact].deed for fact in out.hurdle.facts):
            yield f"{out.name}：今は対象外ですが、「{out.hurdle.text}」を満たせば、見込みが出てきます。"


def first_step(advice: Advice, catalogue: Catalogue) -> str:
    """One sentence: what to do next, and where."""
    if not advice.recommendations:
        if not advice.offices:
            return "ぴったりの制度が、まだ見つかっていません。困っていることを、もう少し教えてください。"
        return f"まず、{_counter(advice.offices[0])}に相談してみてください。"
    best = advice.recommendations[0]
    door = door_name(advice, best, catalogue)
    if door is None:
        return f"まず、「{best.name}」を確かめてみてください。"
    if best.verdict is Verdict.ELIGIBLE:
        return f"まず、{door}に「{best.name}のことで相談したい」と伝えてください。"
    # One of its own doors, if the advice knows any: others cannot tell, however well they fit the matter.
    doors = [office for office in advice.offices if office.id in best.apply_at] or advice.offices
    helper = _counter(doors[0]) if doors else door
    return f"まず、{helper}に相談してみてください。「{best.name}が使えるか知りたい」と伝えると、話が早いです。"


def door_name(advice: Advice, scheme: Recommendation | Judgement, catalogue: Catalogue) -> str | None:
    """The first door of a scheme: the local counter where the advice knows it, else the office's name."""
    if not scheme.apply_at:
        return None
    return office_name(advice, scheme.apply_at[0], catalogue)


def office_name(advice: Advice, office_id: str, catalogue: Catalogue) -> str:
    """The local counter where the advice knows it, else the office's name."""
    known = next((office for office in advice.offices if office.id == office_id), None)
    return _counter(known) if known else catalogue.office(office_id).name


def grounds(
    scheme: Recommendation, facts: Facts, approximate: Collection[str], topics: Collection[str], catalogue: Catalogue
) -> list[str]:
    """Why this firm: what it came for, and what it said that meets the scheme's conditions, the most telling first."""
    vocabulary = catalogue.vocabulary
    wanted = catalogue.scheme(scheme.id).topics
    best = max((topic for topic in topics if topic in wanted), key=wanted.__getitem__, default=None)
    found = [f"「{(vocabulary['topics'].values or {})[best]}」のご相談"] if best else []
    read = dict.fromkeys(fact for reason in scheme.why if reason.holds for fact in reason.facts if fact in facts)
    # What tells of a need says more than what only tells the size of the firm.
    for fact in sorted(read, key=lambda fact: not vocabulary[fact].means):
        found.append(said_of(vocabulary[fact], facts[fact], approximate=fact in approximate))
    return found[:GROUNDS_SHOWN]


def suggestion_lines(scheme: Recommendation, advice: Advice, catalogue: Catalogue) -> Iterator[str]:
    """What it is, the figures for this firm, the way there, what to know, and the source."""
    yield scheme.summary
    figures = figure_lines(scheme, catalogue)[:FIGURES_SHOWN]
    telling = {name: value for name, value in scheme.terms.items() if catalogue.terms[name].row}
    for line in [*figures, *_lines(telling, catalogue)[: max(TERMS_SHOWN - len(figures), 0)]]:
        yield f"・{line}"
    if scheme.within_reach:
        yield f"・{scheme.within_reach[0].text}と、対象になります。"
    if scheme.told:
        yield f"・{scheme.told[0]}"
    if scheme.apply_at:
        yield f"・申し込み先：{'、'.join(office_name(advice, door, catalogue) for door in scheme.apply_at[:DOORS_SHOWN])}"
    if scheme.caution:
        yield f"※ {scheme.caution}"
    if scheme.sources:
        yield source_line(scheme.sources[0])


def verdict_text(scheme: Recommendation | Judgement, catalogue: Catalogue) -> str:
    """The verdict in the words used everywhere; what is out says why."""
    if scheme.verdict is Verdict.ELIGIBLE:
        return "対象になります"
    if scheme.verdict is Verdict.INELIGIBLE:
        return ineligible_text(scheme.why)
    names = [f"「{name_of(catalogue.vocabulary[fact])}」" for fact in scheme.missing_facts]
    rest = f"など{len(names)}つ" if len(names) > 2 else ""
    return f"あと{'と'.join(names[:2])}{rest}が分かれば決まります"


def ineligible_text(why: list[Reason]) -> str:
    """Out, and the first condition that says so; what is over or not yet begun reads no fact, and is no condition."""
    failed = next((reason for reason in why if reason.holds is False), None)
    if failed is None:
        return "対象外です（いくつかの条件が、同時には満たせません）"
    return f"対象外です（{'条件：' if failed.facts else ''}{failed.text.removesuffix('。')}）"


def figure_lines(scheme: Recommendation | Judgement, catalogue: Catalogue) -> list[str]:
    """What was computed for this very firm."""
    return _lines(scheme.figures, catalogue)


def term_lines(scheme: Recommendation | Judgement, catalogue: Catalogue) -> list[str]:
    """The terms of the version in force."""
    return _lines(scheme.terms, catalogue)


def measured(values: Mapping[str, object], catalogue: Catalogue) -> Iterator[tuple[Term, str]]:
    """Terms or figures that are known, each in the words of its unit."""
    for name, value in values.items():
        if value is not None:
            term = catalogue.terms[name]
            yield term, units.measure(value, term.unit)


def _lines(values: Mapping[str, object], catalogue: Catalogue) -> list[str]:
    return [f"{term.label}：{text}" for term, text in measured(values, catalogue)]


def quoted(schemes: Iterable[str], catalogue: Catalogue) -> str:
    """The names of schemes by their ids: 「…」「…」."""
    return "".join(f"「{catalogue.scheme(scheme).name}」" for scheme in schemes)


def office_lines(office: OfficeAdvice) -> Iterator[str]:
    """An office: its counter, why it, and how to reach it (a number only with its date)."""
    name, *ways = counter_lines(office)
    yield name
    yield f"　{office.why}"
    yield from ways


def counter_lines(office: OfficeAdvice) -> Iterator[str]:
    """An office's counter, and how to reach it."""
    yield f"・{_counter(office)}"
    place = office.place
    if place and place.phone:
        yield f"　電話 {place.phone}（{units.day(place.phone_as_of or '')}時点）"
    if url := (place.url if place else None) or office.url:
        yield f"　{url}"


def source_line(source: SourceRef) -> str:
    """Where it stands, and when somebody compared it."""
    return f"出典：{source.title}（{units.day(source.checked_on)}に確認）"


def _counter(office: OfficeAdvice) -> str:
    return office.place.name if office.place else office.name
