"""What is done is not to be begun again."""

from datetime import date
from typing import Any

import pytest
from editing import NEW, edit

from actions.rules import default_adviser
from actions.rules.check import check

TODAY = date(2026, 11, 25)
ADVISER = default_adviser()
COUNTED = next(
    scheme
    for scheme in ADVISER.catalogue.schemes.values()
    if (version := scheme.version_on(TODAY)) and any(lead.counted_by == "guidance_months" for lead in version.prepare)
)


def _days(**facts: Any) -> list[int]:
    return [lead.days for lead in ADVISER.judge(COUNTED.id, facts, as_of=TODAY).timing.prepare]


@pytest.mark.parametrize(("months", "days"), [(0, [180]), (4, [60]), (5, [30]), (6, []), (30, [])])
def test_months_done_already_count(months: int, days: list[int]) -> None:
    assert _days(guidance_months=months) == days
    assert _days() == [180]


def test_what_is_done_is_left_out() -> None:
    certified = [
        scheme
        for scheme in ADVISER.catalogue.schemes.values()
        if (version := scheme.version_on(TODAY)) and any(lead.unless is not None for lead in version.prepare)
    ]
    assert certified
    done: dict[str, Any] = {
        "plans_certified": list(ADVISER.vocabulary["plans_certified"].values or {}),
        "safety_net_certificate": True,
        "certified_startup_support": True,
    }
    for scheme in certified:
        open_, left = (ADVISER.judge(scheme.id, facts, as_of=TODAY).timing.prepare for facts in ({}, done))
        assert len(left) < len(open_)


def test_a_month_counted_by_an_unknown_fact_is_a_fault(copy: Any) -> None:
    lead = "    prepare:\n      - {text: 始める, days: 30, counted_by: nothing}\n"
    edit(copy, NEW, "    sources:", f"{lead}    sources:")
    assert any("「nothing」という事実" in fault.message for fault in check(copy))
