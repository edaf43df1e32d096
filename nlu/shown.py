"""Bare names that a sentence shows to be places (横手で店を, 鶴岡の会社, 高岡在住), though alone they would be words or surnames."""

from __future__ import annotations

from itertools import takewhile

from nlu import bare_names, industries
from nlu.items import EXISTS, NOT, SELF, Item, topic_of
from nlu.lexicon import table
from nlu.owners import is_kin
from nlu.places import Place

_MOST_OF_A_FIRM = 5  # words from a place to the firm that lies there
_MOST_OF_A_PART = 4  # … and to the part of it where something is done
_MOST_OF_A_THING = 7  # … and to what is done to a thing there


def as_place(items: list[Item], at: int) -> frozenset[Place]:
    """All places that the name can mean, if something is told of it that is told of places."""
    item = items[at]
    if not item.pos.startswith("名詞"):
        return frozenset()
    word = bare_names.is_word(item.surface)
    shown = _told_of_work(items, at) or _instead(items, at)
    shown = shown or (not word and (_done_there(items, at) or _lies_there(items, at)))
    shown = shown or (not word and (_told_aside(items, at) or _firm_behind(items, at)))
    shown = shown or (not word and _opened_there(items, at))
    shown = shown or _run_there(items, at) or _calls_from(items, at) or (_is_name(item) and _of_us(items, at))
    return bare_names.find(item.surface) if shown else frozenset()


def _is_name(item: Item) -> bool:
    """燕 and 米沢, which are nothing but names; 関 is a word, and 佐野 a family as well."""
    name = item.surface
    return "固有名詞" in item.pos and not (bare_names.is_word(name) or bare_names.is_surname(name))


def _of_us(items: list[Item], at: int) -> bool:
    """燕で鍋を磨いて五十年, and a name that is a sentence by itself (酒蔵です。人吉。)."""
    item, behind = items[at], _without_its_holders(items[at + 1 : at + _MOST_OF_A_THING])
    thing, deed = [*behind, None, None][:2]
    whose, bought = topic_of(items[:at]), table("places")["bought"]
    works = thing is not None and thing.is_object and thing.quantity is None and not (whose and is_kin(whose))
    done = works and deed is not None and deed.pos.startswith("動詞") and deed.owner == SELF and not deed.marks
    done = done and deed is not None and deed.word not in bought
    alone = len(items) == 1 and item.after == "" and len(bare_names.find(item.surface)) == 1
    return (item.after in ("で", "で、") and done) or alone


def _without_its_holders(behind: list[Item]) -> list[Item]:
    """燕で鍋の蓋を磨く, 燕で電子部品の検査装置を作る: the thing, without what it is a part or a kind of."""
    holders = takewhile(lambda one: one.pos.startswith("名詞") and one.after in ("の", "") and not one.quantity, behind)
    return behind[len(list(holders)) :]


def _calls_from(items: list[Item], at: int) -> bool:
    """米沢からお電話しております; 吉田からお電話しております is who one is, and 米沢からお電話をいただいた who somebody else is."""
    item, behind = items[at], items[at + 1 : at + 3]
    calls = any(one.word in table("places")["calls"] and one.after.startswith("する") for one in behind[:1])
    ours = calls and not any(one.bound for one in behind[1:]) and not bare_names.is_surname(item.surface)
    return item.after == "から" and ours and not bare_names.is_word(item.surface)


def _run_there(items: list[Item], at: int) -> bool:
    """関で床屋を個人でやっている, 柏で検査装置を作っている: a word where nobody can be is the town where a trade is run or something
    is made; 森でカフェをやる is in a wood.
    """
    item, behind, words = items[at], items[at + 1 : at + 5], table("places")
    if item.surface in words["spots"] or not bare_names.is_word(item.surface) or item.after not in ("で", "で、"):
        return False
    run = (*words["done_there"], *table("industries")["run_by"])
    if behind[0].is_object and _is_firm(behind[0]):
        return any(one.word in run for one in behind[1:])
    thing, deed = [*_without_its_holders(items[at + 1 : at + _MOST_OF_A_THING]), None, None][:2]
    if thing is None or deed is None or item.surface in words["made_with"]:
        return False
    made = thing.is_object and thing.quantity is None and deed.word in words["made_there"]
    return made and deed.owner == SELF and not deed.marks and not topic_of(items[:at])


def _told_aside(items: list[Item], at: int) -> bool:
    """鍵屋をやってましてね、熊谷なんですが、: where the firm is; 高岡ですが at the head of all may be who one is."""
    item = items[at]
    aside = item.after == "だん、" or (item.after == "だん" and at + 1 == len(items))
    named = "人名" in item.pos and len(bare_names.find(item.surface)) == 1
    return named and aside and any(map(_is_firm, items[:at]))


def _firm_behind(items: list[Item], at: int) -> bool:
    """倉敷の帆布の織物工場、昭和8年創業: a firm is told by where it is and what it makes."""
    if at or bare_names.is_surname(items[at].surface) or items[at].after != "の":
        return False
    things = list(takewhile(lambda item: item.after in ("の", ""), items[1:_MOST_OF_A_FIRM]))
    end = items[len(things) + 1 : len(things) + 2]
    nouns = all(item.pos.startswith("名詞") and item.quantity is None for item in things)
    return bool(things) and nouns and any(_is_firm(item) and item.after.startswith(("、", "だ")) for item in end)


def _told_of_work(items: list[Item], at: int) -> bool:
    """事務所は桜井, 会社は黒石, but お店は森の中; of 大東 the tokenizer leaves 東."""
    item, where = items[at], items[at - 1] if at else None
    if where is None or (item.after == "の" and bare_names.is_word(item.surface)):
        return False
    whole = item.start == where.end + 1
    return whole and where.surface in table("places")["where_one_works"] and where.after in ("は", "も")


def _instead(items: list[Item], at: int) -> bool:
    """草津でなく守山でした, but 山田でなく吉田です."""
    other = items[at - 1] if at and NOT in items[at - 1].marks else None
    if other is None or not items[at].after.startswith("だ"):
        return False
    return bool(bare_names.find(other.surface)) and not any(
        bare_names.is_surname(name) or bare_names.is_word(name) for name in (other.surface, items[at].surface)
    )


def _done_there(items: list[Item], at: int) -> bool:
    """横手で店を, 横手の商店街で店を, 米沢の織物屋です, 鶴岡の会社 but 山田の会社."""
    item, behind, words = items[at], items[at + 1 : at + 3], table("places")
    if item.after == "の":
        told = any(_is_firm(i) and i.after.startswith("だ") for i in behind[:1]) or _who_we_are(items, at)
        if _done_in_a_part(items, at):
            return True
        told = told or _what_is_done_there(items, at)
        return told or (any(i.word in words["there"] for i in behind[:1]) and not bare_names.is_surname(item.surface))
    return _done_at(item, behind)


def _done_in_a_part(items: list[Item], at: int) -> bool:
    """横手の商店街で店を, 鹿嶋の製鉄所の構内で足場を, 余市のぶどう畑でワインも."""
    parts = table("places")["parts"]
    for end in range(at + 1, min(at + _MOST_OF_A_PART, len(items))):
        if items[end].word in parts or items[end].surface in parts:
            return _done_at(items[end], items[end + 1 : end + 3])
        if items[end].after not in ("の", "") or not items[end].pos.startswith("名詞"):
            return False
    return False


def _what_is_done_there(items: list[Item], at: int) -> bool:
    """米沢の鯉の養殖です, but 山田の鯉の養殖."""
    behind = items[at + 1 : at + 3]
    named = len(behind) > 1 and behind[0].after == "の" and behind[1].after in ("", "だ")
    opens = at == 0 and not bare_names.is_surname(items[at].surface)
    deed = named and (_is_firm(behind[1]) or behind[1].surface in table("industries")["deeds"])
    return opens and deed


def _who_we_are(items: list[Item], at: int) -> bool:
    """うちは垂水の鉄工所で, 酒田のラーメン屋で、個人です, 神山の酒蔵の者です: whose firm it is can only be told by where it is."""
    behind = items[at + 1 : at + 3]
    if not behind or not _is_firm(behind[0]):
        return False
    ours = at > 0 and items[at - 1].surface in table("places")["ourselves"] and items[at - 1].after == "は"
    whoever = behind[0].after == "の" and len(behind) == 1  # 者 and 人 are too small to be items
    opens = at == 0 and behind[0].after == "で、" and not bare_names.is_surname(items[at].surface)
    told = opens and len(behind) > 1 and (_says_of_a_firm(behind[1]) or behind[1].quantity is not None)
    people = (
        behind[0].after == "の" and behind[-1].word in table("places")["people"] and behind[-1].after.startswith("だ")
    )
    return whoever or people or told or (ours and behind[0].after.startswith("で"))


def _opened_there(items: list[Item], at: int) -> bool:
    """宅配ピザの店を熊谷に出して2年, 熊谷に工房を構える: nobody opens a shop to a person, but 熊谷に店を出してもらう is what one does for us."""
    item, behind, words = items[at], items[at + 1 : at + 4], table("places")
    before = items[at - 1] if at else None
    shop = before if before is not None and before.is_object else (behind[0] if behind else None)
    deeds = behind if shop is before else behind[1:]
    whose = topic_of(items[:at])
    theirs = whose is not None and is_kin(whose)
    if item.after != "に" or shop is None or not shop.is_object or not deeds or theirs:
        return False
    ours = not any(one.bound or one.marks for one in deeds[:2])
    firm = shop.word in table("owners")["firms"] or _is_firm(shop) or shop.surface in words["where_one_works"]
    return firm and ours and deeds[0].word in words["opened"]


def _says_of_a_firm(item: Item) -> bool:
    """酒田のラーメン屋で、個人です, 社員は3人です; not 横手の居酒屋で、打ち合わせです."""
    words = table("industries")
    return item.word in words["told_beside"] or item.surface in words["on_ones_own"]


def _lies_there(items: list[Item], at: int) -> bool:
    """高岡在住, 八頭にある旅館, 砥部、陶器の窯元です."""
    item, behind = items[at], items[at + 1 : at + 3]
    if at == 0 and item.after == "、" and not bare_names.is_surname(item.surface):
        return any(_is_firm(i) and i.after.startswith(("、", "だ")) for i in behind[:1])
    lives = item.after == "" and any(i.word in table("places")["resident"] for i in behind[:1])
    lies = item.after == "に" and len(behind) > 1 and behind[0].word == EXISTS and _is_firm(behind[1])
    return lives or (lies and not behind[0].marks)


def _is_firm(item: Item) -> bool:
    return industries.of(item.surface) is not None and not item.titled


def _done_at(where: Item, behind: list[Item]) -> bool:
    """横手で店を, 伊賀の方で: whether something is done at a place."""
    deeds = behind if where.after in ("で", "で、", "ので") else []
    return any(i.word in table("places")["done_there"] or industries.of(i.surface) for i in deeds)
