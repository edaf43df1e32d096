"""What several numbers of one answer come to: 最初300で、途中で増やして1000; 1000万借りて半分返した; 400、500、600だから500か;
今63 behind other ages.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from nlu import dates
from nlu.items import NOT, SUPPOSED, Item, tells_a_change
from nlu.lexicon import pattern, table
from nlu.measure import Amount, kinds, measure, money
from nlu.statement import Statement
from nlu.vocabulary import facts

_HALF = 50  # percent
_YEARS = 3
_MONTHS = 12


def read(items: list[Item], text: str, asked: str, as_of: date) -> Statement | None:
    """The one value that the numbers of an answer make for the fact asked for; None where each stands for itself."""
    if (told := _change(items, text, asked, as_of) or _part_of(items, asked)) is not None:
        return told
    numbers = [item for item in items if item.quantity and item.quantity.kind in (*kinds(facts()[asked]), "数")]
    for rule in (_mean, _half, _whole, _outcome, _at_hand):
        if found := rule(numbers, items, text, asked):
            said, share = found
            amount = measure(facts()[asked], said.quantity, text, as_of) if said.quantity else None
            return _stated(asked, said, amount, share) if amount else None
    return None


def added(items: list[Item], text: str, asked: str, as_of: date) -> Statement | None:
    """春に高卒を二人、秋にもう一人; 新卒を三人と経験者を一人: how many they are together, of whom the question asked for people."""
    people = [item for item in items if item.quantity and item.quantity.kind == "人"]
    if asked not in table("comes_to")["added"] or len(people) < 2 or any(tells_a_change(one, items) for one in people):
        return None
    if any(one.moods or NOT in one.marks or one.after.startswith("は") for one in people):
        return None
    if not all(_one_more(one, items) for one in pairwise(people)):
        return None
    amounts = [measure(facts()[asked], one.quantity, text, as_of) for one in people if one.quantity]
    values = [amount.value for amount in amounts if amount and isinstance(amount.value, int)]
    about = any(amount.about for amount in amounts if amount)
    return (
        Statement(asked, sum(values), (people[0].start, people[-1].end), about) if len(values) == len(people) else None
    )


def _one_more(pair: tuple[Item, Item], items: list[Item]) -> bool:
    """Whether the second number is of others than the first: もう一人 behind it, or と between them and what each is of."""
    first, second = pair
    between = [item for item in items if first.end <= item.start < second.start]
    apart = any(item.is_deed for item in between)  # 去年二人採って、もう一人採りたい
    more = bool(between) and not apart and between[-1].word in table("comes_to")["one_more"]
    each = first.after in ("と", "と、") and len(between) == 1 and between[0].pos.startswith("名詞")
    return more or each


def _change(items: list[Item], text: str, asked: str, as_of: date) -> Statement | None:
    """去年の十月が800万円、今年の十月が560万円: by how much the later sum is more or less, where each has a day of its own."""
    sums = [item for item in items if item.quantity and item.quantity.kind in ("円", "数")]
    if asked not in table("comes_to")["changes"] or len(sums) != 2:
        return None
    pairs = [(_dated(before, text, as_of), item) for before, item in pairwise(items) if item in sums]
    timed = sorted(((day, item) for day, item in pairs if day), key=lambda pair: pair[0])
    figures = [money(item.quantity) for _, item in timed if item.quantity and not item.moods]
    if len(figures) != 2 or timed[0][0] == timed[1][0] or not figures[0].value:
        return None
    change = round(float(figures[1].value / figures[0].value * 100 - 100), 1)
    about = any(said.about for said in figures)
    return Statement(asked, change, (sums[0].start, sums[1].end), about)


def _part_of(items: list[Item], asked: str) -> Statement | None:
    """十のうち六はあそこ, 10社のうち6社: a share told by how many of how many."""
    if asked not in table("comes_to")["shares"]:
        return None
    for whole, of, part in zip(items, items[1:], items[2:], strict=False):
        one, some = whole.quantity, part.quantity
        counted = one is not None and some is not None and one.counter in ("", some.counter)
        if not counted or one is None or some is None or whole.after != "の" or of.surface != "うち":
            continue
        if 0 < some.value <= one.value:
            share = round(float(some.value / one.value * 100), 1)
            return Statement(asked, share, (whole.start, part.end), one.about or some.about)
    return None


def _dated(before: Item, text: str, as_of: date) -> date | None:
    said = dates.read(text[before.start : before.end], as_of) if before.word == "日付" else None
    return said.day if said and said.day <= as_of else None


def total(items: list[Item], text: str, asked: str, as_of: date) -> Statement | None:
    """The total among several sums of money; None when there is none."""
    item = _total(items)
    amount = measure(facts()[asked], item.quantity, text, as_of) if item and item.quantity else None
    return _stated(asked, item, amount, 1) if item and amount else None


Share = tuple[Item, float]


def _stated(asked: str, item: Item, amount: Amount, share: float) -> Statement | None:
    if not isinstance(amount.value, (int, float)) or isinstance(amount.value, bool):
        return None
    made = amount.value * share
    value = round(made) if isinstance(amount.value, int) else made
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
    if sums[0].quantity and sums[0].quantity.monthly and values[-1] == values[0] * _MONTHS:  # 月150万で、年に1800万
        return sums[-1]
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
