"""Whether a phrase that is found is stated: not where it is doubted, only named, still to come or over, or said of two that are not so."""

from __future__ import annotations

from itertools import pairwise

from nlu import industries
from nlu.allowance import would_do
from nlu.borrowed import wished_with_what_follows
from nlu.feared import feared
from nlu.for_a_while import for_a_while
from nlu.found import Found
from nlu.in_case import in_case
from nlu.items import ASKED, NOT, PASSIVE, SELF, WISH, Item, last_before, next_behind, tells_a_change
from nlu.lexicon import table
from nlu.nobody import done_by_nobody
from nlu.owners import owner_of
from nlu.phrase import TRADE
from nlu.phrasebook import labels

_TOPIC_AND_DAY = 2  # 店は昭和六十年から
_TOLD_SINCE = len("からで、")  # least signs from a day to what is told besides (店は平成元年からで、借り入れは…)
_ATTRIBUTIVE = 2  # most signs between a deed and whom it describes: たい, する
_INSTEAD = len("ではなくて、")  # most signs between what is not meant and what is


def stated(hit: Found, items: list[Item]) -> bool:
    """Whether what stands around a find leaves it what it says."""
    last = hit.items[-1]
    if (
        _spared(last, items)
        or _left_undone(last, items)
        or _not_granted(hit, items)
        or _all_but(last, items)
        or _done_by_whom(last, items)
        or _in_doubt(hit, items)
        or _neither(last, items)
        or _of_somebody_else(last, items)
        or _one_of_a_list(hit, items)
        or _since_then(hit, items)
    ):
        return False
    if _needed(hit) or would_do(hit.phrase, hit.number, items) or _only_named(hit, items) or _claimed(hit, items):
        return False
    if _not_even(hit, items) or _made_good(hit, items) or _excepted(hit, items) or _names_the_next(hit, items):
        return False
    if _only_the_change(hit, items) or _settled(hit, items) or _that_instead(hit, items):
        return False
    if feared(hit, items) or for_a_while(hit, items) or wished_with_what_follows(hit, items):
        return False
    if in_case(hit, items) or done_by_nobody(hit, items):
        return False
    return not (_yet_to_come(hit, items) or _no_plan(hit, items) or _wished_as_a_thing(hit))


def _not_even(hit: Found, items: list[Item]) -> bool:
    """募集しても一人も来ない, 決算は一回も来ていない: not even one is none."""
    said, behind = hit.number, next_behind(items, hit.items[-1].end)
    people = said is hit.items[-1] and said.word in ("人", "回") and said.after.startswith("も")
    return people and behind is not None and NOT in behind.marks


def _of_somebody_else(last: Item, items: list[Item]) -> bool:
    """つぶれたのはうちじゃなく隣: whom a deed befell is told behind it, and it is not us."""
    cleft = next((i for i in items if i.start >= last.start and i.after.endswith(("のは", "のが"))), None)
    behind = next_behind(items, cleft.end) if cleft else None
    return behind is not None and owner_of(behind) == SELF and NOT in behind.marks


def _since_then(hit: Found, items: list[Item]) -> bool:
    """店は去年から赤字です, 店を四月から: since when it is told of something else than of the firm itself (店は昭和六十年からです)."""
    last, since = hit.items[-1], hit.phrase.items[-1]
    if not hit.phrase.over or since.quantity is None or since.after != "から" or len(hit.items) != _TOPIC_AND_DAY:
        return False
    behind = next_behind(items, last.end)
    goes_on = behind is not None and behind.start < last.end + _TOLD_SINCE
    return not hit.items[0].is_topic or goes_on


def _one_of_a_list(hit: Found, items: list[Item]) -> bool:
    """工務店とNPO、それに私で: what is joined to another by と says by itself nothing of what we are."""
    before, (one, *others) = last_before(items, hit.items[0].start), hit.items
    joined = before is not None and before.after in ("と", "や", "とか") and before.end + len(before.after) == one.start
    return joined and not others and hit.number is None and one.after == "、"


def _excepted(hit: Found, items: list[Item]) -> bool:
    """身内以外に譲りたい: to anybody but them."""
    others = [i for i in items if i.word in table("reduction")["excepting"] and i not in hit.items]
    return any(one.end == other.start for one in hit.items for other in others)


def _only_the_change(hit: Found, items: list[Item]) -> bool:
    """10人いたけど3人辞めて7人, 若いのが二人辞めた: how many left is not how many are left."""
    number = hit.number
    counts = hit.phrase.then_and_now or hit.phrase.fact in table("units")["of_people"]
    return counts and number is hit.items[-1] and number is not None and tells_a_change(number, items)


def _that_instead(hit: Found, items: list[Item]) -> bool:
    """利益じゃなくて売上です: which figure is meant, and not that there is no profit; 商店街じゃなくて国道沿いです tells where."""
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    denied = hit.phrase.lone and last.pos.startswith("名詞") and NOT in last.marks and behind is not None
    if not denied or behind is None or not behind.pos.startswith("名詞"):
        return False
    told = behind is items[-1] or behind.after.startswith(("だ", "の"))
    return told and not behind.is_topic and behind.word in labels() and behind.start - last.end <= _INSTEAD


def _settled(hit: Found, items: list[Item]) -> bool:
    """私が継いで6年, 私が継いだばかり: what we have done ourselves is no more to be settled."""
    first, *_, last = [hit.items[0], *hit.items]
    if owner_of(first) != SELF or last.word not in table("reduction")["settled"].get(hit.phrase.fact, []):
        return False
    behind = next_behind(items, last.end)
    since = last.goes_on and behind is not None and behind.word == "期間"
    return since or (last.done and last.after.startswith("ばかり"))


def _in_doubt(hit: Found, items: list[Item]) -> bool:
    """債務超過かどうかわかりません, 青色なのか分からない: what is not known is not stated."""
    last = hit.items[-1]
    may_fail = last.can or last.word in table("reduction")["may_fail"]
    if may_fail and last.after.startswith("かな"):  # 払えるかな, 海外で売れるかな
        return hit.phrase.value is not None
    favour = last if last.bound else next_behind(items, last.end)
    if favour is not None and favour.bound and favour.after.startswith("かか") and last.after in ("", favour.after):
        return hit.phrase.value is not None  # 引き受けてくれるものかどうか、会ってみないことには
    doubted = last.after == "か" or last.after.startswith(("かか", "かは", "だか", "だのか", "のか"))
    if hit.phrase.value is None or not doubted:
        return False
    following = next_behind(items, last.end)
    return following is not None and following.word in table("reduction")["known"] and NOT in following.marks


def _neither(last: Item, items: list[Item]) -> bool:
    """赤字でも人手不足でもありません, 良くも悪くもなっていない: neither is so."""
    following = next_behind(items, last.end)
    if last.pos.startswith("形容詞") and last.after == "も" and following is not None and following.after == "も":
        behind = next_behind(items, following.end)
        return NOT in following.marks or (behind is not None and behind.is_absence)
    listed = last.after == "でも" and NOT not in last.marks
    return listed and following is not None and following.after.startswith("でも") and NOT in following.marks


def _spared(last: Item, items: list[Item]) -> bool:
    """返さなくていいお金, 担保がなくてもいい: what need not be done or be there is called neither impossible nor missing."""
    following = next_behind(items, last.end)
    if following is None or NOT not in last.marks:
        return False
    good = following is items[-1] or following.after != ""  # 人がいなくていい仕事が取れない
    if not last.is_deed and not (last.is_absence and good):
        return False
    return following.word in table("reduction")["spared"] and not following.done


def _left_undone(last: Item, items: list[Item]) -> bool:
    """青色の届けを出し忘れた, 赤字みたいな気分: what was not done after all, or is only felt."""
    following, words = next_behind(items, last.end), table("reduction")
    if following is None or last.after != "":
        return False
    return following.word in words["felt"] or (following.word in words["undone"] and following.start == last.end)


def _not_granted(hit: Found, items: list[Item]) -> bool:
    """雇用保険に入れてもらってない: what we are not granted is not done."""
    last = hit.items[-1]
    behind = next_behind(items, last.end)
    if behind is None or not behind.bound or behind.word not in table("reduction")["granted"]:
        return False
    return hit.phrase.value is not None and NOT in behind.marks and not {NOT, WISH} & last.marks


def _all_but(last: Item, items: list[Item]) -> bool:
    """赤字になりかけている, 倒産しかけた: what has all but come about has not; 設備にかけたい is another かける."""
    following, become = next_behind(items, last.end), last.after == "に"
    if following is None or not (become or last.after == "する"):
        return False
    near = following.start - last.end in ((1, 3) if become else (1,))
    begins = tuple(table("reduction")["all_but_become" if become and following.start == last.end + 1 else "all_but"])
    return near and following.surface.startswith(begins)


def _done_by_whom(last: Item, items: list[Item]) -> bool:
    """カフェをやりたい人を手伝う, 輸出する業者が来る: what somebody else does or wishes; not 輸出する業者です."""
    following, wished = next_behind(items, last.end), WISH in last.marks and last.after == "" and not last.goes_on
    if following is None or not (wished or last.after == "する") or following.start > last.end + _ATTRIBUTIVE:
        return False
    return following.word in table("owners")["somebody"] and following.after.startswith(("を", "が", "に", "の"))


def _needed(hit: Found) -> bool:
    """市の認定がいるとか: what is needed is not there yet."""
    needed, said = table("reduction")["needed"], pairwise(hit.items)
    return any(one.word in needed and one.after == "が" and other.surface == "いる" for one, other in said)


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


def _yet_to_come(hit: Found, items: list[Item]) -> bool:
    """四月から店を開きます tells of no beginning yet, nor does 店を出すかどうか."""
    undecided = any(item.after.startswith("かか") for item in hit.items)
    deed = next((item for item in items if item.start >= hit.items[-1].end and (item.done or item.planned)), None)
    claims = hit.phrase.over and hit.phrase.value is not None
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    undecided |= last.is_object and behind is not None and WISH in behind.marks  # 四月からサロンをやるつもり
    return claims and (undecided or any(item.planned for item in (*hit.items, *([deed] if deed else []))))


def _wished_as_a_thing(hit: Found) -> bool:
    """印刷を考えている, 教育をしたい: where a trade alone is wished (民泊を考えている), it is a business and no thing or deed."""
    first = hit.phrase.items[0]
    if not hit.phrase.lone or first.word != TRADE or WISH not in first.marks or hit.phrase.value is None:
        return False
    said = hit.items[0]
    return said.after not in ("を", "をと") or industries.listed_name(said.surface) in industries.things()


def _no_plan(hit: Found, items: list[Item]) -> bool:
    """設備投資を勧められた, 新商品が売れない, 修理に40万かかった: what is over, or done to us, is no plan; nor is what we are asked for
    (直してほしいと頼まれた), or what a firm does (サイト制作の会社).
    """
    if not hit.phrase.to_come or hit.phrase.value is None:
        return False
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    if _over_by_then(last, items):
        return True
    if last.quantity is not None and behind is not None and behind.word in table("reduction")["taken_on"]:
        return True  # 改修を六百万で請け負いました
    if behind is None or WISH in behind.marks:
        return False
    if _work_done(last, behind):
        return True
    if WISH in last.marks:
        dropped = last.is_topic and behind.is_absence  # 買い替える予定はない
        return dropped or (last.after.startswith("と") and PASSIVE in behind.marks)
    if last.quantity is None and last.after in ("", "の") and behind.word in table("reduction")["done_by"]:
        return True
    if not behind.pos.startswith("動詞"):
        return False
    if last.quantity is not None:
        spent = behind.done and not behind.marks and behind.word in table("reduction")["spent"]
        return spent and last.quantity.kind == "円"
    return hit.phrase.lone and (behind.done or bool({PASSIVE, NOT} & behind.marks))


def _work_done(last: Item, behind: Item) -> bool:
    """太陽光の設置工事をしています: one word with what the firm does."""
    one = last.after == "" and behind.start == last.end and "サ変" in last.pos
    return one and behind.done and behind.pos.startswith("名詞")


def _made_good(hit: Found, items: list[Item]) -> bool:
    """四十万足りず、カードで凌いだ: what was short then is needed no more."""
    if not hit.phrase.to_come or hit.phrase.value is None or hit.number is None or not _was_short(hit.items[-1]):
        return False
    behind = (i for i in items if i.start >= hit.items[-1].end)
    return any(i.word in table("reduction")["made_good"] and i.done and not i.marks and not i.moods for i in behind)


def _was_short(item: Item) -> bool:
    return NOT in item.marks and item.word in table("reduction")["denied"].values()


def _over_by_then(last: Item, items: list[Item]) -> bool:
    """機械は三年前に入れ替えて、調子よく動いている: done on a day, though what goes on behind て bears no た."""
    if not last.goes_on or last.leads or last.planned or WISH in last.marks:
        return False
    before = [item for item in items if item.end <= last.start]
    ago = any(one.quantity is not None and other.word == "前" for one, other in pairwise(before))
    return ago or any(item.quantity is not None and item.quantity.kind == "日付" for item in before)


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
