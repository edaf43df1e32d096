"""The sum that somebody would borrow, told beside the wish: 二軒目の店に八百万、貸してくれるところはありますか."""

from __future__ import annotations

from collections.abc import Iterable

from nlu.items import WISH, Item
from nlu.lexicon import table
from nlu.statement import Statement, taken
from nlu.sums import is_ours, stated


def read(sentences: list[list[Item]], said: list[Statement]) -> Iterable[Statement]:
    """The one sum of a message, if nothing else is said of it and a wish to borrow stands in its sentence or right beside."""
    rule = table("derived")["wanted"]
    told = {s.fact: s for s in said if s.value is not None}
    wish = told.get(rule["of"])
    sums = [(at, item) for at, items in enumerate(sentences) for item in items if _is_sum(item)]
    if wish is None or rule["fact"] in told or len(sums) != 1:
        return ()
    (at, item), of_other = sums[0], taken(s for s in said if s.fact != rule["of"])
    if not _beside(wish, sentences, at) or item.start in of_other or not _free(item, sentences[at]):
        return ()
    return stated(rule["fact"], item)


def _beside(wish: Statement, sentences: list[list[Item]], at: int) -> bool:
    """Whether the wish stands in the sum's own sentence, or in the one before or behind it, if nothing was done in its own."""
    own, near = sentences[at], [one for items in sentences[max(at - 1, 0) : at + 2] for one in items]
    told_of = own if any(one.done for one in own) else near
    return any(one.start == wish.span[0] for one in told_of)


def _is_sum(item: Item) -> bool:
    return item.quantity is not None and item.quantity.kind == "円"


def _free(item: Item, items: list[Item]) -> bool:
    """Whether neither the sum itself nor the words beside it tell of what it is (新しいのは三千万)."""
    rule, at = table("derived")["wanted"], items.index(item)
    before, behind = items[max(at - 1, 0) : at], items[at + 1 : at + 2]
    named = any("は" in one.after or "が" in one.after or one.word in rule["behind"] for one in before)
    spent = any(_spent(one) for one in behind)
    return is_ours(item, least=rule["least"]) and not (named or spent)


def _spent(behind: Item) -> bool:
    """保険で二百万下りる, 弟に五百万取られた: what is done with a sum that nobody would borrow."""
    rule, deed = table("derived")["wanted"], behind.pos.startswith(("動詞", "形容詞"))
    return behind.word in rule["before"] or (deed and WISH not in behind.marks and behind.word not in rule["deeds"])
