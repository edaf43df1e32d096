"""What right beside a trade tells that it is ours or another's: 宿を開けられない, 会計事務所任せ, 農業を辞めて直売所を始めたい."""

from __future__ import annotations

from itertools import takewhile

from nlu import classes, industries
from nlu.items import NOT, PASSIVE, WISH, Item
from nlu.lexicon import table
from nlu.ours import called_ours
from nlu.owners import OTHER, is_relative, owner_of
from nlu.phrase import CALLING


def shows_ours(items: list[Item], at: int) -> bool:
    """Whether what is a thing as often as a trade is our trade here: 宿を開けられない, 個人で翻訳を始めた, 溶接を畳もうか."""
    item, words = items[at], table("industries")
    priced = any(one.word in words["room_rates"] for one in items[at + 1 : at + 2])  # 宿が高い
    loose = not priced and (not at or items[at - 1].after != "の" or called_ours(items, at))
    return (loose and item.surface in words["premises"]) or _begun(items, at) or _closed(items, at)


def shows_others(items: list[Item], at: int) -> bool:
    """Whether the trade is another's: left to him, worked under, a relative's, or one where we buy."""
    item, words, behind = items[at], table("industries"), items[at + 1 : at + 4]
    left = item.after == "" and behind[0].surface in words["left_to"]
    under = item.after == "の" and behind[0].surface in words["under"] and behind[0].after.startswith("で")
    theirs = item.after == "の" and is_relative(behind[0])
    doer = behind[1:2] if item.after == "の" and behind[0].after == "をする" else behind[:1]  # 教室の先生をしている友人
    run = "をする" in (item.after, behind[0].after) and any(owner_of(one) == OTHER for one in doer)
    served = item.after == "の" and _served(items, at)
    return left or under or theirs or run or served or _bought_at(items, at) or _many_or_few(item, behind)


def _served(items: list[Item], at: int) -> bool:
    """宿のベッドメイクを請ける, ホテルの寝具を納める会社: who does it for whoever has the trade; but 印刷の仕事を請ける."""
    words, (what, *behind) = table("industries"), items[at + 1 : at + 3]
    done = what.is_object and what.word not in words["kept_as"] and any(one.word in words["served"] for one in behind)
    held = industries.of(items[at].surface) in words["served_trades"]
    return held and done and not called_ours(items, at)


def is_got(items: list[Item], at: int) -> bool:
    """教育を受ける: what one gets from whoever has the trade."""
    item, words = items[at], table("industries")
    got = item.surface in words["received"] and item.is_object
    return got and any(one.word in words["gets"] for one in items[at + 1 : at + 2])


def is_told_of_a_deed(before: list[Item]) -> bool:
    """買いたいのは旋盤です, 困るのは配送です: what a deed is about, unless it is to run a trade (やっているのは印刷です)."""
    words, deed = table("industries"), before[-1] if before else None
    about = deed is not None and deed.pos.startswith("動詞") and deed.after.startswith(("のは", "のが"))
    return about and deed is not None and deed.word not in (*words["run_by"], *words["begun_by"])


def stands_empty(before: list[Item]) -> bool:
    """空いたままの薬局: what was left as it is."""
    words = table("industries")
    left = len(before) > 1 and before[-1].word in words["left_so"] and before[-1].after == "の"
    return left and before[-2].word in (*words["left_empty"], *words["gone"])


def tells_of_running_it(items: list[Item], at: int) -> bool:
    """歯科の予約が埋まる, 宿の電気代を払う: of guests and costs, who runs the place tells; but 旅館の予約が取れない, 歯医者の予約が入っている."""
    words, behind = table("industries"), items[at + 1 : at + 3]
    if items[at].after != "の" or len(behind) < 2:
        return False
    told, deed = behind
    moved = deed.word in words["guests_do"] or (deed.word in words["guests_fail"] and NOT in deed.marks)
    guests = told.word in words["ours_to_tell"] and told.is_topic and moved
    return guests or told.surface in words["running_costs"]


def is_licensed(items: list[Item], at: int) -> bool:
    """ネイルの資格を取ったので店を開きたい: the licence for what one wants to open."""
    words, behind = table("industries"), items[at + 1 :]
    licence = items[at].after == "の" and behind[0].word in words["licences"]
    return licence and any(one.word in words["founds"] and WISH in one.marks for one in behind[2:])


def widens(items: list[Item], at: int) -> bool:
    """居酒屋から弁当の製造に広げたい: what is only wished to become another trade."""
    words = table("industries")
    turned = any(one.word in words["widened"] and WISH in one.marks for one in items[at + 1 : at + 6])
    return items[at].after == "から" and turned


def is_quit(items: list[Item], at: int) -> bool:
    """農業を辞めて直売所を始めたい: what one leaves for what comes behind it."""
    deed = items[at + 1] if at + 1 < len(items) else None
    return deed is not None and items[at].is_object and _leaves(deed)


def _leaves(deed: Item) -> bool:
    return deed.word in table("industries")["quit"] and deed.goes_on


def _begun(items: list[Item], at: int) -> bool:
    """個人で翻訳を始めた, 会社を辞めて翻訳を始めたい: who begins on his own, or leaves something else."""
    words, item, behind = table("industries"), items[at], items[at + 1 : at + 2]
    before = items[at - 1] if at else None
    if before is None or not item.is_object or not any(one.word in words["begun_by"] for one in behind):
        return False
    own = before.surface in words["on_ones_own"] and (before.after.startswith("で") or before.goes_on)
    return own or _leaves(before)


def _closed(items: list[Item], at: int) -> bool:
    """溶接を畳もうか迷う, 居宅介護を閉めるかもしれない: only what one runs can be closed."""
    deed = items[at + 1] if at + 1 < len(items) else None
    words = table("industries")
    trade = items[at].after == "を" and items[at].surface not in words["holders"]  # 工場を閉める
    return trade and deed is not None and deed.plain in words["closes"]


def _bought_at(items: list[Item], at: int) -> bool:
    """みんなホームセンターで買う; not 解体業で重機を買う, where a trade is named that is no place."""
    deed = next((one for one in items[at + 1 : at + 3] if one.pos.startswith("動詞")), None)
    bought = deed is not None and deed.plain in table("industries")["bought_at"] and PASSIVE not in deed.marks
    place = not items[at].surface.endswith(tuple(table("industries")["no_places"]))
    return bought and place and items[at].after.startswith("で") and not called_ours(items, at)


def _many_or_few(item: Item, behind: list[Item]) -> bool:
    """遊漁船も代替わりせんで減る, but 居酒屋が三割減った, and 左官が減った of one's staff."""
    clause = list(takewhile(lambda one: one.quantity is None and not one.is_topic, behind))
    alone = item.after in ("が", "も") and CALLING not in classes.of(item)
    return alone and any(one.plain in table("industries")["many_or_few"] for one in clause)
