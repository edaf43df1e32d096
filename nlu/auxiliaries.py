"""Auxiliaries: how the word before them is meant: not so, wished, done, supposed."""

from __future__ import annotations

from nlu import behind, chain, classes
from nlu.course import Course, roles
from nlu.items import HEARSAY, NOT, PASSIVE, WISH, Item
from nlu.lexicon import table
from nlu.pieces import Piece
from nlu.tokens import Token

_ONLY = ("だけ", "のみ")
_IF = ("たら", "だら", "なら", "たらば", "ならば")
_IF_ANYTHING = ("たら", "なら", "ならば")  # the forms that may only name what is spoken of
_STATES = ("てる", "とる", "ちゃう", "でる")


def take(course: Course, piece: Token, following: Piece | None) -> None:
    """An auxiliary, with what stands behind it."""
    clause = course.clause
    guess = piece.lemma in ("そう", "そうだ") and "形状詞" in piece.pos
    if piece.lemma in table("reduction")["not"]:
        _deny(course, piece)
    elif guess and clause.last and (clause.last.quantity or course.text.endswith("なさ", 0, piece.start)):
        pass  # 900万くらいになりそう, 担保はなさそう
    elif guess:
        clause.mark(WISH)
        clause.guessed = clause.last
    elif _wishes(course, piece) or _wishes_in_the_south(course, piece, following):
        clause.mark(WISH)
    elif piece.lemma in ("れる", "られる"):
        if clause.last and clause.last.quantity is None:  # 工事に400万と言われた: a figure is no deed
            clause.mark(PASSIVE)
        course.quoted = -1
    elif piece.surface in _IF:
        _suppose(course, piece, following)
    elif piece.lemma in ("そう", "そうだ", "らしい"):
        clause.mood(HEARSAY)
    elif piece.lemma in ("だ", "です"):
        if piece.surface == "で" and clause.ends_with(("ん", "の")):
            clause.boundary()
        clause.copula(piece.surface, piece.start)
    elif piece.lemma in ("た", "てる", "とる"):
        clause.done()
        if piece.lemma == "た":
            chain.follow(clause)
    course.te = piece.lemma in _STATES


def _deny(course: Course, piece: Token) -> None:
    clause = course.clause
    clause.mark(NOT)
    if piece.surface in ("へん", "ひん") and clause.last:
        clause.last.marks.discard(PASSIVE)  # 返されへん is 返せない


def _wishes(course: Course, piece: Token) -> bool:
    """借りたい, 借りよう; ですたい, 二人たい and どうやろ wish nothing."""
    last = course.clause.last
    if piece.lemma == "たい" and last is not None and last.quantity is not None and last.end == piece.start:
        return False
    wish = piece.lemma in ("たい", "たがる") and not course.form.startswith("終止形")
    return wish or (piece.form.startswith("意志推量形") and not course.open)


def _wishes_in_the_south(course: Course, piece: Token, following: Piece | None) -> bool:
    """借金ば一本にまとめたか: behind a ば for を, a sentence that ends so wishes; 買ったか asks anywhere."""
    ends = isinstance(following, Token) and following.surface == "か" and behind.ends_text(course.text, following.end)
    return course.south and ends and piece.surface == "た" and course.form.startswith("連用形-一般")


def _suppose(course: Course, piece: Token, following: Piece | None) -> None:
    """たら and なら, which suppose something, or only name it: 正社員だけなら5人, 担保やったら家がある, 400万くらいならあります."""
    clause, bare = course.clause, piece.surface == "なら"
    if piece.surface in _IF_ANYTHING and _only_a_topic(course):
        clause.after("は")
    elif bare and clause.offers() and behind.is_softened(following):
        clause.after("だ")
    elif bare and _there_is(course, following):
        clause.after("は")
    elif not course.counts_on(following):
        clause.condition(piece.surface)


def _there_is(course: Course, following: Piece | None) -> bool:
    """400万くらいならあります: what there is, and no condition."""
    exists = isinstance(following, Token) and roles().get(following.lemma) == "existence"
    return exists and not course.clause.assuming


def _only_a_topic(course: Course) -> bool:
    last = course.clause.last
    named = last is not None and last.after in ("", "は", "や", "だ") and _is_spoken_of(last)
    return named or course.clause.ends_with(_ONLY)


def _is_spoken_of(item: Item) -> bool:
    """担保なら, 整備士なら: what people go on to tell something of."""
    words = table("reduction")
    return item.word in words["topics"] or not set(words["topic_classes"]).isdisjoint(classes.of(item))
