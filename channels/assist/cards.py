"""The advice as an operator reads it: more suggestions than a chat shows, each with the papers to bring."""

from __future__ import annotations

from actions.replies.cards import Cards, SchemeCard, advice_cards
from actions.rules import Adviser
from actions.rules.advice import Advice
from actions.rules.procedure import Papers, papers
from actions.state import State

# A screen holds more than a phone, and an operator leafs faster than an owner.
SHOWN = 6


class CallCard(SchemeCard):
    """A suggestion with what to bring for it."""

    papers: Papers


class CallCards(Cards):
    """The advice in words that are ready to be shown, best first."""

    schemes: list[CallCard]


def cards(state: State, advice: Advice, adviser: Adviser) -> CallCards:
    """The cards of a call."""
    shown = advice_cards(
        advice,
        adviser.catalogue,
        state.facts,
        adviser.topics(state.facts, as_of=state.day),
        state.approximate,
        most=SHOWN,
    )
    schemes = [
        CallCard(**dict(card), papers=papers(adviser, card.id, state.facts, as_of=state.day)) for card in shown.schemes
    ]
    return CallCards(**{**dict(shown), "schemes": schemes})
