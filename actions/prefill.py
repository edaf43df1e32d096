"""The firm that the register found is theirs: its facts are taken in as if they had been told, with where they come from."""

from __future__ import annotations

import register
from actions import dialogue, hearing, offers
from actions.dialogue import Answer
from actions.hearing import Said
from actions.replies import Bubble, read_back_bubble
from actions.replies.register import LEAD, SOURCE
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task
from cases import today
from register import Firm


class Prefill(Task):
    """The answer to 「この会社でお間違いないですか」."""

    task = "prefill"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """With a yes take in what is certain; with a no let go of it. What contradicts the person is asked."""
        agreed, firm = offers.reply(state, message), register.held(state.lookup)
        register.let_go(state.lookup)
        state = state.but(offer=None, lookup=None)
        if not agreed or not isinstance(firm, Firm):
            asked, bubbles = dialogue.pick_up(state, adviser)
            return asked, [Bubble(response="utter_number_again" if agreed else "utter_not_ours"), *bubbles]
        facts = firm.facts(today())
        about = register.only_about(facts)
        told = Said(facts, approximate=about, words=dict.fromkeys(facts, SOURCE))
        after, heard = hearing.take_in(state.but(misses=0), told, adviser.vocabulary)
        shown = read_back_bubble(heard, after, adviser.vocabulary, opening=LEAD) if heard.told else None
        after, bubbles = dialogue.go_on(after, adviser) if after.heard else dialogue.pick_up(after, adviser)
        return after, [shown or Bubble(response="utter_register_knows_no_more"), *bubbles]
