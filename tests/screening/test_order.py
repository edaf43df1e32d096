"""What a firm is called about first, by the rule that screening/order.py tells."""

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from actions.rules import default_adviser
from actions.rules.model import Version
from screening import Screener
from screening.order import Order, last_day, order, rounds_over

DAY = date(2026, 11, 25)


def version(**more: Any) -> Version:
    source = {"title": "案内", "checked_on": DAY}
    return Version.model_validate(
        {"from": date(2020, 1, 1), "to": None, "confidence": "high", "sources": [source], **more},
        context={"terms": {}, "shapes": {}},
    )


def closing(on: date) -> dict[str, Any]:
    return {"text": "締め切り", "on": on}


def test_a_step_is_lost_with_each_answer_that_is_missing() -> None:
    assert [order().step(missing, 0.01) for missing in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [2, 1, 0, 0]


def test_what_anyone_can_use_comes_last() -> None:
    assert order().step([], order().for_anyone) == 0


def test_the_fewer_can_use_it_the_sharper_it_is() -> None:
    shares = [1.0, 0.5, 0.1, 0.01, 1e-9, 0.0]
    sharp = [order().sharpness(share) for share in shares]
    assert sharp == sorted(sharp)
    assert (sharp[0], sharp[-1]) == (0.0, 1.0)


def test_what_ends_soon_is_urgent_and_what_is_far_off_is_not() -> None:
    soon = order().soon_days
    days = [DAY, DAY + timedelta(days=10), DAY + timedelta(days=soon), DAY + timedelta(days=5 * soon)]
    urgent = [order().urgency(day, DAY) for day in days]
    assert urgent[0] == 1
    assert urgent == sorted(urgent, reverse=True)
    assert urgent[2:] == [0, 0]
    assert order().urgency(None, DAY) == 0


def test_the_last_day_is_that_of_the_next_round_or_the_end_if_that_is_sooner() -> None:
    past, near, far = (DAY + timedelta(days=n) for n in (-5, 20, 40))
    assert last_day(version(closings=[closing(past), closing(far), closing(near)]), DAY) == near
    assert last_day(version(to=near, closings=[closing(far)]), DAY) == near
    assert last_day(version(closings=[closing(past)]), DAY) is None


def test_rounds_are_over_once_all_that_are_known_have_closed() -> None:
    past, near = (DAY + timedelta(days=n) for n in (-5, 20))
    assert rounds_over(version(closings=[closing(past)]), DAY)
    assert not rounds_over(version(closings=[closing(past), closing(near)]), DAY)
    assert not rounds_over(version(), DAY)


def test_weights_that_would_skip_a_step_are_refused() -> None:
    numbers = order().model_dump()
    with pytest.raises(ValidationError, match="1より小さく"):
        Order.model_validate({**numbers, "weights": {"sharp": 0.5, "urgent": 0.3, "to_the_point": 0.2}})


def test_what_is_no_help_is_named_as_the_catalogue_names_it() -> None:
    schemes = default_adviser().catalogue.schemes
    assert order().no_call_schemes <= schemes.keys()
    assert not any(order().calls_about(schemes[name]) for name in order().no_call_schemes)


def test_what_fits_the_firms_own_signs_comes_sooner() -> None:
    screener = Screener(default_adviser(), DAY)
    maker = {"industry": "manufacturing", "legal_form": "kabushiki_kaisha", "employees_regular": 9}
    falling = screener.screen({**maker, "sales_change_pct": -30})
    steady = screener.screen({**maker, "sales_change_pct": 0})
    assert falling.calls[0].scheme == "guarantee-safety-net"
    assert "guarantee-safety-net" not in [call.scheme for call in steady.calls]
