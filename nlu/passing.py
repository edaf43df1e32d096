"""What a phrase may pass over between its own words: no other deed, no other object or subject, no rival number."""

from __future__ import annotations

from functools import cache

from nlu import classes, industries
from nlu.items import EXISTS, FORMER, NOT, SELF, Item
from nlu.lexicon import table
from nlu.owners import is_kin, owner_of
from nlu.phrase import Phrase
from nlu.phrasebook import labels_of

_JOINING = ("を", "と", "や")  # behind an object, and behind the first of several


def passable(item: Item, wanted: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """Whether a phrase may pass over a word: no other deed, nothing else that its deed is done to, and for one that
    starts with a number no comma or number.
    """
    if phrase.times_a_trade and not item.pos.startswith("副詞"):  # 宿は紅葉の三週間だけ満室
        return False
    if (wanted.word == EXISTS and _is_what_there_is(item, phrase, taken)) or _goes_on_itself(item, wanted, phrase):
        return False
    deed_ends = "サ変" in item.pos and bool(taken) and taken[-1].is_object  # 飴を試作中、空港で売りたい
    if taken and ((phrase.to_come and _leads_elsewhere(taken[-1], item)) or _is_what_they_did(item, phrase, taken)):
        return False
    if (
        _is_had_instead(item, phrase, taken)
        or _is_denied_first(item, phrase, taken)
        or _has_that_share(item, phrase, taken)
    ):
        return False
    if taken and item.start == taken[-1].end and item.surface in table("industries")["prices"]:  # ラーメン代
        return False
    clause_ends = item.after.endswith("、") and (item.pos.startswith("形容詞") or deed_ends)  # 取引先が多く、従業員は…
    deed = item.pos.startswith("動詞") and not item.bound and not _leads_on(item, wanted, phrase)
    over = phrase.value is None and item.quantity is not None and FORMER in item.moods
    holding = bool(taken) and phrase.items[len(taken) - 1].after == "の"
    named = holding and item.after == "だ、"  # 9人の運送会社です、荷主が…
    several = item.after.startswith(("と", "や")) and not item.after.startswith("とか")
    listed = holding and taken[-1].after == "の" and several  # 個人の通帳と会社の通帳
    if clause_ends or deed or over or named or listed or _rival_number(item, phrase):
        return False
    if (
        _of_another_side(item, phrase, taken)
        or _of_its_own(item, wanted, taken)
        or _dates_another(item, wanted, phrase)
    ):
        return False
    if _other_object(item, wanted, phrase, taken) or _other_subject(item, phrase, taken):
        return False
    return phrase.items[0].quantity is None or not (item.quantity or item.after.endswith("、"))


def _is_what_they_did(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """取引先が倒産して300万借りたい: they failed, and the loan is ours; 取引先が300万借りたい is theirs."""
    return phrase.value is None and taken[-1].after == "が" and item.is_deed


def _goes_on_itself(item: Item, wanted: Item, phrase: Phrase) -> bool:
    """この4年は注文の落ち込みが続いている: the years are those of what goes on, unless that is the shop or what it does."""
    if wanted.word not in table("reduction")["goes_on"] or not item.after.startswith("が") or item.quantity:
        return False
    timed = phrase.number is not None and phrase.number.kind == "期間"
    whole = item.word in table("owners")["firms"] or owner_of(item) is not None or industries.of(item.surface)
    return timed and not whole


def _leads_on(item: Item, wanted: Item, phrase: Phrase) -> bool:
    """年にしたら960万, 資本金は増資して1500万, 社員は増えて今は15人: a deed that tells how a labelled number came to be;
    三年前に高山へ移って民宿を始めた: a day is that of all that て joins.
    """
    if item.word in table("answers")["totals"] or (item.goes_on and _dated(phrase)):
        return True
    labelled = len(phrase.items) == 2 and wanted.quantity is not None and phrase.slot == 1
    return labelled and not item.moods and not item.marks and item.word in table("reduction")["comes_to"]


def another_did(before: Item, item: Item, phrase: Phrase) -> bool:
    """先月から母が入院して、私がクリーニング屋を見ている: what befell a relative began then, and not what follows."""
    return _dated(phrase) and is_kin(before) and before.after.startswith("が") and item.is_deed


def _dates_another(item: Item, wanted: Item, phrase: Phrase) -> bool:
    """法人にして3期目が先月終わりました: the day that ends a phrase is told of the term right before it."""
    dated = wanted.word == "日付" and wanted is phrase.items[-1]
    return dated and item.quantity is not None and item.after.startswith("が")


def _other_subject(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """息子が乗り気だけど、私はその気がない; 夫は会社員で、私が店をやる: what comes is said of ourselves, but for a figure (資本金は
    うちが800万), nor is it when another of the family comes in (私は66歳で、長男が専務です).
    """
    counted = bool(taken) and taken[-1].quantity is not None and taken[-1].after.startswith("で")
    if counted and is_kin(item) and item.after == "が":
        return True
    ours = item.word in table("owners")["words"]["self"] and (
        item.after == "は" or (item.after == "が" and phrase.slot is None)
    )
    return bool(taken) and taken[-1].is_topic and ours


def _of_its_own(item: Item, wanted: Item, taken: list[Item]) -> bool:
    """年商1億、原価が上がる is no 年商1億上がる: what follows the comma has a subject of its own."""
    apart = bool(taken) and taken[-1].quantity is not None and taken[-1].after == "、"
    return apart and item.after == "が" and item.quantity is None and wanted.pos.startswith("動詞")


def _of_another_side(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """社員8人の鉄工所、元請けの支払いが遅い: the people are no side's that is named only behind them."""
    unnamed = phrase.fact in _facts_of_sides() and not any(_names_a_side(one) for one in taken)
    return unnamed and (item.after.endswith("、") or _names_a_side(item))


@cache
def _facts_of_sides() -> frozenset[str]:
    return frozenset(fact for own in table("owners")["facts_of"].values() for fact in own.values())


def _names_a_side(item: Item) -> bool:
    return owner_of(item) not in (None, SELF)


def _dated(phrase: Phrase) -> bool:
    first, *others = phrase.items
    ago = first.word == "期間" and others[:1] and others[0].word == "前"
    return first.word == "日付" or bool(ago)


def _leads_elsewhere(last: Item, item: Item) -> bool:
    """配達用のバイク is no 配達, 看板の仕事 no 看板."""
    return last.after.startswith("用") or (last.after == "の" and item.word in table("reduction")["work_of"])


def _is_had_instead(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """CADの機械を入れたい: what is wished for is the machine, and no CAD."""
    held = bool(taken) and taken[-1].after == "の" and taken[-1].quantity is None
    thing = item.is_object and item.pos.startswith("名詞") and item.quantity is None
    return (
        phrase.to_come
        and phrase.value is not None
        and held
        and thing
        and bool({"{設備類}", "{IT類}"} & {*classes.of(item)})
    )


def _is_denied_first(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """問屋任せじゃなくて自分で売りたい: what is one word with a "not" that goes on is not what the deed behind it is done to."""
    denied = NOT in item.marks and item.pos.startswith("名詞") and item.after.startswith(("だ", "で"))
    one = bool(taken) and taken[-1].after == "" and taken[-1].end == item.start
    return one and denied and phrase.number is None and phrase.value is not None


def _has_that_share(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """半分の実が落ちた: the rate is that of what its の leads to, unless that is what the fact is about (三割の売上が落ちた)."""
    rate = taken[-1] if taken else None
    if rate is None or rate.quantity is None or rate.quantity.kind != "割合" or rate.after != "の":
        return False
    wanted = phrase.items[len(taken) - 1].after.startswith("の")
    return not wanted and item.pos.startswith("名詞") and item.word not in labels_of(phrase.fact)


def _is_what_there_is(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """開業したいけど金がない says nothing of 開業, 担保に出せるが保証人はいない nothing of 担保, 従業員もその気がない of 従業員."""
    if phrase.value is None or item.word in table("reduction")["lacked"]:
        return item.after.startswith("が")
    begun = bool(taken) and taken[-1].after.endswith("、")
    return begun and item.pos.startswith("名詞-普通名詞") and item.quantity is None and item.after in ("は", "が", "")


def _rival_number(item: Item, phrase: Phrase) -> bool:
    """全部で300万かかるから200万借りたい, 従業員は8人、2人雇いたい: no phrase passes over a second number of the kind of its own."""
    own, said = phrase.number, item.quantity
    return own is not None and said is not None and said.kind == own.kind


def _other_object(item: Item, wanted: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """職人は9人、設備を入れる is no 職人を入れる; 消費税と社会保険料を滞納する is 消費税を滞納する."""
    if item.quantity or not item.is_object:
        return False
    if phrase.fact in table("owners")["done_by_trade"] and taken and taken[-1].after.startswith("で"):
        return True  # 定期修理で配管の保温を請ける tells of no 修理 that is taken on
    if not phrase.has_object:  # 事務所の下の階で漬物を売る is no 事務所の売却
        deed = "サ変" in wanted.pos or wanted.pos.startswith("動詞")
        sold = deed and phrase.value is not None and item.pos.startswith("名詞")
        return sold and phrase.items[len(taken) - 1].after == "の"
    return not any(one.after.startswith(_JOINING) for one in taken)
