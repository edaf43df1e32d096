"""What a late payment for delivered goods or services costs the one who pays late.

Source: 取適法（旧下請法）第3条・第6条 (https://laws.e-gov.go.jp/law/331AC0000000120). The day of receipt is day 1, so with
60 days the last lawful day is the 59th after it; interest runs from the 60th day after receipt to the day of payment,
both counted, which is as many days as the payment is late.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from actions.rules.figures.calculator import Calculator, exact, percent_down, yen_down

# A yearly rate is spread over 365 days in leap years, too: 14.6 % a year was chosen as 0.04 % a day.
_DAYS_A_YEAR = 365
_MILLION = 1_000_000


def late_payment(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The last lawful day, the days late, and the interest so far; parts of a yen are dropped.

    `payment_days_after_receipt` counts from the day after receipt (received and paid on one day is 0).
    """
    if "payment_days_after_receipt" not in facts:
        return {}
    lawful = terms["payment_days_max"] - 1
    late = max(0, facts["payment_days_after_receipt"] - lawful)
    figures = {"lawful_days_after_receipt": lawful, "days_late": late}
    return figures | _interest(facts, late, exact(terms["late_interest_percent"]) / 100) if late else figures


def _interest(facts: Mapping[str, Any], days: int, yearly: Fraction) -> dict[str, Any]:
    share = yearly * days / _DAYS_A_YEAR
    figures: dict[str, Any] = {
        "late_interest_percent_so_far": percent_down(share, decimals=2),
        "late_interest_yen_per_million": yen_down(share * _MILLION),
    }
    if "uncollectable_yen" in facts:
        figures["late_interest_yen"] = yen_down(share * facts["uncollectable_yen"])
    return figures


LATE_PAYMENT = Calculator(
    name="late_payment",
    reads=frozenset({"payment_days_after_receipt", "uncollectable_yen"}),
    terms=frozenset({"payment_days_max", "late_interest_percent"}),
    figures=frozenset(
        {
            "lawful_days_after_receipt",
            "days_late",
            "late_interest_percent_so_far",
            "late_interest_yen_per_million",
            "late_interest_yen",
        }
    ),
    compute=late_payment,
)
