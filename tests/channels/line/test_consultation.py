"""Whole consultations in LINE, with the adviser itself behind the door."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from line_platform import SECRET, TOKEN, StandIn, signed, webhook
from stand_in import running, wait_until

if TYPE_CHECKING:
    from conftest import Server

ROOT = Path(__file__).resolve().parents[3]
USER, OTHER, GROUP = "U" + "a" * 32, "U" + "b" * 32, "C" + "c" * 32
SETTINGS = {
    "MADOGUCHI_LINE_CHANNEL_SECRET": SECRET,
    "MADOGUCHI_LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
    "MADOGUCHI_KEY": "a key of at least thirty-two signs".replace(" ", "-"),
}


class Talk:
    """One talk in LINE: say something, and see what comes."""

    def __init__(self, line: StandIn, server: Server, talk: str) -> None:
        self._line, self._server, self._talk = line, server, talk

    def says(self, text: str) -> list[dict[str, Any]]:
        return self.does(self._line.text(self._talk, text))

    def does(self, *events: dict[str, Any]) -> list[dict[str, Any]]:
        shown = self._line.delivered[self._talk]
        before = len(shown)
        body = webhook(*events)
        answer = self._server.http.post(
            self._server.url + "/webhooks/line/webhook", body, headers={"X-Line-Signature": signed(body)}, timeout=30
        )
        assert answer.status_code == 200
        wait_until(lambda: len(shown) > before)
        return shown[before:]


@pytest.fixture(scope="module")
def line() -> Iterator[StandIn]:
    with running(StandIn()) as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("line-data")


@pytest.fixture(scope="module")
def door(start: Callable[..., Server], line: StandIn, data: Path) -> Server:
    return start(data, "--as-of", "2026-11-25", MADOGUCHI_LINE_API=line.url, **SETTINGS)


@pytest.fixture
def talk(line: StandIn, door: Server) -> Callable[[str], Talk]:
    return lambda who: Talk(line, door, who)


def words(messages: list[dict[str, Any]]) -> str:
    return "\n".join(str(message) for message in messages)


def test_an_owner_gets_from_free_words_to_an_advice_on_cards(line: StandIn, talk: Any) -> None:
    owner = talk(USER)
    assert "ブロック" in words(owner.does(line.event(USER, type="follow", follow={"isUnblocked": False})))
    told = owner.says("居酒屋をやっていて従業員は3人、個人事業です。資金繰りが苦しいです")
    assert "従業員3人" in words(told)
    assert "quickReply" in told[-1]
    place = {"id": "9", "type": "location", "address": "日本、〒590-0078 大阪府堺市堺区南瓦町3-1"}
    assert "大阪府堺市" in words(owner.does(line.event(USER, type="message", message=place)))
    for _ in range(20):
        asked = line.delivered[USER][-1]
        cards = [message for message in line.delivered[USER] if message["type"] == "flex"]
        if cards:
            break
        owner.says(asked["quickReply"]["items"][0]["action"]["text"])
    assert cards[0]["contents"]["type"] == "carousel"
    assert "まず、" in cards[0]["altText"]
    assert line.refused == []


def test_private_numbers_and_the_platforms_ids_are_kept_nowhere(talk: Any, door: Server, data: Path) -> None:
    talk(USER).says("電話は090-1234-5678です。従業員は4人です")
    stored = b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file()) + "".join(door.lines).encode()
    assert "＊＊＊-＊＊＊＊-＊＊＊＊".encode() in stored or b"\\uff0a" in stored
    for private in (b"090-1234-5678", USER.encode(), TOKEN.encode(), SECRET.encode()):
        assert private not in stored


def test_two_people_and_a_group_do_not_mix(line: StandIn, talk: Any) -> None:
    talk(OTHER).says("従業員は12人です")
    mention = {"mentionees": [{"index": 0, "length": 3, "type": "user", "isSelf": True}]}
    said = {"id": "2", "type": "text", "text": "@窓口 従業員は7人です", "mention": mention}
    talk(GROUP).does(line.event(GROUP, type="message", message=said))
    assert "12人" in words(talk(OTHER).says("これまでの内容を教えてください"))
    asked = said | {"text": "@窓口 これまでの内容を教えてください"}
    shown = words(talk(GROUP).does(line.event(GROUP, type="message", message=asked)))
    assert "7人" in shown
    assert "12人" not in shown
    assert line.refused == []


def test_who_blocks_us_is_forgotten_with_everything_kept(line: StandIn, talk: Any, door: Server) -> None:
    who = "U" + "d" * 32
    owner = talk(who)
    owner.says("堺市で従業員は33人です")
    owner.says("窓口に持っていけるように保存してください")
    kept = words(owner.says("はい"))
    code = kept.split("番号は ")[1][:11]
    assert door.get(f"/sheet/{code}").status_code == 200
    asked = owner.does(line.event(who, type="unfollow"), line.text(who, "これまでの内容を教えてください"))
    assert "33人" not in words(asked)
    assert door.get(f"/sheet/{code}").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"MADOGUCHI_LINE_CHANNEL_ACCESS_TOKEN": ""}, "MADOGUCHI_LINE_CHANNEL_ACCESS_TOKEN"),
        ({"MADOGUCHI_LINE_CHANNEL_SECRET": "hunter2"}, "MADOGUCHI_LINE_CHANNEL_SECRET"),
        ({"MADOGUCHI_KEY": "short"}, "MADOGUCHI_KEY"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_clear_word(tmp_path: Path, wrong: Any, named: str) -> None:
    command = [sys.executable, "-m", "madoguchi", "run", "--port", "0"]
    env = os.environ | {"MADOGUCHI_DATA_DIR": str(tmp_path)} | SETTINGS | wrong
    ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 1
    assert named in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not any(value and value in ended.stderr for value in wrong.values())
