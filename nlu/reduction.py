"""The reduction of sentences: politeness, tense, particles and small words fall away, what matters stays as a mark.

Phrases of the lexicon go through the same reduction as what people say, so that both meet however either is worded.
`lexicon/reduction.yml` tells what each small word does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from nlu import amounts, auxiliaries, behind, came_to_be, content, frames, particles, thought
from nlu.course import Course, roles
from nlu.echoes import as_topic, echoes
from nlu.items import ASKED, NOT, Item, listed
from nlu.lexicon import table
from nlu.pieces import Piece, pieces
from nlu.quantities import Quantity
from nlu.tokens import Token, sentences

_THATS = ("の", "ん", "のだ", "んだ")


def sentence_items(text: str) -> Iterator[list[Item]]:
    """The items of each sentence of a normalised text; a word echoed from the question (担保？ありません) leads the next."""
    echoed: list[Item] = []
    for tokens in sentences(text):
        items = [*as_topic(echoed), *_reduced(text, pieces(text, tokens))]
        echoed = items if echoes(items) else []
        if not echoed:
            yield items
    if echoed:
        yield echoed


def _reduced(text: str, found: list[Piece]) -> list[Item]:
    course = Course(text)
    for piece, following in zip_longest(found, found[1:]):
        _take(course, piece, following)
    _close(course)
    return course.clause.items


def _close(course: Course) -> None:
    clause = course.clause
    clause.answered(course.text)
    if course.doubt:
        clause.mood(ASKED)
        clause.asked_before()
    elif clause.ends_with_favour() or (clause.hoped and not course.open):
        clause.grant()
    elif course.told:
        clause.said_to_us()
    elif course.into:
        clause.break_off()
    clause.boundary()


def _take(course: Course, piece: Piece, following: Piece | None) -> None:
    quotes = _quotes(course, piece)
    if _orders(course, piece):
        course.clause.said_to_us()
        course.te = False
    if frames.leaves_open(course.text, piece, course.form):
        course.clause.mood(ASKED)
    if isinstance(piece, Quantity):
        amounts.take(course, piece)
    else:
        _take_token(course, piece, following)
    course.quoted = len(course.clause.items) if quotes else course.quoted
    course.told = _ends_told(course, piece)
    if isinstance(piece, Token) and _to_come(course, piece, following):
        course.clause.intend()
    _remember(course, piece, following)


def _take_token(course: Course, piece: Token, following: Piece | None) -> None:
    if case := particles.in_dialect(course, piece, following):
        course.clause.after(case)
        course.south |= piece.surface == "ば"
    elif piece.surface in ("ん", "んと") and course.form.startswith(("未然形", "命令形")):
        course.clause.mark(NOT)  # 出とらんです, 返せんとです
    elif piece.pos.startswith(("補助記号", "空白", "記号")) and piece.surface not in listed():
        particles.sign(course, piece)
    elif piece.pos.startswith("助詞-接続助詞"):
        particles.join(course, piece.surface, following)
    elif piece.pos.startswith("助詞"):
        particles.take(course, piece)
    elif piece.pos.startswith("助動詞") or "助動詞語幹" in piece.pos:
        auxiliaries.take(course, piece, following)
    else:
        if roles().get(piece.lemma) == "say" and behind.is_passive(following):
            course.clause.reopen()
        content.take(course, piece)
        _contracted(course, piece, following)


def _remember(course: Course, piece: Piece, following: Piece | None) -> None:
    """What was said last, for the piece to come."""
    token = piece if isinstance(piece, Token) else None
    course.form = token.form if token else ""
    course.then = course.past and token is not None and roles().get(token.lemma) == "time_of"
    course.past = token is not None and (token.lemma == "た" or (course.past and token.lemma in ("の", "です")))
    told = not course.open and behind.ends_what_is_told(piece, following)
    if told and not thought.told_before(course.text, piece.start):
        course.clause.happened()
    if token and token.lemma == "成る" and came_to_be.no_longer_former(course.clause.items, course.text, token.start):
        course.clause.former = False
    if token:
        course.over = token.form.startswith("終止形") or token.pos.startswith("助詞-終助詞")
        course.into = token.surface in ("に", "へ") or (course.into and token.pos.startswith("補助記号"))
        _questioned(course, token, following)


def _quotes(course: Course, piece: Piece) -> bool:
    """12人と言いました, 個人と書いた: what was said before."""
    said = isinstance(piece, Token) and piece.lemma in table("reduction")["said_before"]
    return said and course.clause.ends_with(("と", "って"))


def _orders(course: Course, piece: Piece) -> bool:
    """下げろと, 待ってと: whether the deed before is what somebody is told to do."""
    said = isinstance(piece, Token) and piece.pos.startswith("助詞") and piece.surface in ("と", "って", "て")
    return said and (course.form.startswith("命令形") or (course.te and course.form == "*"))


def _ends_told(course: Course, piece: Piece) -> bool:
    """Whether と ends what was said of a deed; the full stop that may follow ends nothing more."""
    if not isinstance(piece, Token) or piece.pos.startswith("補助記号"):
        return course.told
    intends = course.form.startswith("意志推量形")  # やってみようと
    return piece.surface == "と" and not intends and course.clause.quotes()


def _to_come(course: Course, piece: Token, following: Piece | None) -> bool:
    """Whether a verb that ends here, or the です behind its の, tells of what is neither done nor under way (開きます)."""
    if piece.lemma in ("だ", "です"):
        return course.form.startswith("連体形") or course.clause.ends_with(_THATS)
    verb = piece.pos.startswith("動詞") or (piece.lemma == "ます" and course.clause.verb_ends_at(piece.start))
    return verb and piece.form.startswith(("終止形", "連体形")) and behind.ends_clause(following)


def _questioned(course: Course, piece: Token, following: Piece | None) -> None:
    """何が違うの, どっちがいいでしょう: a question without か; 何か and 誰も ask nothing."""
    words = table("reduction")
    if piece.lemma in words["question_words"]:
        course.open = not (isinstance(following, Token) and following.surface in ("か", "も"))
    elif course.open and piece.surface in words["question_ends"] and behind.is_softened(following):
        course.doubt = True


def _contracted(course: Course, piece: Token, following: Piece | None) -> None:
    """返せんけん is 返せない in one token; 返せんの may be 返せるの."""
    plain = isinstance(following, Token) and following.lemma == "の"
    if piece.form == "連体形-撥音便" and piece.pos.startswith("動詞") and not plain:
        course.clause.mark(NOT)
