"""The repayment that an owner asks for: the loan imagined so far, and whether a message says what was missing."""

from __future__ import annotations

from dataclasses import asdict

from actions.state import State
from actions.task import Message
from nlu import Loan, loan_wanted

REPAYMENT = "repayment"
REPAID = "amount_needed_yen"
# A smaller sum is no loan, but the bare answer to some other question.
LOAN_MIN_YEN = 100_000


def imagined(state: State, text: str) -> Loan:
    """The loan that a message imagines; what it leaves open is as in the one imagined before."""
    said = {name: value for name, value in asdict(loan_wanted(text)).items() if value is not None}
    return Loan(**{**state.loan, **said})


def delivers(state: State, message: Message) -> bool:
    """Does the message say how much, or with no question open how long, to the repayment that was asked for?"""
    if state.pending != REPAYMENT or (message.intent or "").startswith("ask_"):
        return False
    loan = loan_wanted(message.text)
    return (loan.amount_yen or 0) >= LOAN_MIN_YEN or (state.asked is None and loan.months is not None)
