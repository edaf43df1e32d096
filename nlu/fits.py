"""Whether a word of a sentence fills a place of a phrase: the same word, meant alike, in the same case; a number of the
same kind.
"""

from __future__ import annotations

import re

from nlu.case_fits import ONLY, WITH, clashes, particles
from nlu.items import EXISTS, FORMER, NOT, SELF, SUPPOSED, WISH, Item, is_of_these
from nlu.lexicon import table
from nlu.number_fits import GAIN_OF_A_DETAIL, any_number, same_number
from nlu.owners import owner_of
from nlu.phrase import CALLING, TRADE, Phrase
from nlu.spoken_of import goes_on_to_tell

_TOLD = ("まで", "からも")  # これからも頑張る is not これから頑張る
_OF_OTHERS = ("に", "が", "は", "も", "から", "と")  # behind a trade or an office: of whoever else has it
_ENDS = re.compile("(?:だ[よねなわべぞさやに]*|で(?=、))?、?$|だ[んの]")  # how a sentence ends with a noun: 個人だよね


def fits(phrase: Phrase, number: int, item: Item, gap: int) -> float | None:
    """How well an item, which is the word or a number that is wanted, fills a place in a phrase, with `gap` others before it;
    None when it does not.
    """
    wanted = phrase.items[number]
    near = gap == 0 if wanted.bound else gap <= 1 if wanted.word == EXISTS else True
    if (
        not near
        or not _same_sense(wanted, item, phrase)
        or not _same_stand(wanted, item, lone=phrase.lone)
        or (phrase.value is None and _lacks_particle(phrase, number, item))
        or (number and wanted.after and is_of_these(item))  # 社員は5名、うち1名が
    ):
        return None
    if wanted.quantity is None:
        if item.is_object and not wanted.is_object and number < phrase.before_people:
            return None  # 職人を3人 tells of nobody but by what is done: 使う, 出す, 探す
        if wanted.after == "と" and not item.after and number + 1 in phrase.given:
            return None  # 職人二人で is no 職人と二人で
        strict = phrase.slot is None and number + 1 < len(phrase.items)
        with_it = strict and phrase.to_come and not wanted.after and item.after in WITH  # パソコンで帳簿をつけたい
        clash = (
            with_it
            or _said_apart(phrase, number, item)
            or clashes(*particles(wanted, item), strict=strict)
            or _told_of_others(wanted, item)
            or goes_on_to_tell(wanted, item)
        )
        detail = (item.planned and WISH in wanted.marks) or wanted.word == CALLING
        return None if clash else 1 + GAIN_OF_A_DETAIL * detail
    return same_number(wanted, item) if number in phrase.given else any_number(phrase, wanted, item, gap)


def _said_apart(phrase: Phrase, number: int, item: Item) -> bool:
    """振込なので、手形はない is no 振込がない, and 船をどうするか話し合う nothing done to a ship."""
    wanted, behind = phrase.items[number], phrase.items[number + 1 :]
    if wanted.after == "で" and owner_of(wanted) == SELF and item.after.startswith("も"):  # 私も… is no 私で終わり
        return True
    if wanted.is_object and "するか" in item.after and "するか" not in wanted.after:
        return True
    missed = wanted.after.startswith("が") and bool(behind) and behind[0].is_absence
    if missed and item.after.startswith("こと"):  # 渡したことがない is no 渡す人がない
        return True
    return missed and item.after.startswith("だ") and not item.after.startswith(ONLY)


def _told_of_others(wanted: Item, item: Item) -> bool:
    """同業者はネットで売っている is not 同業者に売る, and 税理士さんと作った計画 no 税理士を作る."""
    if wanted.word == TRADE and wanted.is_object and item.after == "と":
        return True
    return wanted.after.startswith("に") and item.is_topic and owner_of(wanted) not in (None, SELF)


def _lacks_particle(phrase: Phrase, number: int, item: Item) -> bool:
    """What says nothing only with も, や or で (カフェも始めたい), with の before a rate (売上の六割です) or before に
    (事務の二人に教える), or with such a particle at its end, says something without.
    """
    wanted, behind = phrase.items[number].after, phrase.items[number + 1 :]
    share = wanted == "の" and bool(behind) and (behind[0].word == "割合" or behind[0].after == "に")
    telling = (
        wanted in ("も", "にも", "や", "で") or share or (not behind and wanted in ("から", "に", "が", "は", "か"))
    )
    return telling and not item.after.startswith(wanted)


def _same_sense(wanted: Item, item: Item, phrase: Phrase) -> bool:
    """Whether both are meant alike; what is to come (来年作ります) is as good as a wish for it, and what says nothing of a deed
    that is done (新商品は去年出しました) leaves one to be done.

    What tells of then and now (昔は10人いたが今は3人) tells of what is over.
    """
    moods = item.moods - phrase.despite if phrase.despite else item.moods
    if phrase.then_and_now:
        return wanted.moods - {FORMER} == moods - {FORMER} and wanted.marks == item.marks
    deed = item.is_deed or "サ変" in item.pos
    told = item.planned and (not phrase.lone or not item.pos.startswith("動詞"))  # もうやめます may be the talk
    to_be = (deed and told) or (item.leads and phrase.to_come)
    planned = to_be and wanted.marks == item.marks | {WISH}
    timely = _in_time(wanted, item, phrase) and not _less_than_able(wanted, item)
    alike = wanted.moods == moods or (item.proven and wanted.moods == moods | {SUPPOSED})
    return timely and alike and (planned or wanted.marks == item.marks)


def _less_than_able(wanted: Item, item: Item) -> bool:
    """店を出す資金 is no 出せる資金, and 買われた no 買えと."""
    able = wanted.can and NOT not in wanted.marks and wanted.pos.startswith("動詞")
    return able and item.pos.startswith("動詞") and not item.can


def _in_time(wanted: Item, item: Item, phrase: Phrase) -> bool:
    """Whether a deed is as far as the phrase has it: still to come, or done."""
    says, plans = phrase.value is not None, phrase.to_come and item.quantity is None
    if plans and WISH not in item.marks and item.done != wanted.done and item.done == says:
        return False
    if plans and says and item.proven and wanted is phrase.items[-1]:  # 機械を新しくしたら仕事が増えました
        return False
    return not phrase.done or wanted is not phrase.items[-1] or _is_done(wanted, item)


def _is_done(wanted: Item, item: Item) -> bool:
    """Whether a deed, or what it comes to (リスケになる), is done or under way; what is no deed, is there, is held (工場を持つ)
    or would be left (子会社を畳みたい), or is not done needs no time.
    """
    words = table("reduction")
    left = WISH in wanted.marks and bool({item.word, item.plain} & {*words["left_behind"]})
    held = left or item.word in (EXISTS, *words["held"])
    deed = (item.is_deed and not held) or wanted.after == "に"
    return not deed or NOT in item.marks or item.done or (item.goes_on and not item.leads)


def _same_stand(wanted: Item, item: Item, *, lone: bool) -> bool:
    """女性です is not any woman, 家族だけ not any family, 株式会社で not any company: だ, だけ, しか and a lone で count."""
    if wanted.after and any(only in wanted.after for only in ONLY) and not any(only in item.after for only in ONLY):
        return False
    if any(only in wanted.after and only not in item.after for only in _TOLD):
        return False
    if wanted.word in table("reduction")["till_now"] and wanted.after == "で" and item.after == "":
        return False
    done = "する" in item.after or item.leads
    held = wanted.after == "をする" and wanted.word in (TRADE, *table("owners")["offices"])
    # 理事長に言われる is no 理事長をする, 大工が欲しい no 大工をする
    done_to = (
        wanted.after == "をする" and item.after == "に" and "サ変" not in item.pos
    )  # 作業所に頼む is no 作業所をする
    told_of = item.after.startswith(_OF_OTHERS) if held else done_to
    ordered = wanted.after == "をする" and wanted.word in table("reduction")["made"] and item.after == "を"
    if (lone or wanted.quantity or told_of or ordered) and "する" in wanted.after and not done:
        return False
    if wanted.after == "でする" and item.after == "":  # みんな買わない is no みんなで買う
        return False
    if WISH in wanted.marks and wanted.after == "か" and item.after not in ("か", "か、"):  # 閉めようか is no 閉めたい
        return False
    turned = "にする" in wanted.after or (wanted.pos.startswith("形容詞") and "する" in wanted.after)
    if turned and not done:  # 会社にしたのは去年 is not 会社は去年
        return False
    if lone and wanted.after == "で":
        return item.after in ("で", "で、")
    if lone and wanted.is_object and item.after.startswith("で"):  # パソコンでしたい is no パソコンを考えている
        return False
    stands_alone = wanted.after == "だ" and wanted.pos.startswith(("名詞", "代名詞", "数量"))
    return not stands_alone or _ENDS.match(item.after) is not None
