"""Whether a phrase that is found is stated: not where it is doubted, only named, still to come or over, or said of two that are not so."""

from __future__ import annotations

from nlu.allowance import would_do
from nlu.borrowed import wished_with_what_follows
from nlu.feared import feared
from nlu.for_a_while import for_a_while
from nlu.found import Found
from nlu.in_case import in_case
from nlu.items import NOT, SELF, WISH, Item, last_before, next_behind, tells_a_change
from nlu.lexicon import table
from nlu.nobody import done_by_nobody
from nlu.only_named import only_named
from nlu.owners import owner_of
from nlu.phrasebook import labels
from nlu.plans import no_plan

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
    if would_do(hit.phrase, hit.number, items) or only_named(hit, items) or no_plan(hit, items):
        return False
    if _not_even(hit, items) or _excepted(hit, items) or _only_the_change(hit, items) or _settled(hit, items):
        return False
    if feared(hit, items) or for_a_while(hit, items) or wished_with_what_follows(hit, items):
        return False
    return not (in_case(hit, items) or done_by_nobody(hit, items) or _that_instead(hit, items))


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
