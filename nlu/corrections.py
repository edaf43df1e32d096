"""Second thoughts: やっぱり8人でした, 訂正します, 従業員の話は忘れてください."""

from __future__ import annotations

from datetime import date

from nlu import answers
from nlu.answers import NOTHING, Answer, pattern
from nlu.items import NOT, Item
from nlu.labels import named
from nlu.lexicon import table
from nlu.statement import Statement


def corrected(
    sentences: list[list[Item]], said: list[Statement], text: str, *, recent: str | None, as_of: date
) -> Answer:
    """What a correction says without naming its fact: that fact is the last one said, or the one whose unit fits."""
    if not pattern("correction").search(text):
        return NOTHING
    earlier = [s.fact for s in said]
    for fact in (recent, *reversed(earlier), *_by_unit(sentences)):
        if fact is None:
            continue
        rest = [s for s in said if s.fact != fact]
        found = answers.read(_unsaid(sentences, said), rest, text, asked=fact, as_of=as_of)
        if found.statements:
            return found
    return NOTHING


def retracted(items: list[Item], text: str, recent: str | None) -> list[str]:
    """The facts a sentence takes back."""
    if not items or not pattern("retract").search(text, items[0].start, items[-1].end + 12):
        return []
    facts = [fact for fact, _, _ in named(items)]
    return facts or ([recent] if recent else [])


def _by_unit(sentences: list[list[Item]]) -> list[str]:
    kinds = [item.quantity.kind for items in sentences for item in items if item.quantity and NOT not in item.marks]
    return [table("answers")["by_kind"][kind] for kind in kinds if kind in table("answers")["by_kind"]]


def _unsaid(sentences: list[list[Item]], said: list[Statement]) -> list[list[Item]]:
    """The sentences without the words that a statement has used already."""
    spans = [s.span for s in said]
    return [[i for i in items if not any(a <= i.start < b for a, b in spans)] for items in sentences]
