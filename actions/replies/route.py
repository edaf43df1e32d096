"""何から、どの順番で: the steps as a short numbered plan."""

from __future__ import annotations

from collections.abc import Sequence

from actions.replies import units
from actions.replies.counsel import office_name, quoted
from actions.rules.advice import Advice
from actions.rules.catalogue import Catalogue
from actions.rules.roadmap import Leg

_DOORS_SHOWN = 2
_NONE = "順番をご案内できる制度が、まだ見つかっていません。困っていることと、やりたいことを教えてください。"
_ORDERED = "この順番がよさそうです。並行できるものは、並行して進めてください。"
_ANY_ORDER = "決まった順番はありません。合いそうなものから、上から順に相談してみてください。"
_TAIL = "日数は目安です。"


def route_text(legs: Sequence[Leg], advice: Advice, catalogue: Catalogue) -> str:
    """Each step: what, with whom, how long, and what it opens."""
    if not legs:
        return _NONE
    steps = [line for place, leg in enumerate(legs, start=1) for line in _lines(place, leg, advice, catalogue)]
    ordered = any(leg.do is None or leg.opens for leg in legs)
    return "\n".join([_ORDERED if ordered else _ANY_ORDER, *steps, _TAIL])


def _lines(place: int, leg: Leg, advice: Advice, catalogue: Catalogue) -> list[str]:
    who = "・".join(office_name(advice, office, catalogue) for office in leg.who[:_DOORS_SHOWN])
    lines = [f"{place}. {leg.text if leg.do is None else f'「{leg.text}」'}"]
    lines += [f"　相談先：{who}"] if who else []
    lines += [f"　かかる時間：{units.span(leg.days)}ほど"] if leg.days else []
    opened = quoted(leg.opens, catalogue)
    return [*lines, *([f"　すると：{opened}への道が開けます"] if opened else [])]
