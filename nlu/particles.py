"""Particles and signs: what they tell of the word before them, and where a clause ends with them."""

from __future__ import annotations

from nlu import behind
from nlu.course import Course, roles
from nlu.items import ASKED, FORMER, WISH
from nlu.lexicon import table
from nlu.pieces import Piece
from nlu.tokens import Token

_BUT = ("が", "けど", "けれど", "けども")


def take(course: Course, piece: Token) -> None:
    """A particle that joins no clauses."""
    clause, word = course.clause, piece.surface
    if word == "も" and course.te:
        course.te = False
        return
    if word in table("reduction")["belittling"]:
        clause.end = piece.end
        return
    if word == "か" and course.south and clause.last and WISH in clause.last.marks:
        return  # 一本にまとめたか
    if (word == "か" and piece.pos.startswith("助詞-終助詞")) or word == "っけ":
        course.doubt = True
    elif word == "ね" and course.doubt and clause.ends_with_verb_and("か", "んか", "のか"):
        pass  # 使えますかね asks, 5人ですかね answers
    elif word in ("な", "なあ", "も", "ね", "と") and course.doubt and not course.open:
        course.doubt, course.guess = False, word.startswith("な")
    elif word == "ね" and clause.ends_with("よ") and clause.asks_to_confirm(course.text):
        course.doubt = True
    elif word == "しか":
        clause.only = True
    elif word == "で" and clause.last_in("sources"):
        clause.told = True
    _times(course, word)
    if word in ("の", "ん") and piece.pos.startswith("助詞-準体助詞"):
        course.te = False  # 作ってるのは
    if not course.te and not (word == "の" and clause.ends_with("、")):  # 有限です、昔の
        clause.after(word)


def _times(course: Course, word: str) -> None:
    """先代のころは, 創業したときは, 前は, 若い頃に: what follows is over."""
    clause = course.clause
    if word == "は" and (course.then or clause.ends_with("ころ")):
        clause.mood(FORMER)
        clause.former = True
    elif (word == "は" and clause.tells_of_before()) or (
        word == "に" and clause.ends_with("ころ") and clause.last_in("youth")
    ):
        clause.former = True


def join(course: Course, word: str, following: Piece | None) -> None:
    """A particle that joins two clauses."""
    clause = course.clause
    if word in ("ば", "と") and not course.counts_on(following):
        clause.condition(word)
    elif word in ("て", "で"):
        course.te = True
    else:
        if word in _BUT and course.past and course.quoted == len(clause.items):
            clause.take_back()
        clause.boundary()


def sign(course: Course, piece: Token) -> None:
    """A comma, a question mark, a space …"""
    clause = course.clause
    if piece.surface == "?":
        course.doubt = not course.guess
    elif piece.surface in ("、", ",", "・"):
        if course.doubt and clause.asks() and not clause.ends_with("よね"):
            clause.mood(ASKED)
        elif course.doubt:
            clause.choice = clause.last
        young = clause.ends_with("ころ") and clause.last_in("youth")  # 若い頃、店をやっていた
        clause.after("、")
        if clause.last:
            clause.last.ends = course.over
        clause.boundary(goes_on=course.te or _goes_on(course))
        clause.former |= young
        clause.coming = course.coming
    course.te = False


def _goes_on(course: Course) -> bool:
    """負担を減らし、…: a deed that the next one follows, as behind て."""
    last = course.clause.last
    return course.form.startswith("連用形") and last is not None and last.pos.startswith("動詞")


def in_dialect(course: Course, piece: Token, following: Piece | None) -> str:
    """The particle for which a small word of dialect stands: りんごば is りんごを, アメリカさ is アメリカに, 個人や and 個人ばい are
    個人だ, neither おるとです nor 貸せんと言う supposes anything, and 認定とか受けて names one of several.
    """
    last = course.clause.last
    copula = piece.surface in table("reduction")["copulas"] and piece.pos.startswith("助詞")
    if copula and behind.ends_sentence(following):
        return "だ"
    if piece.surface == "ば" and not course.form.startswith("仮定形"):
        return "を"
    if piece.surface == "さ" and last and last.end == piece.start and last.pos.startswith("名詞"):
        return "に"
    if piece.surface != "と" or not course.form or not isinstance(following, Token):
        return ""
    if roles().get(following.lemma) == "say":
        return "と"
    if following.surface == "か" and last and last.end == piece.start and last.pos.startswith("名詞"):
        return ""
    return "の" if following.surface in table("reduction")["sentence_ends"] else ""
