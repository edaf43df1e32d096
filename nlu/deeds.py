"""What the firm's trade is, told by what it does (時計を直しています), beside what its trade is called."""

from __future__ import annotations

from nlu import classes
from nlu.items import PASSIVE, Item, next_behind
from nlu.lexicon import table
from nlu.own_trade import of_kin
from nlu.phrase import CALLING
from nlu.statement import Statement
from nlu.trades import Trades


def beside(by_phrase: list[Statement], trades: Trades, items: list[Item]) -> list[Statement]:
    """What one sentence states in all: a trade's own name tells more than what is done (木を切って家具を作る大工です)."""
    others = [s for s in by_phrase if s.fact != "industry"]
    deeds = [s for s in by_phrase if s.fact == "industry" and not _no_trade(items, s)]
    own = [s for s in trades.statements if not any(_done_for_them(items, s, deed) for deed in deeds)]
    return [*others, *(own or (s for s in deeds if not any(_made_first(other, s) for other in deeds)))]


def by_name(said: list[Statement], business: list[Trades]) -> list[Statement]:
    """What a whole message states: deeds of one sentence give way to the trade that another one names, and selling to making."""
    named = {each for trades in business for each in trades.statements if each in said}
    deeds = [s for s in said if s.fact == "industry"]
    less = [s for s in deeds if (s not in named if named else any(_made_first(other, s) for other in deeds))]
    return [s for s in said if s not in less]


def _done_for_them(items: list[Item], named: Statement, deed: Statement) -> bool:
    """旅館の布団を洗う: what is done to things of a trade is done for those who have it."""
    holder, thing = (next(item for item in items if item.start == s.span[0]) for s in (named, deed))
    theirs = deed.value in table("industries")["done_for_others"]
    return theirs and holder.after == "の" and holder.end + 1 == thing.start


def _made_first(one: Statement, other: Statement) -> bool:
    """Who grows or makes what he sells (パンを焼いて卸す) is no trader."""
    return other.value in table("industries")["made_first"].get(one.value, [])


def _no_trade(items: list[Item], deed: Statement) -> bool:
    pastime = any(item.word in table("industries")["pastimes"] for item in items if item.start >= deed.span[1])
    towards = any(item.leads for item in _within(items, deed))  # アプリを作って配りたい
    return pastime or towards or _liked_for(items, deed) or _done_by_others(items, deed) or _done_once(items, deed)


def _liked_for(items: list[Item], deed: Statement) -> bool:
    """味噌が売りです: what a shop is liked for; ラーメン、味噌が売りです still tells of noodles."""
    *_, last = said = _within(items, deed)
    return len(said) == 2 and last.surface in table("industries")["selling_points"] and last.after.startswith("だ")


def _done_by_others(items: list[Item], deed: Statement) -> bool:
    """娘はピアノを教えています, 印刷してもらう, サイトを作ってくれる会社, 食パンを焼く窯, 弁当の宅配を頼む: of relatives, for us, of staff
    and things, and what is ordered.
    """
    at = next(at for at, item in enumerate(items) if item.start == deed.span[0])
    behind = next_behind(items, deed.span[1])
    for_us = any(item.bound and item.word in table("industries")["customers_do"] for item in _within(items, deed))
    last = _within(items, deed)[-1]
    plain, words = last.after == "" and not last.done, table("industries")
    ordered = last.after == "を" and behind is not None and _orders(behind)
    served = behind is not None and (behind.bound or ordered or (plain and behind.word in words["things_to_do_it"]))
    return of_kin(items[:at]) or for_us or served or _of_staff(last)


def _orders(deed: Item) -> bool:
    """修理を頼む, but 修理を頼まれる, 清掃を再委託で受ける."""
    return deed.is_deed and deed.word in table("industries")["ordered_from_others"] and PASSIVE not in deed.marks


def _within(items: list[Item], deed: Statement) -> list[Item]:
    return [item for item in items if deed.span[0] <= item.start < deed.span[1]]


def _of_staff(last: Item) -> bool:
    """トラックの運転手が足りない, ピアノの先生を探している: callings that something befalls are people."""
    person = CALLING in classes.of(last) and "サ変" not in last.pos
    return person and last.after.startswith(("が", "を", "も", "に")) and not last.after.startswith("をする")


def _done_once(items: list[Item], deed: Statement) -> bool:
    """冷蔵庫は去年直しました, 三年前に家を建てた, 船を造った時の借り: what was done on a day is no trade; what is done since
    (平成10年から) is.
    """
    told, behind = [item for item in items if item.end <= deed.span[1]], next_behind(items, deed.span[1])
    when = told[-1].after == "" and behind is not None and behind.word in table("industries")["when"]
    just_now = when or "ばかり" in told[-1].after  # 家を建てたばかり
    return told[-1].done and (just_now or any(_on_a_day(item, told[at + 1 :]) for at, item in enumerate(told)))


def _on_a_day(item: Item, behind: list[Item]) -> bool:
    if item.quantity is None:
        return item.word in table("industries")["past_days"]
    ago = item.quantity.kind == "期間" and bool(behind) and behind[0].word == "前" and behind[0].after.startswith("に")
    return ago or (item.quantity.kind == "日付" and not item.after.startswith(("から", "は")))
