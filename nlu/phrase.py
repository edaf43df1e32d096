"""A phrase of the lexicon, compiled: what it says, of which fact, and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nlu import classes, countries, industries
from nlu.items import FORMER, HEARSAY, WISH, Item
from nlu.lexicon import table
from nlu.quantities import Quantity
from nlu.vocabulary import facts

NUMBER = "number"  # the value that stands for the phrase's own number, as said
# What all numbers of the phrase make together: the last over the first, the last, their sum, or the first without the others.
CHANGES = ("change", "change_from")
LATEST = "latest"
TOGETHER = (*CHANGES, LATEST, "sum", "rest")
UNTIL = "until"  # the number is true of a day to come, or after a time: an age
PART = "part"  # the number is a part of the value: 板前2人 and 仲居3人 make five
WAYS = (NUMBER, "fall", "rise", "left", "fallen_to", "completed", "by_month", "since", PART, UNTIL, *TOGETHER)
EMPTY = "empty"  # the value of a set that is said to have no member
TRADE, COUNTRY, CALLING, WISHED = "{業種}", "{国}", "{職}", "{望む}"

_TIME = "期間"
_LEAST_BARE_SUM = 50  # in 万円; a smaller bare number seldom is a sum of money


@dataclass(frozen=True)
class Phrase:
    """What is said when: `value` of `fact`, or how to read it from the item at `slot`.

    The numbers at `given` are the phrase's own words (一人で) and match themselves only.
    """

    fact: str
    value: Any
    items: tuple[Item, ...]
    slot: int | None
    given: frozenset[int]
    moods: frozenset[str]
    names_owner: bool
    by_hearsay: bool  # the fact is one that people know of their own firm by hearsay (創業は明治だと聞いています)
    not_before: frozenset[str]  # words that claim the number before them for another fact (300万借りたい)
    to_come: bool  # the fact is a plan, which no deed that is done already states (去年レジを入れました)
    over: bool  # the fact is of the past, which no deed that is still to come states (四月に開業します)
    done: bool  # the value is stated only by what is done or under way (返済を待ってもらった)

    @cached_property
    def lone(self) -> bool:
        """Whether it is a single word or number."""
        return len(self.items) == 1

    @cached_property
    def despite(self) -> frozenset[str]:
        """The moods in which it is stated all the same: what was once learned (以前、創業塾に通いました) is over and counts."""
        once = self.fact in table("reduction")["once_for_all"]
        return frozenset(([HEARSAY] if self.by_hearsay else []) + ([FORMER] if once else []))

    @cached_property
    def tight(self) -> bool:
        """Whether no other word may stand within: two numbers of a kind, or a number and whom it counts by their calling,
        are about one thing only side by side.
        """
        counted = [item.word for item in self.items if item.quantity]
        return len(set(counted)) < len(counted) or (bool(counted) and self.counts_callings)

    @cached_property
    def times_a_trade(self) -> bool:
        """Whether it tells a time right behind a trade or a shop (花屋十年, この店で十年)."""
        first, *others = self.items
        traded = first.word == TRADE or first.word in table("units")["timed"]
        return traded and first.after in ("", "で") and [one.word for one in others] == [_TIME]

    @cached_property
    def counts_callings(self) -> bool:
        """Whether it counts people by their calling."""
        return any(item.word == CALLING for item in self.items)

    @cached_property
    def then_and_now(self) -> bool:
        """Whether its own number is the second of a kind, and the first is what it was before."""
        own = self.items[self.slot] if self.slot else None
        return own is not None and any(item.word == own.word for item in self.items[: self.slot])

    @cached_property
    def number(self) -> Quantity | None:
        """Its own number, or the only one of those that say nothing."""
        if self.slot is not None:
            return self.items[self.slot].quantity
        counted = [item.quantity for item in self.items if item.quantity and self.value is None]
        return counted[0] if len(counted) == 1 else None

    @cached_property
    def before_people(self) -> int:
        """How many of its items come before its number, or the last of several, if that is one of people and a fact."""
        counted = [at for at, item in enumerate(self.items) if item.quantity]
        last = counted[-1] if self.value == "sum" else self.slot
        number = None if last is None or self.fact not in facts() else self.items[last].quantity
        return (last or 0) if number is not None and number.kind == "人" else 0

    @cached_property
    def needs(self) -> frozenset[str]:
        """The words without which it cannot be found; numbers aside."""
        return frozenset(item.word for item in self.items if item.quantity is None)

    @cached_property
    def has_object(self) -> bool:
        """Whether its deed is done to something it names."""
        return any(item.is_object for item in self.items)

    @property
    def essence(self) -> tuple[Any, ...]:
        """What tells it from others: two of one essence find the same in every sentence."""
        items = tuple((i.word, frozenset(i.marks), i.done, i.after, i.bound) for i in self.items)
        said = tuple((at, i.quantity) for at, i in enumerate(self.items) if i.quantity)
        kinds = tuple((at, each.kind, each.monthly) for at, each in said)
        given = tuple((at, each.value, each.counter) for at, each in said if at in self.given)
        return self.fact, str(self.value), self.slot, kinds, given, self.moods, items


def keys(item: Item) -> tuple[str, ...]:
    """What an item can stand for in a phrase: its word or kind, {業種} or {国} where it names one, its classes, and {望む} for
    any deed that is wished and gains something.
    """
    if item.quantity:
        return (f"#{item.quantity.kind}", *(["#円"] if bare_sum(item.quantity) else []))
    trade = industries.of(item.surface) or industries.of(item.plain)
    country = countries.of(item.surface)
    special = ((TRADE, trade), (COUNTRY, country), (WISHED, _is_wished(item)))
    return (item.word, *(key for key, fits in special if fits), *classes.of(item))


def _is_wished(item: Item) -> bool:
    deed = (item.pos.startswith("動詞") or "サ変" in item.pos) and not item.bound
    wished = deed and (WISH in item.marks or item.planned or item.leads)
    return wished and item.word not in table("reduction")["no_gain"]


def bare_sum(said: Quantity) -> bool:
    """800借りたい: a number that may be money though nothing says so; 2019 rather is a year."""
    return said.kind == "数" and said.value >= _LEAST_BARE_SUM and said.value % 10 == 0
