"""Words in cells: yes and no, one value of a list, several of them, a trade, a code of the industrial classification."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from actions.rules.facts import FactSpec
from nlu import FactValue, countries, understand
from screening.lists.cell import NOTHING, Cell, unclear
from screening.lists.lexicon import plain, solid, table, words

_LETTER_OR_NUMBER = re.compile(r"^(?:[A-T](?=[\s:.\d_-])|[A-T]?[0-9]{1,4}(?=[\s:._-]|[^0-9\s]))[\s:._-]*(?=[^\s0-9])")
_PARTS = re.compile(r"[,、/・;\n]|および|及び")
_MEMBERS = re.compile(r"[,、/・;|\n]+")


def yes_no(text: str, spec: FactSpec, as_of: date) -> Cell:
    """有, ○, はい, 1, 加入; or a phrase that says so of this very fact (滞納あり)."""
    word = solid(text)
    if word in words("bool", "affirmed") or word in words("bool", "denied"):
        return Cell(word in words("bool", "affirmed"))
    value = _said(text, spec, as_of)
    return Cell(value) if isinstance(value, bool) else unclear("「有」「無」のどちらか、わかりません。")


def denied(cell: Cell) -> Cell:
    """The other answer, for a column that asks the other way round (滞納の有無)."""
    return Cell(not cell.value) if isinstance(cell.value, bool) else cell


def one(text: str, spec: FactSpec, as_of: date) -> Cell:
    """One value, by its name in the vocabulary or by words that mean it."""
    if solid(text) in words("too_little", spec.name):
        return NOTHING
    value = _named(text, spec) or _said(text, spec, as_of)
    if value is None:
        return unclear(f"{spec.label}のどれに当たるか、わかりません。")
    return Cell(value)


def several(text: str, spec: FactSpec, as_of: date) -> Cell:
    """All the values named, none of which may stay unclear."""
    if solid(text) in words("empty"):
        return Cell(["none"] if "none" in (spec.values or {}) else [])
    found: list[str] = []
    for part in filter(None, map(plain, _MEMBERS.split(plain(text)))):
        value = _named(part, spec) or _said(part, spec, as_of)
        if value is None:
            return unclear(f"「{part[:20]}」が{spec.label}のどれに当たるか、わかりません。")
        found += value if isinstance(value, list) else [str(value)]
    members = list(dict.fromkeys(found))
    problem = spec.problem(members)
    return unclear(problem) if problem else Cell(members)


def trade(text: str, spec: FactSpec, as_of: date) -> Cell:
    """The class of a trade. Of several trades none is taken: which is the main one, nobody knows."""
    if solid(text) in words("too_little", spec.name):
        return NOTHING
    name = _LETTER_OR_NUMBER.sub("", plain(text))
    if classes := _classified(name):
        return _single(classes, spec)
    if known := _named(name, spec):
        return Cell(known)
    parts = [part for part in map(plain, _PARTS.split(name)) if part]
    said = [_said(each, spec, as_of) for each in dict.fromkeys([name, *parts])]
    return _single(tuple(dict.fromkeys(str(value) for value in said if value)), spec)


def code(text: str, spec: FactSpec) -> Cell:
    """The class of a code, by its longest beginning that the table knows: E, 09, E0911, 391."""
    rows = table("values")["industry_codes"]
    written = solid(text).upper()
    digits = written[1:] if written[:1].isalpha() and len(written) > 1 else written
    if not re.fullmatch(r"[A-T]|[0-9]{2,4}", digits):
        return unclear("日本標準産業分類のコードとして読めません。「09」や「E」のように書いてください。")
    beginnings = (digits[:length] for length in range(len(digits), 0, -1))
    return _single(next((tuple(rows[each]) for each in beginnings if each in rows), ()), spec)


def country(text: str) -> Cell:
    """A country's code, from its name or the code itself."""
    found = countries.of(plain(text)) or (solid(text).upper() if re.fullmatch("[a-z]{2}", solid(text)) else None)
    return Cell(found) if found else unclear("国の名前として読めません。")


def _single(classes: tuple[str, ...], spec: FactSpec) -> Cell:
    if len(classes) == 1:
        return Cell(classes[0])
    if not classes:
        return unclear(f"{spec.label}のどれに当たるか、わかりません。")
    return unclear(f"{_listed(classes, spec)}のどれか、決められません。主な{spec.label}を、ひとつ書いてください。")


def _listed(values: Iterable[str], spec: FactSpec) -> str:
    return "・".join((spec.values or {}).get(value, value) for value in values)


def _classified(name: str) -> tuple[str, ...]:
    rows = {solid(key).replace("、", ","): tuple(value) for key, value in table("values")["industry_names"].items()}
    return rows.get(solid(name).replace("、", ","), ())


def _named(text: str, spec: FactSpec) -> str | None:
    """The value of that name, as the vocabulary and its quick replies call it."""
    word = solid(text)
    names = {solid(name): value for value, name in (spec.values or {}).items()}
    names |= {solid(value): value for value in spec.values or {}}
    return names.get(word)


def _said(text: str, spec: FactSpec, as_of: date) -> FactValue | None:
    """What the understanding of messages makes of the cell as the answer to the question for this fact."""
    reading = understand(plain(text), asked=spec.name, as_of=as_of)
    return None if spec.name in reading.approximate else reading.facts.get(spec.name)
