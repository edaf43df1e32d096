"""Where the firm is: names of places stand for themselves, unless they are somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlu import classes, industries, places, shown
from nlu.items import EXISTS, NOT, SELF, WISH, Item, topic_of
from nlu.lexicon import table
from nlu.owners import is_kin, is_relative, owner_of
from nlu.phrase import CALLING
from nlu.places import Place


@dataclass(frozen=True, slots=True)
class Located:
    """What a name can mean, and where it was said."""

    places: frozenset[Place]
    span: tuple[int, int]
    aside: bool = False  # where a branch is, or somebody lives: it gives way to where the firm is


def located(items: list[Item]) -> Iterator[Located]:
    """The places a sentence states, each with all it can mean; names that stand together narrow each other."""
    at = 0
    while at < len(items):
        found, end = _name(items, at)
        if found and _ours(items, at, end - 1) and not _of_a_person(items, at, end):
            yield Located(found, (items[at].start, items[end - 1].end), aside=_of_a_branch(items, at))
        at = end


def turns_to_us(items: list[Item], at: int) -> bool:
    """堺市の居酒屋さんから電話がありました: who calls a support team is whom it speaks of."""
    behind = items[at + 1 : at + 2]
    placed = at > 0 and items[at - 1].after == "の" and bool(places.find(items[at - 1].surface))
    called = any(item.word in table("owners")["calls"] for item in behind)
    return placed and called and items[at].after.startswith("から")


def _name(items: list[Item], at: int) -> tuple[frozenset[Place], int]:
    """What the name starting here can mean, and the index behind it (神奈川県 + 川崎 is one name)."""
    found = _meanings(items[at]) or (shown.as_place(items, at) if _stated(items[at]) else frozenset())
    end = at + 1
    while found and end < len(items) and items[end - 1].after in ("", "の", "は", "、"):
        narrower = _narrower(found, items[end]) or _quarter_of(found, items[end - 1], items[end])
        if not narrower:
            break
        found, end = narrower, end + 1
    beyond = _neighbour(items, end) if found else frozenset()
    return (beyond, end + 2) if beyond else (found, end)


def _neighbour(items: list[Item], end: int) -> frozenset[Place]:
    """帯広の隣の音更: the place that lies beside one that is better known."""
    beside = items[end - 1].after == "の" and [i.after for i in items[end : end + 2] if _is_beside(i)][:1] == ["の"]
    return _known_as(items[end + 1]) if beside and end + 1 < len(items) else frozenset()


def _is_beside(item: Item) -> bool:
    return item.word in table("places")["beside"]


def _meanings(item: Item) -> frozenset[Place]:
    return _known_as(item) if _stated(item) else frozenset()


def _known_as(item: Item) -> frozenset[Place]:
    named = "地名" in item.pos or item.surface in places.names() or item.surface in places.everyday()
    if not (named or item.pos.startswith("名詞-固有名詞")):
        return frozenset()
    known = places.find(item.surface) or _within(item.surface) if named else frozenset()
    return known or _called_by(item.surface)


def _within(address: str) -> frozenset[Place]:
    """The municipality of a quarter that the tokenizer takes with it (名古屋市中区大須)."""
    ends = [end for end in range(len(address), 2, -1) if address[end - 1] in "市区町村"]
    return next((found for end in ends if (found := places.find(address[:end]))), frozenset())


def _called_by(name: str) -> frozenset[Place]:
    """Where 三鷹駅 and 沼津港 are."""
    ends = [end for end in table("places")["named_after"] if name.endswith(end)]
    return next((found for end in ends if (found := places.find(name.removesuffix(end)))), frozenset())


def _stated(item: Item) -> bool:
    return not item.titled and item.owner == SELF and not item.moods and not item.marks


def _narrower(wider: frozenset[Place], item: Item) -> frozenset[Place]:
    prefectures = {place.prefecture for place in wider if place.municipality is None}
    if item.surface in table("places")["directions"]:  # 京都の北のほう
        return frozenset()
    inner = places.find(item.surface) | places.municipalities(item.surface) if prefectures else frozenset()
    cities = {place for place in wider if place.municipality}
    wards = places.find(item.surface) & cities if cities else frozenset()
    return frozenset(p for p in inner if p.prefecture in prefectures and p.municipality) or wards


def _quarter_of(found: frozenset[Place], town: Item, item: Item) -> frozenset[Place]:
    """足立区の綾瀬: what lies in a town is no other town; but 伊豆の下田 is a town of the region that another is called by."""
    whole = town.after == "の" and all(place.municipality for place in found)
    inner = _meanings(item) if whole else frozenset()
    large = table("places")["designated"]
    region = all(place.municipality not in (town.surface, *large) for place in found)
    towns = frozenset(place for place in inner if place.municipality and region and _in_reach(place, found))
    return towns or (found if inner else frozenset())


def _in_reach(town: Place, found: frozenset[Place]) -> bool:
    return any(place.prefecture == town.prefecture for place in found)


def _of_a_person(items: list[Item], at: int, end: int) -> bool:
    """出身は秋田です, 自宅は熱海, 銀座に買い物に行く, 娘は大阪にいる, 鳥取と間違われる: no place of the firm."""
    words = table("places")
    if at and not items[at - 1].after.startswith("だ") and _personal(items[at - 1]):
        return True
    if at > 1 and items[at - 1].is_topic and items[at - 2].after == "の" and is_kin(items[at - 2]):  # 息子の店は仙台
        return True
    behind = items[end : end + 2]
    gone = items[end - 1].after.removeprefix("の") in ("に", "へ", "まで") and any(
        i.word in words["gone_to"] or (i.word == EXISTS and i.done) for i in behind
    )
    likened = items[end - 1].after == "と" and any(i.word in words["taken_for"] for i in behind)
    met = items[end - 1].after.startswith(("で", "に")) and any(i.word in words["met_there"] for i in behind[:1])
    once = any(i.done and i.after.startswith("ころ") for i in behind)  # 神戸で働いていた頃に
    theirs = behind[1:] and behind[0].after == "" and is_relative(behind[1])  # 東京に移った兄
    return bool(
        gone or likened or met or once or theirs or _sold_there(items, end) or _where_others_are(items, at, end)
    )


def _personal(item: Item) -> bool:
    words = table("places")
    return item.word in words["not_ours_before"] or item.surface in words["homes"]


def _sold_there(items: list[Item], end: int) -> bool:
    """東京でも売りたい, 大阪に卸したい: where goods are to go."""
    reach = items[end - 1].after.startswith(("に", "で", "へ"))
    return reach and any(i.word in table("places")["sold_in"] and WISH in i.marks for i in items[end : end + 3])


def _calling(item: Item) -> bool:
    return industries.of(item.surface) is not None or CALLING in classes.of(item)


def _of_a_branch(items: list[Item], at: int) -> bool:
    """倉庫は小牧です, 住んでるのは橿原で, 二号店は京都です."""
    words, where = table("places"), items[at - 1] if at else None
    if where is None or where.after == "の":
        return False
    counted = where.quantity if where.quantity and where.is_topic and where.quantity.kind == "他" else None
    second = counted is not None and counted.value > 1 and counted.counter in words["branch_counters"]
    return second or where.surface in words["aside"] or where.plain in words["aside"]


def _where_others_are(items: list[Item], at: int, end: int) -> bool:
    """息子は東京で勤めています, 妹は横浜で美容師をしている, 娘は大阪です, 客は大阪の人が多い: of whom is spoken of, not of the firm."""
    subject, trades = topic_of(items[:at]), table("industries")
    if subject is None or not (is_kin(subject) or subject.word in trades["customers"]):
        return False
    behind = items[end : end + 2]
    works = any(item.after.startswith(("をする", "する", "を")) and _calling(item) for item in behind[:1])
    apart = items[end - 1].after == "、" and items[at - 1] is subject  # 子供は東京、店は埼玉
    child = subject.word in table("owners")["offspring"] and subject.after == "は" and items[end - 1].after == "で"
    lives = not behind or works or apart or child or any(item.word in table("places")["lived"] for item in behind)
    return lives or subject.word in trades["customers"]


def _ours(items: list[Item], start: int, last: int) -> bool:
    words = table("places")
    if start and not items[start - 1].after and items[start - 1].word in words["names_begin"]:
        return False  # 有限会社石川建材
    following = items[last + 1] if last + 1 < len(items) else None
    if following is None:
        bought = items[last].after == "から" and start > 0 and items[start - 1].is_topic  # 仕入れは北海道から
        to_come = items[last].after == "で" and start > 0 and NOT in items[start - 1].marks  # 海外じゃなく、まず東京で
        return items[last].after != "と" and not bought and not to_come  # 赤坂と申します
    if _names_a_thing(items[last], following):
        return False
    if following.word in words["not_ours_after"] or following.surface in words["not_ours_after"]:
        return items[last].after not in ("", "の", "へ", "に")
    after = items[last].after
    theirs = after in ("の", "にある", "") and (_is_anothers(items, last + 1) or _from_there(items[last + 1 :]))
    away = after.startswith(("から", "へ", "まで", "と違", "より", "にも"))
    calls = after == "から" and following.is_deed and following.word in words["calls"]
    moved = after.startswith("へ") and any(i.word in words["moved_to"] for i in items[last + 1 : last + 3])
    return not theirs and (moved or calls or not away)


def _from_there(behind: list[Item]) -> bool:
    """岐阜の和紙を仕入れています, 北海道の牛乳が高い."""
    bought = behind[0].is_object and any(item.word in table("places")["bought"] for item in behind[1:2])
    return bought or (behind[0].is_topic and any(kind in table("places")["goods"] for kind in classes.of(behind[0])))


def _is_anothers(items: list[Item], at: int) -> bool:
    """東京の取引先, 東京の会社が, 東京の業者に頼んでもらう, 東京の印刷屋に, 東京の店に卸す: whoever is somewhere else."""
    item, words = items[at], table("places")
    if item.word in words["belongs_to"] or owner_of(item) not in (None, SELF):
        return True
    behind = items[at + 1 : at + 2] if item.after == "の" else []
    if any(one.word in words["met_of_a_shop"] for one in behind):
        return True
    firm = item.surface in words["firms"] and item.after.startswith(("が", "に", "から", "へ"))
    sold_to = item.after == "に" and any(each.word in words["sold_in"] for each in items[at + 1 : at + 2])
    favour = item.after == "に" and any(each.bound for each in items[at + 2 : at + 3])
    trade = item.after.startswith(("に", "から", "へ")) and industries.of(item.surface) is not None
    return firm or favour or sold_to or (trade and not turns_to_us(items, at))


def _names_a_thing(place: Item, following: Item) -> bool:
    """札幌ラーメン, 仙台牛."""
    return place.after == "" and place.end == following.start and following.surface in classes.words()
