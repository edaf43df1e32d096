"""もし従業員が25人だったら: what would be otherwise; the facts stay as they are."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.repayment import Repayment
from actions.replies import Bubble
from actions.replies.changes import supposed_text
from actions.rules import Adviser, FactError
from actions.rules.changes import Case, changes
from actions.rules.facts import Facts
from actions.state import State
from actions.task import Message, Task
from nlu import Loan, loan_wanted, understand


class WhatIf(Task):
    """The advice for supposed facts, told as what it changes."""

    task = "what_if"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """What is newly possible, no longer possible, or still open; of a loan that is imagined (利率2％なら), its plan."""
        try:
            supposed = adviser.vocabulary.validate(_supposed(message.text, state))
        except FactError as error:
            return state, [Bubble(text="\n".join(problem.message for problem in error.problems))]
        if not supposed and loan_wanted(message.text) != Loan():
            return Repayment().answer(state, message, adviser)
        if not supposed:
            return state, [Bubble(response="utter_suppose")]
        found = changes(
            adviser, Case(state.facts, state.day), Case({**state.facts, **supposed}, state.day), state.aside
        )
        return state, [Bubble(text=supposed_text(found, supposed, adviser.catalogue))]


def _supposed(text: str, state: State) -> Facts:
    """Everything that the message says is meant as a supposition, marked as one or not."""
    reading = understand(text, asked=None, as_of=state.day, recent=state.recent)
    return {**reading.facts, **reading.supposed}
