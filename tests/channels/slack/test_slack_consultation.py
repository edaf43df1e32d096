"""Whole consultations in Slack, with the adviser itself behind the door: alone, in a thread, and by the command."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from slack_platform import SECRET, TOKEN, BadMoment, StandIn, sent, signed
from stand_in import running, wait_until

if TYPE_CHECKING:
    from conftest import Server

Json = dict[str, Any]
PERSON = "U0000000001"
SETTINGS = {
    "MADOGUCHI_SLACK_SIGNING_SECRET": SECRET,
    "MADOGUCHI_SLACK_BOT_TOKEN": TOKEN,
    "MADOGUCHI_KEY": "a-key-of-at-least-thirty-two-signs",
}
OPENING = "堺市で居酒屋をやっています。従業員は3人、個人事業です。資金繰りが苦しいです"
THREAD = [
    "堺市の居酒屋さんから電話がありました",
    "従業員は何人ですか？",
    "従業員は4人です。資金繰りが苦しいとのこと",
    "すみません、従業員は4人じゃなくて、従業員は5人です",
    "個人事業です。お昼いってきます",
]


@dataclass
class Talk:
    """One talk in Slack: `say` makes what Slack sends for a text, `shown` is where its answers stand, `stamp` its thread."""

    slack: StandIn
    server: Server
    channel: str
    say: Callable[[str], Json]
    shown: list[Json]
    stamp: str = ""

    def says(self, text: str) -> str:
        """The answer as plain text."""
        return self.does(self.say(text))

    def taps(self, choice: str) -> str:
        """The answer to a button or a menu of the last message."""
        return self.does(self.slack.tap(self.channel, self.shown[-1], choice))

    def choices(self) -> list[str]:
        """What may be tapped in the last row of the last message."""
        rows = [block["elements"] for block in self.shown[-1]["blocks"] if block["type"] == "actions"]
        return [option["value"] for one in rows[-1] for option in one.get("options", [one])] if rows else []

    def does(self, what: Json) -> str:
        """The answer to anything that Slack sends."""
        before = len(self.shown)
        body, kind = sent(what)
        headers = {"Content-Type": kind, **signed(body)}
        address = self.server.url + "/webhooks/slack/webhook"
        assert self.server.http.post(address, data=body, headers=headers, timeout=30).status_code == 200
        wait_until(lambda: len(self.shown) > before, within=60)
        return "\n".join(message["text"] for message in self.shown[before:])


@pytest.fixture(scope="module")
def slack() -> Iterator[StandIn]:
    with running(StandIn()) as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("slack-data")


@pytest.fixture(scope="module")
def door(start: Callable[..., Server], slack: StandIn, data: Path) -> Server:
    return start(data, "--as-of", "2026-11-25", MADOGUCHI_SLACK_API=f"{slack.url}/api/", **SETTINGS)


@pytest.fixture
def direct(slack: StandIn, door: Server) -> Callable[[str], Talk]:
    return lambda channel: Talk(slack, door, channel, lambda text: slack.direct(channel, text), slack.posted[channel])


@pytest.fixture
def thread(slack: StandIn, door: Server) -> Callable[[str], Talk]:
    """The first mention opens a thread; the next ones are written in it."""

    def begin(channel: str, stamp: str = "") -> Talk:
        stamp = stamp or slack.stamp()
        opened: list[Json] = slack.posted[stamp]
        return Talk(
            slack,
            door,
            channel,
            lambda text: slack.mention(channel, text, **({"thread_ts": stamp} if opened else {"ts": stamp})),
            opened,
            stamp,
        )

    return begin


@pytest.fixture
def handing_over(slack: StandIn, door: Server) -> Callable[[str, list[str]], Talk]:
    """A thread of other people, and the shortcut on its last message."""

    def begin(channel: str, texts: list[str]) -> Talk:
        first = slack.write(texts[0])
        last = [first, *(slack.write(text, first["ts"]) for text in texts[1:])][-1]
        alone = slack.whispered[f"{channel}-{PERSON}"]
        return Talk(slack, door, channel, lambda _: slack.shortcut(channel, last), alone, first["ts"])

    return begin


@pytest.fixture
def command(slack: StandIn, door: Server) -> Callable[[str], Talk]:
    return lambda channel: Talk(
        slack,
        door,
        channel,
        lambda text: slack.command(channel, PERSON, text),
        slack.whispered[f"{channel}-{PERSON}"],
    )


@pytest.mark.parametrize(("way", "channel"), [("direct", "D0000000001"), ("thread", "C0000000001"), ("command", "G01")])
def test_from_free_words_to_advice_conditions_schedule_sheet_and_forgetting(
    way: str, channel: str, request: pytest.FixtureRequest, slack: StandIn, door: Server
) -> None:
    talk: Talk = request.getfixturevalue(way)(channel)
    assert "従業員3人" in talk.says(OPENING)
    advice = advised(talk)
    assert "■ 相談先" in advice
    assert "○ 満たしています" in talk.says("1の条件を教えて")
    assert "■ 進め方" in talk.says("いつまでに何をすればいい？")
    assert "30日間お預かりしてもよいですか" in talk.says("引継ぎ票を作ってください")
    assert talk.choices() == ["はい", "いいえ"]
    sheet = talk.taps("はい")
    assert "■ 持っていくもの" in sheet
    code = code_of(sheet)
    assert "従業員は3人" in door.get(f"/sheet/{code}").text
    assert "この相談を消しても" in talk.says("この相談を消して")
    assert "消しました" in talk.taps("はい")
    assert door.get(f"/sheet/{code}").status_code == 404
    assert "3人" not in talk.says("これまでの内容を教えて")
    assert slack.refused == []


def test_beginning_anew_forgets_what_was_told(direct: Any) -> None:
    talk = direct("D0000000002")
    talk.says(OPENING)
    assert "最初から始めます" in talk.says("最初からやり直したい")
    assert "3人" not in talk.says("これまでの内容を教えて")


def test_what_is_told_by_the_command_is_seen_and_known_by_nobody_else(
    command: Any, thread: Any, direct: Any, slack: StandIn
) -> None:
    channel = "C0000000003"
    alone = command(channel)
    alone.says("従業員は12人です")
    assert [message["response_type"] for message in alone.shown] == ["ephemeral"]
    assert channel not in {body.get("channel") for path, body in slack.calls if path.endswith("chat.postMessage")}
    for other in (thread(channel), direct("D0000000003")):
        assert "12人" not in other.says("これまでの内容を教えて")
    assert "12人" in alone.says("これまでの内容を教えて")


def test_colleagues_go_on_together_in_one_thread(thread: Any, slack: StandIn) -> None:
    talk = thread("C0000000004")
    talk.says(OPENING)
    told = slack.mention("C0000000004", "資本金は300万円です", thread_ts=talk.stamp, user="U0000000002")
    assert "300万円" in talk.does(told)
    summary = talk.says("これまでの内容を教えて")
    assert "300万円" in summary
    assert "3人" in summary


def test_a_thread_becomes_a_sheet_that_only_its_asker_sees(
    handing_over: Any, thread: Any, slack: StandIn, door: Server
) -> None:
    talk = handing_over("C0000000006", THREAD)
    asked = talk.does(talk.say(""))
    for read in ("都道府県：大阪府", "市区町村：堺市", "業種：飲食業", "従業員の人数：5人", "30日間お預かり"):
        assert read in asked
    assert talk.choices() == ["はい", "いいえ"]
    kept = talk.taps("はい")
    sheet = door.get(f"/sheet/{code_of(kept)}").text
    assert "「従業員は5人」" in sheet
    assert "お昼" not in sheet
    assert {message["response_type"] for message in talk.shown} == {"ephemeral"}
    assert slack.posted[talk.stamp] == []
    mention = thread("C0000000006", talk.stamp)
    assert "この相談を消しても" in mention.says("この相談を消して")
    assert "消しました" in mention.taps("はい")
    assert door.get(f"/sheet/{code_of(kept)}").status_code == 404
    assert slack.refused == []


def test_with_a_no_the_sheet_is_shown_and_nothing_is_kept(handing_over: Any, data: Path) -> None:
    before = kept_cases(data)
    talk = handing_over("C0000000007", THREAD)
    talk.does(talk.say(""))
    shown = talk.taps("いいえ")
    assert "【引継ぎ票】" in shown
    assert "従業員の人数：5人" in shown
    assert "この内容は保存していません" in shown
    assert kept_cases(data) == before


def test_nothing_of_a_thread_is_kept_before_the_yes(handing_over: Any, data: Path) -> None:
    talk = handing_over("C0000000008", ["和菓子の小さな店が八戸市にあります", "従業員は17人です"])
    assert "八戸市" in talk.does(talk.say(""))
    stored = b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file())
    for told in ("八戸", "和菓子", "17人"):
        assert told.encode() not in stored
        assert json.dumps(told)[1:-1].encode() not in stored


def test_what_the_adviser_was_told_in_the_thread_counts_more(handing_over: Any, thread: Any) -> None:
    talk = handing_over("C0000000009", ["堺市の居酒屋です", "従業員は8人です", "資本金は300万円"])
    thread("C0000000009", talk.stamp).says("従業員は9人です")
    asked = talk.does(talk.say(""))
    assert "従業員の人数：9人" in asked
    assert "資本金：300万円" in asked


def test_what_is_told_in_two_ways_is_left_open(handing_over: Any) -> None:
    talk = handing_over("C0000000010", ["堺市の居酒屋です", "従業員は8人です", "従業員は3人です"])
    asked = talk.does(talk.say(""))
    assert "従業員の人数：二通りの話があるので、決めていません" in asked
    assert "まだ分からないこと" in talk.taps("いいえ")


def test_a_thread_that_tells_of_no_firm_gives_no_sheet(handing_over: Any) -> None:
    talk = handing_over("C0000000011", ["お昼なに食べる？", "カレーかな"])
    assert "読み取れるお話がありませんでした" in talk.does(talk.say(""))
    assert talk.choices() == []


def test_private_numbers_and_slacks_ids_are_kept_nowhere(direct: Any, door: Server, data: Path) -> None:
    direct("D0000000005").says("電話は090-1234-5678です。従業員は4人です")
    stored = b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file()) + "".join(door.lines).encode()
    assert "＊＊＊-＊＊＊＊-＊＊＊＊".encode() in stored or b"\\uff0a" in stored
    for private in (b"090-1234-5678", b"D0000000005", PERSON.encode(), TOKEN.encode(), SECRET.encode()):
        assert private not in stored


def code_of(kept: str) -> str:
    return kept.split("番号は ")[1][:11]


def kept_cases(data: Path) -> int:
    with contextlib.closing(sqlite3.connect(data / "cases.db")) as database:
        (count,) = database.execute("SELECT count(*) FROM cases").fetchone()
    return int(count)


def test_a_server_that_is_killed_is_followed_by_one_that_answers(start: Any, tmp_path: Path) -> None:
    with running(StandIn()) as slack:
        settings = SETTINGS | {"MADOGUCHI_SLACK_API": f"{slack.url}/api/"}
        slack.bad.append(BadMoment(status=0))
        first = start(tmp_path, **settings)
        for text in ("堺市の居酒屋です。従業員は3人です", "これまでの内容を教えて"):
            body, kind = sent(slack.direct("D0000000012", text))
            headers = {"Content-Type": kind, **signed(body)}
            first.http.post(first.url + "/webhooks/slack/webhook", data=body, headers=headers, timeout=30)
        wait_until(lambda: bool(slack.calls))
        first.kill()
        assert slack.posted["D0000000012"] == []
        start(tmp_path, **settings)
        wait_until(lambda: len(slack.posted["D0000000012"]) == 2)
        said = [message["text"] for message in slack.posted["D0000000012"]]
    assert "従業員3人" in said[0]
    assert said[1].startswith("これまでに伺ったことです")


def advised(talk: Talk) -> str:
    """The advice, after the first choice of every question on the way to it."""
    for _ in range(20):
        said = talk.taps(talk.choices()[0])
        if "【1】" in said:
            return said
    raise AssertionError(talk.shown)
