"""Statements: one fact, its value, and the words that say so; and which of several stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from nlu import countries, dates
from nlu.found import Found
from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.measure import FactValue, Figure, kinds, measure, money
from nlu.owners import OTHER, owner_of
from nlu.phrase import CHANGES, EMPTY, LATEST, PART, TOGETHER, UNTIL
from nlu.phrasebook import entries
from nlu.quantities import Quantity
from nlu.vocabulary import Fact, facts

_SUMMED = ("円", "数", "人")


@dataclass(frozen=True, slots=True)
class Statement:
    """`value` of `fact`, said at `span` of the normalised text; a value of None says nothing, on purpose.

    `part` is the calling of those whom a part of the value counts (板前 of 板前2人).
    """

    fact: str
    value: FactValue | None
    span: tuple[int, int]
    about: bool = False
    score: float = 0.0
    part: str = ""


def from_phrases(hits: list[Found], text: str, as_of: date, *, any_owner: bool = False) -> Iterator[Statement]:
    """The statements of one sentence's phrases, best first; each number is used once.

    With `any_owner` the phrases are taken at their word, whomever the sentence is about: the question has said that.
    """
    used: set[int] = set()
    for hit in hits:
        fact = hit.phrase.fact if any_owner else _owned(hit)
        if fact is None or (hit.phrase.value not in CHANGES and hit.number and id(hit.number) in used):
            continue
        statement = _statement(hit, fact, text, as_of)
        if statement is None:
            continue
        used |= {id(item) for item in hit.items if _spent(item, hit)}
        yield statement


def _spent(item: Item, hit: Found) -> bool:
    """A phrase uses up its own number; one with a constant for a numeric fact all that it holds (夫婦二人だけ).

    A sum or rest uses up what it counts; a change leaves its numbers to the fact they are figures of (1000万から700万に).
    """
    if hit.phrase.value in TOGETHER:
        return hit.phrase.value not in CHANGES
    if hit.phrase.slot is not None or item.quantity is None:
        return item is hit.number
    if hit.phrase.value is None:
        return False
    return described(hit.phrase.fact).type in ("int", "float")


def _owned(hit: Found) -> str | None:
    """The fact that the phrase makes of whom it is about (先方は3億円、うちは1000万円 of us); None when that firm is none of ours."""
    fact = hit.phrase.fact
    owners = {item.owner for item in hit.items} - {SELF}
    if any(item.owner == OTHER and owner_of(item) not in (None, OTHER) for item in hit.items):
        return None  # 友人の会社が取引先に逃げられた
    ours = hit.number is not None and hit.number.owner == SELF and any(owner_of(item) == SELF for item in hit.items)
    if ours or not owners or hit.phrase.names_owner or fact in table("owners")["with_others"]:
        return fact
    if OTHER in owners:
        return None
    for owner in owners:
        if mapped := table("owners")["facts_of"].get(owner, {}).get(fact):
            return str(mapped)
    return fact if fact in table("owners")["about_deals"] else None


def _statement(hit: Found, fact: str, text: str, as_of: date) -> Statement | None:
    way = hit.phrase.value
    if way in TOGETHER:
        return _together(fact, way, hit, text, as_of)
    if way == UNTIL:
        return _until(fact, hit, text, as_of)
    if hit.number is None:
        entry = facts().get(fact)
        member = [] if way == EMPTY else [way]
        value = member if entry and entry.type == "set" and way is not None else way
        about = way in entries()[hit.phrase.fact].get("about", [])
        return Statement(fact, value, hit.span, about, hit.score)
    return _numbered(fact, hit.number, way, hit, text, as_of)


def _numbered(fact: str, item: Item, way: str, hit: Found, text: str, as_of: date) -> Statement | None:
    if fact.startswith("ignore"):
        return Statement(fact, None, hit.span, score=hit.score)
    if item.quantity is None:
        return Statement(fact, countries.of(item.surface), hit.span, score=hit.score)
    amount = measure(described(fact), item.quantity, text, as_of, way)
    if amount is None and item.quantity.kind in kinds(described(fact)):
        # 売上が300%減る cannot be, and means nothing else either (売上が300%).
        return Statement(fact, None, hit.span, score=hit.score)
    return Statement(fact, amount.value, hit.span, amount.about, hit.score, _part(hit)) if amount else None


def _part(hit: Found) -> str:
    """The words beside the number of a part; empty for a phrase that tells the whole."""
    return "".join(item.surface for item in hit.items) if hit.phrase.value == PART else ""


def _until(fact: str, hit: Found, text: str, as_of: date) -> Statement | None:
    """来年で70になります, あと三年で還暦です: the age as it is today."""
    then = hit.number and hit.number.quantity and measure(described(fact), hit.number.quantity, text, as_of)
    time = next(item.quantity for item in hit.items if item.quantity)
    said = dates.read(text[time.start : time.end], as_of)
    years = int(time.value / 365)
    if said:
        years = max(said.day.year - as_of.year, 1) if said.day > as_of else said.day.year - as_of.year
    if not then or not isinstance(then.value, int) or years < 0:
        return None
    return Statement(fact, then.value - years, hit.span, then.about, hit.score)


def _together(fact: str, way: str, hit: Found, text: str, as_of: date) -> Statement | None:
    """The change in percent from the first sum to the last, or from the last to the first (今期は6億、前期は7億), the last alone,
    all of them added up (money, or people by their jobs), or what is left of the first (9人、うち4人がパート).
    """
    people = described(fact).unit == "persons"
    amounts = [_summand(item.quantity, people) for item in hit.items if item.quantity and item.quantity.kind in _SUMMED]
    if len(amounts) < 2 or not amounts[0].value:
        return None
    amounts = _in_time(amounts, hit, text, as_of)
    about = any(amount.about for amount in amounts)
    if way == LATEST:
        return Statement(fact, int(amounts[-1].value), hit.span, amounts[-1].about, hit.score)
    if way not in CHANGES:
        others = sum(amount.value for amount in amounts[1:])
        value = amounts[0].value + (others if way == "sum" else -others)
        return Statement(fact, int(value), hit.span, about, hit.score) if value >= 0 else None
    before, now = (amounts[-1], amounts[0]) if way == "change_from" else (amounts[0], amounts[-1])
    if not before.value:
        return None
    change = now.value / before.value * 100 - 100
    return Statement(fact, round(float(change), 1), hit.span, about, hit.score)


def _in_time(amounts: list[Figure], hit: Found, text: str, as_of: date) -> list[Figure]:
    """The sums in the order of the days that stand with them (去年が4200万、おととしは5000万), else as said."""
    spans = [(item.start, item.end) for item in hit.items if item.quantity and item.quantity.kind == "日付"]
    days = [day.day for start, end in spans if (day := dates.read(text[start:end], as_of))]
    if len(days) != len(amounts):
        return amounts
    return [amount for _, amount in sorted(zip(days, amounts, strict=True), key=lambda pair: pair[0])]


def _summand(said: Quantity, people: bool) -> Figure:
    return Figure(said.value, said.about) if people else money(said)


def described(fact: str) -> Fact:
    """The catalogue's entry for a fact, or the lexicon's for one that only helps to work out others."""
    if fact in facts():
        return facts()[fact]
    return Fact(fact, entries()[fact].get("type", "int"), entries()[fact]["unit"], fact, {}, {}, 0, None)


def settle(statements: Iterable[Statement]) -> dict[str, Statement]:
    """One statement for each fact that was said: the last, or the further of two states; sets are joined, parts added up."""
    kept: dict[str, Statement] = {}
    for statement in sorted((s for s in statements if s.value is not None), key=lambda s: s.span):
        before = kept.get(statement.fact)
        if before and isinstance(before.value, list) and isinstance(statement.value, list):
            members = list(dict.fromkeys([*before.value, *statement.value]))
            statement = replace(statement, value=members, span=joined(before.span, statement.span))
        elif before and statement.part and before.part != statement.part:
            statement = _added(before, statement) if before.part else before
        elif before and before.value == statement.value and before.about:
            statement = replace(statement, about=True)
        elif before and _further(before, statement):
            statement = before
        kept[statement.fact] = statement
    return kept


def _further(one: Statement, other: Statement) -> bool:
    """Whether the first has come further: who exports to 香港 and would like to go on to シンガポール exports."""
    states: list[FactValue | None] = table("derived")["further"].get(one.fact, [])
    return one.value in states and other.value in states and states.index(one.value) > states.index(other.value)


def _added(one: Statement, other: Statement) -> Statement:
    """板前2人と仲居3人: all that is counted so far."""
    span, about = joined(one.span, other.span), one.about or other.about
    amounts = [s.value for s in (one, other) if isinstance(s.value, int)]
    return replace(other, value=sum(amounts), span=span, about=about)


def joined(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """From the beginning of one span to the end of another."""
    return min(one[0], other[0]), max(one[1], other[1])


def taken(statements: Iterable[Statement]) -> set[int]:
    """The offsets at which something is said by one of them."""
    return {at for statement in statements for at in range(*statement.span)}


def unshadowed(statements: Iterable[Statement]) -> list[Statement]:
    """One sentence's statements without those whose words a better fitting one of the same fact has taken.

    What says nothing shadows as well, and is kept: its words are taken. The members of a set stand side by side.
    """
    by_fact: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: -s.score):
        rivals = by_fact.setdefault(statement.fact, [])
        if not any(_shadows(rival, statement) for rival in rivals):
            rivals.append(statement)
    return [s for rivals in by_fact.values() for s in rivals]


def _shadows(rival: Statement, statement: Statement) -> bool:
    if isinstance(statement.value, list) and isinstance(rival.value, list):
        alone = table("derived")["alone"].get(statement.fact)
        if alone not in statement.value + rival.value:
            return rival.value != statement.value and _says_part(rival, statement)
    return rival.value != statement.value and _overlap(rival.span, statement.span)


def _says_part(rival: Statement, statement: Statement) -> bool:
    """追加の金を払ってくれない is work for nothing, and its 払ってくれない no late payment."""
    within = rival.span[0] < statement.span[0] and statement.span[1] <= rival.span[1]
    return within and rival.fact in table("derived")["parts"]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
