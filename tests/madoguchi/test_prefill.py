"""Whole conversations with the public register: asked only with a yes, used only if it is theirs, and kept nowhere."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from gbizinfo import CLOSED, SPARSE, TOFU, TOKEN, UNLISTED, GBizInfo
from stand_in import running

import register
from madoguchi import switches
from madoguchi.trouble import Trouble
from register.client import WITHIN

if TYPE_CHECKING:
    from conftest import Server

NAME = "みどり豆腐製作所"
AS_OF = "2026-11-28"


@pytest.fixture(scope="module")
def gbizinfo() -> Iterator[GBizInfo]:
    with running(GBizInfo()) as platform:
        yield platform


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prefill")


@pytest.fixture(scope="module")
def helped(start: Callable[..., Server], gbizinfo: GBizInfo, data: Path) -> Server:
    """A server whose operator has a token."""
    return start(data, MADOGUCHI_GBIZINFO_TOKEN=TOKEN, MADOGUCHI_GBIZINFO_URL=gbizinfo.address)


class Owner:
    """One person's conversation."""

    def __init__(self, server: Server, name: str) -> None:
        self.server, self.name = server, name

    def says(self, text: str) -> str:
        self.bubbles: list[dict[str, Any]] = self.server.say(self.name, text, as_of=AS_OF)
        return "\n".join(bubble.get("text", "") for bubble in self.bubbles)

    @property
    def known(self) -> dict[str, Any]:
        self.says("これまでの内容は？")
        shown = next(b["custom"]["facts"] for b in self.bubbles if b.get("custom", {}).get("type") == "summary")
        return {fact["fact"]: fact["value"] for fact in shown}


@pytest.fixture
def owner(helped: Server, gbizinfo: GBizInfo, request: pytest.FixtureRequest) -> Owner:
    gbizinfo.calls.clear()
    gbizinfo.bad.clear()
    return Owner(helped, request.node.name)


def test_with_two_yes_the_facts_are_taken_in_and_said_to_be_the_registers(owner: Owner, gbizinfo: GBizInfo) -> None:
    assert "法人番号を送っていただくと" in owner.says("新しい機械を入れたいです")
    offered = owner.says(f"法人番号は{TOFU}です")
    assert "gBizINFO" in offered
    assert "調べてもよいですか" in offered
    assert TOFU not in offered
    assert gbizinfo.calls == []
    assert NAME in owner.says("はい")
    assert [asked for asked, _ in gbizinfo.calls] == [TOFU]
    taken = owner.says("はい")
    assert "国の公開データ（gBizINFO）には" in taken
    assert "石川県金沢市の製造業" in taken
    assert NAME not in taken
    assert "資本金：3,000万円（「gBizINFOの登録」）" in owner.says("これまでの内容は？")
    assert owner.known["employees_regular"] == 24
    assert len(gbizinfo.calls) == 1


def test_a_fact_of_the_registers_is_put_right_as_any(owner: Owner) -> None:
    owner.says("運転資金を借りたいです")
    for text in (TOFU, "はい", "はい"):
        owner.says(text)
    assert "24人" in owner.says("従業員は、やっぱり18人です")
    assert owner.known["employees_regular"] == 18


def test_what_contradicts_the_person_is_asked(owner: Owner) -> None:
    owner.says("金沢市で製造業をしています。資本金は1000万円です。運転資金を借りたい")
    for text in (TOFU, "はい"):
        owner.says(text)
    asked = owner.says("はい")
    assert "先ほどは1,000万円と伺いました" in asked
    assert "3,000万円でよろしいですか" in asked
    owner.says("1,000万円")
    assert owner.known["capital_yen"] == 10_000_000


def test_with_a_no_nothing_is_sent(owner: Owner, gbizinfo: GBizInfo) -> None:
    owner.says("運転資金を借りたいです")
    owner.says(f"番号は {TOFU} です")
    said = owner.says("いいえ")
    assert "どこにも送っていません" in said
    assert owner.bubbles[-1]["custom"]["type"] == "question"
    owner.says("はい")
    assert gbizinfo.calls == []


def test_something_else_lets_the_offer_go(owner: Owner, gbizinfo: GBizInfo) -> None:
    owner.says("運転資金を借りたいです")
    owner.says(TOFU)
    owner.says("従業員は6人です")
    owner.says("はい")
    assert gbizinfo.calls == []


def test_a_firm_that_is_not_theirs_is_not_used(owner: Owner) -> None:
    owner.says("運転資金を借りたいです")
    owner.says(TOFU)
    owner.says("はい")
    assert "調べたことは使いません" in owner.says("いいえ、違います")
    assert "municipality" not in owner.known


def test_what_is_told_beside_the_number_is_heard(owner: Owner) -> None:
    owner.says(f"金沢で豆腐を作っています。社員が24人、法人番号 {TOFU}。機械を買い替えたい")
    owner.says("いいえ")
    assert owner.known["employees_regular"] == 24


@pytest.mark.parametrize(("number", "words"), [(UNLISTED, "見つかりませんでした"), (CLOSED, "登記が閉じられている")])
def test_a_number_that_leads_nowhere_is_said_kindly(owner: Owner, number: str, words: str) -> None:
    owner.says("運転資金を借りたいです")
    owner.says(number)
    assert words in owner.says("はい")
    assert owner.bubbles[-1]["custom"]["type"] == "question"


def test_odd_values_leave_what_is_certain(owner: Owner) -> None:
    owner.says("運転資金を借りたいです")
    for text in (SPARSE, "はい", "はい"):
        owner.says(text)
    known = owner.known
    assert (known["prefecture"], known["legal_form"]) == ("埼玉県", "kabushiki_kaisha")
    assert not {"municipality", "capital_yen", "employees_regular", "industry"} & set(known)


@pytest.mark.parametrize("bad", [401, 403, 429, 500, "これはJSONではない", '{"hojin-infos": 3}'])
def test_in_a_bad_moment_the_talk_goes_on(owner: Owner, gbizinfo: GBizInfo, bad: Any) -> None:
    owner.says("運転資金を借りたいです")
    owner.says(TOFU)
    gbizinfo.bad.append(bad)
    said = owner.says("はい")
    assert "今は調べられませんでした" in said
    assert "Traceback" not in said
    assert owner.bubbles[-1]["custom"]["type"] == "question"
    assert owner.says("従業員は6人です")


def test_a_slow_register_keeps_nobody_else_waiting(owner: Owner, gbizinfo: GBizInfo, helped: Server) -> None:
    owner.says("運転資金を借りたいです")
    owner.says(TOFU)
    gbizinfo.bad.append("slow")
    said: list[str] = []
    waiting = threading.Thread(target=lambda: said.append(owner.says("はい")))
    waiting.start()
    while not gbizinfo.calls:
        time.sleep(0.01)
    other = Owner(_another(helped), "somebody else")
    assert other.says("後継ぎがいません")
    assert said == []
    waiting.join(WITHIN * 4)
    assert "今は調べられませんでした" in said[0]


def _another(server: Server) -> Server:
    """The same server over a connection of its own."""
    other = copy.copy(server)
    other.http = requests.Session()
    other.http.trust_env = False
    return other


def test_neither_number_nor_name_nor_token_is_kept_or_logged(owner: Owner, data: Path, helped: Server) -> None:
    owner.says("運転資金を借りたいです")
    for text in (f"うちは{TOFU[0]}-{TOFU[1:5]}-{TOFU[5:9]}-{TOFU[9:]}です", "はい", "はい", "とりあえず教えて"):
        owner.says(text)
    kept = b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file())
    assert "金沢市".encode() in kept or rb"\u91d1\u6ca2\u5e02" in kept
    for secret in (TOFU, TOFU[5:9] + "-" + TOFU[9:], TOKEN):
        assert secret.encode() not in kept
        assert secret not in "".join(helped.lines)
    assert NAME.encode() not in kept
    assert NAME.encode("unicode_escape") not in kept
    assert NAME not in "".join(helped.lines)


def test_without_a_token_nothing_is_said_of_a_register_and_the_number_is_hidden(server: Server) -> None:
    owner = Owner(server, "no register")
    said = owner.says("運転資金を借りたいです") + owner.says(f"法人番号は{TOFU}です")
    assert "gBizINFO" not in said
    assert "法人番号" not in said


def test_a_sole_proprietor_is_not_asked_for_a_number(helped: Server) -> None:
    assert "法人番号" not in Owner(helped, "sole").says("個人事業で居酒屋をしています。運転資金を借りたいです")


@pytest.mark.parametrize(
    ("environment", "named"),
    [({"MADOGUCHI_GBIZINFO_TOKEN": "短い"}, register.TOKEN), ({"MADOGUCHI_GBIZINFO_TOKEN": "a b"}, register.TOKEN)],
)
def test_a_malformed_token_stops_the_start_and_is_not_shown(environment: dict[str, str], named: str) -> None:
    with pytest.raises(Trouble) as trouble:
        switches.check(environment)
    assert named in str(trouble.value)
    assert environment[named] not in str(trouble.value)


def test_the_token_goes_nowhere_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_GBIZINFO_URL", "http://register.example.jp/")
    with pytest.raises(Trouble, match="https://"):
        switches.check({})
