"""What several numbers of one answer come to: 最初300で、途中で増やして1000; 1000万借りて半分返した; 400、500、600だから500か;
今63 behind other ages.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from nlu.items import SUPPOSED, Item
from nlu.lexicon import pattern, table
from nlu.measure import Amount, kinds, measure, money
from nlu.statement import Statement
from nlu.vocabulary import facts

_HALF = 50  # percent
_YEARS = 3


def read(items: list[Item], text: str, asked: str, as_of: date) -> Statement | None:
    """The one value that the numbers of an answer make for the fact asked for; None where each stands for itself."""
    numbers = [item for item in items if item.quantity and item.quantity.kind in (*kinds(facts()[asked]), "数")]
    for rule in (_mean, _half, _whole, _outcome, _at_hand):
        if found := rule(numbers, items, text, asked):
            said, share = found
            amount = measure(facts()[asked], said.quantity, text, as_of) if said.quantity else None
            return _stated(asked, said, amount, share) if amount else None
    return None


def total(items: list[Item], text: str, asked: str, as_of: date) -> Statement | None:
    """The total among several sums of money; None when there is none."""
    item = _total(items)
    amount = measure(facts()[asked], item.quantity, text, as_of) if item and item.quantity else None
    return _stated(asked, item, amount, 1) if item and amount else None


Share = tuple[Item, float]


def _stated(asked: str, item: Item, amount: Amount, share: float) -> Statement | None:
    if not isinstance(amount.value, (int, float)) or isinstance(amount.value, bool):
        return None
    value = type(amount.value)(amount.value * share)
    return Statement(asked, value, (item.start, item.end), amount.about)


def _total(items: list[Item]) -> Item | None:
    """内装が600万で什器が200万だから800万; 親から200、自分で150、合わせて350: what is called a total, or what the others make together."""
    sums = [item for item in items if item.quantity and item.quantity.kind in ("円", "数")]
    if len(sums) < 2:
        return None
    words = table("answers")["totals"]
    if called := [after for before, after in pairwise(items) if before.word in words and after in sums]:
        return called[-1]
    values = [money(item.quantity).value for item in sums if item.quantity]
    return sums[-1] if len(sums) > 2 and values[-1] == sum(values[:-1]) else None


def _mean(numbers: list[Item], items: list[Item], text: str, asked: str) -> Share | None:
    """400、500、600だから500か: the mean of what stands before it, or of three years with nothing else said."""
    if asked not in table("comes_to")["means"]:
        return None
    values = [item.quantity.value for item in numbers if item.quantity]
    if len(values) == _YEARS + 1 and values[-1] * _YEARS == sum(values[:-1]):
        return numbers[-1], 1
    if len(values) == len(items) == _YEARS and values[-1]:
        return numbers[-1], float(sum(values) / values[-1] / _YEARS)
    return None


def _half(numbers: list[Item], items: list[Item], text: str, asked: str) -> Share | None:
    """1000万借りて半分返した, 去年は1億で、今は半分: the half that is gone is as much as the one that is left."""
    way = table("comes_to")["halved"].get(asked)
    shares = [item for item in items if item.quantity and item.quantity.kind == "割合"]
    if way is None or len(numbers) != 1 or len(shares) != 1 or shares[0].start < numbers[0].start:
        return None
    half = shares[0].quantity is not None and shares[0].quantity.value == _HALF
    return (numbers[0], 0.5) if half and pattern("comes_to", "patterns", way).search(text, numbers[0].end) else None


def _whole(numbers: list[Item], items: list[Item], text: str, asked: str) -> Share | None:
    """600万、うち自分で200万出す: the whole stands before its part."""
    parted = asked in table("comes_to")["wholes"] and len(numbers) > 1 and items[0] is numbers[0]
    return (numbers[0], 1) if parted and pattern("comes_to", "patterns", "part").match(text, numbers[0].end) else None


def _outcome(numbers: list[Item], items: list[Item], text: str, asked: str) -> Share | None:
    """最初300で、途中で増やして1000; 50歳のとき辞めて今63: at the end stands what it is now."""
    if len(numbers) < 2 or numbers[-1] is not items[-1] or SUPPOSED in items[-1].moods:
        return None
    before = items[items.index(numbers[-1]) - 1]
    changed = before.word in table("comes_to")["changed"] and before.end <= numbers[-1].start and not before.marks
    now = pattern("comes_to", "patterns", "now").search(text, before.start, numbers[-1].start)
    return (numbers[-1], 1) if changed or now else None


def _at_hand(numbers: list[Item], items: list[Item], text: str, asked: str) -> Share | None:
    """80万、保険を解約すればあと50万: what is there, before what there could be besides."""
    if len(numbers) != 2 or items[0] is not numbers[0] or not numbers[0].after.endswith("、"):
        return None
    between = items[1 : items.index(numbers[1])]
    more = bool(between) and between[-1].word == table("comes_to")["more"]
    supposed = any(SUPPOSED in item.moods for item in between)
    return (numbers[0], 1) if more and supposed else None
