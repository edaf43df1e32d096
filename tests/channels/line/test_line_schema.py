"""The check of messages itself: it takes what LINE takes, and refuses what LINE refuses."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from altered import Where, altered
from line_definition import definitions
from line_schema import faults

LINK = {"type": "uri", "label": "開く", "uri": "https://example.jp/"}
TEXT = {"type": "text", "text": "こんにちは", "size": "sm", "color": "#1F2933", "wrap": True, "action": LINK}
BOX = {"type": "box", "layout": "vertical", "spacing": "sm", "contents": [TEXT, {"type": "separator", "margin": "lg"}]}
CARD = {"type": "bubble", "size": "mega", "body": BOX}
ITEM = {"type": "action", "action": {"type": "message", "label": "はい", "text": "はい"}}
IN_GROUP = {"type": "action", "action": {"type": "postback", "label": "はい", "data": "はい", "displayText": "はい"}}
MESSAGES: list[dict[str, Any]] = [
    {"type": "flex", "altText": "案内", "contents": {"type": "carousel", "contents": [CARD]}},
    {"type": "text", "text": "こんにちは", "quickReply": {"items": [ITEM, IN_GROUP]}},
]
CARDS: Where = (0, "contents", "contents")
LINE: Where = (*CARDS, 0, "body", "contents", 0)
ITEMS: Where = (1, "quickReply", "items")

# Where a limit stands, and the most that may stand there.
LIMITS: list[tuple[Where, int]] = [
    ((1, "text"), 5000),
    ((0, "altText"), 400),
    ((*ITEMS, 0, "action", "label"), 20),
    ((*ITEMS, 0, "action", "text"), 300),
    ((*ITEMS, 1, "action", "data"), 300),
    ((*ITEMS, 1, "action", "displayText"), 300),
    ((*LINE, "action", "label"), 20),
]
WRONG: list[tuple[Where, Any]] = [
    ((1, "colour"), "red"),
    ((1, "type"), "hologram"),
    ((1, "text"), 5),
    ((0, "contents", "type"), "wheel"),
    ((*CARDS, 0, "size"), "huge"),
    ((*CARDS, 0, "body", "layout"), "diagonal"),
    ((*CARDS, 0, "body", "spacing"), "wide"),
    ((*LINE, "text"), ""),
    ((*LINE, "size"), "tiny"),
    ((*LINE, "color"), "red"),
    ((*LINE, "weight"), "heavy"),
    ((*LINE, "blink"), True),
    ((*LINE, "action", "uri"), "javascript:alert(1)"),
    ((*LINE, "action", "uri"), "https://example.jp/ここ"),
    ((*LINE, "action", "uri"), "https://example.jp/" + "a" * 1000),
    ((*ITEMS, 0, "action"), {"type": "message", "text": "はい"}),
]
changed = partial(altered, MESSAGES)


def test_what_the_adviser_uses_is_taken() -> None:
    assert faults(MESSAGES) == []


@pytest.mark.parametrize(("where", "most"), LIMITS)
def test_texts_may_be_so_long_and_no_longer(where: Where, most: int) -> None:
    assert faults(changed(where, "あ" * most)) == []
    assert faults(changed(where, "あ" * (most + 1)))
    assert faults(changed(where, ""))


def test_texts_are_counted_as_line_counts_them() -> None:
    assert faults(changed((1, "text"), "🍎" * 2500)) == []
    assert faults(changed((1, "text"), "🍎" * 2501))
    assert faults(changed((*ITEMS, 0, "action", "label"), "👨‍👩‍👧" * 20)) == []


@pytest.mark.parametrize(("where", "most", "one"), [((*CARDS,), 12, CARD), ((*ITEMS,), 13, ITEM)])
def test_there_may_be_so_many_and_no_more(where: Where, most: int, one: dict[str, Any]) -> None:
    assert faults(changed(where, [one] * most)) == []
    assert faults(changed(where, [one] * (most + 1)))
    assert faults(changed(where, []))


def test_a_call_has_one_to_five_messages() -> None:
    text = {"type": "text", "text": "はい"}
    assert faults([text] * 5) == []
    assert faults([text] * 6)
    assert faults([])
    assert faults(None)


def test_cards_have_a_weight() -> None:
    heavy = CARD | {"body": BOX | {"contents": [TEXT | {"text": "a" * 29_000}]}}
    assert faults(changed(CARDS, [heavy])) == []
    assert faults(changed(CARDS, [heavy] * 2))
    assert faults(changed(CARDS, [CARD | {"body": BOX | {"contents": [TEXT | {"text": "a" * 31_000}]}}]))


@pytest.mark.parametrize(("where", "what"), WRONG)
def test_what_the_definition_does_not_know_is_refused(where: Where, what: Any) -> None:
    assert faults(changed(where, what))


def test_every_object_of_the_definition_is_closed_or_one_of_its_kinds() -> None:
    listed = definitions()
    assert {"FlexBubble", "FlexVideo", "StickerMessage", "DatetimePickerAction"} <= listed.keys()
    assert all(schema.get("additionalProperties") is False or "discriminator" in schema for schema in listed.values())
