"""What the firm's trade is: names of trades stand for themselves, unless they are somebody else's or only things.

The law goes by the main business. Of several trades said in one breath (飲食店と不動産) none is taken unless one is
called the main one; they stay candidates, which are asked back.
"""

from __future__ import annotations

from dataclasses import dataclass

from nlu.items import NOT, SELF, WISH, Item
from nlu.own_trade import is_own, of_household
from nlu.statement import Statement
from nlu.trade_names import is_main, named, trade
from nlu.trade_signs import is_quit

_NAME_SCORE = 1.0


@dataclass(frozen=True, slots=True)
class Trades:
    """The trade a sentence states as the firm's own, or the classes between which it does not decide.

    `besides` where it is told as a further one: 貸衣装も始めた.
    """

    statements: tuple[Statement, ...] = ()
    candidates: tuple[str, ...] = ()
    besides: bool = False


def read(items: list[Item]) -> Trades:
    """What one sentence says about the firm's trade."""
    own = [at for at in range(len(items)) if trade(items, at) and is_own(items, at)]
    own = [at for at in range(len(items)) if at in own or (at + 1 in own and _joined(items, at))]
    own = [at for at in own if at == own[-1] or not is_quit(items, at)]
    main = [at for at in own if is_main(items, at)]
    now = [at for at in own if not _to_come(items, at)]
    ours = [at for at in now if not of_household(items, at)]  # 父が大工で、私は左官です
    first = [at for at in ours if not _further(items, at, own)]  # 楽器店です、調律とか教室も
    told = main or first or ours or now or own
    said = [Statement("industry", trade(items, at), (items[at].start, items[at].end), score=_NAME_SCORE) for at in told]
    several = tuple(dict.fromkeys(str(statement.value) for statement in said))
    besides = all(items[at].after.startswith("も") or of_household(items, at) for at in told)
    return Trades((), several, besides) if len(several) > 1 else Trades(tuple(said), (), besides)


def in_all(sentences: list[list[Item]]) -> list[Trades]:
    """What each sentence of a message says; a trade told as a further one gives way to another (呉服屋です。貸衣装も始めた)."""
    business = [read(items) for items in sentences]
    first = any(one.statements and not one.besides for one in business)
    return [Trades() if one.besides and first else one for one in business]


def undecided(sentences: list[Trades]) -> dict[str, list[str]]:
    """The classes to ask back, of all sentences of a message."""
    candidates = list(dict.fromkeys(name for one in sentences for name in one.candidates))
    return {"industry": candidates} if candidates else {}


def _joined(items: list[Item], at: int) -> bool:
    """飲食店と不動産をやっています: the first is a trade as the second is."""
    item = items[at]
    return (
        named(item) is not None and item.after in ("と", "や", "とか") and item.owner == SELF and NOT not in item.marks
    )


def _further(items: list[Item], at: int, own: list[int]) -> bool:
    """調律とか教室もやってる: told as a further one, or joined to one."""
    return items[at].after.startswith("も") or (at + 1 in own and _joined(items, at) and _further(items, at + 1, own))


def _to_come(items: list[Item], at: int) -> bool:
    """バス会社ですが買い物の代行もやろうかと: what is only planned is no trade beside the one there is."""
    verb = next((item for item in items[at + 1 : at + 3] if item.pos.startswith("動詞")), None)
    return verb is not None and WISH in verb.marks and not items[at].after.startswith("だ")
