"""Which trade a word of a sentence names, and whether it is named as a business or only as a thing (印刷, 倉庫)."""

from __future__ import annotations

from nlu import classes, industries, places
from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.owners import owner_of


def trade(items: list[Item], at: int) -> str | None:
    """The class of the trade named here; with the word before it may be one name (保険の代理店).

    What only holds a trade (ゴム成型の工場) has the trade of the word before.
    """
    item, before, words = items[at], items[at - 1] if at else None, table("industries")
    if before is None or before.after not in ("の", "") or item.quantity:
        return named(item)
    if item.surface in words["holders"]:
        return named(before) or named(item)
    if item.surface in words["shops"] and before.after == "の":  # 焼き肉の店 is a 焼き肉屋
        called = named(item) or named(before) or industries.of(before.surface + words["shop_ends"][0])
        return called or _sold(before)
    together, barely = before.surface + item.surface, before.surface + item.plain  # 洋服のリフォーム店
    whole = industries.listed().get(together) or industries.listed().get(barely)
    return whole or named(item) or industries.of(together)


def _sold(thing: Item) -> str | None:
    """サーフボードの店: what is made by some is sold in a shop that is told by it, while a 樽屋 makes them."""
    words = table("industries")
    kinds, rows = set(classes.of(thing)), words["sold_by_others"].items()
    if thing.surface in words["ridden"]:
        return None
    return next((name for name, things in rows if kinds & set(things)), None)


def named(item: Item) -> str | None:
    """The class of the trade that a word names by itself."""
    return industries.of(item.surface) or industries.of(item.plain)


def is_main(items: list[Item], at: int) -> bool:
    """主に印刷, 本業は運送, 印刷がメイン: whether the trade here is called the main one."""
    words = table("industries")
    before, after = items[at - 1 : at] if at else [], items[at + 1 : at + 2]
    led = any(item.surface in words["main_before"] and item.after in ("は", "の", "が", "") for item in before)
    followed = any(item.surface in words["main_after"] for item in after)
    one = not any(item.after in ("と", "や") and not item.moods for item in before)
    more = one and items[at].after == "のが" and any(item.word in words["more"] for item in after)  # 小売のほうが多い
    return led or more or (followed and items[at].after.startswith(("が", "を", "は", "のが")))


def as_business(item: Item, behind: list[Item]) -> bool:
    """Words that are things as often as trades (印刷, 倉庫) count only as what the firm is or does."""
    words, following = table("industries"), behind[0] if behind else None
    if item.after.startswith("する"):  # 宿してます, though 印刷してます may be done for once
        tool = item.after == "する" and following is not None and following.word in words["things_to_do_it"]
        done = item.word in words["deeds"] and not tool  # 加工する機械
        return done or (item.surface in words["premises"] and "サ変" not in item.pos)
    if following is not None and following.bound:
        return False
    called = item.after.startswith(("だ", "をする", "関係", "系")) and item.after not in ("だけ", "だと")
    if called or (item.after == "" if following is None else _told_beside(item, following, behind[1:2])):
        return True
    beside = next((one for one in behind if not aside(one)), None)
    for_us = any(
        one.bound for one in behind if beside and one.start in (beside.end, beside.end + 1)
    )  # 翻訳をフリーでやってもらう
    next_word = beside.word if beside and beside.surface not in words["sells"] and not for_us else ""
    years = any(one.quantity is not None and (one.quantity.kind == "期間" or _together(one)) for one in behind)
    kept = item.after == "を" and years and not next_word  # 印刷を四十年
    kept |= item.after == "で" and next_word in words["lives"]  # 溶接で食べている
    kept |= item.after == "を" and next_word in words["run_with"] and any(map(_together, behind))  # 喫茶を一人で回す
    for_others = item.after == "を" and _does_for_others(behind[:2])
    runs = (
        kept
        or for_others
        or (item.after.rstrip("、") in ("を", "で", "も", "とする", "") and next_word in words["run_by"])
    )
    return runs or (item.after in ("の", "") and next_word in words["kept_as"])


def _does_for_others(behind: list[Item]) -> bool:
    """翻訳を下請けしている, but 記帳を代行してもらう."""
    done = any(one.word in table("industries")["done_for"] and one.is_deed for one in behind[:1])
    return done and not any(one.bound for one in behind[1:])


def _together(number: Item) -> bool:
    """溶接を弟と二人で: by how many people it is done."""
    return number.word == "人" and number.after.startswith("で")


def introduces(items: list[Item], at: int) -> bool:
    """冷凍ピザのメーカー、: what holds a trade, led by what it makes at the head of a sentence; not 隣の工場、."""
    before, words = items[:at], table("industries")
    things = all(item.pos.startswith("名詞") and item.after in ("", "の") and item.quantity is None for item in before)
    ours = all(item.owner == SELF and item.word not in (*words["nearby"], *words["new"]) for item in before)
    made = bool(before) and not places.find(before[-1].surface) and owner_of(before[-1]) is None
    return items[at].surface in words["holders"] and items[at].after == "、" and things and ours and made


def aside(item: Item) -> bool:
    """What may stand before what one does with a trade: 印刷を (三十年, 二か所で, 富山で, 父と, フリーで) やっています."""
    counts = item.quantity is not None or item.pos.startswith(("名詞-数詞", "副詞")) or item.pos.endswith("助数詞可能")
    family = item.word in table("industries")["kin"]
    where = item.after in ("で", "と", "の") and ("地名" in item.pos or family or bool(places.find(item.surface)))
    own = item.surface in table("industries")["on_ones_own"] and item.after == "で"
    return counts or where or own


def _told_beside(item: Item, following: Item, number: list[Item]) -> bool:
    """飲食 従業員4人, 食品の製造で従業員4人: one of several facts, each in a word or two."""
    words = table("industries")
    listed = following.word in words["told_beside"]
    counted = following.quantity is not None and following.quantity.kind not in ("円", "数") and item.after == ""
    named = item.after == "で" and following.after.startswith("だ") and item.surface in words["holders"]
    placed = (item.after == "" or named) and bool(places.find(following.surface))  # 薬のメーカーで徳島市です
    if item.after == "、" and not number and following.after in ("", "だ") and places.find(following.surface):
        return True  # 縫製、豊岡です
    if item.after == "で、" and following.is_topic and any(one.word == "人" for one in number):  # 卸で、人は六人
        return True
    apart = item.after in ("", "で") or (listed and item.after == "、")  # 家事代行サービス、法人にして3期目
    return following.start > item.end and apart and (listed or counted or placed)
