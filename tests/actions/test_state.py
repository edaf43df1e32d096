"""The state survives its way through slots."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from actions.rules import default_adviser
from actions.state import State, changed_slots, read

VOCABULARY = default_adviser().vocabulary
_NAMES = st.lists(st.sampled_from(sorted(VOCABULARY)), max_size=4, unique=True).map(tuple)
_STATES = st.builds(
    State,
    facts=st.fixed_dictionaries(
        {},
        optional={
            "employees_regular": st.integers(0, 500),
            "taxes_paid": st.booleans(),
            "plans_certified": st.just([]),
        },
    ),
    approximate=_NAMES,
    refused=_NAMES,
    asked=st.none() | st.sampled_from(sorted(VOCABULARY)),
    asked_before=_NAMES,
    advised=st.none() | _NAMES,
    misses=st.integers(0, 3),
    heard=st.booleans(),
    as_of=st.none() | st.just("2021-08-01"),
)


def _set(slots: dict[str, Any], before: State, after: State) -> dict[str, Any]:
    changes = json.loads(json.dumps(changed_slots(before, after, VOCABULARY)))
    return {**slots, **changes}


@given(_STATES, _STATES)
def test_slots_hold_the_state_through_json(first: State, second: State) -> None:
    slots = _set({}, State(), first)
    assert read(slots, VOCABULARY) == first
    slots = _set(slots, first, second)
    assert read(slots, VOCABULARY) == second


@given(_STATES)
def test_an_unchanged_state_sets_no_slot(state: State) -> None:
    assert changed_slots(state, state, VOCABULARY) == {}


def test_false_zero_and_the_empty_set_are_facts() -> None:
    slots = {"taxes_paid": False, "employees_regular": 0, "plans_certified": []}
    assert read(slots, VOCABULARY).facts == slots


def test_the_day_is_the_one_named_by_the_client() -> None:
    assert State(as_of="2021-08-01").day == date(2021, 8, 1)
