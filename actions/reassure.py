"""家とられますか, 先に契約して大丈夫ですか: what is feared or cannot be undone is answered at once, then the talk goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actions import dialogue
from actions.dialogue import Answer
from actions.helplines import line
from actions.replies.counsel import SHOWN, quoted
from actions.replies.worries import worry_bubble
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task
from actions.worries import answers, sources_of, worries_in

# More answers at once than these nobody reads; who asks again hears the others.
AT_ONCE = 2


class Reassure(Task):
    """The answer to a fear, or to two in one breath."""

    task = "reassure"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """What is so and what can be done, with the counters for this firm; then the next question."""
        after, more = dialogue.go_on(state, adviser) if state.heard else dialogue.pick_up(state, adviser)
        found = worries_in(message.text, state, adviser.catalogue)
        if not found:
            return after, more
        now = found[:AT_ONCE]
        told = [*answers(now, further=len(found) > AT_ONCE), *_too_early(now, state, adviser)]
        offices = [adviser.office(name, state.facts) for name in _each(now, "offices")]
        lines = [line(phone) for phone in _each(now, "lines")]
        return after, [worry_bubble(told, offices, lines, sources_of(now)), *more]


def _each(found: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """What several worries name, once each."""
    return list(dict.fromkeys(name for row in found for name in row[key]))


def _too_early(found: Sequence[Mapping[str, Any]], state: State, adviser: Adviser) -> Iterator[str]:
    """The suggestions for this firm that are lost by ordering too early, where a worry is about that."""
    about = next((row for row in found if "after_decision" in row), None)
    if about and state.facts.get("topics"):
        suggested = dialogue.advise(state, adviser).recommendations
        if bound := [scheme.id for scheme in suggested if scheme.timing.order_after_decision][:SHOWN]:
            yield about["after_decision"].format(schemes=quoted(bound, adviser.catalogue))
