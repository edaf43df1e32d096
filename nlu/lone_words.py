"""Whether a lone word or number is the answer: in a short sentence or clause, where it is told of nothing else (娘は嫁に行きました)."""

from __future__ import annotations

from nlu import answer_clauses, countries
from nlu.found import Found
from nlu.items import EXISTS, NOT, Item, next_behind, topic_of
from nlu.lexicon import table
from nlu.owners import owner_of
from nlu.vocabulary import type_of

FEW_WORDS = 4  # in a longer sentence a lone word or number is not the answer
_DAY = "日付"
_BREAKS = ("、", "だ、", "で、", "だね、")


def answering(found: list[Found], items: list[Item], text: str, asked: str) -> list[Found]:
    """Those that can be the answer, lone words of the last clause before those of a short sentence."""
    clause = answer_clauses.since("but", items, text)  # 息子が帰ってきたら考えるけど、まあ五分五分
    last = [hit for hit in found if len(hit.items) > 1 or _alone(hit.items[0], clause)]
    lone = [hit for hit in found if len(hit.items) == 1 and hit not in last]
    parts = answer_clauses.of(items, text)
    parts += answer_clauses.listed(items) if type_of(asked) == "set" else []
    answering = [hit for hit in lone if _can_answer(hit.items[0], items, asked)]
    return last + answering + [h for h in lone if h not in answering and any(_told_in(h.items[0], p) for p in parts)]


def _told_in(item: Item, clause: list[Item]) -> bool:
    """Whether a word that is no mere ある, or a number and nothing else (三人です、あとは…), answers in one clause of a longer
    sentence.
    """
    telling = len(clause) == 1 if item.quantity else item.word != EXISTS
    return telling and _alone(item, clause)


def _can_answer(item: Item, items: list[Item], asked: str) -> bool:
    return _alone(item, items) or _leads_off(item, items) or _of_theirs(item, items, asked) or _done_there(item, items)


def _alone(item: Item, items: list[Item]) -> bool:
    """Whether a word can be the whole answer: in a short sentence, and neither as part of something else (息子のこと), nor
    telling what is not done yet (まだ輸出はしていません), nor as the one of whom a deed is told (娘は嫁に行きました).
    """
    part_of_more = item.quantity is None and item.after.startswith("の") and len(items) > 1 and not _is_one(item, items)
    when_not = item.pos.startswith("副詞") and any(_is_not_done(other) for other in items)
    words = [each for each in items if each is item or not _tells_when_or_how(each)]
    behind = next_behind(items, item.end)
    of_it = item.pos.startswith("副詞") and behind is not None and behind.quantity is not None and not item.after
    of_it &= not any(NOT in other.marks for other in items)  # まだ三十四だよ; まだ38なので考えてません
    part_of_more = part_of_more or of_it
    return item in items and len(words) <= FEW_WORDS and not (part_of_more or when_not or _acts(item, items))


def _leads_off(item: Item, items: list[Item]) -> bool:
    """12人、みんな地元の若い子で…: the only number of its kind, at the end of what is said first."""
    first = items[: items.index(item) + 1] if item in items else items
    changed = any(other.word in table("reduction")["changes_by"] for other in items)  # 3人、先月辞めました
    alone = (
        not changed
        and sum(other.word in (item.word, "数") for other in items) == 1
        and not any(one.is_deed for one in first)
    )
    return item.quantity is not None and item.after in _BREAKS and len(first) <= FEW_WORDS and alone


def _of_theirs(item: Item, items: list[Item], asked: str) -> bool:
    """うちは資本金300万で、先方は5億: in a longer sentence as well, what is told of the other side."""
    topic = topic_of([other for other in items if other.end <= item.start])
    theirs = topic is not None and (over_there(topic) or owner_of(topic) in table("owners")["facts_of"])
    return item.quantity is not None and theirs and asked in table("answers")["of_others"]


def _done_there(item: Item, items: list[Item]) -> bool:
    """バンコクに倉庫を借りる手はずです: asked for the country, the only one where anything is done, but for being there once."""
    if countries.of(item.surface) is None or not item.after.startswith(("に", "へ", "で", "向け")) or item.moods:
        return False
    only = sum(countries.of(other.surface) is not None for other in items) == 1
    deed = next((other for other in items if other.start >= item.end and other.is_deed), None)
    abroad = table("answers")["done_abroad"]
    return only and deed is not None and deed.word in abroad and NOT not in deed.marks and not deed.moods


def _tells_when_or_how(item: Item) -> bool:
    """今年, とうとう, 毎回: what an answer may hold besides."""
    return item.word == _DAY or item.pos.startswith("副詞") or item.word in table("answers")["whenever"]


def _is_one(item: Item, items: list[Item]) -> bool:
    """先端設備のほうを: the one itself; 息子のこと is not the son."""
    return item is items[-1] and item.after in table("answers")["the_one"]


def _is_not_done(item: Item) -> bool:
    return item.is_deed and item.after.startswith("は") and NOT in item.marks


def _acts(item: Item, items: list[Item]) -> bool:
    """Whether a deed is told of a named one."""
    behind = (other for other in items if other.start > item.start)
    named = item.pos.startswith("名詞") and item.after.startswith(("は", "が", "も", "に", "へ"))
    return named and any(other.is_deed and other.word != EXISTS for other in behind)


def over_there(topic: Item) -> bool:
    """向こうは, あっちは: the other side."""
    return topic.word in table("answers")["over_there"]
