"""Of whom or what a phrase is told where it is found: of the firm, or of another, a person, a part or another time."""

from __future__ import annotations

from itertools import islice

from nlu.found import Found
from nlu.items import PASSIVE, WISH, Item, is_of_these, topic_of
from nlu.kept_up import done_by_another, of_another_thing
from nlu.lexicon import table
from nlu.of_some import of_some
from nlu.other_times import of_another_time
from nlu.owners import owner_of
from nlu.paid_for import paid_for_another
from nlu.phrase import Phrase
from nlu.phrasebook import labels, labels_of


def of_another(hit: Found, items: list[Item], at: int) -> bool:
    """Whether a find that begins at an item is told of something or somebody else."""
    phrase = hit.phrase
    if (
        _is_whereabouts(items, at)
        or _done_to_another(phrase, items, at)
        or _of_another(phrase, items, at)
        or paid_for_another(phrase, items, at)
    ):
        return True
    if (
        _out_of_how_many(items, at)
        or of_some(hit, items, at)
        or of_another_time(hit, items, at)
        or _of_the_deed_before(hit, items, at)
    ):
        return True
    if of_another_thing(hit, items, at) or done_by_another(hit, items, at):
        return True
    return _of_a_person(phrase, items, at) or _of_another_firm(hit, items)


def _is_whereabouts(items: list[Item], at: int) -> bool:
    """神社のそばの商店街: beside what it lies, and no そば."""
    before = items[at - 1] if at else None
    return before is not None and before.after == "の" and items[at].surface in table("places")["beside_or_dish"]


def _out_of_how_many(items: list[Item], at: int) -> bool:
    """8人のうち6人が60代: うち behind a number is none of us."""
    before = items[at - 1] if at else None
    counted = before is not None and before.quantity is not None and before.after == "の"
    return counted and is_of_these(items[at])


def _done_to_another(phrase: Phrase, items: list[Item], at: int) -> bool:
    """取引をやめたくない is no やめたくない, and 紙やめたい no やめたい."""
    verb = phrase.lone and items[at].pos.startswith("動詞") and PASSIVE not in items[at].marks
    before = next((item for item in reversed(items[:at]) if item.quantity is None), None)
    if not verb or before is None:
        return False
    bare = before.after == "" and before.end == items[at].start and before.pos.startswith("名詞-普通名詞-一般")
    named = before.after.startswith(("は", "も")) and before.pos == "名詞-普通名詞-一般" and owner_of(before) is None
    return bare or (named and WISH in items[at].marks) or before.is_object


def _of_another(phrase: Phrase, items: list[Item], at: int) -> bool:
    """仕入れ値が3割上がった, 学費が年に150万: a number is of what stands before it; うちは and 去年は tell nothing of what."""
    before = items[at - 1] if at else None
    if phrase.slot is None or before is None:
        return False
    sum_of = phrase.lone or (phrase.slot == 0 and phrase.items[0].word == "円")  # 自己資金300万あれば
    if sum_of and before.after == "" and before.word in labels():  # 売上1億を目指す
        return before.word not in labels_of(phrase.fact)
    if not before.is_topic or _of_that_side(phrase, before):
        return False
    first = phrase.items[0]
    if before.word in labels():
        return phrase.slot == 0 or first.surface in table("units")["each"]
    timely = before.quantity or "副詞可能" in before.pos or owner_of(before) is not None
    rate = all(item.quantity for item in phrase.items[: phrase.slot + 1]) and phrase.items[phrase.slot].word == "割合"
    return rate and before.pos.startswith("名詞") and not timely and before.word not in table("reduction")["of_all"]


def _of_that_side(phrase: Phrase, before: Item) -> bool:
    """向こうは400人: what is asked of the other side is told of it; 客は400人 counts guests."""
    words = table("owners")
    own = words["facts_of"].get(owner_of(before) or "", {})
    return phrase.fact in own.values() and before.surface not in words["customers"]


def _of_the_deed_before(hit: Found, items: list[Item], at: int) -> bool:
    """払い始めて10万: what begins is the deed that it is one word with, and the sum is no cost of a start."""
    before, money = items[at - 1] if at else None, hit.number is not None and hit.number.word == "円"
    joined = before is not None and before.pos.startswith("動詞") and before.end == items[at].start
    return money and joined and items[at].word in table("reduction")["turning"]


def _of_another_firm(hit: Found, items: list[Item]) -> bool:
    """創業50年の会社を買いたい, 創業100年の老舗に勤めていた, 後継者がいない会社を紹介してほしい."""
    last, words = hit.items[-1], table("owners")
    told = last.after == "" if hit.number is None else not last.quantity or last.after == "の"
    if not told:
        return False
    begin = last.end if last.quantity or hit.number is None else last.start
    behind = list(islice((item for item in items if item.start >= begin), 3))
    if not behind:
        return False
    firm, *deeds = behind
    reached = firm.word in words["others_firms"] or firm.surface in words["others_firms"]
    there = firm.after.startswith(("を", "に", "へ", "で")) and any(i.word in words["done_elsewhere"] for i in deeds)
    bought = firm.is_object and any(i.word in words["bought"] for i in deeds[:1])
    return reached and (there or bought)


def _of_a_person(phrase: Phrase, items: list[Item], at: int) -> bool:
    """大家さんが80歳で, 担当は三十代の女性: a number with no word of its own is of the person, or the dog, spoken of."""
    topic, words = topic_of(items[:at]), table("owners")
    told = items[at].pos.startswith("名詞") and items[at].after.startswith(("だ", "で"))
    if phrase.lone and told and not _of_anybody(items[at]):  # 息子は勤め人で, 税理士は個人です
        beside = topic is not None and topic is items[at - 1] and topic.after == "は"
        return topic is not None and topic.word in (*words["offspring"], *(words["strangers"] if beside else ()))
    if any(item.quantity is None and not _of_anybody(item) for item in phrase.items):
        return False
    if any(item.word == words["head"] for item in items[:at]):  # 姉が代表をつとめています、今年で49歳です
        return False
    old = any(item.word == "歳" for item in phrase.items)
    nobody = (*words["offspring"], *words["staff"], *words["strangers"], *(words["aging"] if old else ()))
    return topic is not None and (topic.titled or topic.word in nobody)


def _of_anybody(item: Item) -> bool:
    """もう, この前 and 女性 tell nothing of whom they are said."""
    words = table("owners")
    return item.pos.startswith("副詞") or item.word in (*words["sexes"], *words["lately"])
