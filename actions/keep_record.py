"""引継ぎ票: the hand-over sheet, kept under a code only if the person says yes."""

from __future__ import annotations

from actions import dialogue, offers
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.record import consent_bubble, kept_bubble
from actions.replies.sheet import sheet_for, sheet_text
from actions.replies.words import name_of, value_of
from actions.rules import Adviser
from actions.rules.advice import Advice
from actions.state import State
from actions.task import Message, Task
from cases import Case, CaseFact, days_kept, default_store, last_day, new_code, now


class KeepRecord(Task):
    """Someone wants to take the conversation along: on paper, to a counter, to another channel."""

    task = "keep_record"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """First ask; with a yes keep it and say where it is, with a no only show it."""
        if not state.facts:
            return state, [Bubble(response="utter_nothing_yet"), *dialogue.repeat(state, adviser, "")]
        agreed, asked = offers.reply(state, message), state.but(offer=None)
        if agreed is None:
            return state.but(offer=self.task), [consent_bubble(days_kept())]
        advice = dialogue.advise(asked, adviser)
        again = dialogue.repeat(asked, adviser)
        if not agreed:
            shown = Bubble(text=sheet_text(sheet_for(asked, advice, adviser)))
            return asked, [Bubble(response="utter_not_kept"), shown, *again]
        case = case_of(asked, advice, adviser, message.channel)
        default_store().keep(case)
        kept = asked.but(codes=(*asked.codes, case.code))
        return kept, [Bubble(text=sheet_text(case.sheet)), kept_bubble(case.code, case.expires_on), *again]


def case_of(state: State, advice: Advice, adviser: Adviser, channel: str | None, code: str | None = None) -> Case:
    """What is kept of the conversation, under a new code, or the one under which it was kept before."""
    code, created = code or new_code(), now()
    last = last_day(created)
    return Case(
        code=code,
        created=created,
        expires_on=last,
        as_of=advice.as_of,
        named_day=state.as_of,
        catalogue=adviser.catalogue.fingerprint,
        channel=channel,
        facts=[case_fact(name, state, adviser) for name in adviser.vocabulary if name in state.facts],
        refused=list(state.refused),
        advice=advice.model_dump(mode="json", by_alias=True),
        sheet=sheet_for(state, advice, adviser, (code, last)),
    )


def case_fact(name: str, state: State, adviser: Adviser) -> CaseFact:
    """A fact as it is kept, with the words it came from."""
    spec, value, approximate = adviser.vocabulary[name], state.facts[name], name in state.approximate
    return CaseFact(
        fact=name,
        name=name_of(spec),
        value=value,
        said=value_of(spec, value, approximate=approximate),
        approximate=approximate,
        words=state.words.get(name),
    )
