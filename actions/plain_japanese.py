"""やさしい日本語で: easy words and readings from now on, until the person wants the usual ones back."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.easy import EASY
from actions.replies.words import words
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task

ON = "わかりました。ここからは、やさしい日本語で話します。やめたいときは「普通の日本語で」と書いてください。"
OFF = "わかりました。ここからは、普通の日本語でお話しします。"


class PlainJapanese(Task):
    """Changes how everything is said, and nothing else."""

    task = "plain_japanese"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Easy, or the usual words again if the message says so."""
        usual = any(word in message.text for word in words()["usual_japanese"])
        return state.but(style=None if usual else EASY), [Bubble(text=OFF if usual else ON)]
