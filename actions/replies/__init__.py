"""The one place where wording meets data: what the rules and the conversation know, in Japanese for an owner.

Everything here is pure: data in, `Bubble`s or text out. Sentences without data in them stand in domain.yml as responses,
and tables of words in actions/words.yml.
"""

from actions.replies.bubble import Bubble
from actions.replies.cards import advice_cards
from actions.replies.counsel import advice_bubble, unchanged_bubble
from actions.replies.explain import (
    conditions_text,
    detail_text,
    more_text,
    phones_text,
    reasons_text,
    size_text,
    where_text,
)
from actions.replies.firm import care_text, read_back_bubble, summary_bubble
from actions.replies.questions import clarify_bubble, mend_bubble, question_bubble, why_text

__all__ = [
    "Bubble",
    "advice_bubble",
    "advice_cards",
    "care_text",
    "clarify_bubble",
    "conditions_text",
    "detail_text",
    "mend_bubble",
    "more_text",
    "phones_text",
    "question_bubble",
    "read_back_bubble",
    "reasons_text",
    "size_text",
    "summary_bubble",
    "unchanged_bubble",
    "where_text",
    "why_text",
]
