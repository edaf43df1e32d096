"""AとBの違いは: two schemes row by row, as they are for this firm; and which of them to look at first."""

from __future__ import annotations

from collections.abc import Iterator

from actions.replies import units
from actions.replies.counsel import door_name, measured, verdict_text
from actions.rules.advice import Advice, Judgement, Recommendation, Verdict
from actions.rules.catalogue import Catalogue

_ROWS = {
    "amount": "いくらまで",
    "rate": "利率・割合",
    "period": "返す期間など",
    "security": "担保・保証",
    "cost": "掛金・保証料",
}
_UNSAID = "案内できる数字がありません"
_VALUE = {Verdict.ELIGIBLE: 2, Verdict.UNKNOWN: 1, Verdict.INELIGIBLE: 0}

Scheme = Recommendation | Judgement


def difference_text(
    one: Scheme, other: Scheme, advice: Advice, catalogue: Catalogue, days: tuple[int | None, int | None]
) -> str:
    """Rows that both or one of them have; `days` from preparing to the decision, None where no source says."""
    pair = (one, other)
    lines = ["2つのちがいです。", *(f"{mark}：{scheme.name}" for mark, scheme in zip("AB", pair, strict=True))]
    lines += _row("どんなもの", [scheme.summary for scheme in pair])
    lines += _row("使えるか", [verdict_text(scheme, catalogue) for scheme in pair])
    for row, title in _ROWS.items():
        lines += _row(title, [_cell(scheme, row, catalogue) for scheme in pair])
    lines += _row("準備から決定まで", [f"{units.span(d)}ほど" if d is not None else "" for d in days])
    lines += _row("申し込み先", [door_name(advice, scheme, catalogue) or "" for scheme in pair])
    return "\n".join([*lines, "", _which(one, other, advice)])


def _row(title: str, cells: list[str]) -> Iterator[str]:
    if any(cells):
        yield from (f"■ {title}", *(f"{mark}：{cell or _UNSAID}" for mark, cell in zip("AB", cells, strict=True)))


def _cell(scheme: Scheme, row: str, catalogue: Catalogue) -> str:
    known = measured({**scheme.terms, **scheme.figures}, catalogue)
    return "、".join(f"{term.label} {text}" for term, text in known if term.row == row)


def _which(one: Scheme, other: Scheme, advice: Advice) -> str:
    """What can be said honestly: the verdicts first, then what is more to the point."""
    order = [r.id for r in advice.recommendations]
    value = {s.id: (_VALUE[s.verdict], -order.index(s.id) if s.id in order else -len(order)) for s in (one, other)}
    if value[one.id] == value[other.id]:
        return "どちらがよいかは、使いみちやお急ぎの度合いで変わります。窓口で両方を聞いてみてください。"
    better, rest = (one, other) if value[one.id] > value[other.id] else (other, one)
    if rest.verdict is Verdict.INELIGIBLE:
        return f"今わかっていることからは、「{better.name}」を先に確かめるのがよさそうです。「{rest.name}」は、今のままでは対象外です。"
    return f"今わかっていることからは、「{better.name}」を先に確かめるのがよさそうです。最後は、両方の窓口の話を聞いて選んでください。"
