"""Somebody to talk to."""

import pytest

from actions.human import what_to_say


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("電話で何て言えばいいですか", True),
        ("どう切り出せばええんやろ", True),
        ("何と言っても売上です", False),
        ("どう言われても無理", False),
    ],
)
def test_what_to_say_at_the_counter_is_asked(text: str, asks: bool) -> None:
    assert what_to_say(text) is asks
