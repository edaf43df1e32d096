"""もし…だったら, …年の制度では: only what differs from now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.replies import units
from actions.replies.counsel import verdict_text
from actions.replies.words import said_of
from actions.rules.advice import Advice, Judgement, Reason, Verdict
from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts, Vocabulary

# What differs is read on a phone as well.
SHOWN = 4
_FACTS_STAY = "これは、もしもの話です。伺った内容は変えていません。"
_RULES_STAY = "今の制度のご案内は、そのままです。"


@dataclass(frozen=True)
class _Place:
    """Where a scheme stands in an advice, worded."""

    verdict: Verdict | None
    name: str
    text: str


def supposed_text(now: Advice, then: Advice, supposed: Facts, catalogue: Catalogue) -> str:
    """What would be otherwise for the firm if that were so."""
    head = f"{_supposed(supposed, catalogue.vocabulary)}としたら、"
    groups = list(_groups(now, then, catalogue))
    if not groups:
        return f"{head}ご案内は今と変わりません。\n{_FACTS_STAY}"
    return "\n".join([f"{head}こう変わります。", *groups, _FACTS_STAY])


def _supposed(supposed: Facts, vocabulary: Vocabulary) -> str:
    return "、".join(f"「{said_of(vocabulary[fact], value)}」" for fact, value in supposed.items())


def day_text(now: Advice, then: Advice, catalogue: Catalogue) -> str:
    """What was otherwise on another day, for the same firm."""
    head = f"{units.day(then.as_of)}の決まりで見ると、"
    if not then.recommendations:
        return f"{head}ご案内できる制度が見つかりませんでした。その日の資料が手元にないか、まだ始まっていなかったのだと思います。\n{_RULES_STAY}"
    first = "".join(f"\n・{r.name}（{verdict_text(r, catalogue)}）" for r in then.recommendations[:SHOWN])
    groups = list(_groups(now, then, catalogue))
    tail = ["今とのちがいです。", *groups] if groups else ["今のご案内と、変わりません。"]
    return "\n".join([f"{head}まず次のようになります。{first}", *tail, _ahead(now.as_of, then.as_of), _RULES_STAY])


def scheme_day_text(now: Judgement, then: Judgement, day: date, catalogue: Catalogue) -> str:
    """One scheme on another day: whether it held, the verdict, and the terms that differ from now."""
    lines = [f"{units.day(day)}の「{then.name}」です。", f"→ {verdict_text(then, catalogue)}"]
    differing = list(_terms_between(now.terms, then.terms, catalogue))
    if then.status == "in_force" and now.status == "in_force":
        lines += ["今とちがうところです。", *differing] if differing else ["金額や期間は、今と同じです。"]
    elif then.status == "in_force":
        lines.append(f"今は、{verdict_text(now, catalogue)}。")
    return "\n".join([*lines, _RULES_STAY])


def _ahead(now: date, then: date) -> str:
    return "先のことなので、決まりが変わるかもしれません。" if then > now else "当時の資料にもとづく内容です。"


def _groups(now: Advice, then: Advice, catalogue: Catalogue) -> Iterator[str]:
    """New, lost, and settled otherwise, each with its title and at most a few lines."""
    before, after = _places(now, catalogue), _places(then, catalogue)
    moved = [name for name in {**after, **before} if _at(before, name) is not _at(after, name)]
    yield from _group(
        "■ 対象になるもの", [before.get(n) or after[n] for n in moved if _at(after, n) is Verdict.ELIGIBLE]
    )
    opened = [after[n] for n in moved if _at(after, n) is Verdict.UNKNOWN]
    yield from _group("■ 見込みが出てくるもの", opened, each=True)
    out = [after[n] for n in moved if _at(after, n) is Verdict.INELIGIBLE and n in before]
    yield from _group("■ 対象外になるもの", out, why=True)
    gone = [before[n] for n in moved if n not in after and _at(before, n) is not Verdict.INELIGIBLE]
    yield from _group("■ ご案内に入らなくなるもの", gone)
    refigured = list(_refigured(now, then, catalogue))
    if refigured:
        yield "\n".join(["■ 金額などが変わるもの", *refigured[:SHOWN]])


def _group(title: str, places: Sequence[_Place], *, each: bool = False, why: bool = False) -> Iterator[str]:
    """A title and the names; `each` with its own words, or once for all `why` they are out."""
    lines = [f"・{place.name}" + (f"（{place.text}）" if each else "") for place in places[:SHOWN]]
    more = [f"・ほか{len(places) - SHOWN}つ"] if len(places) > SHOWN else []
    reasons = dict.fromkeys(place.text for place in places[:SHOWN]) if why else {}
    if lines:
        yield "\n".join([title, *lines, *more, *(f"　条件：{reason}" for reason in reasons)])


def _at(places: Mapping[str, _Place], name: str) -> Verdict | None:
    return places[name].verdict if name in places else None


def _places(advice: Advice, catalogue: Catalogue) -> dict[str, _Place]:
    found = {r.id: _Place(r.verdict, r.name, verdict_text(r, catalogue)) for r in advice.recommendations}
    return found | {e.id: _Place(Verdict.INELIGIBLE, e.name, _why_out(e.why)) for e in advice.ineligible}


def _why_out(why: Sequence[Reason]) -> str:
    return next((reason.text for reason in why if reason.holds is False), "いくつかの条件が、同時には満たせません")


def _refigured(now: Advice, then: Advice, catalogue: Catalogue) -> Iterator[str]:
    """Schemes that stand as before, but with other figures: the first one that differs."""
    before = {r.id: r for r in now.recommendations}
    for scheme in then.recommendations:
        old = before.get(scheme.id)
        if old and old.verdict is scheme.verdict:
            changed = [name for name, value in scheme.figures.items() if old.figures.get(name, value) != value]
            for name in changed[:1]:
                term = catalogue.terms[name]
                was, is_ = (units.measure(s.figures[name], term.unit) for s in (old, scheme))
                yield f"・{scheme.name}（{term.label}：{was} → {is_}）"


def _terms_between(now: Mapping[str, Any], then: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    for name, value in then.items():
        if name in now and now[name] != value:
            term = catalogue.terms[name]
            yield f"・{term.label}：{units.measure(value, term.unit)}（今は{units.measure(now[name], term.unit)}）"
