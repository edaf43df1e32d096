"""What a whole row says of a firm: its facts, and what of it could not be understood.

A cell that is not understood leaves its fact unknown; facts that cannot both be true are both left out. A row is bad,
and is not evaluated, if it is torn, if it is no firm (合計), or if nothing at all is known from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actions.clashes import clash
from actions.replies.words import name_of
from actions.rules import Adviser
from actions.rules.facts import Facts
from actions.state import State
from nlu.places import Place
from screening.lists.cell import Cell, unclear
from screening.lists.columns import Column, Role
from screening.lists.lexicon import solid, table
from screening.lists.places import together
from screening.lists.reading import reader
from screening.lists.row import Row

_SHORTENED = 40
_TOO_MANY = "見出しより列が多く、値がずれているかもしれません。この行のコンマや引用符を確かめてください。"
_TOO_FEW = "見出しより列が少ない行です。書いてある列だけで見ました。"
_HEADER = "見出しと同じ行です。"
_SUM = "合計などの行のようです。"
_NOTHING = "使える項目が、ひとつもありません。"
_ELSEWHERE = "都道府県・市区町村・所在地・郵便番号が、たがいに合いません。"


@dataclass(frozen=True, slots=True)
class Problem:
    """What of a row was not understood: the column's name (empty: the row as a whole), the value shortened, and why."""

    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A row as it is understood. `bad` rows are not evaluated; `approximate` names facts whose figure is only about so."""

    line: int
    identification: tuple[str, ...]
    facts: Facts
    approximate: tuple[str, ...]
    problems: tuple[Problem, ...]
    bad: bool = False


class Firms:
    """Reads the rows of one list."""

    def __init__(self, columns: Sequence[Column], adviser: Adviser, as_of: date) -> None:
        self._columns, self._adviser, self._as_of = columns, adviser, as_of
        self._facts = [
            (column, reader(column, adviser.vocabulary, as_of)) for column in columns if column.role is Role.FACT
        ]
        self._carried = [column for column in columns if column.role is Role.IDENTIFICATION]
        self._headers = [column.header for column in columns]

    def read(self, row: Row) -> Firm:
        """What the row says."""
        identification = tuple(_at(row, column) for column in self._carried)
        if why := row.fault or self._no_firm(row):
            first = next((cell for cell in row.cells if cell.strip()), "")
            return Firm(row.line, identification, {}, (), (Problem("", _short(first), why),), bad=True)
        cells = [(column, self._cell(row, column, read)) for column, read in self._facts]
        problems = [*self._problems(row), *self._unread(row, cells)]
        facts = {
            column.field.fact: cell.value
            for column, cell in cells
            if column.field and column.field.fact and cell.value is not None
        }
        facts |= self._place(row, cells, problems)
        self._let_clashes_go(facts, problems)
        approximate = tuple(
            column.field.fact for column, cell in cells if cell.about and column.field and column.field.fact in facts
        )
        if not facts:
            problems.append(Problem("", "", _NOTHING))
        known = {name: facts[name] for name in self._adviser.vocabulary if name in facts}
        return Firm(row.line, identification, known, approximate, tuple(problems), bad=not facts)

    def _no_firm(self, row: Row) -> str | None:
        if any(cell.strip() for cell in row.cells[len(self._columns) :]):
            return _TOO_MANY
        if [cell.strip() for cell in row.cells[: len(self._columns)]] == self._headers:
            return _HEADER
        first = next((cell for cell in row.cells if cell.strip()), "")
        return _SUM if solid(first) in table("columns")["sums"] else None

    def _cell(self, row: Row, column: Column, read: Callable[[str], Cell]) -> Cell:
        fault = row.faults.get(column.at)
        return unclear(fault) if fault else read(_at(row, column))

    def _problems(self, row: Row) -> Iterator[Problem]:
        """What is wrong with the row, and with cells that are only carried through."""
        if len(row.cells) < len(self._columns):
            yield Problem("", "", _TOO_FEW)
        for column in self._carried:
            if fault := row.faults.get(column.at):
                yield Problem(column.name, _short(_at(row, column)), fault)

    def _unread(self, row: Row, cells: Sequence[tuple[Column, Cell]]) -> Iterator[Problem]:
        for column, cell in cells:
            if cell.problem:
                yield Problem(column.name, _short(_at(row, column)), cell.problem)

    def _place(self, row: Row, cells: Sequence[tuple[Column, Cell]], problems: list[Problem]) -> dict[str, str]:
        """Prefecture and municipality, as far as all columns with places leave only one."""
        said = [(column, cell.places) for column, cell in cells if cell.places]
        if not said:
            return {}
        meant = together(places for _, places in said)
        names, values = "・".join(column.name for column, _ in said), "／".join(_short(_at(row, c)) for c, _ in said)
        if meant is None:
            problems.append(Problem(names, values, _ELSEWHERE))
            return {}
        if len(meant) > 1:
            options = "・".join(sorted(place.full_name for place in meant)[:5])
            problems.append(
                Problem(names, values, f"{options} など、いくつか考えられます。都道府県から書いてください。")
            )
        return _shared(meant)

    def _let_clashes_go(self, facts: Facts, problems: list[Problem]) -> None:
        assert isinstance(facts, dict)
        while found := clash(State(facts, as_of=self._as_of.isoformat()), self._adviser):
            names = "と".join(f"「{name_of(self._adviser.vocabulary[fact])}」" for fact in (found.ask, found.drop))
            problems.append(Problem("", "", f"{names}が、たがいに合いません。どちらも使いませんでした。"))
            del facts[found.ask], facts[found.drop]


def _at(row: Row, column: Column) -> str:
    return row.cells[column.at] if column.at < len(row.cells) else ""


def _short(text: str) -> str:
    flat = " ".join(text[: _SHORTENED * 2].split())
    return flat if len(flat) <= _SHORTENED and len(text) <= _SHORTENED * 2 else f"{flat[:_SHORTENED]}…"


def _shared(meant: frozenset[Place]) -> dict[str, str]:
    """The municipality if there is only one, and the prefecture if all lie in it."""
    prefectures = {place.prefecture for place in meant}
    towns = {place.municipality for place in meant}
    known = {"prefecture": prefectures.pop()} if len(prefectures) == 1 else {}
    town = towns.pop() if len(towns) == 1 else None
    return known | {"municipality": town} if known and town else known
