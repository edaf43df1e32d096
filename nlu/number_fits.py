"""Whether a number of a sentence fills the place of one in a phrase: of the same kind, and of what the phrase counts."""

from __future__ import annotations

from functools import lru_cache

from nlu.case_fits import HOLDING, PARTICLES
from nlu.items import FORMER, WISH, Item
from nlu.lexicon import table
from nlu.phrase import Phrase, bare_sum
from nlu.quantities import Quantity

GAIN_OF_A_DETAIL = 0.1
_COST_OF_NO_UNIT = 0.3
_MOST_OF_A_CALLING = 30  # as a bare number: 番頭は五十五 is an age
_LEAST_AGE, _LEAST_BY_WHICH = 15, 100  # 万円, as a bare number before で
_SUBJECT = ("が", "は", "も", "を", "、")
# Behind a rate, they make it what is left, and no fall; behind an age or a time, a limit.
_REACHING = {"割合": ("に", "まで"), "歳": ("まで", "から"), "期間": ("まで",)}
_UNITLESS = ("人", "円", "期", "歳", "社")


def same_number(wanted: Item, item: Item) -> float | None:
    """How well a number fills the place of that very number (一人でやる); None when it does not."""
    said, own = item.quantity, wanted.quantity
    if item.after.startswith("でも") and not wanted.after.startswith("でも"):  # 一人でも回せる is no 一人で回す
        return None
    if wanted.after.startswith("で") and item.after.startswith(_SUBJECT):  # 同僚が一人、一緒にやる is no 一人でやる
        return None
    same = said and own and _told(said) == _told(own)
    return 1 + GAIN_OF_A_DETAIL if same and _same_particle(wanted, item) is not False else None


def _told(said: Quantity) -> tuple[object, ...]:
    """What makes two quantities the same: a day by how it was said, what no fact counts by its counter too (二代目 is no 二つ)."""
    return said.kind, said.value, said.about, said.counter if said.kind in ("日付", "他") else ""


def any_number(phrase: Phrase, wanted: Item, item: Item, gap: int) -> float | None:
    """A number of the same kind; に and の behind it count (7割に減る is not 7割減る).

    Where only a few can be meant, a bare number that may be money is no count (厨房250), nor an age a sum (六十で店を始めた, 六十になる頃).
    """
    said, sample = item.quantity, wanted.quantity
    if said is None or sample is None or said.monthly != sample.monthly:
        return None
    if said.kind != sample.kind:
        many = phrase.counts_callings and (bare_sum(said) or said.value > _MOST_OF_A_CALLING)
        unitless = said.kind == "数" and sample.kind in _UNITLESS and gap == 0
        of_another = _is_an_age(phrase, wanted, item, said) or _of_nobody(phrase, said)
        unitless = unitless and not (phrase.lone or many or of_another)
        return 1 - _COST_OF_NO_UNIT if unitless else None
    others = ("も", "を") if sample.kind == "人" else ("も",)
    if wanted.after.startswith("で") and item.after.startswith(others):
        return None  # 一人もやる気がない, 二人を研修にやる is no 一人でやる
    chosen = item.after.startswith("にする") and not (item.done and WISH not in item.marks)  # 百万円にしました
    if phrase.lone and not wanted.after and chosen:  # 資本金を300万にしたい is no 300万希望
        return None
    if phrase.then_and_now and wanted.after.startswith("だ") and not _was(item):
        return None
    match _same_particle(wanted, item):
        case True:
            return 1 + GAIN_OF_A_DETAIL
        case False:
            return None
    return None if _behind(item.after).startswith(_REACHING.get(said.kind, ())) else 1.0


def _is_an_age(phrase: Phrase, wanted: Item, item: Item, said: Quantity) -> bool:
    """Whether a bare number rather is an age than a sum (六十で店を始めた, 店を持っていま五十七です; 自己資金は80です is none), or than
    people to be hired (杜氏が七十二で).
    """
    by_which, sample = item.after.startswith(("で", "に")), wanted.quantity
    if sample is None or said.value >= _LEAST_BY_WHICH:
        return False
    if sample.kind == "人":
        return phrase.to_come and said.value > _MOST_OF_A_CALLING and by_which
    before = phrase.items[phrase.items.index(wanted) - 1]
    named = before.pos.startswith("名詞")
    stated = item.after.startswith("だ") and said.value >= _LEAST_AGE and not bare_sum(said) and not named
    return sample.kind == "円" and (by_which or stated)


def _of_nobody(phrase: Phrase, said: Quantity) -> bool:
    """残るのは300: a number that may be money counts people only where a word speaks of them; nor does 私は45 tell how many do it."""
    if isinstance(phrase.value, int) and phrase.slot is None:
        return phrase.fact in table("units")["of_people"]
    named = any(item.pos.startswith(("名詞", "代名詞")) and not item.quantity for item in phrase.items)
    return phrase.fact in table("units")["of_people"] and bare_sum(said) and not named


def _was(item: Item) -> bool:
    """Whether a number is told as what it was (百万だったが); 資本金は百万です、三百万借りたい is of two."""
    return FORMER in item.moods or item.done


def _same_particle(wanted: Item, item: Item) -> bool | None:
    """Whether the の, に, から or まで that a phrase has behind a number was said; None when it has none."""
    held = _behind(wanted.after)
    return _behind(item.after).startswith(held[0]) if held.startswith((*HOLDING, *_REACHING["割合"])) else None


@lru_cache(PARTICLES)
def _behind(after: str) -> str:
    """The particles behind a number, without くらい and the like (7割くらいに)."""
    rough = max((w for w in table("units")["about_after"] if after.startswith(w)), key=len, default="")
    return after.removeprefix(rough.removesuffix("の"))
