"""Whether a trade is the firm's own, and not that of its staff, family, customers or anybody it deals with."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, takewhile

from nlu import classes, figures_beside, industries, trade_signs
from nlu.firm import turns_to_us
from nlu.items import ASKED, EXISTS, NOT, PASSIVE, SELF, WISH, Item, last_before, next_behind, topic_of
from nlu.lexicon import table
from nlu.ours import called_ours
from nlu.owners import OTHER, is_kin, is_relative, owner_of
from nlu.phrase import CALLING
from nlu.trade_names import as_business, aside, introduces, is_main, named, trade

_FOR = ("向け", "用")  # whom or what the next thing is for


def is_own(items: list[Item], at: int) -> bool:
    """Whether the trade named here is what the firm does."""
    if not meant(items, at) or _only_a_thing(items, at) or _done_to_staff(items, at):
        return False
    item, words = items[at], table("industries")
    before = items[at - 1] if at else None
    large = before is not None and before.word in words["large"] and before.after in ("", "の")  # 大企業メーカー
    priced = before is not None and before.quantity is not None and before.quantity.monthly and before.after == "の"
    if at + 1 == len(items):
        return not (large or priced or item.after.startswith("から"))  # 月5万のリース
    following = items[at + 1]
    of_the_next = item.after == "の" and trade(items, at + 1) and following.surface not in words["holders"]
    met = item.after.startswith("で") and following.word in table("places")["met_there"]  # ホテルで打ち合わせ
    of_a_place = before is not None and before.after == "の"
    nearby = of_a_place and before is not None and before.surface in words["nearby"] and item.is_topic
    around = of_a_place and before is not None and before.surface in (*words["local"], *words["nearby"])
    built = around and item.is_object and following.word not in words["run_by"]  # 町内の保育園を木造で
    near = item.after in ("が", "も") and following.word == EXISTS  # 近くに旅館がある
    share = before is not None and before.quantity is not None and before.is_topic  # 売上の9割が百貨店一社
    said = following.quantity
    from_them = said is not None and said.kind == "社" and following.after.startswith("から")  # 旅行会社一社から
    with_them = from_them or following.after.startswith("と")  # 酪農家三軒と
    others = bool(following.quantity) and (share or item.titled or with_them)
    beside = of_the_next or large or priced or near or nearby or built or met or others
    of_staff = _counted_as_staff(items, at) or _sought_as_staff(items, at)
    of_others = _before_others(items, at) or _done_by_another(items, at) or _comes_to_us(items, at)
    theirs = of_others or trade_signs.shows_others(items, at) or trade_signs.stands_empty(items[:at])
    return not (beside or of_staff or theirs or _elsewhere(items, at) or _dealt_with(items, at))


def meant(items: list[Item], at: int) -> bool:
    """Said of us and as it is; what somebody of the family does (息子は美容師です) is not what the firm does."""
    item = items[at]
    somebody = item.titled and item.after.startswith(
        ("は", "が", "の", "も", "って")
    )  # 機械屋さんは全部自動になると言う
    asked = item.moods == {ASKED} and called_ours(items, at)
    stated = item.owner == SELF and (asked or not item.moods) and NOT not in item.marks
    return stated and not somebody and (not of_kin(items[:at]) or of_household(items, at))


def of_household(items: list[Item], at: int) -> bool:
    """主人が左官をやっておりまして: a spouse's or a parent's trade is the one that people come for, unless they tell another."""
    whose, words = topic_of(items[:at]), table("industries")
    if whose is None or whose.word not in words["household"] or whose.after != "が":
        return False
    of_whom = last_before(items[:at], whose.start)
    if of_whom is not None and of_whom.after == "の":  # 妹の旦那が
        return False
    item, deed = items[at], items[at + 1] if at + 1 < len(items) else None
    runs = item.is_object and deed is not None and deed.word in words["run_by"] and WISH not in deed.marks
    return runs or (item.after.startswith("をする") and WISH not in item.marks)


def of_kin(before: list[Item]) -> bool:
    """Whether the deed or trade to come is told of a relative (息子は会社でエンジニアをしている) or a customer (お客さんは農家が多い,
    買ってくれるのは旅館です).
    """
    words = table("industries")
    clause = list(takewhile(lambda item: item.bound or not item.pos.startswith(("動詞", "形容詞")), reversed(before)))
    topic = topic_of(clause[::-1])
    theirs = (topic is not None and is_relative(topic)) or _employed(before)
    buyer = any(item.bound and item.after in ("のは", "のが") and item.word in words["customers_do"] for item in clause)
    return buyer or theirs or (topic is not None and (topic.word in words["kin"] or topic.word in words["customers"]))


def _employed(before: list[Item]) -> bool:
    """息子の職場は病院です, 娘が勤めているのが運送会社です: where one of the family is employed."""
    words = table("industries")
    for whose, what in pairwise(before):
        place = whose.after == "の" and what.surface in words["workplaces"]
        deed = whose.after == "が" and what.word in words["employed"] and what.after in ("のは", "のが")
        if is_kin(whose) and (place or deed):
            return True
    return False


def _only_a_thing(items: list[Item], at: int) -> bool:
    """印刷が高い, 倉庫を建てたい: what is a thing or a deed as often as a trade, and not said as one."""
    item = items[at]
    if (
        industries.listed_name(item.surface) not in industries.things()
        or is_main(items, at)
        or trade_signs.shows_ours(items, at)
        or figures_beside.tell(items, at)
    ):
        return False
    introduced = at + 1 < len(items) and introduces(items, at)
    return (
        trade_signs.is_got(items, at)
        or trade_signs.is_told_of_a_deed(items[:at])
        or WISH in item.marks
        or not (introduced or as_business(item, items[at + 1 : at + 5]))
    )


def _elsewhere(items: list[Item], at: int) -> bool:
    """大工に, 建設会社から: to whom or from whom something comes, but うちの大工に."""
    after = items[at].after
    whither = ("から", "へ", *_FOR, "と", "に", "でも", "か", "のか")
    away = after == "など" or (after.startswith(whither) and not after.startswith("とする"))  # ライターとして独立
    turned = any(one.done and one.word in table("industries")["turned_to"] for one in items[at + 1 : at + 2])
    ours = not after.startswith(_FOR) and (called_ours(items, at) or turns_to_us(items, at))  # うちのスーパー向けの菓子
    return away and not (turned or ours or trade_signs.widens(items, at))


def _counted_as_staff(items: list[Item], at: int) -> bool:
    """美容師が4人います: callings that are counted are the staff."""
    item, behind = items[at], takewhile(lambda one: not one.pos.startswith("動詞"), items[at + 1 : at + 4])
    counted = any(one.quantity is not None and one.quantity.kind == "人" for one in behind)
    return counted and item.after in ("が", "は", "") and CALLING in classes.of(item)


def _sought_as_staff(items: list[Item], at: int) -> bool:
    """美容師を募集しても, 大工を二人入れた: callings are people unless one does them (左官をやる, 大工を五十年)."""
    item, words = items[at], table("industries")
    person = named(item) is not None and CALLING in classes.of(item)
    if not person or not item.is_object or item.after.startswith("をする"):
        return False
    deed = next((one for one in items[at + 1 : at + 5] if not aside(one)), None)
    return deed is not None and deed.word not in words["run_by"]


def _before_others(items: list[Item], at: int) -> bool:
    """飲食店の取引先, 建設会社の下請け: the trade is somebody else's; not in 警備業で従業員50名 or 左官職人です."""
    item, following, words = items[at], items[at + 1], table("industries")
    if item.after not in ("", "の", "として", "で"):
        return False
    said = items[at + 2].quantity if at + 2 < len(items) else None
    counted = said is not None and said.kind != "回"  # 百貨店の物産展に三回出る
    work = item.after == "の" and _work_of_ours(items[at + 1 : at + 6])
    is_one = (work or following.surface in words["done_as"]) and not item.surface.endswith(tuple(words["firm_ends"]))
    helped = at > 0 and items[at - 1].after == "の" and items[at - 1].word in words["household"]
    is_one |= helped and any(one.word in words["helped"] for one in items[at + 1 : at + 3])  # 夫の塗装の仕事を手伝って
    listed = following.word in words["not_ours_before"] or following.surface in words["not_ours_before"]
    return listed and not (counted or is_one or trade_signs.is_licensed(items, at))


def _done_by_another(items: list[Item], at: int) -> bool:
    """農業を始めた後輩: the trade is that of whoever the deed describes."""
    deed, *behind = items[at + 1 : at + 3]
    return bool(behind) and deed.pos.startswith("動詞") and deed.after == "" and behind[0].owner == OTHER


def _comes_to_us(items: list[Item], at: int) -> bool:
    """不動産屋がうちに声をかけた, 商社が値上げを通告してきた, 人材会社は高いと言う, 廃業した印刷会社: who does something to us is
    another, who is quoted, who is gone, and whom one knows (酒屋の社長とは同級生).
    """
    before = items[at - 1] if at else None
    gone = before is not None and before.done and not before.goes_on and before.word in table("industries")["gone"]
    behind = items[at + 1 : at + 3]
    to_us = any(owner_of(one) == SELF and one.after.startswith("に") for one in behind)
    known = behind[0].word == table("owners")["head"] and behind[0].after.startswith(("と", "から"))
    subject = items[at].after.rstrip("、") in ("が", "も", "は")
    helps = items[at].after in ("が", "も") and _does_us_a_favour(items[at + 1 :]) and not called_ours(items, at)
    told = to_us or _tells(items[at + 1 :]) or _wrongs_us(items[at + 1 :])
    return gone or helps or (subject and told) or (known and items[at].after == "の")


def _does_us_a_favour(behind: list[Item]) -> bool:
    """商社が見に来てくれた, 百貨店が声をかけてくれる: what the first to do something behind the trade does for us."""
    deeds = list(takewhile(lambda one: not one.is_topic, behind))
    return any(one.bound and one.word in table("industries")["customers_do"] for one in deeds)


def _tells(behind: list[Item]) -> bool:
    """Whether the sentence ends with what somebody says or demands (…と言う, …を通告してきた)."""
    deed = next((item for item in reversed(behind) if item.pos.startswith("動詞") or item.after == "する"), None)
    if behind and behind[-1].after in ("と", "って"):
        return True
    return deed is not None and deed.word in table("industries")["says"] and PASSIVE not in deed.marks


def _wrongs_us(behind: list[Item]) -> bool:
    """スーパーが値切ってきて…: what is done first is what only a customer does to us."""
    deed = next((item for item in behind if item.pos.startswith("動詞") or item.after.startswith("する")), None)
    if deed is None or WISH in deed.marks:
        return False
    bidden = deed.after.endswith("と")  # 値下げしろと言う
    return deed.word in table("industries")["wrongs"] and (bidden or PASSIVE not in deed.marks)


def _done_to_staff(items: list[Item], at: int) -> bool:
    """営業マンの教育: what is done to staff is no trade; 印刷の工場 is one."""
    whose, what, words = items[at - 1] if at else None, items[at].surface, table("industries")
    if whose is None or whose.after != "の" or what not in industries.things() or what in words["holders"]:
        return False
    return whose.word in table("owners")["staff"] or CALLING in classes.of(whose)


def _work_of_ours(behind: list[Item]) -> bool:
    """介護の仕事です, 大工の仕事をしています, 測量の仕事を熊谷で平成10年に始めました: the trade is what one does."""
    work, *others = behind
    deeds = [item for item in takewhile(lambda item: not item.is_topic, others) if not aside(item)][:2]
    words = table("industries")
    runs = work.is_object and any(deed.word in words["run_by"] or deed.word in words["begun_by"] for deed in deeds)
    return work.word in words["work"] and (runs or work.after.startswith(("だ", "をする", "する")))


def _dealt_with(items: list[Item], at: int) -> bool:
    """印刷屋に頼む, 建設会社が倒産した: what one does with other people's trades, and what befalls them."""
    item, words = items[at], table("industries")
    verb = next((i for i in items[at + 1 : at + 4] if i.pos.startswith("動詞") or i.word in _deeds_with_others()), None)
    if verb is None or trade_signs.tells_of_running_it(items, at):
        return False
    head = items[at + 1] if item.after == "の" else item  # コンビニの支店ができた
    befallen = head.after in ("が", "も") and verb.word in words["not_ours_fates"]
    behind = next_behind(items, verb.end)
    begun = verb.leads and behind is not None and behind.word in (*table("reduction")["turning"], *words["run_by"])
    sought = (
        verb.word in words["sought"] and item.after == "を" and not begun
    )  # 貸工場を借りたい, 喫茶店を借りて始めたい
    lives = item.after == "で" and verb.word in words["lives"] and not _eats_there(items, at)
    dealt = verb.word in words["not_ours_verbs"] and item.after in ("で", "を", "の")
    return befallen or sought or (dealt and not lives)


def _eats_there(items: list[Item], at: int) -> bool:
    """食堂で食べている, but 溶接で食べている."""
    name, words = items[at].surface, table("industries")
    thing = industries.listed_name(name) in industries.things() and name not in words["premises"]
    return not thing or trade(items, at) == "restaurant"


@cache
def _deeds_with_others() -> frozenset[str]:
    words = table("industries")
    return frozenset((*words["not_ours_verbs"], *words["sought"], *words["not_ours_fates"]))
