"""家とられますか, 先に契約して大丈夫ですか: what is feared or cannot be undone is answered at once, then the talk goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actions import dialogue
from actions.dialogue import Answer
from actions.helplines import line
from actions.replies.counsel import SHOWN, quoted
from actions.replies.worries import worry_bubble
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task
from actions.worries import sources_of, worry_in


class Reassure(Task):
    """The answer to a fear."""

    task = "reassure"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """What is so and what can be done, with the counters for this firm; then the next question."""
        after, more = dialogue.go_on(state, adviser) if state.heard else dialogue.pick_up(state, adviser)
        found = worry_in(message.text, state, adviser.catalogue)
        if found is None:
            return after, more
        text = "\n".join([found["text"], *_too_early(found, state, adviser)])
        offices = [adviser.office(name, state.facts) for name in found["offices"]]
        lines = [line(phone) for phone in found["lines"]]
        return after, [worry_bubble(text, offices, lines, sources_of(found)), *more]


def _too_early(found: Mapping[str, Any], state: State, adviser: Adviser) -> Iterator[str]:
    """The suggestions for this firm that are lost by ordering too early, where the worry is about that."""
    if "after_decision" in found and state.facts.get("topics"):
        suggested = dialogue.advise(state, adviser).recommendations
        if bound := [scheme.id for scheme in suggested if scheme.timing.order_after_decision][:SHOWN]:
            yield found["after_decision"].format(schemes=quoted(bound, adviser.catalogue))
