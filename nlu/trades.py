"""What the firm's trade is: names of trades stand for themselves, unless they are somebody else's or only things.

The law goes by the main business. Of several trades said in one breath (飲食店と不動産) none is taken unless one is
called the main one; they stay candidates, which are asked back. So does what a trade that no list knows is likest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from nlu import classes, industries, neighbours, places
from nlu.firm import turns_to_us
from nlu.items import ASKED, EXISTS, NOT, SELF, WISH, Item, listed, topic_of
from nlu.lexicon import table
from nlu.owners import OTHER, owner_of
from nlu.phrase import CALLING
from nlu.statement import Statement

_NAME_SCORE = 1.0


@dataclass(frozen=True, slots=True)
class Trades:
    """The trade a sentence states as the firm's own, or the classes between which it does not decide."""

    statements: tuple[Statement, ...] = ()
    candidates: tuple[str, ...] = ()


def read(items: list[Item]) -> Trades:
    """What one sentence says about the firm's trade."""
    own = [at for at in range(len(items)) if _trade(items, at) and _own_trade(items, at)]
    own = [at for at in range(len(items)) if at in own or (at + 1 in own and _joined(items, at))]
    main = [at for at in own if _main(items, at)]
    now = [at for at in own if not _to_come(items, at)]
    said = [
        Statement("industry", _trade(items, at), (items[at].start, items[at].end), score=_NAME_SCORE)
        for at in main or now or own
    ]
    several = tuple(dict.fromkeys(str(statement.value) for statement in said))
    return Trades((), several) if len(several) > 1 else Trades(tuple(said))


def undecided(sentences: list[Trades]) -> dict[str, list[str]]:
    """The classes to ask back, of all sentences of a message."""
    candidates = list(dict.fromkeys(name for one in sentences for name in one.candidates))
    return {"industry": candidates} if candidates else {}


def guessed(sentences: list[list[Item]], used: set[int], asked: str | None) -> dict[str, list[str]]:
    """The classes that a trade of no list may fall into, when the person names it as their own (提灯屋です).

    `used` are the offsets of words that say something else already.
    """
    for sentence in sentences:
        items = [item for item in sentence if item.start not in used]
        names = [_unlisted(items, at) for at in range(len(items))] + [_whole(items) if asked == "industry" else ""]
        for likely in (neighbours.classes(name) for name in names if name):
            if likely:
                return {"industry": likely}
    return {}


def _unlisted(items: list[Item], at: int) -> str:
    """The words that name a trade here: those before の会社です, or one that ends as trades do."""
    item = items[at]
    if not _meant(items, at) or not _as_business(item, items[at + 1 : at + 5]):
        return ""
    words = table("industries")
    if item.surface in words["firms"]:
        return _compound(items, at - 1) if at and items[at - 1].after in ("の", "") else ""
    name = _compound(items, at)
    return name if name and neighbours.ends_as_trade(name) else ""


def _whole(items: list[Item]) -> str:
    """The words of a message that is nothing but the answer to the question for the trade."""
    name = _compound(items, len(items) - 1) if items else ""
    return name if name and len(name) == items[-1].end - items[0].start else ""


def _compound(items: list[Item], last: int) -> str:
    """The nouns that stand together up to here; nothing if one of them is known to mean something else."""
    first = last
    while first and items[first - 1].after == "" and items[first - 1].end == items[first].start:
        first -= 1
    part = items[first : last + 1]
    return "".join(item.surface for item in part) if all(_telling(item) for item in part) else ""


def _telling(item: Item) -> bool:
    """A noun for a thing that the lists do not know, or what makes a trade of one (職人)."""
    if item.surface in table("industries")["callings"]:
        return True
    known = item.surface in listed() or item.plain in listed() or places.find(item.surface)
    return item.pos.startswith("名詞-普通名詞-一般") and item.quantity is None and not known


def _trade(items: list[Item], at: int) -> str | None:
    """The class of the trade named here; with the word before it may be one name (保険の代理店).

    What only holds a trade (ゴム成型の工場) has the trade of the word before.
    """
    item, before, words = items[at], items[at - 1] if at else None, table("industries")
    if before is None or before.after not in ("の", "") or item.quantity:
        return _named(item)
    if item.surface in words["holders"]:
        return _named(before) or _named(item)
    if item.surface in words["shops"] and before.after == "の":  # 焼き肉の店 is a 焼き肉屋
        return _named(item) or _named(before) or industries.of(before.surface + words["shop_ends"][0])
    together, barely = before.surface + item.surface, before.surface + item.plain  # 洋服のリフォーム店
    whole = industries.listed().get(together) or industries.listed().get(barely)
    return whole or _named(item) or industries.of(together)


def _named(item: Item) -> str | None:
    return industries.of(item.surface) or industries.of(item.plain)


def _joined(items: list[Item], at: int) -> bool:
    """飲食店と不動産をやっています: the first is a trade as the second is."""
    item = items[at]
    return (
        _named(item) is not None and item.after in ("と", "や", "とか") and item.owner == SELF and NOT not in item.marks
    )


def _main(items: list[Item], at: int) -> bool:
    words = table("industries")
    before, after = items[at - 1 : at] if at else [], items[at + 1 : at + 2]
    led = any(item.surface in words["main_before"] and item.after in ("は", "の", "が", "") for item in before)
    followed = any(item.surface in words["main_after"] for item in after)
    return led or (followed and items[at].after.startswith(("が", "を", "は", "のが")))


def _to_come(items: list[Item], at: int) -> bool:
    """バス会社ですが買い物の代行もやろうかと: what is only planned is no trade beside the one there is."""
    verb = next((item for item in items[at + 1 : at + 3] if item.pos.startswith("動詞")), None)
    return verb is not None and WISH in verb.marks and not items[at].after.startswith("だ")


def _own_trade(items: list[Item], at: int) -> bool:
    if not _meant(items, at) or _only_a_thing(items, at) or _done_to_staff(items, at):
        return False
    item, words = items[at], table("industries")
    large = at > 0 and items[at - 1].word in words["large"] and items[at - 1].after in ("", "の")  # 大企業メーカー
    if at + 1 == len(items):
        return not (large or item.after.startswith("から"))
    following = items[at + 1]
    of_the_next = item.after == "の" and _trade(items, at + 1) and following.surface not in words["holders"]
    met = item.after.startswith("で") and following.word in table("places")["met_there"]  # ホテルで打ち合わせ
    nearby = at > 0 and items[at - 1].surface in words["nearby"] and items[at - 1].after == "の" and item.is_topic
    near = item.after in ("が", "も") and following.word == EXISTS  # 近くに旅館がある
    share = at > 0 and items[at - 1].quantity is not None and items[at - 1].is_topic  # 売上の9割が百貨店一社
    others = bool(following.quantity) and (share or item.titled or following.after.startswith("と"))  # 酪農家三軒と
    beside = of_the_next or large or near or nearby or met or others
    of_staff = _counted_as_staff(items, at) or _sought_as_staff(items, at)
    of_others = _before_others(items, at) or _done_by_another(items, at)
    return not (beside or of_staff or of_others or _elsewhere(items, at) or _dealt_with(items, at))


def _only_a_thing(items: list[Item], at: int) -> bool:
    """印刷が高い, 倉庫を建てたい: what is a thing or a deed as often as a trade, and not said as one."""
    item = items[at]
    if industries.listed_name(item.surface) not in industries.things() or _main(items, at):
        return False
    return WISH in item.marks or not _as_business(item, items[at + 1 : at + 5])


def _elsewhere(items: list[Item], at: int) -> bool:
    """大工に, 建設会社から: to whom or from whom something comes, but うちの大工に."""
    after = items[at].after
    whither = ("から", "へ", "向け", "用", "と", "に", "でも", "か", "のか")
    away = after == "など" or (after.startswith(whither) and not after.startswith("とする"))  # ライターとして独立
    turned = any(one.done and one.word in table("industries")["turned_to"] for one in items[at + 1 : at + 2])
    return away and not turned and not _of_ours(items, at) and not turns_to_us(items, at)


def _meant(items: list[Item], at: int) -> bool:
    """Said of us and as it is; what somebody of the family does (息子は美容師です) is not what the firm does."""
    item = items[at]
    somebody = item.titled and item.after.startswith(("は", "が", "の", "も"))  # 機械屋さんは全部自動になると言う
    asked = item.moods == {ASKED} and _of_ours(items, at)
    stated = item.owner == SELF and (asked or not item.moods) and NOT not in item.marks
    return stated and not somebody and not of_kin(items[:at])


def _of_ours(items: list[Item], at: int) -> bool:
    """うちの大工, うちのような小さい食堂でも使えますか: what is called our own is so, whatever is asked of it."""
    before = next((item for item in reversed(items[:at]) if not item.pos.startswith("形容詞")), None)
    return before is not None and before.after == "の" and owner_of(before) == SELF


def of_kin(before: list[Item]) -> bool:
    """Whether the deed or trade to come is told of a relative (息子は会社でエンジニアをしている) or a customer (お客さんは農家が多い,
    買ってくれるのは旅館です).
    """
    words = table("industries")
    clause = list(takewhile(lambda item: item.bound or not item.pos.startswith(("動詞", "形容詞")), reversed(before)))
    topic = topic_of(clause[::-1])
    buyer = any(item.bound and item.after in ("のは", "のが") and item.word in words["customers_do"] for item in clause)
    return buyer or (topic is not None and (topic.word in words["kin"] or topic.word in words["customers"]))


def _counted_as_staff(items: list[Item], at: int) -> bool:
    """美容師が4人います: callings that are counted are the staff."""
    item, behind = items[at], takewhile(lambda one: not one.pos.startswith("動詞"), items[at + 1 : at + 4])
    counted = any(one.quantity is not None and one.quantity.kind == "人" for one in behind)
    return counted and item.after in ("が", "は", "") and CALLING in classes.of(item)


def _sought_as_staff(items: list[Item], at: int) -> bool:
    """美容師を募集しても, 大工を二人入れた: callings are people unless one does them (左官をやる, 大工を五十年)."""
    item, words = items[at], table("industries")
    person = _named(item) is not None and CALLING in classes.of(item)
    if not person or not item.is_object or item.after.startswith("をする"):
        return False
    deed = next((one for one in items[at + 1 : at + 5] if not _aside(one)), None)
    return deed is not None and deed.word not in words["run_by"]


def _before_others(items: list[Item], at: int) -> bool:
    """飲食店の取引先, 建設会社の下請け: the trade is somebody else's; not in 警備業で従業員50名 or 左官職人です."""
    item, following, words = items[at], items[at + 1], table("industries")
    if item.after not in ("", "の", "として", "で"):
        return False
    counted = at + 2 < len(items) and items[at + 2].quantity is not None
    work = item.after == "の" and _work_of_ours(items[at + 1 : at + 4])
    is_one = (work or following.surface in words["done_as"]) and not item.surface.endswith(tuple(words["firm_ends"]))
    listed = following.word in words["not_ours_before"] or following.surface in words["not_ours_before"]
    return listed and not counted and not is_one


def _done_by_another(items: list[Item], at: int) -> bool:
    """農業を始めた後輩: the trade is that of whoever the deed describes."""
    deed, *behind = items[at + 1 : at + 3]
    return bool(behind) and deed.pos.startswith("動詞") and deed.after == "" and behind[0].owner == OTHER


def _done_to_staff(items: list[Item], at: int) -> bool:
    """営業マンの教育: what is done to staff is no trade."""
    if not at or items[at - 1].after != "の" or items[at].surface not in industries.things():
        return False
    whose = items[at - 1]
    return whose.word in table("owners")["staff"] or CALLING in classes.of(whose)


def _work_of_ours(behind: list[Item]) -> bool:
    """介護の仕事です, 大工の仕事をしています: the trade is what one does."""
    work, *deeds = behind
    words = table("industries")
    runs = work.is_object and any(deed.word in words["run_by"] or deed.word in words["begun_by"] for deed in deeds)
    return work.word in words["work"] and (runs or work.after.startswith(("だ", "をする", "する")))


def _dealt_with(items: list[Item], at: int) -> bool:
    """印刷屋に頼む, 建設会社が倒産した: what one does with other people's trades, and what befalls them."""
    item, words = items[at], table("industries")
    verb = next((i for i in items[at + 1 : at + 4] if i.pos.startswith("動詞") or i.word in _deeds_with_others()), None)
    if verb is None:
        return False
    head = items[at + 1] if item.after == "の" else item  # コンビニの支店ができた
    befallen = head.after in ("が", "も") and verb.word in words["not_ours_fates"]
    sought = verb.word in words["sought"] and item.after == "を"  # 貸工場を借りたい
    return befallen or sought or (verb.word in words["not_ours_verbs"] and item.after in ("で", "を", "の"))


@cache
def _deeds_with_others() -> frozenset[str]:
    words = table("industries")
    return frozenset((*words["not_ours_verbs"], *words["sought"], *words["not_ours_fates"]))


def _as_business(item: Item, behind: list[Item]) -> bool:
    """Words that are things as often as trades (印刷, 倉庫) count only as what the firm is or does."""
    words, following = table("industries"), behind[0] if behind else None
    if item.after.startswith("する"):
        return item.word in words["deeds"]
    if following is not None and following.bound:
        return False
    named = item.after.startswith(("だ", "をする", "関係", "系")) and item.after != "だけ"
    if named or (item.after == "" if following is None else _told_beside(item, following)):
        return True
    next_word = next((one.word for one in behind if not _aside(one)), "")
    years = any(one.quantity is not None and one.quantity.kind == "期間" for one in behind)
    kept = item.after == "を" and years and not next_word  # 印刷を四十年
    runs = kept or (item.after in ("を", "で", "も", "とする", "") and next_word in words["run_by"])
    return runs or (item.after in ("の", "") and next_word in words["kept_as"])


def _aside(item: Item) -> bool:
    """What may stand before what one does with a trade: 印刷を (三十年, 二か所で, 富山で, 父と) やっています."""
    counts = item.quantity is not None or item.pos.startswith(("名詞-数詞", "副詞")) or item.pos.endswith("助数詞可能")
    family = item.word in table("industries")["kin"]
    where = item.after in ("で", "と", "の") and ("地名" in item.pos or family or bool(places.find(item.surface)))
    return counts or where


def _told_beside(item: Item, following: Item) -> bool:
    """飲食 従業員4人, 食品の製造で従業員4人: one of several facts, each in a word or two."""
    listed = following.word in table("industries")["told_beside"]
    counted = following.quantity is not None and following.quantity.kind not in ("円", "数") and item.after == ""
    placed = item.after == "" and bool(places.find(following.surface))
    return following.start > item.end and item.after in ("", "で") and (listed or counted or placed)
