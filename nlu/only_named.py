"""What is only named, or belongs to the word behind it, and is not said of the firm: 設備資金の意味, 5年以内という条件, 借りたいのは500万."""

from __future__ import annotations

from nlu.found import Found
from nlu.items import ASKED, NOT, WISH, Item, next_behind
from nlu.lexicon import table


def only_named(hit: Found, items: list[Item]) -> bool:
    """Whether a find is spoken of as a word, or its number is told of what stands behind it."""
    return _as_a_word(hit, items) or _claimed(hit, items) or _names_the_next(hit, items)


def _as_a_word(hit: Found, items: list[Item]) -> bool:
    """What is said about a word or a deed is not said of the firm: 設備資金の意味, 5年以内という条件, 続けるって大変."""
    if hit.phrase.value is None:
        return False
    last, words = hit.items[-1], table("reduction")
    following = next_behind(items, last.end)
    if following is not None and last.after.startswith(("と", "って")) and following.word in words["named_before"]:
        return True
    if following is not None and last.after == "に" and following.word in words["named_with"]:
        return True
    if _of_a_scheme(last, items) or _never_done(last, following):
        return True
    if hit.number or not last.pos.startswith("名詞"):
        deed = last.pos.startswith("動詞") and WISH not in last.marks
        return last.after == "って" and following is not None and deed
    if last.after.startswith(tuple(words["named_by"])) or _asked_about(last, items):
        return True
    return last.after == "の" and following is not None and following.word in words["named_before"]


def _asked_about(last: Item, items: list[Item]) -> bool:
    """被害って、どこからが被害になるんです？: a word that somebody asks about."""
    asked = any(ASKED in i.moods or i.after.endswith("か") for i in items if i.start >= last.start)
    return last.after.startswith("って、") and asked


def _never_done(last: Item, following: Item | None) -> bool:
    """認定はもらったことない."""
    absent = following is not None and following.is_absence
    return absent and last.after.startswith("こと") and NOT not in last.marks


def _of_a_scheme(last: Item, items: list[Item]) -> bool:
    """保証人を立てなくていい制度: what a scheme asks for or spares."""
    behind = [item for item in items if item.start >= last.end][:2]
    plain = [item for item in behind if item.word not in table("reduction")["named_over"]]
    verb = last.after == "する" or (last.pos.startswith(("動詞", "形容詞")) and last.after == "")
    return verb and not last.bound and bool(plain) and plain[0].word in table("reduction")["named_for"]


def _claimed(hit: Found, items: list[Item]) -> bool:
    """新商品を作りたいので、300万借りたい: the number is the next word's; behind a comma (手元は300万、借りたいのは500万) only of the last."""
    if not hit.phrase.not_before or hit.number is None:
        return False
    last = hit.items[-1]
    following = next((item for item in items if item.start >= last.end and not _whence(item)), None)
    apart = last.after.endswith(("、", "と")) and following is not items[-1]
    apart |= last.after.endswith(("にの", "だの"))  # 65歳になりましたので共済に加入したい
    return following is not None and following.word in hit.phrase.not_before and not apart


def _names_the_next(hit: Found, items: list[Item]) -> bool:
    """全部で550万で自分で出せるのが200万: a deed with のが or のは names the number behind it, and not the one before."""
    number, last = hit.number, hit.items[-1]
    if number is not last and "サ変" in last.pos and last.after == "":  # 用意できるのは100万
        last = next((item for item in items if item.start == last.end), last)
    if number is None or number is last or number.quantity is None or not last.after.startswith(("のが", "のは")):
        return False
    behind = next_behind(items, last.end)
    return behind is not None and behind.quantity is not None and behind.quantity.kind == number.quantity.kind


def _whence(item: Item) -> bool:
    """地元の信金で: where or whence money is to come, which may stand before what is said of the number."""
    return item.quantity is None and item.pos.startswith("名詞") and item.after in ("の", "で", "から", "に")
