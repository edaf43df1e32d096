"""What a task has offered, and whether a message says はい or いいえ to it.

A task that needs a yes puts its own name into `State.offer` and asks. The next message goes back to that task if it
answers (`reply`); any other message lets the offer go.
"""

from __future__ import annotations

import re

from actions.replies.questions import NO, YES
from actions.state import State
from actions.tapping import fold
from actions.task import Message

_BY_WORD = {
    **dict.fromkeys((YES, "うん", "お願いします"), True),
    **dict.fromkeys((NO, "いや", "やめておきます", "やめときます"), False),
}
_BY_INTENT = {"affirm": True, "deny": False, "refuse": False}
_PAUSE = re.compile(r"[、。,.!！\s]+")

# With these, whoever was to tell what is odd has turned to something else.
_TURNED_AWAY = {"restart", "human", "danger", "forget", "resume", "keep_record", "advice_now", "goodbye"}


def reply(state: State, message: Message) -> bool | None:
    """Yes or no to what is offered; None if nothing is, or if the message is about something else."""
    if state.offer is None or message.lookup:
        return None
    parts = filter(None, map(fold, _PAUSE.split(message.text)))
    # 「いや、やめときます」: each part by itself says the same.
    answers = {_BY_WORD.get(part) for part in parts}
    by_word = answers.pop() if len(answers) == 1 else None
    return _BY_INTENT.get(message.intent or "") if by_word is None else by_word


def told(state: State, message: Message) -> bool:
    """Does the message tell what is odd, as the person was asked to?"""
    return len(state.complaint) == 1 and message.intent not in _TURNED_AWAY
