"""How well facts are read: all together, by fact, and by manner of speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from measures.heard import intents
from measures.messages import AS_OF, Answered, development, held_out
from measures.scoring import Score, Verdict, score, verdict
from measures.tables import table
from nlu import Reading, understand
from nlu.vocabulary import facts

FIGURES = "messages | facts said | precision | recall | F1 | whole messages right | messages with a fact never said"


def judged(messages: list[Answered]) -> list[tuple[Answered, Verdict]]:
    """Read every message as it would be read in a talk, its intent with it."""
    acts = intents(m.text for m in messages)
    return [(m, verdict(m, _read(m, act))) for m, act in zip(messages, acts, strict=True)]


def _read(message: Answered, act: str) -> Reading:
    return understand(message.text, asked=message.asked, recent=message.recent, as_of=AS_OF, act=act)


def report() -> str:
    """All tables; of the messages held out only sums, so that none of them is looked at."""
    kept = held_out()
    every = judged([*kept, *development()])
    unseen, developed = every[: len(kept)], every[len(kept) :]
    telling = [(m, v) for m, v in unseen if m.facts]
    both = [("held out", unseen), ("held out, those with facts", telling), ("development", developed)]
    totals = table(f"messages of | {FIGURES}", [(n, *_figures(score(v for _, v in each))) for n, each in both])
    manners = table(f"manner of speech | {FIGURES}", _by_manner(unseen))
    head = "fact | said | right | missed | read otherwise | read though never said | F1"
    return "\n\n".join([totals, manners, table(head, _by_fact([v for _, v in unseen]))])


def misses() -> str:
    """Where the reader is wrong on the development messages, fact by fact; those held out stay closed."""
    rows = []
    for message, found in judged(development()):
        faults = [f"{kind} {fact}" for kind in ("missed", "other", "unsaid") for fact in getattr(found, kind)]
        if not found.whole:
            rows.append((message.text, message.asked or "", ", ".join(faults) or "only its states"))
    return table("message | asked | wrong", rows)


def _figures(all_: Score) -> tuple[int | float, ...]:
    return all_.messages, all_.said, all_.precision, all_.recall, all_.f1, all_.whole, all_.unsaid


def _by_manner(each: list[tuple[Answered, Verdict]]) -> Iterator[tuple[str | int | float, ...]]:
    for manner in sorted({message.manner for message, _ in each}):
        yield manner, *_figures(score(found for message, found in each if message.manner == manner))


def _by_fact(each: list[Verdict]) -> Iterator[tuple[str | int | float, ...]]:
    kinds = ("right", "missed", "other", "unsaid")
    right, missed, other, unsaid = (Counter(f for v in each for f in getattr(v, kind)) for kind in kinds)
    for fact in facts():
        counts = right[fact], missed[fact], other[fact], unsaid[fact]
        if any(counts):
            wrong = missed[fact] + 2 * other[fact] + unsaid[fact]
            yield fact, sum(counts[:3]), *counts, 2 * right[fact] / (2 * right[fact] + wrong)
