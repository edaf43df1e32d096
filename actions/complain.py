"""この答えはおかしい: what is odd is heard, and kept for the clerk if the person agrees. The interview goes on."""

from __future__ import annotations

from actions import dialogue, offers
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.record import WHAT_IS_ODD, complaint_consent_bubble
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task
from cases import Complaint, days_kept, default_store, last_day, new_code, now


class Complain(Task):
    """Thanks first; then what is odd, then whether it may be kept."""

    task = "complain"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """One step at each message: asked, told, agreed or not."""
        agreed, telling = offers.reply(state, message), len(state.complaint) == 1
        if state.offer != self.task:
            asking = state.but(offer=self.task, complaint=(message.text,))
            return asking, [Bubble(response="utter_complaint_asked", buttons=WHAT_IS_ODD)]
        if agreed is False:
            return _end(state, "utter_complaint_dropped", adviser)
        if telling:
            # A bare はい only says that there is something: the first message tells what there is to tell.
            told = (*state.complaint, "" if agreed else message.text)
            return state.but(complaint=told), [complaint_consent_bubble(days_kept())]
        code = new_code()
        default_store().note(_complaint(code, state, adviser))
        return _end(state.but(codes=(*state.codes, code)), "utter_complaint_kept", adviser)


def _end(state: State, response: str, adviser: Adviser) -> Answer:
    state = state.but(offer=None, complaint=())
    return state, [Bubble(response=response), *dialogue.repeat(state, adviser)]


def _complaint(code: str, state: State, adviser: Adviser) -> Complaint:
    created = now()
    return Complaint(
        code=code,
        created=created,
        expires_on=last_day(created),
        text="\n".join(part for part in state.complaint if part),
        facts=dict(state.facts),
        advice=dialogue.advise(state, adviser).model_dump(mode="json", by_alias=True),
    )
