"""いくら: what this firm could borrow or get, from its own figures where they are known, else from the ceilings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.replies.counsel import SHOWN, measured, source_line, verdict_text
from actions.rules.advice import Judgement, Recommendation
from actions.rules.catalogue import Catalogue

Scheme = Recommendation | Judgement
_HEAD = "金額の目安です。"
_NONE = "金額をご案内できるものが、まだ見つかっていません。何のためのお金が、いくらくらい要るかを教えてください。"
_DECIDED_BY = "実際の金額は、審査で決まります。上限まで借りられるとは限りません。"
_OWN, _ALL = "今回の場合", "決まりのうえでの上限"


def amounts_text(schemes: Sequence[Scheme], catalogue: Catalogue) -> str:
    """The first schemes that have amounts, each with verdict and source."""
    told = [(scheme, list(_amounts(scheme, catalogue))) for scheme in schemes]
    found = [(scheme, lines) for scheme, lines in told if lines][:SHOWN]
    if not found:
        return _NONE
    parts = [line for scheme, lines in found for line in _part(scheme, lines, catalogue)]
    return "\n".join([_HEAD, *parts, _DECIDED_BY])


def _part(scheme: Scheme, lines: list[str], catalogue: Catalogue) -> Iterator[str]:
    yield f"■ {scheme.name}"
    yield f"→ {verdict_text(scheme, catalogue)}"
    yield from lines
    if scheme.sources:
        yield source_line(scheme.sources[0])


def _amounts(scheme: Scheme, catalogue: Catalogue) -> Iterator[str]:
    for title, values in ((_OWN, scheme.figures), (_ALL, scheme.terms)):
        for term, text in measured(values, catalogue):
            if term.row == "amount":
                yield f"・{title}：{term.label} {text}"
