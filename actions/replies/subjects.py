"""How it is said that one matter goes before another."""

from __future__ import annotations

from collections.abc import Sequence

from actions.replies.bubble import Bubble
from actions.replies.questions import NO, YES
from actions.replies.words import words
from actions.rules.facts import Vocabulary

NEXT_TOPIC = "next_topic"


def order_text(said: Sequence[str], later: Sequence[str], vocabulary: Vocabulary) -> str:
    """Both matters were heard; the one that cannot wait comes first."""
    first = [topic for topic in words()["urgent"] if topic in said][:1]
    return (
        f"{_names(first, vocabulary)}と{_names(later, vocabulary)}、どちらも伺いました。"
        f"お急ぎの{_names(first, vocabulary)}から先に考えて、そのあと{_names(later, vocabulary)}のこともご案内します。"
    )


def offer_bubble(later: Sequence[str], vocabulary: Vocabulary) -> Bubble:
    """After the advice on the first matter: shall we go on with the other?"""
    return Bubble(text=f"つづけて、{_names(later, vocabulary)}のことも考えましょうか？", buttons=(YES, NO))


def turning_text(topics: Sequence[str], vocabulary: Vocabulary) -> str:
    """The other matter's turn has come."""
    return f"では、{_names(topics, vocabulary)}のことですね。伺ったことは、そのまま使います。"


def left_text(topics: Sequence[str], vocabulary: Vocabulary) -> str:
    """The other matter is left for another time."""
    names = _names(topics, vocabulary)
    return f"わかりました。{names}のことは、話したくなったら「{names}のことも」と送ってください。"


def _names(topics: Sequence[str], vocabulary: Vocabulary) -> str:
    labels = vocabulary["topics"].values or {}
    return "と".join(words()["subjects"].get(topic, labels[topic]) for topic in topics)
