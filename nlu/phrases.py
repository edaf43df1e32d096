"""Phrases of the lexicon, found in what people say.

A phrase is found where its items come in the same order, meant in the same way, with at most a few words between them
and no other deed.
The tighter and longer a find, the better it fits; a number belongs to the phrase that fits best.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nlu.items import EXISTS, FORMER, HEARSAY, NOT, PASSIVE, SUPPOSED, WISH, Item, next_behind, topic_of
from nlu.lexicon import table
from nlu.owners import owner_of
from nlu.phrasebook import CALLING, Book, Phrase, bare_sum, keys, labels
from nlu.quantities import Quantity

_WORDS_BETWEEN = 3
_PARTICLES = 1024  # strings of particles whose case is remembered
_COST_OF_A_WORD = 0.6
_COST_OF_NO_UNIT = 0.3
_MOST_OF_A_CALLING = 30  # as a bare number: 番頭は五十五 is an age
_GAIN_OF_A_DETAIL = 0.1
_SUBJECT = ("が", "は", "も", "を", "、")
_ONLY = ("だけ", "のみ", "しか", "ばかり")
_CASES = ("の", "から", "に", "へ", "を", "と", "ごと")
_HOLDING = {"の", "から"}  # particles that hold two words together as no other does
_WITH = ("で", "で、", "では")  # behind a place or a tool, to which nothing is done
_NAMING = ("のを", "のが", "のは", "のも")  # behind a deed that is spoken of (返すのを待つ)
_JOINING = ("を", "と", "や")  # behind an object, and behind the first of several
_REACHING = ("に", "まで")  # behind a rate, they make it what is left, and no fall
_UNITLESS = ("人", "円", "期", "歳", "社")

Keyed = tuple[Item, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a sentence; `number` is the item its own number stands in."""

    phrase: Phrase
    items: tuple[Item, ...]
    number: Item | None
    score: float

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of its words in the normalised text."""
        return min(i.start for i in self.items), max(i.end for i in self.items)


def find(items: list[Item], book: Book) -> list[Found]:
    """Every phrase of the book that the sentence holds, the best fitting first; of equals, those that say nothing."""
    keyed = [(item, keys(item)) for item in items]
    present = {key for _, own_keys in keyed for key in own_keys}
    found = [
        hit
        for at, (_, own_keys) in enumerate(keyed)
        for key in own_keys
        for further, phrases in book.get(key, {}).items()
        if not further or further in present
        for phrase in phrases
        if phrase.needs <= present
        if (hit := _fit(phrase, keyed, at)) and _stands(hit, items, at)
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.phrase.value is not None, hit.span))


def _stands(hit: Found, items: list[Item], at: int) -> bool:
    """Whether what stands around a find leaves it what it says."""
    of_another = _done_to_another(hit.phrase, items, at) or _of_another(hit.phrase, items, at)
    if of_another or _of_a_person(hit.phrase, items, at):
        return False
    return not (_only_named(hit, items) or _claimed(hit, items) or _yet_to_come(hit, items))


def _done_to_another(phrase: Phrase, items: list[Item], at: int) -> bool:
    """取引をやめたくない is no やめたくない, and 紙やめたい no やめたい."""
    verb = len(phrase.items) == 1 and items[at].pos.startswith("動詞") and PASSIVE not in items[at].marks
    before = next((item for item in reversed(items[:at]) if item.quantity is None), None)
    if not verb or before is None:
        return False
    bare = before.after == "" and before.end == items[at].start and before.pos.startswith("名詞-普通名詞-一般")
    named = before.after.startswith("は") and before.pos == "名詞-普通名詞-一般" and owner_of(before) is None
    return bare or (named and WISH in items[at].marks) or before.is_object


def _of_another(phrase: Phrase, items: list[Item], at: int) -> bool:
    """仕入れ値が3割上がった, 学費が年に150万: a number is of what stands before it; うちは and 去年は tell nothing of what."""
    before = items[at - 1] if at else None
    if phrase.slot is None or before is None or not before.is_topic:
        return False
    first = phrase.items[0]
    if before.word in labels():
        return phrase.slot == 0 or first.surface in table("units")["each"]
    timely = before.quantity or "副詞可能" in before.pos or owner_of(before) is not None
    rate = first.quantity is not None and first.quantity.kind == "割合"
    return rate and before.pos.startswith("名詞") and not timely and before.word not in table("reduction")["of_all"]


def _only_named(hit: Found, items: list[Item]) -> bool:
    """What is said about a word or a deed is not said of the firm: 設備資金の意味, 5年以内という条件, 続けるって大変."""
    if hit.phrase.value is None:
        return False
    last, words = hit.items[-1], table("reduction")
    following = next_behind(items, last.end)
    if following is not None and last.after.startswith(("と", "って")) and following.word in words["named_before"]:
        return True
    if following is not None and last.after == "に" and following.word in words["named_with"]:
        return True
    if _of_a_scheme(last, items):
        return True
    if hit.number or not last.pos.startswith("名詞"):
        deed = last.pos.startswith("動詞") and WISH not in last.marks
        return last.after == "って" and following is not None and deed
    if last.after.startswith(tuple(words["named_by"])):
        return True
    return last.after == "の" and following is not None and following.word in words["named_before"]


def _claimed(hit: Found, items: list[Item]) -> bool:
    """新商品を作りたいので、300万借りたい: the number is the next word's."""
    if not hit.phrase.not_before or hit.number is None:
        return False
    following = next_behind(items, hit.items[-1].end)
    return following is not None and following.word in hit.phrase.not_before


def _yet_to_come(hit: Found, items: list[Item]) -> bool:
    """四月から店を開きます tells of no beginning yet."""
    deed = next((item for item in items if item.start >= hit.items[-1].end and (item.done or item.planned)), None)
    claims = hit.phrase.over and hit.phrase.value is not None
    return claims and any(item.planned for item in (*hit.items, *([deed] if deed else [])))


def _of_a_scheme(last: Item, items: list[Item]) -> bool:
    """保証人を立てなくていい制度: what a scheme asks for or spares."""
    behind = [item for item in items if item.start >= last.end][:2]
    plain = [item for item in behind if item.word not in table("reduction")["named_over"]]
    verb = last.pos.startswith(("動詞", "形容詞")) and last.after == "" and not last.bound
    return verb and bool(plain) and plain[0].word in table("reduction")["named_for"]


def _of_a_person(phrase: Phrase, items: list[Item], at: int) -> bool:
    """大家さんが80歳で, パートの山田さんは勤続20年で今年還暦です: a lone number is of the person, or the dog, spoken of."""
    if any(item.quantity is None for item in phrase.items):
        return False
    topic, words = topic_of(items[:at]), table("owners")
    old = any(item.word == "歳" for item in phrase.items)
    nobody = (*words["offspring"], *(words["aging"] if old else ()))
    return topic is not None and (topic.titled or topic.word in nobody)


def _fit(phrase: Phrase, keyed: list[Keyed], at: int) -> Found | None:
    taken: list[Item] = []
    score, place = 0.0, at
    for number, wanted in enumerate(phrase.items):
        side_by_side = phrase.tight and not wanted.pos.startswith("動詞")
        reach = 1 if number == 0 or side_by_side else 1 + _WORDS_BETWEEN
        for gap, (item, own_keys) in enumerate(keyed[place : place + reach]):
            fit = _fits(wanted, item, own_keys, gap, phrase, number)
            if fit is not None:
                score += fit - gap * _COST_OF_A_WORD
                taken.append(item)
                place += gap + 1
                break
            if not _passable(item, wanted, phrase, taken) or (wanted.quantity and _labels_next(keyed, place + gap)):
                return None
        else:
            return None
    return Found(phrase, tuple(taken), taken[phrase.slot] if phrase.slot is not None else None, score)


def _labels_next(keyed: list[Keyed], at: int) -> bool:
    """Whether a word names the number right behind it: 得意先は年商10億 is no 得意先は10億."""
    item = keyed[at][0]
    named = item.word in labels() and item.after in ("", "が", "は", "も")
    return named and at + 1 < len(keyed) and keyed[at + 1][0].quantity is not None


def _passable(item: Item, wanted: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """Whether a phrase may pass over a word: no other deed, nothing else that its deed is done to, and for one that
    starts with a number no comma or number.
    """
    if phrase.value is None and wanted.word == EXISTS and item.after.startswith("が"):  # 開業したいけど金がない
        return False
    deed_ends = "サ変" in item.pos and bool(taken) and taken[-1].is_object  # 飴を試作中、空港で売りたい
    clause_ends = item.after.endswith("、") and (item.pos.startswith("形容詞") or deed_ends)  # 取引先が多く、従業員は…
    deed = item.pos.startswith("動詞") and not item.bound and item.word not in table("answers")["totals"]
    over = phrase.value is None and item.quantity is not None and FORMER in item.moods
    named = (
        item.after == "だ、" and taken != [] and phrase.items[len(taken) - 1].after == "の"
    )  # 9人の運送会社です、荷主が…
    if clause_ends or deed or over or named or _rival_number(item, phrase, taken):
        return False
    if _other_object(item, phrase, taken):
        return False
    return phrase.items[0].quantity is None or not (item.quantity or item.after.endswith("、"))


def _rival_number(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """全部で300万かかるから200万借りたい: the number that a phrase is after is the first of its kind."""
    own = phrase.items[phrase.slot].quantity if phrase.slot is not None and len(taken) <= phrase.slot else None
    said = item.quantity
    return own is not None and said is not None and (said.kind, said.monthly) == (own.kind, own.monthly)


def _other_object(item: Item, phrase: Phrase, taken: list[Item]) -> bool:
    """職人は9人、設備を入れる is no 職人を入れる; 消費税と社会保険料を滞納する is 消費税を滞納する."""
    if item.quantity or not item.is_object or not phrase.has_object:
        return False
    return not any(one.after.startswith(_JOINING) for one in taken)


def _fits(wanted: Item, item: Item, own_keys: tuple[str, ...], gap: int, phrase: Phrase, number: int) -> float | None:
    """How well an item fills a place in a phrase; None when it does not."""
    if wanted.quantity is None and wanted.word not in own_keys:
        return None
    near = gap == 0 if wanted.bound else gap <= 1 if wanted.word == EXISTS else True
    if (
        not near
        or not _same_sense(wanted, item, phrase)
        or not _same_stand(wanted, item, lone=len(phrase.items) == 1)
        or (phrase.value is None and _lacks_particle(phrase, number, item))
    ):
        return None
    if wanted.quantity is None:
        if item.is_object and not wanted.is_object and number < phrase.before_people:
            return None  # 職人を3人 tells of nobody but by what is done: 使う, 出す, 探す
        strict = phrase.slot is None and number + 1 < len(phrase.items)
        clash = _clash(*_particles(wanted, item), strict=strict)
        detail = (item.planned and WISH in wanted.marks) or wanted.word == CALLING
        return None if clash else 1 + _GAIN_OF_A_DETAIL * detail
    return (
        _same_number(wanted, item)
        if number in phrase.given
        else _any_number(wanted, item, gap, lone=len(phrase.items) == 1, few=phrase.counts_callings)
    )


def _lacks_particle(phrase: Phrase, number: int, item: Item) -> bool:
    """What says nothing only with も, や or で (カフェも始めたい), with の before a rate (売上の六割です), or with such a particle at
    its end, says something without.
    """
    wanted, behind = phrase.items[number].after, phrase.items[number + 1 :]
    share = wanted == "の" and bool(behind) and behind[0].word == "割合"
    telling = (
        wanted in ("も", "にも", "や", "で") or share or (not behind and wanted in ("から", "に", "が", "は", "か"))
    )
    return telling and not item.after.startswith(wanted)


def _same_sense(wanted: Item, item: Item, phrase: Phrase) -> bool:
    """Whether both are meant alike; what is to come (来年作ります) is as good as a wish for it, and what says nothing of a deed
    that is done (新商品は去年出しました) leaves one to be done.

    What tells of then and now (昔は10人いたが今は3人) tells of what is over.
    """
    moods = item.moods - {HEARSAY} if phrase.by_hearsay else item.moods
    if phrase.then_and_now:
        return wanted.moods - {FORMER} == moods - {FORMER} and wanted.marks == item.marks
    deed = item.pos.startswith("動詞") or "サ変" in item.pos or "する" in item.after
    told = item.planned and (len(phrase.items) > 1 or not item.pos.startswith("動詞"))  # もうやめます may be the talk
    to_be = (deed and told) or (item.leads and phrase.to_come)
    planned = to_be and wanted.marks == item.marks | {WISH}
    timely = _in_time(wanted, item, phrase)
    alike = wanted.moods == moods or (item.proven and wanted.moods == moods | {SUPPOSED})
    return timely and alike and (planned or wanted.marks == item.marks)


def _in_time(wanted: Item, item: Item, phrase: Phrase) -> bool:
    """Whether a deed is as far as the phrase has it: still to come, or done."""
    says, plans = phrase.value is not None, phrase.to_come and item.quantity is None
    if plans and WISH not in item.marks and item.done != wanted.done and item.done == says:
        return False
    return not phrase.done or wanted is not phrase.items[-1] or _is_done(item)


def _is_done(item: Item) -> bool:
    """Whether a deed is done or under way; what is no deed, is there or is not done needs no time."""
    deed = (item.pos.startswith("動詞") and item.word != EXISTS) or "する" in item.after
    return not deed or NOT in item.marks or item.done or (item.goes_on and not item.leads)


def _same_number(wanted: Item, item: Item) -> float | None:
    said, own = item.quantity, wanted.quantity
    if item.after.startswith("でも") and not wanted.after.startswith("でも"):  # 一人でも回せる is no 一人で回す
        return None
    if wanted.after.startswith("で") and item.after.startswith(_SUBJECT):  # 同僚が一人、一緒にやる is no 一人でやる
        return None
    same = said and own and _told(said) == _told(own)
    return 1 + _GAIN_OF_A_DETAIL if same and _same_particle(wanted, item) is not False else None


def _told(said: Quantity) -> tuple[object, ...]:
    """What makes two quantities the same: a day by how it was said, every other one by its value."""
    return said.kind, said.value, said.about, said.counter if said.kind == "日付" else ""


def _any_number(wanted: Item, item: Item, gap: int, *, lone: bool, few: bool) -> float | None:
    """A number of the same kind; に and の behind it count (7割に減る is not 7割減る).

    Where only a `few` can be meant, a bare number that may be money is no count (厨房250).
    """
    said, sample = item.quantity, wanted.quantity
    if said is None or sample is None or said.monthly != sample.monthly:
        return None
    if said.kind != sample.kind:
        many = few and (bare_sum(said) or said.value > _MOST_OF_A_CALLING)
        unitless = said.kind == "数" and sample.kind in _UNITLESS and gap == 0 and not (lone or many)
        return 1 - _COST_OF_NO_UNIT if unitless else None
    if wanted.after.startswith("で") and item.after.startswith("も"):  # 一人もやる気がない is no 一人でやる
        return None
    match _same_particle(wanted, item):
        case True:
            return 1 + _GAIN_OF_A_DETAIL
        case False:
            return None
    return None if said.kind == "割合" and _behind(item.after).startswith(_REACHING) else 1.0


def _same_particle(wanted: Item, item: Item) -> bool | None:
    """Whether the の, に, から or まで that a phrase has behind a number was said; None when it has none."""
    held = _behind(wanted.after)
    return _behind(item.after).startswith(held[0]) if held.startswith((*_HOLDING, *_REACHING)) else None


@lru_cache(_PARTICLES)
def _behind(after: str) -> str:
    """The particles behind a number, without くらい and the like (7割くらいに)."""
    rough = max((w for w in table("units")["about_after"] if after.startswith(w)), key=len, default="")
    return after.removeprefix(rough)


def _particles(wanted: Item, item: Item) -> tuple[str, str]:
    """The particles behind a word, wanted and said; a deed that is spoken of (返すのを待つ) has those of a noun."""
    if not (item.pos.startswith("動詞") and item.after.startswith(_NAMING)):
        return wanted.after, item.after
    bare = wanted.after.startswith(_NAMING)
    return wanted.after.removeprefix("の") if bare else wanted.after, item.after.removeprefix("の")


def _clash(wanted: str, said: str, *, strict: bool) -> bool:
    """下請けの仕事 is not 下請けに仕事, and アメリカに売る not アメリカから仕入れて売る.

    Where no number leads the way, every particle counts: 銀行が厳しい is not 銀行への返済が厳しい.
    """
    one, other = _case(wanted), _case(said)
    if strict and one in ("を", "に") and said in _WITH:  # 道の駅で売る is no 道の駅を売る
        return True
    if one == "と" and said.startswith(("が", "は")):  # 息子が二人 is not 息子と二人
        return True
    if "ごと" in (one, other):  # 看板ごと買いたい is no 看板を買いたい
        return one != other
    if one == other or not other:
        return False
    if strict and (wanted.startswith("が") or (one and other != "と") or (not wanted and other in ("に", "から"))):
        return True
    return bool(one) and bool(_HOLDING & {one, other})


@lru_cache(_PARTICLES)
def _case(after: str) -> str:
    """The case that particles give a word; は, も and が give none here."""
    return next((case.replace("へ", "に") for case in _CASES if after.startswith(case)), "")


def _same_stand(wanted: Item, item: Item, *, lone: bool) -> bool:
    """女性です is not any woman, 家族だけ not any family, 株式会社で not any company: だ, だけ, しか and a lone で count."""
    if wanted.after and any(only in wanted.after for only in _ONLY) and not any(only in item.after for only in _ONLY):
        return False
    if "まで" in wanted.after and "まで" not in item.after:
        return False
    done = "する" in item.after or item.leads
    if (lone or wanted.quantity) and "する" in wanted.after and not done:
        return False
    turned = "にする" in wanted.after or (wanted.pos.startswith("形容詞") and "する" in wanted.after)
    if turned and not done:  # 会社にしたのは去年 is not 会社は去年
        return False
    if lone and wanted.after == "で":
        return item.after in ("で", "で、")
    if lone and wanted.is_object and item.after.startswith("で"):  # パソコンでしたい is no パソコンを考えている
        return False
    stands_alone = wanted.after == "だ" and wanted.pos.startswith(("名詞", "代名詞", "数量"))
    return not stands_alone or item.after in ("", "、", "だ", "だ、", "で、") or item.after.startswith(("だん", "だの"))
