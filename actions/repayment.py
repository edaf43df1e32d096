"""返済はいくら, 月々いくら: a repayment plan for the loan that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from actions.dialogue import Answer
from actions.naming import all_named, subject
from actions.owed import REPAID, REPAYMENT, imagined
from actions.replies import Bubble
from actions.replies.repayment import NO_RATE, ask_amount_text, assumed_limit, assumed_scheme, repayment_bubble
from actions.rules import Adviser
from actions.rules.advice import Judgement, Recommendation
from actions.rules.figures.plan import MONTHS_MAX, repayment_plan
from actions.state import State
from actions.task import Message, Task
from nlu import Loan


class Repayment(Task):
    """Amount, time and rate as they are said; else from what is known and the scheme's terms."""

    task = "repayment"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The plan, or what is missing for it. What is only imagined is kept for the next such question, as no fact."""
        loan = imagined(state, message.text)
        amount, months = loan.amount_yen or state.facts.get(REPAID), loan.months
        scheme = _lender(message.text, state, amount, adviser)
        if scheme:
            amount, months = scheme.figures["planned_loan_yen"], months or scheme.figures["repayment_months"]
        state = state.but(loan=asdict(loan), about=scheme.id if scheme else state.about)
        if not amount or not months or months > MONTHS_MAX:
            return state.but(pending=REPAYMENT), [Bubble(text=ask_amount_text(scheme.name if scheme else None))]
        rate = loan.rate_pct
        if rate is None and scheme:
            rate = scheme.terms.get("interest_percent")
        assumed = list(_assumed(loan, scheme, amount, rate))
        return state.but(pending=None), [repayment_bubble(repayment_plan(amount, months, rate), assumed)]


def _lender(text: str, state: State, amount: int | None, adviser: Adviser) -> Recommendation | Judgement | None:
    """The scheme that is meant, else the first suggestion, that lends such an amount to this firm."""
    state = state.but(facts={**state.facts, REPAID: amount}) if amount else state
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
