"""月々いくら: a repayment plan, told and as a bubble of type `repayment`."""

from __future__ import annotations

from typing import Literal

from actions.replies import units
from actions.replies.bubble import Bubble
from actions.rules.figures.plan import Instalment, RepaymentPlan
from actions.rules.fixed import Fixed

_MONTHS_PER_YEAR = 12
NO_RATE = (
    "利率は毎月変わるので、利息は入れていません。「利率2％なら」のように送ってもらえれば、利息も入れて計算します。"
)


class Repayment(Fixed):
    """The bubble of type `repayment`; `rate_pct` is null where the interest is left out."""

    type: Literal["repayment"] = "repayment"
    principal_yen: int
    rate_pct: float | None
    months: int
    rows: list[Instalment]
    assumed: list[str]


def repayment_bubble(plan: RepaymentPlan, assumed: list[str]) -> Bubble:
    """What it costs a month first, then all in all, and what was taken for granted."""
    first, last = plan.rows[0], plan.rows[-1]
    head = f"{units.yen(plan.principal_yen)}を{units.measure(plan.months, 'months')}で返すと、"
    if plan.rate_pct is None:
        lines = [f"{head}毎月の元金は{units.yen(first.payment_yen)}です（利息は別です）。"]
    else:
        lines = [f"{head}毎月{units.yen(first.payment_yen)}です（利率 年{plan.rate_pct:g}％、毎月同じ額を返す方法）。"]
        lines.append(f"・利息の合計：{units.yen(plan.interest_yen)}")
    lines += [f"・最後の月：{units.yen(last.payment_yen)}", *_balances(plan), *(f"※ {text}" for text in assumed)]
    return Bubble(text="\n".join(lines), custom=_shape(plan, assumed).model_dump(mode="json"))


def _shape(plan: RepaymentPlan, assumed: list[str]) -> Repayment:
    return Repayment(
        principal_yen=plan.principal_yen,
        rate_pct=plan.rate_pct,
        months=plan.months,
        rows=plan.rows,
        assumed=assumed,
    )


def _balances(plan: RepaymentPlan) -> list[str]:
    """What is still owed after the first years, for whoever wants to see it shrink."""
    years = [row for row in plan.rows[:-1] if row.month % _MONTHS_PER_YEAR == 0][:3]
    return [f"・{row.month // _MONTHS_PER_YEAR}年後の残り：{units.yen(row.balance_yen)}" for row in years]


def ask_amount_text(name: str | None) -> str:
    """What is missing for a plan, with an example."""
    scheme = f"「{name}」の" if name else ""
    return f"{scheme}返済を計算します。いくらを、何年で返すかを教えてください。たとえば「500万円を5年で」のように送ってください。"


def assumed_scheme(name: str) -> str:
    """Whose time to pay back was taken."""
    return f"「{name}」の、いちばん長い返済期間で計算しました。「5年で」のように変えられます。"


def assumed_limit(amount: int) -> str:
    """That the loan was cut at its ceiling."""
    return f"この制度の限度額の{units.yen(amount)}で計算しました。"
