"""What is kept of each firm until all are evaluated: one line of JSON, from which every output is written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from screening.evaluate import Call, Screened
from screening.lists.firm import Firm
from screening.totals import first_calls

# One letter for the verdict on each scheme.
ELIGIBLE, OPEN, INELIGIBLE, NOT_IN_FORCE = "yon-"


@dataclass(frozen=True, slots=True)
class Record:
    """A firm with its line in the list. `bad` rows were not evaluated; `problems` are (column, value, reason).

    `verdicts` has one letter for each scheme of the catalogue, in the order of their ids.
    """

    line: int
    bad: bool
    identification: tuple[str, ...]
    approximate: tuple[str, ...]
    problems: tuple[tuple[str, str, str], ...]
    calls: tuple[Call, ...]
    verdicts: str
    unlocks: Mapping[str, int]

    @property
    def priority(self) -> float:
        """That of the first call; below all others without any."""
        return self.calls[0].priority if self.calls else -1.0


def dumped(firm: Firm, found: Screened | None, schemes: Sequence[str]) -> str:
    """The line of a firm; `found` is missing for a bad row."""
    content: dict[str, Any] = {
        "line": firm.line,
        "bad": firm.bad,
        "identification": firm.identification,
        "approximate": firm.approximate,
        "problems": [(problem.column, problem.value, problem.reason) for problem in firm.problems],
        "calls": [asdict(call) for call in found.calls[: first_calls()]] if found else [],
        "verdicts": _letters(found, schemes) if found else "",
        "unlocks": dict(sorted(found.unlocks.items())) if found else {},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def loaded(line: bytes) -> Record:
    """The firm of a line."""
    content = json.loads(line)
    return Record(
        line=content["line"],
        bad=content["bad"],
        identification=tuple(content["identification"]),
        approximate=tuple(content["approximate"]),
        problems=tuple((column, value, reason) for column, value, reason in content["problems"]),
        calls=tuple(Call(**{**call, "ask": tuple(call["ask"])}) for call in content["calls"]),
        verdicts=content["verdicts"],
        unlocks=content["unlocks"],
    )


def _letters(found: Screened, schemes: Sequence[str]) -> str:
    groups = ((found.eligible, ELIGIBLE), (found.open, OPEN), (found.ineligible, INELIGIBLE))
    letters = {scheme: letter for group, letter in groups for scheme in group}
    return "".join(letters.get(scheme, NOT_IN_FORCE) for scheme in schemes)
