"""The results of a run as tables: whom to call first, about what, why, what to ask, and where to send them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from actions.replies.words import name_of
from actions.rules.catalogue import Catalogue
from screening.lists.columns import Column, Role
from screening.record import ELIGIBLE, INELIGIBLE, OPEN, Record, loaded
from screening.sheets import Value
from screening.totals import first_calls

_VERDICTS = {ELIGIBLE: "使えます", OPEN: "確かめると決まります", INELIGIBLE: "対象外です"}
_NO_CALL = "いまのところ、こちらからご案内する制度は見つかりません。"
_USED = "ほかの項目で調べました"
_NOT_USED = "調べていません"


@dataclass(frozen=True)
class Results:
    """All records of a run, and what their letters and headers mean."""

    records: Path
    columns: Sequence[Column]
    catalogue: Catalogue

    def by_firm(self) -> Iterator[list[Value]]:
        """One line per firm, whom to call first at the top."""
        calls = [f"ご案内{number}" for number in range(1, first_calls() + 1)]
        yield [
            "順番", "優先度", *self._carried, *calls, "判定", "理由", "電話で聞くこと", "相談先",
            "使える制度の数", "確かめると決まる制度の数", "対象外の制度の数", "ひとつ聞くといちばん決まること",
            "読めなかった項目", "おおよその数字の項目", "名簿の行",
        ]  # fmt: skip
        for rank, record in enumerate(self._ranked(), start=1):
            yield self._firm(rank, record)

    def by_scheme(self) -> Iterator[list[Value]]:
        """One line per firm and scheme in force, the firms in the same order."""
        yield [
            "順番",
            *self._carried,
            "制度",
            "制度のID",
            "判定",
            "ご案内の順",
            "理由",
            "電話で聞くこと",
            "相談先",
            "名簿の行",
        ]
        for rank, record in enumerate(self._ranked(), start=1):
            calls = {call.scheme: (place, call) for place, call in enumerate(record.calls, start=1)}
            for scheme, letter in zip(self._schemes, record.verdicts, strict=True):
                if letter in _VERDICTS:
                    place, call = calls.get(scheme, ("", None))
                    told = [call.why, self._asked(call.ask), call.office] if call else ["", "", ""]
                    name = call.name if call else self.catalogue.schemes[scheme].name
                    yield [rank, *record.identification, name, scheme, _VERDICTS[letter], place, *told, record.line]

    def problems(self) -> Iterator[list[Value]]:
        """One line per cell or row that was not understood, in the order of the list."""
        yield ["名簿の行", *self._carried, "列", "値", "理由", "この会社は"]
        for record in self.all():
            for column, value, reason in record.problems:
                used = _NOT_USED if record.bad else _USED
                yield [record.line, *record.identification, column, value, reason, used]

    def all(self) -> Iterator[Record]:
        """Every record in the order of the list, the bad rows among them."""
        with self.records.open("rb") as file:
            yield from map(loaded, file)

    def _ranked(self) -> Iterator[Record]:
        """The evaluated firms, the most urgent first; those alike in the order of the list. One in memory at a time."""
        places: list[tuple[float, int]] = []
        with self.records.open("rb") as file:
            at = 0
            for line in file:
                record = loaded(line)
                if not record.bad:
                    places.append((-record.priority, at))
                at += len(line)
            for _, at in sorted(places):
                file.seek(at)
                yield loaded(file.readline())

    def _firm(self, rank: int, record: Record) -> list[Value]:
        first = record.calls[0] if record.calls else None
        names = [call.name for call in record.calls] or [_NO_CALL]
        told = [_verdict(first.verdict), first.why, self._asked(first.ask), first.office] if first else [""] * 4
        return [
            rank, round(max(record.priority, 0.0), 3), *record.identification,
            *names, *[""] * (first_calls() - len(names)), *told,
            *(record.verdicts.count(letter) for letter in (ELIGIBLE, OPEN, INELIGIBLE)), self._unlocking(record),
            _listed(column for column, _, _ in record.problems), _listed(map(self._name, record.approximate)), record.line,
        ]  # fmt: skip

    def _asked(self, facts: Sequence[str]) -> str:
        vocabulary = self.catalogue.vocabulary
        return "／".join(vocabulary[fact].question or name_of(vocabulary[fact]) for fact in facts)

    def _unlocking(self, record: Record) -> str:
        if not record.unlocks:
            return ""
        fact = max(record.unlocks, key=lambda name: (record.unlocks[name], name))
        return f"{self._name(fact)}（{record.unlocks[fact]}件）"

    def _name(self, fact: str) -> str:
        return name_of(self.catalogue.vocabulary[fact])

    @cached_property
    def _carried(self) -> list[str]:
        return [column.name for column in self.columns if column.role is Role.IDENTIFICATION]

    @cached_property
    def _schemes(self) -> list[str]:
        return sorted(self.catalogue.schemes)


def _verdict(verdict: str) -> str:
    return {"eligible": _VERDICTS[ELIGIBLE], "unknown": _VERDICTS[OPEN]}[verdict]


def _listed(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(filter(None, names)))
