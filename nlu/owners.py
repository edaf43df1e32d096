"""Whom a clause is about: our own firm, a trading partner, its parent, or somebody else altogether.

先方は資本金5億 speaks of the other side until うちは or the end of the sentence; が holds to the end of its clause; の
to the end of its noun phrase (得意先の建設会社が…).
"""

from __future__ import annotations

from functools import cache

from nlu import industries
from nlu.items import EXISTS, NOT, SELF, Item
from nlu.lexicon import table

OTHER, CUSTOMER, COUNTERPARTY, PARENT = "other", "customer", "counterparty", "parent"
_NEAR = 3  # words between 弟が and what he runs


@cache
def _owners() -> dict[str, str]:
    return {word: owner for owner, words in table("owners")["words"].items() for word in words}


def owner_of(item: Item) -> str | None:
    """The owner that a word names, if any."""
    return _owners().get(item.word) or _owners().get(item.surface)


def is_relative(item: Item) -> bool:
    """妹夫婦, 甥: somebody whose firm is theirs."""
    return item.surface in table("owners")["theirs"]


def is_kin(item: Item) -> bool:
    """息子, 嫁 and 妹夫婦: one of the family, with us or with a firm of their own."""
    return is_relative(item) or item.word in table("industries")["kin"]


def _owner_of_firm(item: Item, before: list[Item]) -> str | None:
    """Whose firm is meant by what stands before it; a customer's (お客さんの会社) is one that we deal with."""
    words = table("owners")
    if before and before[-1].after == "の" and item.word in words["firms"] and before[-1].surface in words["customers"]:
        return CUSTOMER
    return OTHER if _of_others(item, before) else None


def _of_others(item: Item, before: list[Item]) -> bool:
    """弟の会社, 友人がやってる店, 前にいた会社, 3割の会社; 取引先の社長 and 社員の妻 are no side of a deal."""
    words = table("owners")
    if not before:
        return False
    *earlier, last = before
    of_side = item.word in words["persons"] and (last.surface == "前" or owner_of(last) not in (None, SELF))
    of_staff = item.word in words["kin_of_staff"] and last.word in words["staff"]
    if last.after == "の" and (of_side or of_staff):
        return True
    if not (item.word in words["firms"] or industries.of(item.surface)):
        return False
    if last.surface == "前" and earlier and earlier[-1].after == "の" and earlier[-1].word not in words["firms"]:
        return False  # 駅の前の店
    if last.after.endswith("の"):
        return _theirs(last) or (last.quantity is not None and last.quantity.kind == "割合")
    runs = last.word in (*words["run"], EXISTS) and bool(earlier)
    return runs and _theirs(earlier[-1]) and earlier[-1].after in ("が", "の", "に")


def _run_by_others(item: Item, before: list[Item]) -> bool:
    """弟が (弟は) 駅前で店をやっていて, 妹がサロンを開くと: what is run or opened, and what comes after, is theirs."""
    if not before or before[-1].after != "を":
        return False
    words, what = table("owners"), before[-1]
    opens = item.word in words["opened"] and (what.word in words["firms"] or industries.of(what.surface) is not None)
    return (opens or item.word in words["run"]) and any(
        _theirs(each) and each.after in ("が", "は", "も") for each in before[-_NEAR - 1 : -1]
    )


def _dealt_with(item: Item, before: list[Item]) -> bool:
    """発注してくるのは, 頼んでいる先は, 仕事をくれる会社の: the other side of a deal, told by what is dealt."""
    words = table("owners")
    if item.word in words["ordered"] and "のは" in item.after:
        return True
    *earlier, deed = before[:-1] or [item]
    if item.word in words["party"]:
        return deed.word in (*words["ordered"], *words["dealt"])
    given = deed.word in words["given"] and any(
        one.word in words["work"] and (one.is_object or one.after == "") for one in earlier[-2:]
    )
    favour = deed.bound and deed.done and deed.word in words["given"]  # 材料を入れてくれていた店
    firm = item.word in words["firms"] or industries.of(item.surface) is not None
    return firm and (given or favour or deed.word in words["ordered"])


def _holds_us(before: list[Item]) -> bool:
    """うちの株を半分握る本社が: the parent, told by the shares it holds."""
    words = table("owners")["holding"]
    if len(before) < 3 or before[-1].word not in words["firms"] or before[-2].plain not in words["deeds"]:
        return False
    return any(one.word in words["shares"] and one.is_object for one in before[-2 - _NEAR : -2])


def _theirs(item: Item) -> bool:
    words = (*table("owners")["theirs"], *table("owners")["theirs_now"])
    return item.plain in words or item.surface in words or owner_of(item) == OTHER


class Owners:
    """Keeps the present owner while a sentence is read word by word."""

    def __init__(self) -> None:
        self.topic = SELF
        self.subject: str | None = None
        self.chain: str | None = None
        self._place: str | None = None  # whom a に was said of: 取引先に後継ぎがいない, 仕入先には
        self._carried = False  # the subject is that of the clause before, whose て goes on
        self._introduced = False  # a parent was spoken of in the clause before
        self._before: list[Item] = []
        self._start = 0  # of the clause

    def place(self, item: Item) -> None:
        """Give the item its owner; an owner's name opens its noun phrase."""
        if named := owner_of(item) or _owner_of_firm(item, self._before):
            named = OTHER if self._is_of_others(named) else named
            self.chain = named
            self._done_by(named, item)
        if self._introduced and item.word in table("owners")["introduced"]:
            self.chain = PARENT
        self._introduced = False
        item.owner = self.chain or self.subject or self.topic
        if item.word == EXISTS and self._place and self._before[-1].after in ("が", "も"):
            item.owner = self._before[-1].owner = self._place
        if _run_by_others(item, self._before):
            self.topic = OTHER
            for earlier in self._before[-_NEAR:]:
                earlier.owner = OTHER
        if item.word in table("owners")["many"] and self._before and self._before[-1].after in ("が", "も"):
            self._of_many()
        self._before.append(item)

    def _is_of_others(self, named: str) -> bool:
        """友人の会社が取引先に逃げられた, 元の勤め先は、親会社が大企業: the other side, or the parent, of a firm that is not ours."""
        told = any(one.owner == OTHER and one.is_topic for one in self._before[self._start :])
        return (named == COUNTERPARTY and told) or (named == PARENT and self.topic == OTHER)

    def name(self, item: Item) -> None:
        """Somebody else is named: their noun phrase is open."""
        self.chain = item.owner = OTHER

    def particle(self, item: Item, particle: str) -> None:
        """What a particle does to the noun phrase before it; a comma does what the end of a clause does."""
        if particle == "、":
            return
        words = table("owners")
        if particle == "は" and item.word in words["as_topic"] and not self._is_head():
            self.chain = OTHER
        if particle in ("は", "が", "の") and _dealt_with(item, self._before):
            self.chain = COUNTERPARTY
        if particle in ("は", "が", "の") and _holds_us(self._before):
            self.chain = PARENT
        if particle in ("ばかり", "だらけ"):
            self._of_many()
        kin = item.word in words["kin_of_staff"] or item.word in words["offspring"]  # 社長が亡くなって奥さんが継いだ
        if self._carried and self.chain is None and particle in ("は", "が") and not kin:
            self.subject, self._carried, item.owner = None, False, self.topic
        if self.chain is None and self._before[-1].after.startswith(("に", "で")) and particle in ("は", "も"):
            self.chain = self._place
        if self.chain is None:
            return
        if particle in ("は", "って", "なら"):
            self.topic, self.subject, self.chain = self.chain, None, None
        elif particle in ("が", "も"):
            self.subject, self.chain = self.chain, None
        elif particle != "の":
            self._place = self.chain if particle in ("に", "で") else None
            self.chain = None

    def _is_head(self) -> bool:
        """代表の叔母は81歳: who is called the head by what stands right before is nobody else."""
        before = self._before[-2:-1]
        return bool(before) and before[0].word == table("owners")["head"] and before[0].after == "の"

    def _done_by(self, named: str, item: Item) -> None:
        """バンコクで食堂を開いた先輩に: the clause right before a person tells what that person did."""
        clause = self._before[self._start :]
        deed = clause[-1] if clause else None
        if named == OTHER and deed and deed.pos.startswith("動詞") and deed.after == "" and owner_of(item) == OTHER:
            for earlier in clause:
                earlier.owner = OTHER

    def _of_many(self) -> None:
        """後継ぎがいない会社ばかり, 60代で起業する人が多い: what firms or people in general do."""
        if len(clause := self._before[self._start :]) > 1 and clause[-1].word in table("owners")["anybody"]:
            for item in clause if clause[-2].after in ("", "する") else ():
                item.owner = OTHER

    def _introduce(self, clause: list[Item]) -> None:
        """親会社があります、資本金は…: what is told of right behind is the parent's, and ours where there is none."""
        *earlier, whose, there = [None, *clause] if len(clause) > 1 else [None, None, None]
        self._introduced = self._introduced and not clause
        if whose is None or there is None or there.word != EXISTS or owner_of(whose) != PARENT:
            return
        ours = any(owner_of(one) == SELF for one in earlier if one)
        if NOT in there.marks:
            self.topic = SELF
        else:
            self._introduced = self.topic == SELF and not ours

    def _leave(self, clause: list[Item]) -> None:
        """勤め先は三月で辞めて、店を開く: whoever leaves an employer goes on of himself."""
        words = table("owners")["left"]
        if clause and clause[-1].plain in words["deeds"] and any(item.word in words["whom"] for item in clause):
            self.topic = SELF

    def boundary(self, *, goes_on: bool) -> None:
        """The end of a clause; behind て, what somebody else did goes on until another is named."""
        clause, self._start = self._before[self._start :], len(self._before)
        if self.chain is not None:
            self.topic, self.chain = self.chain, None
        self._introduce(clause)
        self._leave(clause)
        self._carried = goes_on and self.subject == OTHER
        self.subject = self.subject if self._carried else None
        self._place = None
