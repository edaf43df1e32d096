"""The summary of a screened member list as one page that needs nothing else: plots, and a table beside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from actions.replies import units
from actions.replies.words import name_of
from actions.rules.catalogue import Catalogue
from cases.template import template
from screening.order import order
from screening.plots import Bar, bars
from screening.totals import CERTAIN, MORE, NOT_KNOWN, NOTHING, ONE_ANSWER, Counts, Totals, first_calls, size_names

FOLDER = Path(__file__).parent
BARS_SHOWN = 15
UNKNOWN_NAME = "わからない"
NEEDS = ("すぐに案内できる", "あと1つで案内できる", "いくつか聞いてから")


@dataclass(frozen=True)
class Part:
    """One part of the page: a plot with what it says in a sentence, and the same as a table (`|` in no cell)."""

    id: str
    title: str
    said: str
    plot: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def summary_page(totals: Totals, catalogue: Catalogue, *, as_of: date, name: str) -> str:
    """The page for the list `name`, screened with the schemes of the day."""
    parts = _parts(totals, catalogue) if totals.firms else ()
    return template("summary.html", FOLDER).render(
        name=name,
        day=units.day(as_of),
        totals=totals,
        certain=totals.ready[CERTAIN],
        one_answer=totals.ready[ONE_ANSWER],
        more=totals.ready[MORE],
        nothing=totals.ready[NOTHING],
        parts=list(parts),
        unread=totals.unread.most_common(),
    )


def _parts(totals: Totals, catalogue: Catalogue) -> Iterator[Part]:
    yield _schemes(totals, catalogue)
    yield _unlocks(totals, catalogue)
    prefectures = [*(catalogue.vocabulary["prefecture"].values or ()), NOT_KNOWN]
    yield _groups("prefectures", "都道府県ごと", totals.prefectures, prefectures, largest_first=True)
    yield _groups("sizes", "従業員の人数ごと", totals.sizes, [*size_names(), NOT_KNOWN])


def _schemes(totals: Totals, catalogue: Catalogue) -> Part:
    """What firms are told of first; the table has everything that any of them can use or is one answer away from."""
    offered = [s for s in catalogue.schemes.values() if order().calls_about(s)]
    called = {s.id: tuple(totals.called[f"{s.id}/{need}"] for need in (CERTAIN, ONE_ANSWER, MORE)) for s in offered}
    reached = {s.id: totals.eligible[s.id] + totals.one_answer[s.id] for s in offered}
    found = sorted((s for s in offered if reached[s.id]), key=lambda s: (-sum(called[s.id]), -reached[s.id]))
    shown = [s for s in found if sum(called[s.id])][:BARS_SHOWN]
    said = f"案内する会社がいちばん多いのは「{shown[0].name}」の{sum(called[shown[0].id]):,}社です。" if shown else ""
    return Part(
        id="schemes",
        title="はじめに案内する制度",
        said=f"会社ごとに、はじめに案内する{first_calls()}つまでの制度を数えました。{said}",
        plot=bars([Bar(s.name, called[s.id]) for s in shown], ("使える", "あと1つで決まる", "いくつか聞く")),
        head=("制度", "はじめに案内する会社", "使える会社", "あと1つで決まる会社"),
        rows=[(s.name, *_counted(sum(called[s.id]), totals.eligible[s.id], totals.one_answer[s.id])) for s in found],
    )


def _unlocks(totals: Totals, catalogue: Catalogue) -> Part:
    """The fact that decides most, asked alone."""
    found = totals.unlocks.most_common()
    names = {fact: name_of(catalogue.vocabulary[fact]) for fact, _ in found}
    said = ""
    if found:
        fact, count = found[0]
        said = f"いちばん多くが決まるのは「{names[fact]}」です。{totals.unlocked[fact]:,}社で、のべ{count:,}件の制度が決まります。"
    return Part(
        id="unlocks",
        title="あと1つ聞くなら",
        said=said,
        plot=bars([Bar(names[fact], (count,)) for fact, count in found[:BARS_SHOWN]], ("決まる制度（のべ）",)),
        head=("聞くこと", "決まる制度（のべ）", "会社"),
        rows=[(names[fact], *_counted(count, totals.unlocked[fact])) for fact, count in found],
    )


def _groups(id_: str, title: str, counts: Counts, names: Iterable[str], *, largest_first: bool = False) -> Part:
    """For each group, how many firms can be told of something at once, and after one question."""
    rows: list[tuple[Any, ...]] = [
        (name or UNKNOWN_NAME, *(counts[f"{name}/{need}"] for need in (CERTAIN, ONE_ANSWER, MORE, NOTHING)))
        for name in names
    ]
    found = [row for row in rows if sum(row[1:])]
    shown = sorted(found, key=lambda row: (row[0] == UNKNOWN_NAME, -row[1])) if largest_first else found
    most = max((row for row in found if row[0] != UNKNOWN_NAME), key=lambda row: row[1], default=("", 0))
    return Part(
        id=id_,
        title=title,
        said=f"すぐに案内できる会社がいちばん多いのは「{most[0]}」の{most[1]:,}社です。" if most[1] else "",
        plot=bars([Bar(row[0], row[1:4]) for row in shown[:BARS_SHOWN]], NEEDS),
        head=(title.removesuffix("ごと"), *NEEDS, "案内できるものがない"),
        rows=[(str(row[0]), *_counted(*row[1:])) for row in found],
    )


def _counted(*numbers: int) -> tuple[str, ...]:
    return tuple(f"{number:,}" for number in numbers)
