"""いつまでに: the course of an application, told and as a bubble of type `schedule`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from actions.replies import units
from actions.replies.bubble import Bubble
from actions.replies.counsel import SHOWN, quoted, source_line
from actions.rules.advice import Judgement, Recommendation, SourceRef
from actions.rules.catalogue import Catalogue
from actions.rules.fixed import Fixed
from actions.rules.timeline import Moment, MomentKind, Timeline

_GOALS = {"decision": "決定", "receive": "お金"}
_KIND_TEXTS = {
    "apply": "申し込む",
    "decision": "結果が決まる",
    "order": "ここから、注文・契約ができます",
    "pay": "代金を支払う（注文の1か月後とした場合）",
    "receive": "お金が入る",
    "deadline": "受付の締切",
}
_NEXT_ROUND = "次の受付が始まったら、申し込む"
_NOT_BEFORE = "決定の前に、注文・契約・支払いをしないでください。したものは対象外になります。"
_UNSURE = "日数の確かな目安が見つかっていないためです。申し込み先に、いちばんに聞いてみてください。"
_ABOUT = "日にちは目安です。申し込みの前に、窓口で確かめてください。"


class ScheduleStep(Fixed):
    """One step; `on` is null where no source says how long it takes."""

    on: date | None
    text: str
    kind: MomentKind


class ScheduleCash(Fixed):
    """A month (2027-02; null while nobody knows which) and what it takes and brings."""

    month: str | None
    out_yen: int
    in_yen: int
    text: str


class Schedule(Fixed):
    """The bubble of type `schedule`."""

    type: Literal["schedule"] = "schedule"
    title: str
    fits: bool | None
    steps: list[ScheduleStep]
    cash: list[ScheduleCash]
    warnings: list[str]


def schedule_bubble(
    scheme: Recommendation | Judgement,
    course: Timeline,
    by: date | None,
    sources: list[SourceRef],
    others: Sequence[Recommendation],
    catalogue: Catalogue,
) -> Bubble:
    """First whether it can be done, then day by day, then the money, then what to beware of.

    `others` are further suggestions: whoever orders too early for them would lose them.
    """
    steps = [ScheduleStep(on=m.on, text=_step_text(m), kind=m.kind) for m in course.moments]
    cash = [
        ScheduleCash(month=m.month, out_yen=m.out_yen, in_yen=m.in_yen, text=_cash_text(m.out_yen, m.in_yen))
        for m in course.cash
    ]
    title = f"「{scheme.name}」の進め方" + (f"（{units.day(by)}まで）" if by else "")
    warnings = [*_warnings(scheme, course, catalogue), *_too_early(scheme, others), _ABOUT]
    shape = Schedule(title=title, fits=course.fits, steps=steps, cash=cash, warnings=warnings)
    lines = [_answer(scheme.name, course, by), "", "■ 進め方", *(_step_line(step) for step in steps)]
    lines += ["", "■ お金の出入り", *(_cash_line(month) for month in cash)] if cash else []
    lines += ["", *(f"※ {warning}" for warning in warnings), *(source_line(source) for source in sources)]
    return Bubble(text="\n".join(lines), custom=shape.model_dump(mode="json"))


def _answer(name: str, course: Timeline, by: date | None) -> str:
    """Can it be done: the first thing that the person wants to hear."""
    goal = _GOALS[course.goal]
    reached = next((moment.on for moment in course.moments if moment.kind == course.goal), None)
    if course.missed:
        return f"「{name}」は、次の受付の日がまだ分かりません。受付が始まる前に、できる準備から進めておきましょう。"
    if by is None and reached:
        return f"「{name}」は、今日から始めると、{goal}は{units.day(reached)}ごろになりそうです。"
    if by is None:
        return f"「{name}」は、{goal}までの日数に確かな目安が見つかっていません。分かるところまで並べます。"
    if course.fits:
        return f"「{name}」は、{units.day(by)}に間に合いそうです。{units.day(course.begin_by)}までに始めてください。"
    if course.fits is False:
        about = f"{goal}は{units.day(reached)}ごろになりそうです" if reached else "早めに窓口へ相談してください"
        return f"「{name}」は、{units.day(by)}には間に合わないかもしれません。今日から始めて、{about}。"
    return f"「{name}」が{units.day(by)}に間に合うかは、まだはっきり言えません。{_UNSURE}"


def _step_text(moment: Moment) -> str:
    return moment.text or (_NEXT_ROUND if moment.kind == "apply" and moment.on is None else _KIND_TEXTS[moment.kind])


def _step_line(step: ScheduleStep) -> str:
    if step.on is None:
        return f"・日にちは分かりません　{step.text}"
    about = "" if step.kind in ("prepare", "apply", "deadline") else "ごろ"
    begin = "から" if step.kind == "prepare" else ""
    return f"・{units.day(step.on)}{about}{begin}　{step.text}"


def _cash_text(out_yen: int, in_yen: int) -> str:
    if out_yen:
        return f"{units.yen(out_yen)}を支払います"
    return f"{units.yen(in_yen)}が入ります" if in_yen else "まだ入りません（つなぎが要る月）"


def _cash_line(month: ScheduleCash) -> str:
    when = units.day(month.month) if month.month else "時期は分かりません"
    return f"・{when}　{month.text}"


def _warnings(scheme: Recommendation | Judgement, course: Timeline, catalogue: Catalogue) -> Iterator[str]:
    if scheme.timing.order_after_decision:
        yield _NOT_BEFORE
    yield from (f"今日始めても、「{text}」は間に合わないかもしれません。" for text in course.late)
    yield from (f"{c.text}は{units.day(c.on)}に過ぎました。次の受付の日は、まだ分かりません。" for c in course.missed)
    if scheme.timing.paid_afterwards:
        out = sum(month.out_yen for month in course.cash)
        amount = f"{units.yen(out)}を" if out else "費用を"
        yield f"お金は後払いです。いったん{amount}自分で払います。{_bridge(scheme, catalogue)}"
    if scheme.caution:
        yield scheme.caution.splitlines()[0]


def _too_early(scheme: Recommendation | Judgement, others: Sequence[Recommendation]) -> Iterator[str]:
    names = [other.name for other in others if other.timing.order_after_decision and other.id != scheme.id][:SHOWN]
    if names:
        listed = "".join(f"「{name}」" for name in names)
        yield f"{listed}も使うなら、その決定の前に注文・契約をしないでください。したものは対象外になります。"


def _bridge(scheme: Recommendation | Judgement, catalogue: Catalogue) -> str:
    names = quoted(scheme.timing.bridged_by, catalogue)
    return f"入るまでのつなぎには、{names}があります。" if names else "つなぎのお金のあてを、先に考えておきましょう。"
