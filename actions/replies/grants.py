"""What need not be paid back: a few lines for each, or an honest no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.replies.counsel import SHOWN, near_misses, source_line, verdict_text
from actions.replies.words import words
from actions.rules.advice import Advice, Recommendation
from actions.rules.catalogue import Catalogue


def grants_text(found: Sequence[Recommendation], advice: Advice, catalogue: Catalogue) -> str:
    """The grants that may fit, with what is to be known of each before anything is bought."""
    if not found:
        return "\n".join([words()["grants"]["none"], *_near(advice, catalogue), words()["grants"]["tell"]])
    return "\n".join(
        [words()["grants"]["some"], *(line for grant in found[:SHOWN] for line in _grant(grant, catalogue))]
    )


def _grant(grant: Recommendation, catalogue: Catalogue) -> Iterator[str]:
    yield f"・{grant.name}"
    yield f"　→ {verdict_text(grant, catalogue)}"
    yield f"　{grant.summary}"
    if grant.timing.order_after_decision:
        yield "　決定の前に注文や契約をしたものは、対象になりません。"
    if grant.timing.paid_afterwards:
        yield "　お金は、先に支払いをすませた後に受け取ります。"
    if grant.sources:
        yield f"　{source_line(grant.sources[0])}"


def _near(advice: Advice, catalogue: Catalogue) -> Iterator[str]:
    kinds = words()["grants"]["kinds"]
    out = [scheme for scheme in advice.ineligible if catalogue.scheme(scheme.id).kind in kinds]
    if near := next(near_misses(advice.model_copy(update={"ineligible": out}), catalogue), None):
        yield f"・{near}"
