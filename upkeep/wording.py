"""Conditions in Japanese, for people who keep the catalogue: what the YAML says, and nothing smoothed over."""

from __future__ import annotations

from actions.replies import units
from actions.replies.words import said_of, value_of
from actions.rules.catalogue import Catalogue
from actions.rules.conditions import AllOf, AnyOf, Condition, Cut, Has, Is, Not, OneOf, Ratio, Within
from actions.rules.facts import FactSpec

# Of more values than these, those that are left out are named if they are fewer.
MANY = 6


def say(condition: Condition, catalogue: Catalogue) -> str:
    """The condition as one phrase."""
    match condition:
        case AllOf((part,)) | AnyOf((part,)):
            return say(part, catalogue)
        case AllOf(parts):
            return _joined(parts, "、かつ", catalogue) or "だれでも"
        case AnyOf(parts):
            return _members(condition, catalogue) or _joined(parts, "、または", catalogue)
        case Not(part):
            return _negated(part, catalogue)
        case OneOf(fact, values):
            return _values(catalogue.vocabulary[fact], values)
        case Has(fact, member):
            return f"{catalogue.vocabulary[fact].label}に「{_label(catalogue.vocabulary[fact], member)}」がある"
        case Within(fact, low, high):
            spec = catalogue.vocabulary[fact]
            return f"{spec.label}が{_span(spec, low, high)}"
        case Ratio(of, to, low, high):
            named = (catalogue.vocabulary[fact].label for fact in (of, to))
            return f"{'が'.join(named)}の{_limits(_percent(low), _percent(high), _side(low), _side(high))}"
        case Is(definition):
            return f"「{catalogue.scheme(definition).name}」に当てはまる"


def _joined(parts: tuple[Condition, ...], word: str, catalogue: Catalogue) -> str:
    said = ((part, say(part, catalogue)) for part in parts)
    return word.join(f"（{text}）" if isinstance(part, AllOf | AnyOf) else text for part, text in said)


def _members(condition: AnyOf, catalogue: Catalogue) -> str | None:
    """Several members of one set in one breath."""
    parts = [part for part in condition.parts if isinstance(part, Has)]
    if len(parts) < max(len(condition.parts), 2) or len({part.fact for part in parts}) > 1:
        return None
    spec = catalogue.vocabulary[parts[0].fact]
    return f"{spec.label}に{'か'.join(f'「{_label(spec, part.member)}」' for part in parts)}がある"


def _negated(part: Condition, catalogue: Catalogue) -> str:
    match part:
        case AllOf((inner,)) | AnyOf((inner,)):
            return _negated(inner, catalogue)
        case OneOf(fact, values) if catalogue.vocabulary[fact].type != "bool":
            return f"{catalogue.vocabulary[fact].label}が{_listed(catalogue.vocabulary[fact], values)}以外"
        case Has(fact, member):
            return f"{catalogue.vocabulary[fact].label}に「{_label(catalogue.vocabulary[fact], member)}」がない"
        case Is(definition):
            return f"「{catalogue.scheme(definition).name}」に当てはまらない"
        case Not(inner):
            return say(inner, catalogue)
        case _:
            return f"「{say(part, catalogue)}」ではない"


def _values(spec: FactSpec, values: frozenset[str | bool]) -> str:
    if spec.type == "bool":
        return "か".join(said_of(spec, value) for value in sorted(values))
    others = [value for value in spec.values or () if value not in values]
    if spec.values and len(values) > MANY and len(others) < len(values):
        return f"{spec.label}が{_listed(spec, frozenset(others))}以外"
    return f"{spec.label}が{_listed(spec, values)}"


def _listed(spec: FactSpec, values: frozenset[str | bool]) -> str:
    ordered = [value for value in spec.values or sorted(map(str, values)) if value in values]
    return "か".join(value_of(spec, value) for value in ordered)


def _label(spec: FactSpec, member: str) -> str:
    return (spec.values or {})[member]


def _span(spec: FactSpec, low: Cut | None, high: Cut | None) -> str:
    """Between two whole numbers a cut is said by the number that is in; of amounts of money by the rounder one."""
    if spec.type == "int":
        money = (spec.unit or "").startswith("yen")
        low = _before(low) if low and money and _zeros(low[0] - 1) > _zeros(low[0]) else low
        high = high if high and money and _zeros(high[0]) > _zeros(high[0] - 1) else _before(high)
    lowest = (low[0], low[1] + 1) if low else (spec.min, 1)
    if high and lowest == high:
        return _number(spec, high[0])
    return _limits(low and _number(spec, low[0]), high and _number(spec, high[0]), _side(low), _side(high))


def _before(cut: Cut | None) -> Cut | None:
    """The same cut between whole numbers, seen from the number before it."""
    return (cut[0] - 1, 1) if cut else None


def _zeros(value: float) -> int:
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0"))


def _limits(low: str | None, high: str | None, low_side: int, high_side: int) -> str:
    lowest = f"{low}{'より多く' if low_side else '以上'}" if low else ""
    highest = f"{high}{'以下' if high_side else '未満'}" if high else ""
    return lowest.replace("より多く", "より多い") if lowest and not highest else lowest + highest


def _side(cut: Cut | None) -> int:
    return cut[1] if cut else 0


def _percent(cut: Cut | None) -> str | None:
    return f"{units.number(cut[0] * 100)}％" if cut else None


def _number(spec: FactSpec, value: float) -> str:
    """A change in percent keeps its sign: 20％減以上 would say the opposite of what is meant."""
    if spec.unit == "percent":
        return f"{'マイナス' if value < 0 else ''}{units.number(abs(value))}％"
    return value_of(spec, value)
