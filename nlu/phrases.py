"""Phrases of the lexicon, found in what people say.

A phrase is found where its items come in the same order, meant in the same way, with at most a few words between them
and no other deed.
The tighter and longer a find, the better it fits; a number belongs to the phrase that fits best.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from nlu.allowance import would_do
from nlu.fits import fits
from nlu.items import NOT, PASSIVE, WISH, Item, next_behind, topic_of
from nlu.lexicon import table
from nlu.owners import owner_of
from nlu.paid_for import paid_for_another
from nlu.passing import passable
from nlu.phrase import Phrase, keys
from nlu.phrasebook import Book, labels, labels_of
from nlu.quantities import Quantity

_WORDS_BETWEEN = 3
_COST_OF_A_WORD = 0.6
_YEAR = 365  # days

Keyed = tuple[Item, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a sentence; `number` is the item its own number stands in."""

    phrase: Phrase
    items: tuple[Item, ...]
    number: Item | None
    score: float

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of its words in the normalised text."""
        return min(i.start for i in self.items), max(i.end for i in self.items)


def find(items: list[Item], book: Book) -> list[Found]:
    """Every phrase of the book that the sentence holds, the best fitting first; of equals, those that say nothing."""
    keyed = [(item, keys(item)) for item in items]
    present = {key for _, own_keys in keyed for key in own_keys}
    found = [
        hit
        for at, (_, own_keys) in enumerate(keyed)
        for key in own_keys
        for further, phrases in book.get(key, {}).items()
        if not further or further in present
        for phrase in phrases
        if phrase.needs <= present
        if (hit := _fit(phrase, keyed, at)) and _stands(hit, items, at)
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.phrase.value is not None, hit.span))


def _stands(hit: Found, items: list[Item], at: int) -> bool:
    """Whether what stands around a find leaves it what it says."""
    of_another = _done_to_another(hit.phrase, items, at) or _of_another(hit.phrase, items, at)
    if (
        of_another
        or paid_for_another(hit.phrase, items, at)
        or _of_a_person(hit.phrase, items, at)
        or _of_another_time(hit.phrase, items, at)
    ):
        return False
    if _of_another_firm(hit, items) or _in_doubt(hit, items) or would_do(hit.phrase, hit.number, items):
        return False
    if _only_named(hit, items) or _claimed(hit, items) or _not_even(hit, items):
        return False
    return not (_yet_to_come(hit, items) or _no_plan(hit, items))


def _not_even(hit: Found, items: list[Item]) -> bool:
    """募集しても一人も来ない: not even one is none."""
    said, behind = hit.number, next_behind(items, hit.items[-1].end)
    people = said is hit.items[-1] and said.word == "人" and said.after.startswith("も")
    return people and behind is not None and NOT in behind.marks


def _done_to_another(phrase: Phrase, items: list[Item], at: int) -> bool:
    """取引をやめたくない is no やめたくない, and 紙やめたい no やめたい."""
    verb = phrase.lone and items[at].pos.startswith("動詞") and PASSIVE not in items[at].marks
    before = next((item for item in reversed(items[:at]) if item.quantity is None), None)
    if not verb or before is None:
        return False
    bare = before.after == "" and before.end == items[at].start and before.pos.startswith("名詞-普通名詞-一般")
    named = before.after.startswith("は") and before.pos == "名詞-普通名詞-一般" and owner_of(before) is None
    return bare or (named and WISH in items[at].marks) or before.is_object


def _of_another(phrase: Phrase, items: list[Item], at: int) -> bool:
    """仕入れ値が3割上がった, 学費が年に150万: a number is of what stands before it; うちは and 去年は tell nothing of what."""
    before = items[at - 1] if at else None
    if phrase.slot is None or before is None:
        return False
    if phrase.lone and before.after == "" and before.word in labels():  # 売上1億を目指す
        return before.word not in labels_of(phrase.fact)
    if not before.is_topic:
        return False
    first = phrase.items[0]
    if before.word in labels():
        return phrase.slot == 0 or first.surface in table("units")["each"]
    timely = before.quantity or "副詞可能" in before.pos or owner_of(before) is not None
    rate = first.quantity is not None and first.quantity.kind == "割合"
    return rate and before.pos.startswith("名詞") and not timely and before.word not in table("reduction")["of_all"]


def _of_another_time(phrase: Phrase, items: list[Item], at: int) -> bool:
    """半年の売上, 毎月の接待費: what is not the sum of a year."""
    before, units = items[at - 1] if at else None, table("units")
    if phrase.slot is None or before is None or phrase.fact not in units["of_a_year"]:
        return False
    if any(item.word in units["the_year"] for item in phrase.items):
        return False
    told = before.quantity
    other = _is_no_year(told) if told else before.word in units["other_times"]
    ago = at > 1 and before.word == "前" and items[at - 2].quantity is not None  # 10年前の売上
    return (other or ago) and before.after.startswith(("の", "で"))


def _is_no_year(told: Quantity) -> bool:
    """半年, 三年, 先月, 10月; not 去年."""
    return (told.kind == "期間" and told.value != _YEAR) or (
        told.kind == "日付" and told.counter.endswith(("月", "日"))
    )


def _of_another_firm(hit: Found, items: list[Item]) -> bool:
    """創業50年の会社を買いたい, 創業100年の老舗に勤めていた."""
    last, firms = hit.items[-1], table("owners")["others_firms"]
    if hit.number is None or (last.quantity and last.after != "の"):
        return False
    begin = last.end if last.quantity else last.start
    behind = list(islice((item for item in items if item.start >= begin), 3))
    if not behind:
        return False
    firm, *deeds = behind
    reached = firm.after.startswith(("を", "に", "へ", "で")) and (firm.word in firms or firm.surface in firms)
    return reached and any(item.word in table("owners")["done_elsewhere"] for item in deeds)


def _in_doubt(hit: Found, items: list[Item]) -> bool:
    """債務超過かどうかわかりません, 青色なのか分からない: what is not known is not stated."""
    last = hit.items[-1]
    doubted = last.after == "か" or last.after.startswith(("かか", "かは", "だか", "だのか", "のか"))
    if hit.phrase.value is None or not doubted:
        return False
    following = next_behind(items, last.end)
    return following is not None and following.word in table("reduction")["known"] and NOT in following.marks


def _only_named(hit: Found, items: list[Item]) -> bool:
    """What is said about a word or a deed is not said of the firm: 設備資金の意味, 5年以内という条件, 続けるって大変."""
    if hit.phrase.value is None:
        return False
    last, words = hit.items[-1], table("reduction")
    following = next_behind(items, last.end)
    if following is not None and last.after.startswith(("と", "って")) and following.word in words["named_before"]:
        return True
    if following is not None and last.after == "に" and following.word in words["named_with"]:
        return True
    if _of_a_scheme(last, items) or _never_done(last, following):
        return True
    if hit.number or not last.pos.startswith("名詞"):
        deed = last.pos.startswith("動詞") and WISH not in last.marks
        return last.after == "って" and following is not None and deed
    if last.after.startswith(tuple(words["named_by"])):
        return True
    return last.after == "の" and following is not None and following.word in words["named_before"]


def _claimed(hit: Found, items: list[Item]) -> bool:
    """新商品を作りたいので、300万借りたい: the number is the next word's; behind a comma (手元は300万、借りたいのは500万) only of the last."""
    if not hit.phrase.not_before or hit.number is None:
        return False
    last = hit.items[-1]
    following = next((item for item in items if item.start >= last.end and not _whence(item)), None)
    apart = last.after.endswith(("、", "と")) and following is not items[-1]
    return following is not None and following.word in hit.phrase.not_before and not apart


def _whence(item: Item) -> bool:
    """地元の信金で: where or whence money is to come, which may stand before what is said of the number."""
    return item.quantity is None and item.pos.startswith("名詞") and item.after in ("の", "で", "から", "に")


def _yet_to_come(hit: Found, items: list[Item]) -> bool:
    """四月から店を開きます tells of no beginning yet, nor does 店を出すかどうか."""
    undecided = any(item.after.startswith("かか") for item in hit.items)
    deed = next((item for item in items if item.start >= hit.items[-1].end and (item.done or item.planned)), None)
    claims = hit.phrase.over and hit.phrase.value is not None
    return claims and (undecided or any(item.planned for item in (*hit.items, *([deed] if deed else []))))


def _no_plan(hit: Found, items: list[Item]) -> bool:
    """設備投資を勧められた, 新商品が売れない, 修理に40万かかった: what is over, or done to us, is no plan; nor is what we are asked for
    (直してほしいと頼まれた), or what a firm does (サイト制作の会社).
    """
    if not hit.phrase.to_come or hit.phrase.value is None:
        return False
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    if _over_by_then(last, items):
        return True
    if behind is None or WISH in behind.marks:
        return False
    if WISH in last.marks:
        dropped = last.is_topic and behind.is_absence  # 買い替える予定はない
        return dropped or (last.after.startswith("と") and PASSIVE in behind.marks)
    if last.quantity is None and last.after in ("", "の") and behind.word in table("reduction")["done_by"]:
        return True
    if not behind.pos.startswith("動詞"):
        return False
    if last.quantity is not None:
        spent = behind.done and not behind.marks and behind.word in table("reduction")["spent"]
        return spent and last.quantity.kind == "円"
    return hit.phrase.lone and (behind.done or bool({PASSIVE, NOT} & behind.marks))


def _over_by_then(last: Item, items: list[Item]) -> bool:
    """機械は三年前に入れ替えて、調子よく動いている: done on a day, though what goes on behind て bears no た."""
    if not last.goes_on or last.leads or last.planned or WISH in last.marks:
        return False
    before = [item for item in items if item.end <= last.start]
    ago = any(one.quantity is not None and other.word == "前" for one, other in pairwise(before))
    return ago or any(item.quantity is not None and item.quantity.kind == "日付" for item in before)


def _never_done(last: Item, following: Item | None) -> bool:
    """認定はもらったことない."""
    absent = following is not None and following.is_absence
    return absent and last.after.startswith("こと") and NOT not in last.marks


def _of_a_scheme(last: Item, items: list[Item]) -> bool:
    """保証人を立てなくていい制度: what a scheme asks for or spares."""
    behind = [item for item in items if item.start >= last.end][:2]
    plain = [item for item in behind if item.word not in table("reduction")["named_over"]]
    verb = last.after == "する" or (last.pos.startswith(("動詞", "形容詞")) and last.after == "")
    return verb and not last.bound and bool(plain) and plain[0].word in table("reduction")["named_for"]


def _of_a_person(phrase: Phrase, items: list[Item], at: int) -> bool:
    """大家さんが80歳で, 担当は三十代の女性: a number with no word of its own is of the person, or the dog, spoken of."""
    topic, words = topic_of(items[:at]), table("owners")
    told = items[at].pos.startswith("名詞") and items[at].after.startswith(("だ", "で"))
    if phrase.lone and told and not _of_anybody(items[at]):  # 息子は勤め人で
        return topic is not None and topic.word in words["offspring"]
    if any(item.quantity is None and not _of_anybody(item) for item in phrase.items):
        return False
    if any(item.word == words["head"] for item in items[:at]):  # 姉が代表をつとめています、今年で49歳です
        return False
    old = any(item.word == "歳" for item in phrase.items)
    nobody = (*words["offspring"], *words["staff"], *words["strangers"], *(words["aging"] if old else ()))
    return topic is not None and (topic.titled or topic.word in nobody)


def _of_anybody(item: Item) -> bool:
    """もう and 女性 tell nothing of whom they are said."""
    return item.pos.startswith("副詞") or item.word in table("owners")["sexes"]


def _fit(phrase: Phrase, keyed: list[Keyed], at: int) -> Found | None:
    taken: list[Item] = []
    score, place = 0.0, at
    for number, wanted in enumerate(phrase.items):
        side_by_side = phrase.tight and not wanted.pos.startswith("動詞")
        reach = 1 if number == 0 or side_by_side else 1 + _WORDS_BETWEEN
        for gap, (item, own_keys) in enumerate(keyed[place : place + reach]):
            alike = wanted.word in own_keys if wanted.quantity is None else item.quantity is not None
            fit = fits(phrase, number, item, gap) if alike else None
            if fit is not None:
                score += fit - gap * _COST_OF_A_WORD
                taken.append(item)
                place += gap + 1
                break
            if not passable(item, wanted, phrase, taken) or (wanted.quantity and _labels_next(keyed, place + gap)):
                return None
        else:
            return None
    return Found(phrase, tuple(taken), taken[phrase.slot] if phrase.slot is not None else None, score)


def _labels_next(keyed: list[Keyed], at: int) -> bool:
    """Whether a word names the number right behind it: 得意先は年商10億 is no 得意先は10億."""
    item = keyed[at][0]
    named = item.word in labels() and item.after in ("", "が", "は", "も")
    return named and at + 1 < len(keyed) and keyed[at + 1][0].quantity is not None
