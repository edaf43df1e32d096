"""What comes back of the premiums of a mutual aid when a firm leaves it of its own will.

Source: 共済契約の解約 (中小機構, https://kyosai-web.smrj.go.jp/customer/tkyosai/cancellation/index.html): refund = premiums ×
a percent that rises in steps with the months paid. Months and percents of the steps are terms of the version.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from actions.rules.figures.calculator import Calculator, exact, yen_down

_LOWER_STEPS = (
    ("refund_from_months", "refund_percent"),
    ("refund_second_from_months", "refund_second_percent"),
    ("refund_third_from_months", "refund_third_percent"),
    ("refund_fourth_from_months", "refund_fourth_percent"),
)


class _Step(NamedTuple):
    months: int
    percent: float


def mutual_refund(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The percent that comes back today, the yen (parts of a yen dropped), and the months until all of it does.

    What a loan has struck off the premiums is no longer part of `safety_mutual_paid_yen`.
    """
    if "safety_mutual_months" not in facts:
        return {}
    paid_for = facts["safety_mutual_months"]
    percent = max((step.percent for step in _steps(terms) if step.months <= paid_for), default=0)
    figures = {
        "refund_percent_now": percent,
        "months_to_full_refund": max(0, terms["full_refund_from_months"] - paid_for),
    }
    if "safety_mutual_paid_yen" in facts:
        figures["refund_yen"] = yen_down(exact(percent) / 100 * facts["safety_mutual_paid_yen"])
    return figures


def _steps(terms: Mapping[str, Any]) -> list[_Step]:
    lower = [_Step(terms[months], terms[percent]) for months, percent in _LOWER_STEPS if months in terms]
    return [*lower, _Step(terms["full_refund_from_months"], 100)]


MUTUAL_REFUND = Calculator(
    name="mutual_refund",
    reads=frozenset({"safety_mutual_months", "safety_mutual_paid_yen"}),
    terms=frozenset({*_LOWER_STEPS[0], "full_refund_from_months"}),
    optional=frozenset(name for step in _LOWER_STEPS[1:] for name in step),
    figures=frozenset({"refund_percent_now", "refund_yen", "months_to_full_refund"}),
    compute=mutual_refund,
)
