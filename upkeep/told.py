"""What changed, in words for a clerk: the scheme, terms old → new, conditions, and for which firms it matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from actions.replies import units
from actions.replies.counsel import measured
from actions.replies.words import said_of
from actions.rules.catalogue import Catalogue, demand
from actions.rules.facts import Facts
from actions.rules.model import Decided
from upkeep.between import SchemeChange, View
from upkeep.firms import Groups
from upkeep.wording import say

# Of the groups of firms those with most firms are told.
GROUPS_SHOWN = 3
ABSENT = "なし"


def told(changes: Sequence[SchemeChange], old: View, new: View) -> str:
    """Everything that changed, after one line that counts it."""
    blocks = [_counted(changes), *("\n".join(_block(change, old, new)) for change in changes)]
    return "\n\n".join(blocks)


def _counted(changes: Sequence[SchemeChange]) -> str:
    if not changes:
        return "変わったところは、ありません。"
    begun = sum(change.before is None for change in changes)
    ended = sum(change.after is None for change in changes)
    return f"始まった制度が{begun}、なくなった制度が{ended}、変わった制度が{len(changes) - begun - ended}あります。"


def _block(change: SchemeChange, old: View, new: View) -> Iterator[str]:
    yield f"■ {_name(change)}　{change.scheme.id}"
    if change.after is None:
        yield from _ended(change, old, new)
    elif change.before is None:
        yield f"{units.day(change.after.start)}に始まりました。"
        yield from _terms(change, new.catalogue)
        yield from (f"・条件：{item.text}" for item in change.added)
    else:
        if change.after.start > old.day:
            yield f"{units.day(change.after.start)}に変わりました。"
        yield from _terms(change, new.catalogue)
        yield from _conditions(change, old.catalogue, new.catalogue)
        yield from (f"－ {line}" for line in change.unsaid)
        yield from (f"＋ {line}" for line in change.said)
        yield from _firms("使えなくなる会社やお店", change.lost, new.catalogue)
        yield from _firms("使えるようになる会社やお店", change.gained, new.catalogue)
        if (change.dropped or change.added) and not (change.lost.found or change.gained.found):
            yield "・この変更で、判定が変わる会社やお店はありません。"


def _name(change: SchemeChange) -> str:
    version = change.after or change.before
    return (version.name if version else None) or change.scheme.name


def _ended(change: SchemeChange, old: View, new: View) -> Iterator[str]:
    """An end is told only where the scheme still stands with it: what was taken out may have run on."""
    there = change.scheme.id in new.catalogue.schemes
    ends = [version.end for version in change.scheme.versions if there and version.end and version.end < new.day]
    yield f"{units.day(max(ends))}で終わりました。" if ends else "制度データから、なくなりました。"
    if change.scheme.successor:
        yield f"・引き継いだ制度：{(new if there else old).catalogue.scheme(change.scheme.successor).name}"


def _terms(change: SchemeChange, catalogue: Catalogue) -> Iterator[str]:
    for name, (was, is_) in change.terms.items():
        label = catalogue.terms[name].label
        if change.before is None:
            yield f"・{label}：{_measure(name, is_, catalogue)}"
        else:
            yield f"・{label}：{_measure(name, was, catalogue)} → {_measure(name, is_, catalogue)}"


def _measure(name: str, value: Any, catalogue: Catalogue) -> str:
    return next((text for _, text in measured({name: value}, catalogue)), ABSENT)


def _conditions(change: SchemeChange, old: Catalogue, new: Catalogue) -> Iterator[str]:
    """Conditions that went and came; one that kept its words says what the words now mean."""
    kept = {item.text: item for item in change.dropped}
    for item in change.dropped:
        if item.text not in {other.text for other in change.added}:
            yield f"－ 条件：{item.text}"
    for item in change.added:
        if item.text not in kept:
            yield f"＋ 条件：{item.text}"
        elif demand(item) == demand(kept[item.text]):
            yield f"・条件「{item.text}」の、もとになる定義が変わりました。"
        else:
            yield f"・条件「{item.text}」の中身：{_demanded(kept[item.text], old)} → {_demanded(item, new)}"


def _demanded(item: Decided, catalogue: Catalogue) -> str:
    whom = f"（{say(item.applies, catalogue)}とき）" if item.applies else ""
    return say(item.when, catalogue) + whom


def _firms(title: str, groups: Groups, catalogue: Catalogue) -> Iterator[str]:
    if not groups.found:
        return
    yield f"・{title}："
    for group in groups.found[:GROUPS_SHOWN]:
        yield f"　- {say(group.condition, catalogue)}"
        yield f"　　たとえば：{firm_text(group.example, catalogue)}"
    left = len(groups.found) - GROUPS_SHOWN
    if left > 0:
        yield f"　- ほかに{left}通り{'以上' if groups.more else ''}あります。"


def firm_text(facts: Facts, catalogue: Catalogue) -> str:
    """A firm by what is known of it."""
    vocabulary = catalogue.vocabulary
    return "、".join(said_of(vocabulary[name], facts[name]) for name in vocabulary if name in facts)


def upcoming_text(days: Sequence[date]) -> str:
    """Where to look for what an edit changes only later."""
    listed = "、".join(units.day(day) for day in days)
    return f"この編集で、{listed}からも変わります。--as-of {days[0]} のように日を指定すると、その日の違いを見られます。"


def offices_text(names: Sequence[str]) -> str:
    """Which offices are told otherwise."""
    return f"窓口の名前・連絡先・受け持ちなどが変わりました：{'、'.join(names)}"
