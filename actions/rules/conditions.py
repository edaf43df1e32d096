"""Conditions over facts, as they stand in the catalogue, and how they are read from YAML.

The forms are those of docs/catalogue-format.md. Limits of numbers are cuts: `(c, 0)` lies just below c and `(c, 1)` just
above it, so that "at least c" begins at the first and "above c" at the second. Compared as tuples they order exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actions.rules.near import meant

Cut = tuple[float, int]
LIMITS = ("min", "max", "above", "below")


class ConditionError(ValueError):
    """A condition that cannot be read; `path` leads to the node, the message says in Japanese how to mend it."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        self.path = path
        super().__init__(message)


@dataclass(frozen=True)
class Shape:
    """What a condition must know about a fact: its type, its values, the range of a number, and what they are called."""

    type: str
    values: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    label: str = ""
    labels: tuple[tuple[str, str], ...] = ()

    @property
    def numeric(self) -> bool:
        """Is it a number?"""
        return self.type in ("int", "float")


@dataclass(frozen=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True)
class OneOf:
    """An enum, text or bool fact has one of these values."""

    fact: str
    values: frozenset[str | bool]


@dataclass(frozen=True)
class Has:
    """A set fact contains the member."""

    fact: str
    member: str


@dataclass(frozen=True)
class Within:
    """A number lies at or above the cut `low` and below the cut `high`."""

    fact: str
    low: Cut | None
    high: Cut | None


@dataclass(frozen=True)
class Ratio:
    """`of` divided by `to` lies within; written as of ≥ c × to, so that to = 0 has an answer as well."""

    of: str
    to: str
    low: Cut | None
    high: Cut | None


@dataclass(frozen=True)
class Is:
    """The firm meets a definition of the catalogue on the day asked."""

    definition: str


Condition = AllOf | AnyOf | Not | OneOf | Has | Within | Ratio | Is


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and every part of it."""
    yield condition
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from walk(part)
        case Not(part):
            yield from walk(part)
        case _:
            pass


def replace(condition: Condition, change: Callable[[Is], Condition]) -> Condition:
    """The condition with every reference to a definition put in other words."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(replace(part, change) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(replace(part, change) for part in parts))
        case Not(part):
            return Not(replace(part, change))
        case Is():
            return replace(change(condition), change)
        case _:
            return condition


def parse(raw: Any, shapes: Mapping[str, Shape], path: tuple[str | int, ...] = ()) -> Condition:
    """Read one condition. Raises ConditionError."""
    if raw is None:
        raise ConditionError(path, "条件が、まだ書かれていません。{事実の名前: 値} の形で書いてください。")
    if not isinstance(raw, dict) or len(raw) != 1:
        several = (
            "二つ以上あるときは {all: [条件, 条件]} か {any: [条件, 条件]} にまとめます。"
            if isinstance(raw, dict | list)
            else ""
        )
        raise ConditionError(path, f"条件は {{事実の名前: 値}} のように、項目を一つだけ書いてください。{several}")
    ((key, value),) = raw.items()
    path = (*path, key)
    match key:
        case "all" | "any":
            return _several(key, value, shapes, path)
        case "not":
            return Not(parse(value, shapes, path))
        case "is":
            return Is(_text(value, path))
        case "ratio":
            return _ratio(value, shapes, path)
        case _:
            return _fact(key, value, shapes, path)


def _several(key: str, value: Any, shapes: Mapping[str, Shape], path: tuple[str | int, ...]) -> Condition:
    if not isinstance(value, list) or not value:
        raise ConditionError(path, f"「{key}」には、条件を一つ以上リストで書いてください。")
    parts = tuple(parse(part, shapes, (*path, index)) for index, part in enumerate(value))
    return AllOf(parts) if key == "all" else AnyOf(parts)


def unknown_fact(name: str, shapes: Mapping[str, Shape]) -> str:
    """What to say of a name that no fact bears."""
    labels = [(shape.label, each) for each, shape in shapes.items()]
    hint = meant(name, shapes, labels) or "つづりを確かめるか、facts.yml に足してください。"
    return f"「{name}」という事実は facts.yml にありません。{hint}"


def _fact(name: str, value: Any, shapes: Mapping[str, Shape], path: tuple[str | int, ...]) -> Condition:
    shape = shapes.get(name)
    if shape is None:
        raise ConditionError(path, unknown_fact(name, shapes))
    if shape.numeric:
        low, high = _limits(value, shape.type == "int", path)
        _check_range(low, high, shape, path)
        return Within(name, low, high)
    if shape.type == "set":
        return _set(name, value, shape, path)
    if shape.type == "date":
        raise ConditionError(path, "日付の事実は条件に書けません。業歴なら years_in_business を使ってください。")
    values = value if isinstance(value, list) else [value]
    for one in values:
        _check_value(name, one, shape, path)
    return OneOf(name, frozenset(values))


def _check_range(low: Cut | None, high: Cut | None, shape: Shape, path: tuple[str | int, ...]) -> None:
    too_high = low is not None and shape.max is not None and low > (shape.max, 0)
    too_low = high is not None and shape.min is not None and high <= (shape.min, 0)
    if too_high or too_low:
        raise ConditionError(path, "この事実が取りうる範囲の外なので、決して成り立ちません。数を確かめてください。")


def _check_value(name: str, value: Any, shape: Shape, path: tuple[str | int, ...]) -> None:
    if shape.type == "bool":
        if not isinstance(value, bool):
            raise ConditionError(path, f"「{name}」は true か false（小文字）で書いてください。")
    elif not isinstance(value, str) or (shape.values and value not in shape.values):
        allowed = f"{'、'.join(shape.values)} から選んでください。" if shape.values else "文字で書いてください。"
        hint = meant(str(value), shape.values, shape.labels)
        raise ConditionError(path, f"「{name}」に「{value}」という値はありません。{hint}{allowed}")


def _set(name: str, value: Any, shape: Shape, path: tuple[str | int, ...]) -> Condition:
    if not isinstance(value, dict) or len(value) != 1 or next(iter(value)) not in ("has", "has_any", "has_none"):
        raise ConditionError(
            path, f"「{name}」は複数の値を持ちます。has、has_any、has_none のどれか一つで書いてください。"
        )
    ((how, members),) = value.items()
    if isinstance(members, list) == (how == "has") or not members:
        raise ConditionError(path, "has には値を一つ、has_any と has_none には値のリストを書いてください。")
    members = members if isinstance(members, list) else [members]
    for member in members:
        _check_value(name, member, shape, path)
    found = AnyOf(tuple(Has(name, member) for member in members))
    return Not(found) if how == "has_none" else found


def _ratio(value: Any, shapes: Mapping[str, Shape], path: tuple[str | int, ...]) -> Condition:
    limits = {key: limit for key, limit in value.items() if key in LIMITS} if isinstance(value, dict) else {}
    if not isinstance(value, dict) or set(value) - set(limits) != {"of", "to"} or len(limits) != 1:
        raise ConditionError(
            path, "ratio は {of: 事実, to: 事実, min: 0.1} のように、of と to と、限度を一つ書いてください。"
        )
    for side in ("of", "to"):
        shape = shapes.get(_text(value[side], path))
        if shape is None or (shape.type, shape.min, shape.max) != ("int", 0, None):
            raise ConditionError((*path, side), f"「{value[side]}」は0以上の整数の事実ではないので、比べられません。")
    low, high = _limits(limits, False, path)
    _check_range(low, high, Shape("float", min=0), path)
    return Ratio(value["of"], value["to"], low, high)


def _limits(value: Any, whole: bool, path: tuple[str | int, ...]) -> tuple[Cut | None, Cut | None]:
    if not isinstance(value, dict) or not value or set(value) - set(LIMITS):
        raise ConditionError(
            path, "数の条件は {min: 以上, max: 以下, above: より大きい, below: より小さい} で書いてください。"
        )
    for limit in value.values():
        if isinstance(limit, bool) or not isinstance(limit, int | float):
            raise ConditionError(path, f"「{limit}」は数ではありません。単位や桁区切りを付けずに数だけ書いてください。")
    if {"min", "above"} <= set(value) or {"max", "below"} <= set(value):
        raise ConditionError(path, "min と above、max と below は、どちらか一方だけ書いてください。")
    low = (value["min"], 0) if "min" in value else (value["above"], 1) if "above" in value else None
    high = (value["max"], 1) if "max" in value else (value["below"], 0) if "below" in value else None
    if low is not None and high is not None and low >= high:
        raise ConditionError(path, "下限が上限より大きいので、誰も当てはまりません。数を確かめてください。")
    return (_to_whole(low), _to_whole(high)) if whole else (low, high)


def _to_whole(cut: Cut | None) -> Cut | None:
    if cut is None:
        return None
    value, side = cut
    return (math.floor(value) + 1 if side else math.ceil(value), 0)


def _text(value: Any, path: tuple[str | int, ...]) -> str:
    if not isinstance(value, str):
        raise ConditionError(path, f"「{value}」は名前ではありません。")
    return value
