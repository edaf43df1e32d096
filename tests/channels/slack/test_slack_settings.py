"""Slack opens by its two secrets; a missing or malformed one stops the start with a word."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from slack_platform import MANIFEST

from channels.slack.door import SECRET, TOKEN
from channels.slack.events import HAND_OVER
from madoguchi.messengers import KEY, switched_on
from madoguchi.trouble import Trouble

GOOD = {SECRET: "0a" * 16, TOKEN: "xoxb-123456789012-abcdef", KEY: "k" * 32}


async def forget(_: str) -> None:
    """Nothing is kept."""


async def hand_over(*_: object) -> list[dict[str, Any]]:
    """Nothing is handed over."""
    return []


def test_with_both_secrets_slack_is_open() -> None:
    assert [messenger.name() for messenger in switched_on(forget, hand_over, None, GOOD)] == ["slack"]


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
        switched_on(forget, hand_over, None, GOOD | wrong)
    assert not any(value and value in str(caught.value) for value in (GOOD | wrong).values())


def test_the_manifest_has_the_shortcut_within_slacks_limits() -> None:
    (shortcut,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["features"]["shortcuts"]
    assert shortcut["callback_id"] == HAND_OVER
    assert shortcut["type"] == "message"
    # docs.slack.dev/reference/app-manifest: features.shortcuts[].name and .description
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150
