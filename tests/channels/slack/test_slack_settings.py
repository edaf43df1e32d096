"""Slack opens by its two secrets; a missing or malformed one stops the start with a word."""

from __future__ import annotations

import pytest

from channels.slack.door import SECRET, TOKEN
from madoguchi.messengers import KEY, switched_on
from madoguchi.trouble import Trouble

GOOD = {SECRET: "0a" * 16, TOKEN: "xoxb-123456789012-abcdef", KEY: "k" * 32}


async def forget(_: str) -> None:
    """Nothing is kept."""


def test_with_both_secrets_slack_is_open() -> None:
    assert [messenger.name() for messenger in switched_on(forget, None, GOOD)] == ["slack"]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({SECRET: ""}, SECRET),
        ({SECRET: "0a" * 15}, SECRET),
        ({SECRET: "0A" * 16}, SECRET),
        ({TOKEN: ""}, TOKEN),
        ({TOKEN: "xoxp-123456789012-abcdef"}, TOKEN),
        ({TOKEN: "xoxb-123"}, TOKEN),
    ],
)
def test_half_set_or_malformed_stops_the_start_and_shows_no_secret(wrong: dict[str, str], named: str) -> None:
    with pytest.raises(Trouble, match=named) as caught:
        switched_on(forget, None, GOOD | wrong)
    assert not any(value and value in str(caught.value) for value in (GOOD | wrong).values())
