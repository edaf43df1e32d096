"""返済はいくら, 月々いくら: a repayment plan for the loan that is meant."""

from __future__ import annotations

from collections.abc import Iterator

from actions.dialogue import Answer
from actions.naming import all_named, subject
from actions.replies import Bubble
from actions.replies.repayment import NO_RATE, ask_amount_text, assumed_limit, assumed_scheme, repayment_bubble
from actions.rules import Adviser
from actions.rules.advice import Judgement, Recommendation
from actions.rules.figures.plan import MONTHS_MAX, repayment_plan
from actions.state import State
from actions.task import Message, Task
from nlu import Loan, loan_wanted

AMOUNT = "amount_needed_yen"


class Repayment(Task):
    """Amount, time and rate as they are said; else from what is known and the scheme's terms."""

    task = "repayment"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The plan, or what is missing for it. What is only imagined is not kept."""
        loan = loan_wanted(message.text)
        wanted = state.but(facts={**state.facts, **({AMOUNT: loan.amount_yen} if loan.amount_yen else {})})
        scheme = _lender(message.text, wanted, adviser)
        amount, months = loan.amount_yen, loan.months
        if scheme:
            amount, months = scheme.figures["planned_loan_yen"], months or scheme.figures["repayment_months"]
        amount = amount or state.facts.get(AMOUNT)
        if not amount or not months or months > MONTHS_MAX:
            return state, [Bubble(text=ask_amount_text(scheme.name if scheme else None))]
        rate = loan.rate_pct
        if rate is None and scheme:
            rate = scheme.terms.get("interest_percent")
        plan = repayment_plan(amount, months, rate)
        assumed = list(_assumed(loan, scheme, amount, rate))
        return state.but(about=scheme.id if scheme else state.about), [repayment_bubble(plan, assumed)]


def _lender(text: str, state: State, adviser: Adviser) -> Recommendation | Judgement | None:
    """The scheme that is meant, else the first suggestion, that lends such an amount to this firm."""
    scheme, advice = subject(text, state, adviser)
    first = [scheme] if scheme else []
    named = bool(all_named(text, adviser.catalogue))
    candidates = first if named else [*first, *advice.recommendations]
    return next((s for s in candidates if {"planned_loan_yen", "repayment_months"} <= s.figures.keys()), None)


def _assumed(loan: Loan, scheme: Recommendation | Judgement | None, amount: int, rate: float | None) -> Iterator[str]:
    if scheme and not loan.months:
        yield assumed_scheme(scheme.name)
    if loan.amount_yen and amount < loan.amount_yen:
        yield assumed_limit(amount)
    if rate is None:
        yield NO_RATE
