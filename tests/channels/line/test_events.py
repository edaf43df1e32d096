"""What events of LINE say, and what is passed over."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_platform import StandIn

from channels.line.events import Heard, events, heard
from channels.line.words import words

LINE = StandIn()
USER, GROUP = "U" + "1" * 32, "C" + "3" * 32


def said(event: dict[str, object]) -> Heard | None:
    (read,) = events(json.dumps({"events": [event]}))
    return heard(read)


@pytest.mark.parametrize("kind", ["sticker", "image", "video", "audio", "file"])
def test_what_cannot_be_read_is_answered_in_words_that_say_what_to_do(kind: str) -> None:
    answer = said(LINE.event(USER, type="message", message={"id": "1", "type": kind}))
    assert answer == Heard(words=words()[kind])
    assert answer.words
    assert answer.words.endswith(("ください。", "くださいね。", "なります。"))


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("日本、〒183-0022 東京都府中市宮西町２丁目２４", "お店・会社の場所は東京都府中市です"),
        ("広島県安芸郡府中町大通3-5-1", "お店・会社の場所は広島県府中町です"),
        ("大阪府大阪市北区梅田3丁目1", "お店・会社の場所は大阪府大阪市です"),
        ("〒100-1101 東京都三宅島三宅村神着", "お店・会社の場所は東京都三宅村です"),
    ],
)
def test_a_place_on_the_map_tells_the_municipality(address: str, text: str) -> None:
    message = {"id": "1", "type": "location", "title": "店", "address": address, "latitude": 35.0, "longitude": 139.0}
    assert said(LINE.event(USER, type="message", message=message)) == Heard(text=text)


@pytest.mark.parametrize("address", [None, "", "Paris, France", "大阪府"])
def test_a_place_without_a_municipality_is_asked_for_in_words(address: str | None) -> None:
    message = {"id": "1", "type": "location", "address": address, "latitude": 48.9, "longitude": 2.3}
    assert said(LINE.event(USER, type="message", message=message)) == Heard(words=words()["location"])


def test_a_new_friend_is_told_what_is_kept_and_the_dialogue_greets_them() -> None:
    answer = said(LINE.event(USER, type="follow", follow={"isUnblocked": False}))
    assert answer == Heard(text="こんにちは", words=words()["follow"])


def test_a_group_that_invites_us_is_told_how_to_call_us() -> None:
    assert said(LINE.event(GROUP, type="join")) == Heard(words=words()["join"])


@pytest.mark.parametrize("kind", ["text", "sticker", "image"])
def test_a_group_is_left_alone_unless_it_calls_us(kind: str) -> None:
    message = {"id": "1", "type": kind, "text": "@佐藤 おはよう"}
    message |= {"mention": {"mentionees": [{"index": 0, "length": 3, "type": "user", "isSelf": False}]}}
    assert said(LINE.event(GROUP, type="message", message=message)) is None


def test_a_group_that_only_calls_our_name_is_asked_what_for() -> None:
    assert _called("@窓口", (0, 3)) == Heard(words=words()["nothing"])


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_our_name_is_cut_out_wherever_it_stands_whatever_stands_around_it(before: str, after: str) -> None:
    """LINE counts in UTF-16 code units: an emoji before the name is two."""
    place = len(before.encode("utf-16-le")) // 2
    answer = _called(f"{before}@窓口{after}", (place, 3))
    plain = " ".join((before + after).split())
    assert answer == (Heard(text=plain) if plain else Heard(words=words()["nothing"]))


def _called(text: str, where: tuple[int, int]) -> Heard | None:
    ours = {"index": where[0], "length": where[1], "type": "user", "isSelf": True}
    message = {"id": "1", "type": "text", "text": text, "mention": {"mentionees": [ours]}}
    return said(LINE.event(GROUP, type="message", message=message))
