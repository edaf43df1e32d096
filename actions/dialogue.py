"""The course of the interview: what comes next once a message has been taken in. Knows no Rasa."""

from __future__ import annotations

import json
from dataclasses import replace

import register
from actions.clashes import clash
from actions.replies import (
    Bubble,
    advice_bubble,
    advice_cards,
    clarify_bubble,
    question_bubble,
    size_text,
    unchanged_bubble,
)
from actions.replies.counsel import SHOWN
from actions.replies.easy import easy_advice
from actions.replies.firm import clash_text, let_go_text
from actions.replies.questions import exact_bubble
from actions.replies.subjects import NEXT_TOPIC, offer_bubble
from actions.replies.words import words
from actions.rules import Adviser
from actions.rules.advice import Advice, Recommendation
from actions.state import State

# An owner gets advice after so many questions at the latest; afterwards a few more may sharpen it.
QUESTIONS_BEFORE_ADVICE = 5
QUESTIONS_IN_ALL = 8
SHARPEN = "もう一つ伺えると、もっとはっきりします。\n"
AGAIN = "では、先ほどの質問です。\n"
SIZE = "size_class"

Answer = tuple[State, list[Bubble]]


def advise(state: State, adviser: Adviser) -> Advice:
    """The advice for what is known now."""
    first = words()["grants"]["kinds"] if state.grants else ()
    return adviser.advise(state.facts, as_of=state.day, skip=state.skip, aside=state.aside, first=first)


def grants(advice: Advice) -> list[Recommendation]:
    """The suggestions that need not be paid back."""
    return [scheme for scheme in advice.recommendations if scheme.kind in words()["grants"]["kinds"]]


def go_on(state: State, adviser: Adviser) -> Answer:
    """Settle what was unclear, else ask the next question, else advise."""
    told = state.facts
    state, unsettled = _settle(state, adviser)
    let_go = [Bubble(text=let_go_text(adviser.vocabulary[fact])) for fact in told if fact not in state.facts]
    if unsettled:
        return state, [*let_go, unsettled]
    advice = advise(state, adviser)
    state, answered = _owed(state, advice, adviser)
    owed = [*let_go, *answered]
    question = advice.next_question
    if state.advised is None and question and len(state.asked_before) < QUESTIONS_BEFORE_ADVICE:
        left = min(question.left or 0, QUESTIONS_BEFORE_ADVICE - len(state.asked_before))
        asked = question_bubble(adviser.vocabulary[question.fact], left=left or None)
        return state.asking(question.fact), [*owed, *_number_hint(state), asked]
    if exact := _vague(state, adviser):
        # Once is enough: who knows it only about so is not asked again.
        return state.asking(exact).asking(exact), [*owed, exact_bubble(adviser.vocabulary[exact], state.facts[exact])]
    state, bubbles = tell(state, adviser, advice)
    return state, [*owed, *bubbles]


def _number_hint(state: State) -> list[Bubble]:
    """With the first question, where the register may be asked: the number of the firm saves others."""
    first = register.switched_on() and not state.asked_before
    can = first and register.can_have_number(state.facts.get("legal_form"))
    return [Bubble(response="utter_number_hint")] if can else []


def _settle(state: State, adviser: Adviser) -> tuple[State, Bubble | None]:
    """The question that settles what is unclear or cannot be; what was asked about in vain is let go."""
    for fact in state.ambiguous:
        if fact not in state.skip:
            return state.asking(fact), clarify(state, fact, adviser)
    state = state.but(ambiguous={})
    while found := clash(state, adviser):
        if found.ask not in state.skip:
            lead = clash_text(found.text, state.facts, adviser.vocabulary)
            return state.asking(found.ask), question_bubble(adviser.vocabulary[found.ask], f"{lead}\n")
        state = state.without(found.drop)
    return state, None


def clarify(state: State, fact: str, adviser: Adviser, lead: str = "") -> Bubble:
    """Which reading of a fact is meant, or whether the one told last or before is right."""
    return clarify_bubble(adviser.vocabulary[fact], state.ambiguous[fact], lead, state.facts.get(fact))


def _vague(state: State, adviser: Adviser) -> str | None:
    """A fact known only about so, whose exact figure could change the first suggestions; none once they were told."""
    if state.advised is not None:
        return None
    near = adviser.exact_needed(state.facts, state.approximate, as_of=state.day)
    return next((fact for fact in near if fact not in state.skip), None)


def _owed(state: State, advice: Advice, adviser: Adviser) -> Answer:
    """The answer to a question of the owner's that had to wait for a fact."""
    size = advice.size_class
    if state.pending != SIZE or None in (size.sme, size.small):
        return state, []
    return state.but(pending=None), [Bubble(text=size_text(size, state.facts, adviser.vocabulary))]


def tell(state: State, adviser: Adviser, advice: Advice, *, sharpen: bool = True) -> Answer:
    """The advice, if it is not the one given last; then the matter that waits, else a question to `sharpen` it."""
    marks = _marks(advice)
    same = marks == state.advised
    told = unchanged_bubble(advice) if same else _advice(state, advice, adviser)
    none = state.grants and not same and not grants(advice)
    bubbles = [Bubble(text=words()["grants"]["none"]), told] if none else [told]
    state = state.but(advised=marks, asked=None)
    state = state if same else state.but(about=None, loan={})
    if state.later:
        return state.but(offer=NEXT_TOPIC), [*bubbles, offer_bubble(state.later, adviser.vocabulary)]
    question = advice.next_question
    if not sharpen or question is None or len(state.asked_before) >= QUESTIONS_IN_ALL:
        return state, bubbles
    return state.asking(question.fact), [*bubbles, question_bubble(adviser.vocabulary[question.fact], SHARPEN)]


def _advice(state: State, advice: Advice, adviser: Adviser) -> Bubble:
    topics = [topic for topic in adviser.topics(state.facts, as_of=state.day) if topic not in state.aside]
    bubble = advice_bubble(advice, adviser.catalogue, state.facts, topics, state.approximate)
    cards = advice_cards(advice, adviser.catalogue, state.facts, topics, state.approximate).model_dump(mode="json")
    custom = {**(bubble.custom or {}), "cards": cards}
    return replace(bubble, custom=custom, easy=easy_advice(advice, adviser.catalogue))


def _marks(advice: Advice) -> tuple[str, ...]:
    """What an owner sees of an advice: if this is the same, there is nothing new to tell."""
    shown = advice.recommendations[:SHOWN]
    schemes = [f"{r.id} {r.verdict} {json.dumps(r.figures, sort_keys=True, default=str)}" for r in shown]
    return (*schemes, *(f"{o.id} {o.place.id if o.place else ''}" for o in advice.offices[:SHOWN]))


def pick_up(state: State, adviser: Adviser) -> Answer:
    """After something else: the question still open once more, else the next step; nothing where all has been told."""
    if state.asked:
        return state, repeat(state, adviser)
    return (state, []) if state.advised is not None else go_on(state, adviser)


def after_digression(state: State, adviser: Adviser) -> Answer:
    """After a question of the owner's: ours once more, or the next one if the same message has answered it."""
    return pick_up(state, adviser) if state.heard else (state, repeat(state, adviser))


def repeat(state: State, adviser: Adviser, lead: str = AGAIN) -> list[Bubble]:
    """The question still open, put once more; nothing if none is."""
    if state.asked is None:
        return []
    spec = adviser.vocabulary[state.asked]
    if state.asked in state.ambiguous:
        return [clarify(state, state.asked, adviser, lead)]
    return [question_bubble(spec, lead)]
