"""The clause of a sentence that is open: whom it is about, what in it is wished, done or only supposed."""

from __future__ import annotations

from nlu.came_to_be import outlasts
from nlu.condition import Condition, ends_as_told, stated_after_all, told_wish
from nlu.ending import Ending
from nlu.items import ASKED, EXISTS, FORMER, HEARSAY, NOT, PASSIVE, SUPPOSED, WISH, Item
from nlu.lexicon import table
from nlu.owners import Owners


class Clause(Ending):
    """Everything a small word can change about the items before it."""

    def __init__(self) -> None:
        super().__init__()
        self.only = False  # しか: the "not" to come is none
        self.former = False  # 以前 was said: no longer so
        self.of_old = False  # so it was of what is left (昔の借金が重くて債務超過)
        self.told = False  # テレビで was said: of others, and by others
        self.coming = False  # 来年 was said: what is done is still to come
        self.ever: Item | None = None  # the ある of たことがある
        self.choice: Item | None = None  # what was left open before a comma: 3年ですか、
        self.end = 0  # of the last item, with a なんか behind it
        self._closed: Condition | None = None  # what was supposed last
        self._owners = Owners()

    @property
    def hoped(self) -> bool:
        """Whether the sentence ends with the hope that something is possible (500万借りられたらなと)."""
        closed = self._just_closed()
        return closed is not None and not closed.assumed and closed.possible

    def add(self, item: Item) -> None:
        """Take an item into the clause."""
        if self.assuming:
            item.moods.add(SUPPOSED)
        self.former = self.former and not outlasts(self.items, item)
        if self.former:
            item.moods.add(FORMER)
        if self.told:
            item.moods.add(HEARSAY)
        item.planned = self.coming and item.quantity is None
        self._owners.place(item)
        self.items.append(item)
        self.end = item.end

    def after(self, particle: str) -> None:
        """Note what follows the last item."""
        if self.last:
            self.last.after += particle
            self._owners.particle(self.last, particle)

    def lengthen(self, suffix: str, end: int) -> None:
        """屋 behind the last item, which makes another name of it (染め物屋)."""
        if self.last and self.last.pos.startswith("名詞") and end - len(suffix) == self.end:
            self.last.surface += suffix
            self.last.end = self.end = end

    def title(self) -> None:
        """さん behind the last item: no particle, its noun phrase goes on (隣の床屋さんが)."""
        if self.last:
            self.last.titled = True

    def copula(self, form: str, at: int) -> None:
        """だ, です or で right behind the last item."""
        if self.last and self.end == at:
            self.last.after += "で" if form == "で" else "だ"
            self._owners.particle(self.last, "だ")

    def at_others(self) -> None:
        """田中さんのところは: the firm of whoever was named."""
        if self.last:
            self._owners.name(self.last)

    def asked_before(self) -> None:
        """3年ですか、5年でもいいですか: the sentence asks, and so did what left a choice before its comma."""
        if self.choice is not None:
            self.choice.moods.add(ASKED)

    def named(self) -> None:
        """米子というところ: it is the place that is named so."""
        if self.last:
            self.last.after = self.last.after.removesuffix("と")

    def report(self) -> None:
        """継がないって言う: what was said is stated, and not only named."""
        if self.last and self.last.after.endswith("って"):
            self.last.after = self.last.after.removesuffix("って") + "と"

    def break_off(self) -> None:
        """海苔の乾燥を全自動に。: what is to become of a thing is a plan, though no deed says so."""
        clause = self.items[self._start :]
        if self.last and self.last.pos.startswith("名詞") and any(item.after == "を" for item in clause[:-1]):
            self.last.leads = True

    def mark(self, mark: str) -> None:
        """Mark the last item; しか takes the "not" away, and two of them cancel out."""
        if self.last is None:
            return
        if mark == NOT and self.only:
            self.only = False
        elif mark == NOT and NOT in self.last.marks:
            self.last.marks.discard(NOT)
        else:
            self.last.marks.add(mark)
        if mark == WISH:
            self._if_possible()
            self._lead()
            self._list()
            self._own()

    def _lead(self) -> None:
        """看板を替えて客を呼びたい: what is done first is wished as well, but for what befalls one (客が減って)."""
        for start, end in zip(self._led, [*self._led[1:], self._start], strict=False):
            clause, behind = self.items[start:end], self.items[end : end + 1]
            allowed = any(item.word in table("reduction")["allowed"] for item in behind)
            if clause and not allowed and not any(item.after.startswith("が") for item in clause):
                clause[-1].leads = not clause[-1].done and NOT not in clause[-1].marks

    def _list(self) -> None:
        """ネットで売ったり発信したりしたい: each of what is listed is wished."""
        if self.last and "たり" in self.last.after:
            for item in self.items[self._start : -1]:
                item.marks |= {WISH} if item.after.startswith("たり") else set()

    def _if_possible(self) -> None:
        """移れるなら移りたい: what is wished if it can be is wished."""
        closed = self._closed
        if closed and self.last and closed.possible and not closed.assumed and closed.last.word == self.last.word:
            stated_after_all(self.items[closed.start : self.items.index(closed.last) + 1])
            closed.last.marks.discard(PASSIVE)
            closed.last.marks.add(WISH)

    def _own(self) -> None:
        """動画で店を紹介したい: what is wished is told by nobody else."""
        if self.told:
            self.told = False
            for item in self.items[self._start :]:
                item.moods.discard(HEARSAY)

    def intend(self) -> None:
        """What begins or ends a thing, and is neither done nor under way, is still to come (来春に開きます); 出せます is no plan."""
        last = self.last
        if last is None or last.done or last.can or not (last.pos.startswith("動詞") or last.after.startswith("する")):
            return
        before = self.items[-2].word if len(self.items) > 1 else ""
        last.planned |= last.word in table("reduction")["turning"]
        last.planned |= before in table("reduction")["turning_of"].get(last.word, ())

    def done(self) -> None:
        """The last deed is done, or under way; with it the one that it belongs to (作ってもらった)."""
        for item in self.deed():
            item.done = True

    def said_to_us(self) -> None:
        """The last deed is what others say or tell us to do (よそに頼むと, 下げてくれと), as it is with 言われる behind it."""
        for item in self.deed():
            item.marks.add(PASSIVE)

    def go_on(self) -> None:
        """The last deed ends in て: it is done, or about to be, as what follows is."""
        if self.last:
            self.last.goes_on = True

    def happened(self) -> None:
        """The sentence ends in what is over: 頼んだら断られた supposes nothing."""
        heard = self.last is None or HEARSAY in self.last.moods or self.last_in("no_condition")
        intended = any(item.after in ("と", "って") for item in self.items[-2:-1])  # 七十になったら交代と決めていた
        closed = self._closed
        if closed and closed.may_be_over and not (heard or intended):
            for item in stated_after_all(self.items[closed.start : self.items.index(closed.last) + 1]):
                item.proven = True

    def mood(self, mood: str) -> None:
        """Say of the whole clause so far that it is not stated."""
        for item in self.items[self._start :]:
            item.moods.add(mood)

    def hear(self) -> None:
        """Others say so; what と closed right before (つぶれると新聞に) as well."""
        closed = self._just_closed()
        for item in self.items[closed.start if closed and closed.by == "と" else self._start :]:
            item.moods.add(HEARSAY)

    def answered(self, text: str) -> None:
        """カフェをやりたいと銀行に話したら計画書を出せって: the sentence ends in what one was told, so that one did ask."""
        if self._closed and self.last and ends_as_told(self.last, text):
            stated_after_all(self._closed.told)

    def take_back(self) -> None:
        """さっき12人と言いましたが: what one said before is so no more; what others said (息子は継がないと言ったが) is."""
        clause, words = self.items[self._start :], table("reduction")
        told = any(item.is_topic or (item.pos.startswith("動詞") and item.word != EXISTS) for item in clause[:-1])
        if not told or (clause and clause[0].word in words["just_now"]):
            self.mood(FORMER)

    def boundary(self, *, goes_on: bool = False) -> None:
        """Begin the next clause, which behind て goes on in the same time.

        What one has ever done (お願いしたことがある) is over, unless one never did.
        """
        if self.ever and NOT not in self.ever.marks:
            self.mood(FORMER)
        self.ever, self.experience = None, False
        if goes_on:
            self.go_on()
        self._weigh_today()
        self._led = [*self._led, self._start] if goes_on else []
        same_matter = goes_on or self.lists()
        begins = self._start == len(self.items)  # 昔、取引先が倒産した
        self.former = self.former and (same_matter or begins) and not self.of_old
        self.only = self.told = self.coming = False
        self._owners.boundary(goes_on=same_matter)
        self._start = len(self.items)

    def _weigh_today(self) -> None:
        """昔の借金の返済が苦しい: what is left of old times and told of as it is is so today; 苦しかった was so."""
        clause = self.items[self._start :]
        left = self.of_old and bool(clause) and clause[0].surface.startswith(tuple(table("reduction")["outlasting"]))
        if left and not clause[-1].done:
            for item in clause:
                item.moods.discard(FORMER)

    def condition(self, by: str = "") -> None:
        """The clause so far is only supposed, unless it turns out to be over, or quoted by と; できれば and the like are no
        condition. `by` is the word that closes it.
        """
        assumed, self.assuming = self.assuming, False
        if self.last and self.last.word in table("reduction")["no_condition"] and NOT not in self.last.marks:
            self._possible(self.items.pop())
        elif self._tells_when(by, assumed=assumed):
            pass
        elif self.last:
            self.mood(SUPPOSED)
            possible = PASSIVE in self.last.marks or self.last.can
            told = [] if assumed else told_wish(self.items[self._start :], by)
            self._closed = Condition(self._start, self.last, by, assumed, possible, told)
            if self.last.surface in table("reduction")["welcome"] and not assumed:
                self.grant()
        self.boundary()

    def _tells_when(self, by: str, *, assumed: bool) -> bool:
        """孫が大学を出たら継ぐ: what is bound to come tells only when."""
        if by not in ("たら", "だら") or assumed or self.last is None:
            return False
        before, words = self.items[-2].word if len(self.items) > 1 else "", table("reduction")["bound_to_come"]
        return self.last.word in words and (not words[self.last.word] or before in words[self.last.word])

    def _possible(self, can: Item) -> None:
        """お借りできれば: what would be possible is wished for."""
        deed = self.last
        if can.word == "出来る" and deed and deed.end == can.start and deed.after == "":
            deed.marks.add(WISH)

    def reopen(self) -> None:
        """下げると一方的に言われた: what と closed was said to us, when no more than how and by whom stands between."""
        closed = self._closed
        if closed is None or closed.by != "と":
            return
        end = self.items.index(closed.last) + 1
        if any(item.after not in ("", "だ", "に", "から") or item.pos.startswith("動詞") for item in self.items[end:]):
            return
        stated_after_all(self.items[closed.start : end])
        closed.last.marks.add(PASSIVE)
        closed.last.after += "と"

    def _just_closed(self) -> Condition | None:
        """The condition with nothing behind it yet."""
        return self._closed if self._closed and self._closed.last is self.last else None

    def owe(self) -> bool:
        """買い替えないとだめです: what must be done is as good as a wish for it."""
        closed = self._just_closed()
        if closed is None or NOT not in closed.last.marks:
            return False
        closed.last.marks.discard(NOT)
        return self.grant()

    def welcome(self) -> bool:
        """減らしてもらえると助かります: a wish for it."""
        if self.last is None or not self.last.bound or not self.last.after.endswith("と"):
            return False
        self.mark(WISH)
        return True

    def grant(self) -> bool:
        """借りられれば助かります: a wish after all, if a condition was closed just before."""
        closed = self._just_closed()
        if closed is None:
            return False
        self._start = closed.start
        stated_after_all(self.items[self._start :])
        closed.last.marks.discard(PASSIVE)  # 借りられれば: what would be possible
        self.mark(WISH)
        return True
