"""もし…だったら, …年の制度では: only what differs from now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from actions.replies import units
from actions.replies.counsel import term_lines, verdict_text
from actions.replies.words import quoted, said_of
from actions.rules.advice import Advice, Judgement, Verdict
from actions.rules.catalogue import Catalogue
from actions.rules.changes import Change
from actions.rules.facts import Facts, Vocabulary

# What differs is read on a phone as well.
SHOWN = 4
_FACTS_STAY = "これは、もしもの話です。伺った内容は変えていません。"
_RULES_STAY = "今の制度のご案内は、そのままです。"
_NOTHING_THEN = (
    "ご案内できる制度が見つかりませんでした。その日の資料が手元にないか、まだ始まっていなかったのだと思います。"
)


def supposed_text(found: Sequence[Change], supposed: Facts, catalogue: Catalogue) -> str:
    """What would be otherwise for the firm if that were so."""
    head = f"{_supposed(supposed, catalogue.vocabulary)}としたら、"
    groups = list(_groups(found, catalogue))
    if not groups:
        return f"{head}ご案内は今と変わりません。\n{_FACTS_STAY}"
    return "\n".join([f"{head}こう変わります。", *groups, _FACTS_STAY])


def _supposed(supposed: Facts, vocabulary: Vocabulary) -> str:
    return "、".join(quoted(said_of(vocabulary[fact], value)) for fact, value in supposed.items())


def day_text(then: Advice, found: Sequence[Change], today: date, catalogue: Catalogue) -> str:
    """The first suggestions of another day, and what was otherwise then, for the same firm."""
    head = f"{units.day(then.as_of)}の決まりで見ると、"
    if not then.recommendations:
        return f"{head}{_NOTHING_THEN}\n{_RULES_STAY}"
    first = "".join(f"\n・{r.name}（{verdict_text(r, catalogue)}）" for r in then.recommendations[:SHOWN])
    groups = list(_groups(found, catalogue))
    tail = ["今とのちがいです。", *groups] if groups else ["今のご案内と、変わりません。"]
    ahead = "先のことなので、決まりが変わるかもしれません。" if then.as_of > today else "当時の資料にもとづく内容です。"
    return "\n".join([f"{head}まず次のようになります。{first}", *tail, ahead, _RULES_STAY])


def scheme_day_text(now: Judgement, then: Judgement, day: date, catalogue: Catalogue) -> str:
    """One scheme on another day: whether it held, the verdict, and the terms that differ from now."""
    lines = [f"{units.day(day)}の「{then.name}」です。", f"→ {verdict_text(then, catalogue)}"]
    differing = list(_terms_between(now.terms, then.terms, catalogue))
    if then.status == "in_force" and now.status == "in_force":
        lines += ["今とちがうところです。", *differing] if differing else ["金額や期間は、今と同じです。"]
    elif then.status == "in_force":
        lines += [*(f"・{line}" for line in term_lines(then, catalogue)[:SHOWN]), now.why[0].text]
    return "\n".join([*lines, _RULES_STAY])


def _groups(found: Sequence[Change], catalogue: Catalogue) -> Iterator[str]:
    """New, lost, and settled otherwise, each with its title and at most a few lines."""
    moved = [change for change in found if change.now.verdict is not change.then.verdict]
    by_verdict = {verdict: [c.then for c in moved if c.then.verdict is verdict] for verdict in Verdict}
    yield from _group("■ 対象になるもの", [f"・{s.name}" for s in by_verdict[Verdict.ELIGIBLE]])
    opened = by_verdict[Verdict.UNKNOWN]
    yield from _group("■ 見込みが出てくるもの", [f"・{s.name}（{verdict_text(s, catalogue)}）" for s in opened])
    out = by_verdict[Verdict.INELIGIBLE]
    yield from _group("■ 対象外になるもの", [f"・{s.name}" for s in out], _conditions(out[:SHOWN]))
    same = [change for change in found if change.now.verdict is change.then.verdict is not Verdict.INELIGIBLE]
    yield from _group("■ 金額などが変わるもの", [line for c in same for line in _refigured(c, catalogue)])


def _group(title: str, lines: Sequence[str], notes: Sequence[str] = ()) -> Iterator[str]:
    more = [f"・ほか{len(lines) - SHOWN}つ"] if len(lines) > SHOWN else []
    if lines:
        yield "\n".join([title, *lines[:SHOWN], *more, *notes])


def _conditions(out: Sequence[Judgement]) -> list[str]:
    """Why they are out, each reason once: most often it is the same for all."""
    failed = (next((reason.text for reason in scheme.why if reason.holds is False), None) for scheme in out)
    return [f"　理由：{text}" for text in dict.fromkeys(failed) if text]


def _refigured(change: Change, catalogue: Catalogue) -> Iterator[str]:
    """The first figure that differs."""
    was, is_ = change.now.figures, change.then.figures
    for name in [name for name, value in is_.items() if was.get(name, value) != value][:1]:
        term = catalogue.terms[name]
        between = f"{units.measure(was[name], term.unit)} → {units.measure(is_[name], term.unit)}"
        yield f"・{change.then.name}（{term.label}：{between}）"


def _terms_between(now: Mapping[str, Any], then: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    for name, value in then.items():
        if name in now and now[name] != value:
            term = catalogue.terms[name]
            yield f"・{term.label}：{units.measure(value, term.unit)}（今は{units.measure(now[name], term.unit)}）"
