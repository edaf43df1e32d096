"""What is found in an answer, and whether it answers the question: not where it is told of something else (借金が増えてる), of the other side
(相手は1億です) or of what was only meant to be (目標は3000万), nor where something else stands since (去年は6人、今は4人).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import takewhile

from nlu import classes, lone_words, phrasebook, phrases
from nlu.found import Found
from nlu.items import (
    ASKED,
    EXISTS,
    HEARSAY,
    NOT,
    SELF,
    SUPPOSED,
    WISH,
    Item,
    is_of_these,
    last_before,
    next_behind,
    tells_a_change,
    topic_of,
)
from nlu.lexicon import pattern, table
from nlu.owners import OTHER, owner_of
from nlu.phrase import EMPTY
from nlu.statement import Statement, from_phrases, unshadowed
from nlu.vocabulary import type_of

_DAY = "日付"
_TOPIC = ("は", "が", "も", "のは", "のが")
_OTHERS = ("は", "を", "も")


def statements(items: list[Item], text: str, asked: str, as_of: date) -> list[Statement]:
    """What one sentence says in answer to the question for `asked`, the best fitting first."""
    if _doubts(items):
        items = [replace(item, moods=item.moods - {ASKED}) for item in items]
    if _written(items):
        items = [replace(item, moods=item.moods - {HEARSAY}) for item in items]
    book = phrasebook.answers(asked)
    found = lone_words.answering(phrases.find(items, book), items, text, asked)
    hits = [hit for hit in found if hit.number is None or hit.number.owner != OTHER]  # 隣は200万かかった
    hits = [hit for hit in hits if answers(hit, items, text, asked)]
    return [s for s in unshadowed(from_phrases(hits, text, as_of, any_owner=True)) if s.value is not None]


def answers(hit: Found, items: list[Item], text: str, asked: str) -> bool:
    """Whether a find of an answer's phrase is what was asked for."""
    year = table("units")["the_year"]
    telling = [item for item in items if item.word not in year or item.after]  # 目標は年3000万
    before = last_before(telling, hit.items[0].start)
    if before is not None and _of_something_else(hit, before, asked):
        return False
    one = type_of(asked) not in (None, "set", "bool")  # 妻か息子, asked who may vouch
    if one and (_undecided(hit, items) or (before is not None and _other_of_two(hit, before))):
        return False
    if hit.number is None or hit.number.quantity is None:
        lacking = _is_lacking(hit, items) or _is_asked_about(hit, text)
        return not (lacking or (not one and _given_up(hit, items)) or _where(hit, items))
    if _when(hit.number, items, asked) or _of_the_other_side(hit.number, asked) or _too_large(hit.number, asked):
        return False
    if asked in table("units")["of_people"] and hit.phrase.lone and tells_a_change(hit.number, items):
        return False
    if _some_of_these(hit.number, items):
        return False
    if hit.number.quantity.value == 1 and hit.number.after.startswith("も"):  # 一回も遅れていません
        return False
    if asked in table("answers")["of_others"] and _of_us_first(hit.number, items):
        return False
    late = hit.phrase.lone and _overtaken(hit.number, items, text, asked)
    return not (
        late or _not_so_many(hit.number, items) or _part_or_price(hit.number, items, asked) or _there(hit, items, text)
    )


def _some_of_these(number: Item, items: list[Item]) -> bool:
    """うち2人はパートやから5人です: how many of them are something else."""
    before = last_before(items, number.start)
    return before is not None and is_of_these(before) and number.after.startswith(("は", "が"))


def _not_so_many(number: Item, items: list[Item]) -> bool:
    """30人、そんなにいません."""
    behind = next_behind(items, number.end)
    return behind is not None and behind.word in table("answers")["not_so_many"] and NOT in behind.marks


def _of_something_else(hit: Found, before: Item, asked: str) -> bool:
    """借金が増えてる, 生まれは昭和40年, 手元に資料がない, 目標は3000万: what is told of a thing that the question was not about."""
    words = table("answers")
    keys = {before.word, *classes.of(before)}
    if hit.items[0].is_absence and hit.phrase.lone and lacks_another(before):
        return True
    if not before.after.removeprefix("する").startswith(_TOPIC) and SUPPOSED not in before.moods:
        return False
    if hit.number is None or hit.number is not hit.items[0]:
        return hit.phrase.lone and bool(keys & set(words["not_of"].get(asked, [])))
    planned = asked in words["plans"] or phrasebook.entries().get(asked, {}).get("to_come")
    aimed = before.word in words["aims"] and not planned
    other = before.word in phrasebook.labels() and before.word not in phrasebook.labels_of(asked)
    return aimed or bool(keys & set(words["not_of"].get(asked, []))) or (other and SUPPOSED in before.moods)


def lacks_another(before: Item) -> bool:
    """資料がない, 数えたことない, 休んだことはない, 答える義務はない: not what was asked for is lacking."""
    words = table("answers")
    counted = before.word in (*words["reckoned"], *table("not_one")["never"]) and "こと" in before.after
    return counted or any(before.word in words[key] for key in ("records", "no_answer", "beyond_doubt"))


def _when(number: Item, items: list[Item], asked: str) -> bool:
    """今年46です: the year tells only when."""
    behind = next_behind(items, number.end)
    dated = number.word == "日付" and type_of(asked) not in (None, "date")
    return dated and behind is not None and behind.quantity is not None


def _of_the_other_side(number: Item, asked: str) -> bool:
    """相手は1億です, asked for the own capital."""
    return asked in table("owners")["facts_of"].get(number.owner, {})


def _of_us_first(number: Item, items: list[Item]) -> bool:
    """こっちは六人、あっちは四百人: asked for the other side's, what is told of us is not it beside theirs."""
    topic = topic_of([item for item in items if item.end <= number.start])
    ours = topic is not None and topic.after == "は" and owner_of(topic) == SELF and not lone_words.over_there(topic)
    return ours and sum(item.word in (number.word, "数") for item in items) > 1


def _too_large(number: Item, asked: str) -> bool:
    """うちは1200円, asked how much more than the least wage is paid: that is the wage."""
    most = table("answers")["most"].get(asked)
    return bool(most and number.quantity and number.quantity.value > most)


def _overtaken(number: Item, items: list[Item], text: str, asked: str) -> bool:
    """去年は6人、今は4人; 60日のはずが90日になった: the figure that counts is the later one."""
    later = _later(number, items)
    if later is None:
        return False
    between = text[number.end : later.start]
    full = asked in table("answers")["of_a_full_year"]  # 去年は4200、今年は3800くらい
    since = pattern("answers", "later", "now").search(between) or (
        not full and pattern("answers", "later", "this_year").search(between)
    )
    return bool(since or pattern("answers", "later", "meant").match(between))


def _later(number: Item, items: list[Item]) -> Item | None:
    """The next figure of the same kind."""
    rest = (item for item in items if item.start >= number.end and item.quantity is not None)
    return next((item for item in rest if item.word in (number.word, "数")), None)


def _part_or_price(number: Item, items: list[Item], asked: str) -> bool:
    """200万のうち半分は返ってきた, 頼んだら30万かかる: the whole of which a part is told, and what something costs."""
    behind = next_behind(items, number.end)
    if number.word != "円" or behind is None:
        return False
    price = behind.word == "掛かる" and asked not in table("answers")["costs"]
    return price or (number.after == "の" and behind.surface == "うち")


def _there(hit: Found, items: list[Item], text: str) -> bool:
    """いま5人います, asked how many are to be hired: those are there already."""
    planned = phrasebook.entries().get(hit.phrase.fact, {}).get("to_come")
    behind = next_behind(items, hit.items[-1].end)
    there = behind is not None and behind.word == EXISTS and not behind.marks
    return bool(planned and there and pattern("answers", "later", "by_now").search(text[: hit.items[0].start]))


def _given_up(hit: Found, items: list[Item]) -> bool:
    """10年入って去年やめた, マンションを売った: what has ended since is so no more; 自宅がある、店は売った tells it of another thing."""
    ended = table("answers")["ended"]
    behind = [item for item in items if item.start >= hit.items[-1].end]
    own = takewhile(lambda item: not (item.pos.startswith("名詞") and item.after.startswith(_OTHERS)), behind)
    over = any(item.word in ended and item.done and not {WISH, NOT} & item.marks for item in own)
    return over and hit.phrase.value is not False and hit.items[-1].word not in ended


def _is_lacking(hit: Found, items: list[Item]) -> bool:
    """土地はないです: what there is none of is no collateral."""
    named = hit.phrase.lone and hit.items[0].pos.startswith("名詞") and hit.items[0].is_topic
    behind = next_behind(items, hit.items[0].end)
    return named and behind is not None and behind.is_absence and hit.phrase.value not in (False, EMPTY)


def _is_asked_about(hit: Found, text: str) -> bool:
    """個人って、どう違うんです？: a word that somebody asks about."""
    word = hit.items[0]
    return hit.phrase.lone and pattern("answers", "asked_about").match(text, word.end) is not None


def _where(hit: Found, items: list[Item]) -> bool:
    """倉庫に酒がある: where a thing lies is not what there is."""
    named = hit.phrase.lone and hit.items[0].pos.startswith("名詞") and hit.items[0].after == "に"
    thing, deed, *_ = [*(item for item in items if item.start >= hit.items[0].end), None, None]
    there = deed is not None and any(item.word == EXISTS for item in items if item.start >= deed.start)
    return named and there and thing is not None and thing.is_topic and thing.pos.startswith("名詞")


def _undecided(hit: Found, items: list[Item]) -> bool:
    """息子か従業員か迷ってる, ベトナムよりタイ: one of two, or the one that is not meant."""
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    named = hit.phrase.lone and last.pos.startswith("名詞") and behind is not None
    return named and (last.after == "か" or last.after.startswith(("か、", "より")))


def _other_of_two(hit: Found, before: Item) -> bool:
    """香港 of 台湾か香港: neither is chosen."""
    named = hit.phrase.lone and hit.items[0].quantity is None and hit.items[0].pos.startswith("名詞")
    return named and before.pos.startswith("名詞") and before.after in ("か", "か、")


def _doubts(items: list[Item]) -> bool:
    """20人？ and 全部で80万くらいか are answers given with a doubt."""
    alone = len(items) == 1 and not items[0].after.startswith("って")
    last = items[-1] if items else None
    return alone or (last is not None and last.quantity is not None and last.after in table("answers")["doubts"])


def _written(items: list[Item]) -> bool:
    """通知に240万円と書いてありました: what ends in the only number is read off, or told by those who keep the books."""
    numbers = [item for item in items if item.quantity is not None and item.word != _DAY]
    if any(item.word in table("reduction")["sources"] for item in items):  # テレビで3億と言っていた
        return False
    return len(numbers) == 1 and numbers[0] is items[-1] and items[-1].after.startswith(("と", "って"))
