"""法人番号: what the public register has on the firm, asked only with a yes, and shown before it is used."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import register
from actions import dialogue, offers, state
from actions.dialogue import Answer
from actions.prefill import Prefill
from actions.replies import Bubble
from actions.replies.questions import NO, YES
from actions.replies.register import is_it_yours_bubble
from actions.rules import Adviser, default_adviser
from actions.state import State
from actions.task import Events, Message, Task
from register import Fault, Firm, RegisterFault

NOTHING_LEARNED = {
    Fault.NOT_FOUND: "utter_number_not_found",
    Fault.CLOSED: "utter_number_closed",
    Fault.OUT_OF_REACH: "utter_register_out_of_reach",
}


class LookUp(Task):
    """Somebody sent the number of their firm."""

    task = "look_up"

    async def run(  # type: ignore[override]  # rasa-sdk waits for an action that has to wait itself
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        """As every task, once the register has been asked if that is what the person wants."""
        before = state.read(tracker.slots, default_adviser().vocabulary)
        if offers.reply(before, Message.latest(tracker)):
            await _ask_register(before.lookup)
        return super().run(dispatcher, tracker, domain)

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """First ask; with a yes say whom the register found, with a no forget the number."""
        agreed, found = offers.reply(state, message), register.held(state.lookup)
        if agreed is None:
            offered = Bubble(response="utter_look_up_offer", buttons=(YES, NO))
            return state.but(offer=self.task, lookup=message.lookup), [offered]
        if agreed and isinstance(found, Firm):
            return state.but(offer=Prefill.task), [is_it_yours_bubble(found)]
        register.let_go(state.lookup)
        said = NOTHING_LEARNED[found] if isinstance(found, Fault) else "utter_number_again"
        asked, bubbles = dialogue.pick_up(state.but(offer=None, lookup=None), adviser)
        return asked, [Bubble(response=said if agreed else "utter_not_looked_up"), *bubbles]


async def _ask_register(handle: str | None) -> None:
    """Put what the register answers where the number was."""
    number = register.held(handle)
    if not isinstance(number, str):
        return
    try:
        register.hold(await register.look_up(number), handle)
    except RegisterFault as fault:
        register.hold(fault.fault, handle)
