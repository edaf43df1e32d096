"""Words that stand for something, and light ones, which only tell how the word before them is meant
(`roles` in `lexicon/reduction.yml`).
"""

from __future__ import annotations

from nlu import thought
from nlu.asking import ask_to_hear, proposed_by_another
from nlu.course import Course, roles
from nlu.items import ASKED, EXISTS, HEARSAY, NOT, WISH, Item, canonical, put_when_first
from nlu.lexicon import table
from nlu.owners import OTHER
from nlu.tokens import Token

_EVER = ("ことが", "ことは", "こと")
_ONLY = ("だけ", "のみ", "ばかり")
_PROPOSED = ("うと", "うって")
_TO_THIS_DAY = ("から", "ながら", "っから")  # behind 昔: it is so now as well


def take(course: Course, piece: Token) -> None:
    """A word that is neither particle nor auxiliary."""
    te, course.te = course.te, False
    clause = course.clause
    if piece.lemma == "取る" and piece.surface[0] == "と" and course.form.startswith(("命令形", "連用形")):
        return  # 返せとりません, 決めとらん
    role = roles().get(piece.lemma) or roles().get(piece.surface, "")
    if te and role in ("aspect", "existence"):
        if role == "existence":
            clause.done()
        elif _carries_off(course, piece):
            _done_by_others(clause.items)
        return
    if te and role not in ("favour", "ask_for"):
        clause.boundary(goes_on=True)
    vain = role == "thanks" and thought.in_vain(course.text, piece.end)
    granted = role in ("thanks", "think") and not vain and clause.grant()
    if granted or (role == "thanks" and clause.welcome()) or (role == "must" and clause.owe()):
        return
    _act(course, piece, role, te)


def _carries_off(course: Course, piece: Token) -> bool:
    """一台二十万で買っていく: others buy from us; 買っていきたい is our own wish."""
    last, words = course.clause.last, table("reduction")["carried_off"]
    own = course.text.startswith(tuple(words["own"]), piece.start)
    return last is not None and last.plain in words["deeds"] and piece.lemma in words["away"] and not own


def _done_by_others(items: list[Item]) -> None:
    """What the last deed is done to, back to a comma, is a matter of others as well."""
    for item in reversed(items):
        if item is not items[-1] and item.after.endswith("、"):
            break
        item.owner = OTHER


def _act(course: Course, piece: Token, role: str, te: bool) -> None:
    clause = course.clause
    match role:
        case "think" if clause.ends_with("をと"):  # 夫婦でパン教室をと思っています
            clause.mark(WISH)
        case "light" | "think":
            _light(course, piece)
        case "ask_for" if te:
            clause.mark(WISH)
        case "now":
            clause.former = False
        case "say" if clause.ends_with(("と", "って")) or course.form.startswith("終止形"):
            clause.report()
            if course.text.endswith(_PROPOSED, 0, piece.start) and proposed_by_another(clause.items):
                clause.said_to_us()
        case "wish" if clause.last and not clause.ends_with("、") and not _judges(course):
            clause.mark(WISH)
        case "decide" if clause.ends_with("ことに"):
            clause.mark(WISH)
        case "existence" | "absence":
            _existence(course, piece, absent=role == "absence")
        case "assume":
            clause.assuming = True
        case "condition" if clause.last and not course.text.startswith("を", piece.end):  # 冷蔵のケースを
            clause.condition()
        case "former" if not course.text.startswith(_TO_THIS_DAY, piece.end):
            clause.former, clause.of_old = True, _outlasts(course, piece)
        case "hearsay" if course.text.startswith(tuple(table("reduction")["asking"]), piece.end):
            ask_to_hear(clause.items)
        case "hearsay" if not _listened_to(course, piece):
            clause.hear()
        case "asked_for" if clause.ends_with("が"):
            clause.mood(ASKED)
        case "report" if clause.ends_with(("と", "って")):
            clause.mood(HEARSAY)
        case "with_all" | "meant_for" if clause.last and clause.last.quantity is None and not _turns_to(piece):
            clause.after(piece.surface)
        case "days_of":
            clause.after("ころ")
        case "time_of" if clause.ends_with("の") and clause.last_in("past_times"):
            clause.after("ころ")
        case "reign" if clause.ends_with("の") and clause.last_in("past_times") and _is_spoken_of(course, piece):
            clause.after("ころ")
        case "coming":
            clause.coming = course.coming = True
        case "title":
            clause.title()
        case "felt_by_others" if clause.last and clause.last_in("felt_as_wish"):
            clause.last.owner = OTHER
        case _ if _counts(piece, role):
            _content(course, piece, bound=te and role == "favour")
        case _ if piece.pos.startswith("接尾辞") and piece.surface in table("industries")["callings"]:
            clause.lengthen(piece.surface, piece.end)


def _is_spoken_of(course: Course, piece: Token) -> bool:
    """おやじの代は商店街だった tells of his days; 父の代から is to this day."""
    return course.text.startswith(("は", "には"), piece.end)


def _listened_to(course: Course, piece: Token) -> bool:
    """話を聞いてもらえない: nobody told us so, somebody will not hear us."""
    return course.text.startswith(tuple(table("reduction")["listened"]), piece.end)


def _outlasts(course: Course, piece: Token) -> bool:
    """昔の借金が重くて債務超過: what is left of old times weighs on those of today; 元々、大阪の会社です: so it is from the first."""
    if piece.lemma in table("reduction")["from_the_first"]:
        return True
    return course.text.startswith(tuple(f"の{thing}" for thing in table("reduction")["outlasting"]), piece.end)


def _turns_to(piece: Token) -> bool:
    """創業に向けて is a deed, as スーパー向け is not."""
    return piece.pos.startswith("動詞")


def _judges(course: Course) -> bool:
    """仕方ないと考えている: what somebody thinks, and no wish."""
    last = course.clause.last
    return last is not None and last.pos.startswith("形容詞") and last.after.endswith("と")


def _light(course: Course, piece: Token) -> None:
    """する stays visible behind its noun, しよう is a wish; ことにした and ことになった are decisions."""
    clause, lemma, last = course.clause, piece.lemma, course.clause.last
    if lemma in ("所", "ところ") and last and last.titled:
        clause.at_others()
    elif lemma in ("所", "ところ") and clause.ends_with("と"):
        clause.named()
    elif lemma == "方" and course.form.startswith("連用形") and last:
        last.moods.add(ASKED)  # 店の続け方, 継がせ方
    elif lemma == "通り" and last and "地名" in last.pos:
        clause.lengthen(piece.surface, piece.end)  # 銀座通り is no 銀座
    elif lemma in ("事", "こと"):
        clause.after("こと")
        clause.experience = course.past
    elif lemma in ("為る", "成る") and clause.ends_with("ことに") and not clause.experience:
        clause.mark(WISH)
    elif lemma == "為る":
        put_when_first(clause.items)
        clause.after("する")
        if piece.form.startswith("意志推量形"):
            clause.mark(WISH)
    elif lemma in ("成る", "なる") and piece.form.startswith("意志推量形"):  # フリーランスになろう
        clause.mark(WISH)


def _existence(course: Course, piece: Token, *, absent: bool) -> None:
    """ある and いる are one word; after では or an adjective they only carry the "not"."""
    clause = course.clause
    ever = clause.experience and clause.ends_with(_EVER)
    denied = absent or course.text.startswith("ません", piece.end)
    last = clause.last
    nobody = piece.lemma == "居る" and last is not None and last.pos.startswith("動詞")  # 雇いたいがいない
    other_way = denied and (clause.names_a_deed() or clause.denies() or _not_only(course, piece))
    if nobody or not (clause.awaits_not() or other_way):
        course.add(Item(EXISTS, piece.surface, EXISTS, piece.start, piece.end, piece.pos))
        clause.ever = clause.last if ever else None
    if absent:
        clause.mark(NOT)


def _not_only(course: Course, piece: Token) -> bool:
    """一社だけじゃない, 言えるほどじゃない, そういうことじゃない: the ない belongs to what stands before; だけじゃなく of a deed adds another."""
    last = course.clause.last
    only = last is not None and last.after.endswith(_ONLY if last.quantity else ("ほど", "こと"))
    return last is not None and only and course.text[last.end : piece.start].endswith(("じゃ", "では"))


def _counts(piece: Token, role: str) -> bool:
    small = piece.pos.startswith(("副詞", "接続詞", "感動詞", "連体詞", "接頭辞", "接尾辞"))
    return not small or role == "keep" or canonical(piece.surface, piece.lemma) != piece.lemma


def _content(course: Course, piece: Token, *, bound: bool) -> None:
    denied = table("reduction")["denied"].get(piece.lemma)
    word = denied or canonical(piece.surface, piece.lemma)
    person = word == piece.lemma and piece.surface.endswith(tuple(table("reduction")["roles"]["title"]))
    item = Item(word, piece.surface, piece.lemma, piece.start, piece.end, piece.pos, bound=bound, titled=person)
    item.marks = {NOT} if denied else set()
    course.add(item)
    if piece.form.startswith("意志推量形"):
        course.clause.mark(WISH)
