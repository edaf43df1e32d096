"""What a firm tells, for the tests that need one and whose point it is not."""

from __future__ import annotations

from typing import Any

from actions.rules.facts import FactSpec, Vocabulary

# A small restaurant whose money runs short.
SHOP: dict[str, Any] = {
    "prefecture": "大阪府",
    "municipality": "大阪市",
    "industry": "restaurant",
    "employees_regular": 3,
    "years_in_business": 5,
    "sales_change_pct": -20,
    "amount_needed_yen": 5_000_000,
}


def every_fact(vocabulary: Vocabulary) -> dict[str, Any]:
    """Some value for every fact there is."""
    return {name: _some(spec) for name, spec in vocabulary.items()}


def _some(spec: FactSpec) -> Any:
    chosen = [choice.value for choice in spec.choices if choice.value is not None]
    values = list(spec.values or {})
    plain = {"bool": True, "date": "2020-04-01", "text": "大阪市", "enum": values[:1], "set": values[:1]}
    value = chosen[0] if chosen else plain.get(spec.type, 12)
    return value[0] if spec.type == "enum" and isinstance(value, list) else value
