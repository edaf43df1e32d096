"""What people really say, beside exactly the facts in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from nlu import understand

HERE = Path(__file__).parent / "sentences"
AS_OF = date(2026, 11, 25)


def sentences() -> list[Any]:
    rows = []
    for path in sorted(HERE.glob("*.yml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            case = row if isinstance(row, dict) else {"say": row, "facts": {}}
            case["say"] = str(case["say"])
            context = ":".join(case[k] for k in ("asked", "recent") if k in case)
            rows.append(pytest.param(case, id=f"{path.stem}-{context}-{case['say']}"))
    return rows


@pytest.mark.parametrize("case", sentences())
def test_a_sentence_states_exactly_its_facts(case: dict[str, Any]) -> None:
    reading = understand(
        case["say"], asked=case.get("asked"), recent=case.get("recent"), known=case.get("known"), as_of=AS_OF
    )
    assert {
        "facts": {k: sorted(v) if isinstance(v, list) else v for k, v in reading.facts.items()},
        "about": sorted(reading.approximate),
        "unknown": list(reading.unknown),
        "refused": list(reading.refused),
        "retracted": list(reading.retracted),
        "ambiguous": reading.ambiguous,
        "supposed": reading.supposed,
    } == {
        "facts": {k: sorted(v) if isinstance(v, list) else v for k, v in case["facts"].items()},
        "about": sorted(case.get("about", [])),
        "unknown": case.get("unknown", []),
        "refused": case.get("refused", []),
        "retracted": case.get("retracted", []),
        "ambiguous": case.get("ambiguous", {}),
        "supposed": case.get("supposed", reading.supposed),
    }
