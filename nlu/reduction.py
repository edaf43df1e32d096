"""The reduction of sentences: politeness, tense, particles and small words fall away, what matters stays as a mark.

Phrases of the lexicon go through the same reduction as what people say, so that both meet however either is worded.
`lexicon/reduction.yml` tells what each small word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from nlu import behind, frames
from nlu.clause import Clause
from nlu.items import ASKED, EXISTS, FORMER, HEARSAY, NOT, PASSIVE, SELF, WISH, Item, canonical, listed, put_when_first
from nlu.lexicon import table
from nlu.pieces import Piece, pieces
from nlu.quantities import Quantity
from nlu.tokens import Token, sentences

_ONLY = ("だけ", "のみ")
_EVER = ("ことが", "ことは", "こと")
_THATS = ("の", "ん", "のだ", "んだ")
_TO_THIS_DAY = ("から", "ながら", "っから")  # behind 昔: it is so now as well


def sentence_items(text: str) -> Iterator[list[Item]]:
    """The items of each sentence of a normalised text; a word echoed from the question (担保？ありません) leads the next."""
    echoed: list[Item] = []
    for tokens in sentences(text):
        items = [*_as_topic(echoed), *_reduced(text, pieces(text, tokens))]
        echoed = items if _echoes(items) else []
        if not echoed:
            yield items
    if echoed:
        yield echoed


def _reduced(text: str, found: list[Piece]) -> list[Item]:
    reduction = _Reduction(text)
    for piece, following in zip_longest(found, found[1:]):
        reduction.take(piece, following)
    return reduction.done()


def _as_topic(echoed: list[Item]) -> list[Item]:
    stated = [replace(item, moods=item.moods - {ASKED}) for item in echoed]
    return [*stated[:-1], *(replace(last, after="は") for last in stated[-1:])]


def _echoes(items: list[Item]) -> bool:
    """担保?, うちの資本金?; 担保も? asks."""
    if not items:
        return False
    *own, last = items
    ours = len(own) < 2 and all(item.owner == SELF and _leads_on(item) for item in own)
    return ours and ASKED in last.moods and last.pos.startswith("名詞") and "も" not in last.after


def _leads_on(item: Item) -> bool:
    """うちの in うちの資本金, and 借りたい in 借りたい額."""
    return item.after == "の" or (item.pos.startswith("動詞") and item.after == "")


@cache
def _roles() -> dict[str, str]:
    """What each listed small word does."""
    rows: dict[str, list[str]] = table("reduction")["roles"]
    return {word: role for role, words in rows.items() for word in words}


@cache
def _second_thought() -> re.Pattern[str]:
    return re.compile(table("reduction")["second_thought"])


class _Reduction:
    """Takes one piece after another, and remembers what came just before: て, か, the form of a verb."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clause = Clause()
        self.te = False
        self.doubt = False
        self.guess = False  # かな: a doubt of the speaker's own, and no question
        self.coming = False  # 来年 was said last: what is to come may stand behind its comma
        self.open = False  # 何 or どっち was said: の or でしょう at the end makes a question of it
        self.form = ""
        self.past = False  # た was said last
        self.then = False  # 創業したとき was
        self.quoted = -1  # how many items there were when 言った, 書いた … was said of them
        self.told = False  # a bare と stands behind a deed: 次から呼ばんぞと
        self.into = False  # に or へ was said last

    def done(self) -> list[Item]:
        if self.doubt:
            self.clause.mood(ASKED)
            self.clause.asked_before()
        elif self.clause.ends_with_favour() or (self.clause.hoped and not self.open):
            self.clause.grant()
        elif self.told:
            self.clause.said_to_us()
        elif self.into:
            self.clause.break_off()
        self.clause.boundary()
        return self.clause.items

    def take(self, piece: Piece, following: Piece | None) -> None:
        quotes = self._quotes(piece)
        if self._orders(piece):
            self.clause.said_to_us()
            self.te = False
        if frames.leaves_open(self.text, piece, self.form):
            self.clause.mood(ASKED)
        if isinstance(piece, Quantity):
            self._quantity(piece)
        elif case := self._dialect(piece, following):
            self.clause.after(case)
        elif piece.surface in ("ん", "んと") and self.form.startswith(("未然形", "命令形")):
            self.clause.mark(NOT)  # 出とらんです, 返せんとです
        elif piece.pos.startswith(("補助記号", "空白", "記号")) and piece.surface not in listed():
            self._symbol(piece)
        elif piece.pos.startswith("助詞-接続助詞"):
            self._conjunction(piece.surface, following)
        elif piece.pos.startswith("助詞"):
            self._particle(piece)
        elif piece.pos.startswith("助動詞") or "助動詞語幹" in piece.pos:
            self._auxiliary(piece, following)
        else:
            if _roles().get(piece.lemma) == "say" and behind.is_passive(following):
                self.clause.reopen()
            self._word(piece)
            self._contracted(piece, following)
        self.quoted = len(self.clause.items) if quotes else self.quoted
        self.told = self._ends_told(piece)
        if isinstance(piece, Token) and self._to_come(piece, following):
            self.clause.intend()
        self.form = piece.form if isinstance(piece, Token) else ""
        self.then = self.past and isinstance(piece, Token) and _roles().get(piece.lemma) == "time_of"
        self.past = isinstance(piece, Token) and (piece.lemma == "た" or (self.past and piece.lemma in ("の", "です")))
        if not self.open and behind.ends_what_is_told(piece, following):
            self.clause.happened()
        if isinstance(piece, Token):
            self.into = piece.surface in ("に", "へ") or (self.into and piece.pos.startswith("補助記号"))
            self._questioned(piece, following)

    def _orders(self, piece: Piece) -> bool:
        """下げろと, 待ってと: whether the deed before is what somebody is told to do."""
        said = isinstance(piece, Token) and piece.pos.startswith("助詞") and piece.surface in ("と", "って")
        return said and (self.form.startswith("命令形") or (self.te and self.form == "*"))

    def _ends_told(self, piece: Piece) -> bool:
        """Whether と ends what was said of a deed; the full stop that may follow ends nothing more."""
        if not isinstance(piece, Token) or piece.pos.startswith("補助記号"):
            return self.told
        intends = self.form.startswith("意志推量形")  # やってみようと
        return piece.surface == "と" and not intends and self.clause.quotes()

    def _to_come(self, piece: Token, following: Piece | None) -> bool:
        """Whether a verb that ends here, or the です behind its の, tells of what is neither done nor under way (開きます)."""
        if piece.lemma in ("だ", "です"):
            return self.form.startswith("連体形") or self.clause.ends_with(_THATS)
        verb = piece.pos.startswith("動詞") or (piece.lemma == "ます" and self.clause.verb_ends_at(piece.start))
        return verb and piece.form.startswith(("終止形", "連体形")) and behind.ends_clause(following)

    def _questioned(self, piece: Token, following: Piece | None) -> None:
        """何が違うの, どっちがいいでしょう: a question without か; 何か and 誰も ask nothing."""
        words = table("reduction")
        if piece.lemma in words["question_words"]:
            self.open = not (isinstance(following, Token) and following.surface in ("か", "も"))
        elif self.open and piece.surface in words["question_ends"] and behind.is_softened(following):
            self.doubt = True

    def _contracted(self, piece: Token, following: Piece | None) -> None:
        """返せんけん is 返せない in one token; 返せんの may be 返せるの."""
        plain = isinstance(following, Token) and following.lemma == "の"
        if piece.form == "連体形-撥音便" and piece.pos.startswith("動詞") and not plain:
            self.clause.mark(NOT)

    def _dialect(self, piece: Token, following: Piece | None) -> str:
        """Small words that mean something else where they stand: りんごば is りんごを, アメリカさ is アメリカに, 個人や and 個人ばい are
        個人だ, neither おるとです nor 貸せんと言う supposes anything.
        """
        last = self.clause.last
        copula = piece.surface in table("reduction")["copulas"] and piece.pos.startswith("助詞")
        if copula and behind.ends_sentence(following):
            return "だ"
        if piece.surface == "ば" and not self.form.startswith("仮定形"):
            return "を"
        if piece.surface == "さ" and last and last.end == piece.start and last.pos.startswith("名詞"):
            return "に"
        if piece.surface != "と" or not self.form or not isinstance(following, Token):
            return ""
        if _roles().get(following.lemma) == "say":
            return "と"
        return "の" if following.surface in table("reduction")["sentence_ends"] else ""

    def _add(self, item: Item) -> None:
        self.doubt = self.guess = self.coming = False
        self.clause.add(item)

    def _quantity(self, quantity: Quantity) -> None:
        self._end_te(quantity)
        self._put_right(quantity)
        last = self.clause.last
        if quantity.monthly and last and last.surface in table("units")["monthly"]:
            self.clause.items.pop()
        if quantity.kind == "日付" or self.text.startswith("前", quantity.end):
            self.clause.former = False
        self._add(Item(quantity.kind, "", "", quantity.start, quantity.end, "数量", quantity))
        if self.text.startswith(tuple(table("reduction")["coming"]), quantity.start):
            self.clause.coming = self.coming = True

    def _put_right(self, quantity: Quantity) -> None:
        """300万、いや500万: the first was a slip of the tongue."""
        items = self.clause.items
        at = next((at for at in reversed(range(len(items))) if items[at].quantity), None)
        if at is None:
            return
        slip = items[at].quantity
        alike = slip is not None and slip.kind in (quantity.kind, "数")
        if alike and _second_thought().fullmatch(self.text, items[at].end, quantity.start):
            del items[at:]

    def _symbol(self, piece: Token) -> None:
        if piece.surface == "?":
            self.doubt = not self.guess
        elif piece.surface in ("、", ","):
            if self.doubt and self.clause.asks() and not self.clause.ends_with("よね"):
                self.clause.mood(ASKED)
            elif self.doubt:
                self.clause.choice = self.clause.last
            self.clause.after("、")
            self.clause.boundary(goes_on=self.te or self._goes_on())
            self.clause.coming = self.coming
        self.te = False

    def _quotes(self, piece: Piece) -> bool:
        """12人と言いました, 個人と書いた: what was said before."""
        said = isinstance(piece, Token) and piece.lemma in table("reduction")["said_before"]
        return said and self.clause.ends_with(("と", "って"))

    def _goes_on(self) -> bool:
        """負担を減らし、…: a deed that the next one follows, as behind て."""
        last = self.clause.last
        return self.form.startswith("連用形") and last is not None and last.pos.startswith("動詞")

    def _conjunction(self, word: str, following: Piece | None) -> None:
        if word in ("ば", "と") and not self._counts_on(following):
            self.clause.condition(word)
        elif word in ("て", "で"):
            self.te = True
        else:
            if word in ("が", "けど", "けれど", "けども") and self.past and self.quoted == len(self.clause.items):
                self.clause.take_back()
            self.clause.boundary()

    def _counts_on(self, following: Piece | None) -> bool:
        """パートを除くと8人, 抜いたら8人: how one counts, and no condition."""
        return isinstance(following, Quantity) and self.clause.last_in("counting")

    def _particle(self, piece: Token) -> None:
        word = piece.surface
        if word == "も" and self.te:
            self.te = False
            return
        if word in table("reduction")["belittling"]:
            self.clause.end = piece.end
            return
        if (word == "か" and piece.pos.startswith("助詞-終助詞")) or word == "っけ":
            self.doubt = True
        elif word == "ね" and self.doubt and self.clause.ends_with_verb_and("か", "んか", "のか"):
            pass  # 使えますかね asks, 5人ですかね answers
        elif word in ("な", "なあ", "も", "ね", "と") and self.doubt and not self.open:
            self.doubt, self.guess = False, word.startswith("な")
        elif word == "ね" and self.clause.ends_with("よ") and self.clause.asks_to_confirm(self.text):
            self.doubt = True
        elif word == "しか":
            self.clause.only = True
        elif word == "で" and self.clause.last_in("sources"):
            self.clause.told = True
        self._times(word)
        if not self.te and not (word == "の" and self.clause.ends_with("、")):  # 有限です、昔の
            self.clause.after(word)

    def _times(self, word: str) -> None:
        """先代のころは, 創業したときは, 前は, 若い頃に: what follows is over."""
        if word == "は" and (self.then or self.clause.ends_with("ころ")):
            self.clause.mood(FORMER)
            self.clause.former = True
        elif (word == "は" and self.clause.tells_of_before()) or (
            word == "に" and self.clause.ends_with("ころ") and self.clause.last_in("youth")
        ):
            self.clause.former = True

    def _auxiliary(self, piece: Token, following: Piece | None) -> None:
        guess = piece.lemma in ("そう", "そうだ")
        if piece.lemma in table("reduction")["not"]:
            self.clause.mark(NOT)
            if piece.surface in ("へん", "ひん") and self.clause.last:
                self.clause.last.marks.discard(PASSIVE)  # 返されへん is 返せない
        elif guess and "形状詞" in piece.pos and self.clause.last and self.clause.last.quantity:
            pass  # 900万くらいになりそう
        elif (
            (piece.lemma in ("たい", "たがる") and not self.form.startswith("終止形"))  # ですたい wishes nothing
            or (piece.form.startswith("意志推量形") and not self.open)  # どうやろ wishes nothing
            or (guess and "形状詞" in piece.pos)
        ):
            self.clause.mark(WISH)
        elif piece.lemma in ("れる", "られる"):
            self.clause.mark(PASSIVE)
            self.quoted = -1
        elif piece.surface in ("たら", "なら", "ならば") and self._only_a_topic():
            self.clause.after("は")  # 正社員だけなら5人 and 担保やったら家がある suppose nothing
        elif piece.surface == "なら" and self.clause.offers() and behind.is_softened(following):
            self.clause.after("だ")
        elif piece.surface == "なら" and self._there_is(following):
            self.clause.after("は")
        elif piece.surface in ("たら", "だら", "なら", "たらば", "ならば"):
            if not self._counts_on(following):
                self.clause.condition(piece.surface)
        elif guess or piece.lemma == "らしい":
            self.clause.mood(HEARSAY)
        elif piece.lemma in ("だ", "です"):
            if piece.surface == "で" and self.clause.ends_with(("ん", "の")):
                self.clause.boundary()
            self.clause.copula(piece.surface, piece.start)
        elif piece.lemma in ("た", "てる", "とる"):
            self.clause.done()
        self.te = piece.lemma in ("てる", "とる", "ちゃう", "でる")

    def _there_is(self, following: Piece | None) -> bool:
        """400万くらいならあります: what there is, and no condition."""
        exists = isinstance(following, Token) and _roles().get(following.lemma) == "existence"
        return exists and not self.clause.assuming

    def _judges(self) -> bool:
        """仕方ないと考えている: what somebody thinks, and no wish."""
        last = self.clause.last
        return last is not None and last.pos.startswith("形容詞") and last.after.endswith("と")

    def _only_a_topic(self) -> bool:
        last = self.clause.last
        named = last is not None and last.word in table("reduction")["topics"] and last.after in ("", "は", "や", "だ")
        return named or self.clause.ends_with(_ONLY)

    def _word(self, piece: Token) -> None:
        te, self.te = self.te, False
        if piece.lemma == "取る" and piece.surface[0] == "と" and self.form.startswith(("命令形", "連用形")):
            return  # 返せとりません, 決めとらん
        role = _roles().get(piece.lemma) or _roles().get(piece.surface, "")
        if te and role in ("aspect", "existence"):
            if role == "existence":
                self.clause.done()
            return
        if te and role not in ("favour", "ask_for"):
            self.clause.boundary(goes_on=True)
        granted = role in ("thanks", "think") and self.clause.grant()
        if granted or (role == "thanks" and self.clause.welcome()) or (role == "must" and self.clause.owe()):
            return
        self._act(piece, role, te)

    def _act(self, piece: Token, role: str, te: bool) -> None:
        match role:
            case "light" | "think":
                self._light(piece)
            case "ask_for" if te:
                self.clause.mark(WISH)
            case "now":
                self.clause.former = False
            case "say" if self.clause.ends_with(("と", "って")) or self.form.startswith("終止形"):
                self.clause.report()
            case "wish" if self.clause.last and not self.clause.ends_with("、") and not self._judges():
                self.clause.mark(WISH)
            case "decide" if self.clause.ends_with("ことに"):
                self.clause.mark(WISH)
            case "existence" | "absence":
                self._existence(piece, absent=role == "absence")
            case "assume":
                self.clause.assuming = True
            case "condition" if self.clause.last and not self.text.startswith("を", piece.end):  # 冷蔵のケースを
                self.clause.condition()
            case "former" if not self.text.startswith(_TO_THIS_DAY, piece.end):
                self.clause.former = True
            case "hearsay":
                self.clause.hear()
            case "asked_for" if self.clause.ends_with("が"):
                self.clause.mood(ASKED)
            case "report" if self.clause.ends_with(("と", "って")):
                self.clause.mood(HEARSAY)
            case "with_all" | "meant_for" if self.clause.last and self.clause.last.quantity is None:
                self.clause.after(piece.surface)
            case "days_of":
                self.clause.after("ころ")
            case "time_of" if self.clause.ends_with("の") and self.clause.last_in("past_times"):
                self.clause.after("ころ")
            case "coming":
                self.clause.coming = self.coming = True
            case "title":
                self.clause.title()
            case _ if self._counts(piece, role):
                self._content(piece, bound=te and role == "favour")
            case _ if piece.pos.startswith("接尾辞") and piece.surface in table("industries")["callings"]:
                self.clause.lengthen(piece.surface, piece.end)

    def _light(self, piece: Token) -> None:
        """する stays visible behind its noun, しよう is a wish; ことにした and ことになった are decisions."""
        lemma, last = piece.lemma, self.clause.last
        if lemma in ("所", "ところ") and last and last.titled:
            self.clause.at_others()
        elif lemma in ("所", "ところ") and self.clause.ends_with("と"):
            self.clause.named()
        elif lemma == "方" and self.form.startswith("連用形") and last:
            last.moods.add(ASKED)  # 店の続け方, 継がせ方
        elif lemma == "通り" and last and "地名" in last.pos:
            self.clause.lengthen(piece.surface, piece.end)  # 銀座通り is no 銀座
        elif lemma in ("事", "こと"):
            self.clause.after("こと")
            self.clause.experience = self.past
        elif lemma in ("為る", "成る") and self.clause.ends_with("ことに") and not self.clause.experience:
            self.clause.mark(WISH)
        elif lemma == "為る":
            put_when_first(self.clause.items)
            self.clause.after("する")
            if piece.form.startswith("意志推量形"):
                self.clause.mark(WISH)

    def _counts(self, piece: Token, role: str) -> bool:
        small = piece.pos.startswith(("副詞", "接続詞", "感動詞", "連体詞", "接頭辞", "接尾辞"))
        return not small or role == "keep" or canonical(piece.surface, piece.lemma) != piece.lemma

    def _content(self, piece: Token, *, bound: bool) -> None:
        denied = table("reduction")["denied"].get(piece.lemma)
        word = denied or canonical(piece.surface, piece.lemma)
        person = word == piece.lemma and piece.surface.endswith(tuple(table("reduction")["roles"]["title"]))
        item = Item(word, piece.surface, piece.lemma, piece.start, piece.end, piece.pos, bound=bound, titled=person)
        item.marks = {NOT} if denied else set()
        self._add(item)
        if piece.form.startswith("意志推量形"):
            self.clause.mark(WISH)

    def _existence(self, piece: Token, *, absent: bool) -> None:
        """ある and いる are one word; after では or an adjective they only carry the "not"."""
        ever = self.clause.experience and self.clause.ends_with(_EVER)
        denied = absent or self.text.startswith("ません", piece.end)
        last = self.clause.last
        nobody = piece.lemma == "居る" and last is not None and last.pos.startswith("動詞")  # 雇いたいがいない
        if nobody or not (self.clause.awaits_not() or (denied and self.clause.names_a_deed())):
            self._add(Item(EXISTS, piece.surface, EXISTS, piece.start, piece.end, piece.pos))
            self.clause.ever = self.clause.last if ever else None
        if absent:
            self.clause.mark(NOT)

    def _end_te(self, quantity: Quantity) -> None:
        if self.te:
            self.clause.go_on()
            self.clause.boundary(goes_on=quantity.kind not in ("期間", "年目", "日付"))  # パンを焼いて三十年
        self.te = False
