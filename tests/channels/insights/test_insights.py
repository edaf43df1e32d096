"""The counts over HTTP: counts alone are kept, and only a token shows them."""

from __future__ import annotations

import asyncio
import csv
import io
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests
from sanic import HTTPResponse

from actions.counting import DOORS as COUNTED
from actions.counting import OTHER
from cases import today
from channels.insights.guard import COOKIE, LASTS, Guard
from channels.insights.tables import DOORS
from channels.refusal import Refusal
from insights import Counters, Kind, Tick

if TYPE_CHECKING:
    from conftest import Server

TOKEN = "a-token-of-the-tests"
SENDER = "a-name-that-nobody-else-bears"
TYPED = ("金沢市の東山で豆腐屋をしています。従業員は7人です。運転資金を300万円借りたい", "とりあえず教えて")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("insights")
    day = today() - timedelta(days=5)
    ticks = [
        Tick(day, "rest", Kind.CONSULTATION, "", 23),
        Tick(day, "line", Kind.TOPIC, "funding", 12),
        Tick(day, "rest", Kind.TOPIC, "succession", 4),
        Tick(day, "rest", Kind.UNMET, "funding/石川県/restaurant", 6),
        Tick(day, "rest", Kind.STOPPED, "capital_yen", 5),
        Tick(day, "rest", Kind.SCHEME, "loan-marukei", 8),
    ]
    Counters(f"sqlite:///{folder / 'cases.db'}").add(ticks)
    return folder


@pytest.fixture(scope="module")
def counting(start: Callable[..., Server], data: Path) -> Server:
    return start(data, MADOGUCHI_INSIGHTS_TOKEN=TOKEN)


def rows(server: Server, query: str = "") -> list[dict[str, str]]:
    answer = server.get(f"/insights/counts.csv{query}", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_numbers_come_in_fives_under_names_that_a_clerk_knows(counting: Server) -> None:
    found = {(row["種類"], row["内容"], row["地域"], row["業種"]): row["数"] for row in rows(counting)}
    assert found["相談の数（日ごと）", "", "", ""] == "20"
    assert found["相談の内容", "資金調達", "", ""] == "10"
    assert found["合う制度が見つからなかった相談（内容・地域・業種）", "資金調達", "石川県", "飲食業"] == "5"
    assert found["返事が止まった質問", "資本金はいくらですか？", "", ""] == "5"
    assert found["ご案内した制度", "マル経融資（小規模事業者経営改善資金）", "", ""] == "5"
    assert len(found) == 5


def test_a_door_and_days_can_be_chosen(counting: Server) -> None:
    assert {row["入口"] for row in rows(counting, "?channel=line")} == {"LINE"}
    assert rows(counting, f"?from={today()}") == []
    assert rows(counting, "?from=yesterday&channel=<b>") == rows(counting)


def test_nothing_of_what_was_typed_and_no_name_is_in_the_counters(counting: Server, data: Path) -> None:
    day = today()
    for text in TYPED:
        counting.say(SENDER, text)
    counters, end = Counters(f"sqlite:///{data / 'cases.db'}"), time.monotonic() + 20
    while not any(row.day >= day and row.kind is Kind.SCHEME for row in counters.rows()):
        assert time.monotonic() < end, "nothing was counted"
        time.sleep(0.05)
    kept = b"".join(file.read_bytes() for file in data.glob("cases.db*"))
    assert b"funding" in kept
    for secret in (SENDER, *TYPED, "東山", "豆腐", "金沢", "300万"):
        assert secret.encode() not in kept


@pytest.mark.parametrize("path", ["/insights", "/insights/counts.csv"])
def test_without_the_token_nothing_is_shown(path: str, counting: Server) -> None:
    for headers in (
        {},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": "Basic x"},
        {"Cookie": f"{COOKIE}=9.x"},
    ):
        answer = requests.get(counting.url + path, headers=headers, timeout=60)
        assert answer.status_code == 401
        assert "資金調達" not in answer.text


def test_the_cookie_is_strict_short_lived_and_holds_no_token(counting: Server) -> None:
    with requests.Session() as browser:
        answer = browser.post(f"{counting.url}/insights", data={"token": TOKEN}, allow_redirects=False, timeout=60)
        cookie = answer.headers["Set-Cookie"]
        assert answer.status_code == 303
        for attribute in ("HttpOnly", "SameSite=Strict", "Path=/insights", f"Max-Age={LASTS}"):
            assert attribute.lower() in cookie.lower()
        assert TOKEN not in cookie
        page = browser.get(f"{counting.url}/insights", timeout=60)
        assert "資金調達" in page.text
        assert "form-action 'self'" in page.headers["Content-Security-Policy"]
        assert page.headers["Cache-Control"] == "no-store"


def test_a_cookie_ends_and_another_token_makes_another(monkeypatch: pytest.MonkeyPatch) -> None:
    guard, answer = Guard(TOKEN), HTTPResponse()
    guard.remember(answer)
    cookie = answer.cookies[COOKIE].value
    assert guard._is_ours(cookie)
    assert not Guard(TOKEN + "x")._is_ours(cookie)
    ends, _, mark = cookie.partition(".")
    assert not guard._is_ours(f"{int(ends) + 1}.{mark}")
    monkeypatch.setattr(time, "time", lambda: int(ends) + 1)
    assert not guard._is_ours(cookie)


@pytest.mark.parametrize("given", ["", "トークン", "\udcff\udcfe", TOKEN[:-1], f" {TOKEN}"])
def test_whatever_is_given_for_a_token_is_right_or_wrong_and_no_fault(given: str) -> None:
    with pytest.raises(Refusal) as refused:
        asyncio.run(Guard(TOKEN).check(given))
    assert refused.value.status == HTTPStatus.UNAUTHORIZED
    assert not Guard(TOKEN)._is_ours(given)


def test_wrong_tokens_are_slow_and_keep_nobody_waiting_who_has_the_right_one(counting: Server) -> None:
    def attempt(number: int) -> int:
        headers = {"Authorization": f"Bearer wrong{number}"}
        return requests.get(f"{counting.url}/insights", headers=headers, timeout=120).status_code

    began = time.monotonic()
    with ThreadPoolExecutor(30) as many:
        answers = [many.submit(attempt, number) for number in range(30)]
        assert rows(counting)
        assert not all(answer.done() for answer in answers)
    codes = [answer.result() for answer in answers]
    assert set(codes) <= {401, 429}
    assert 429 in codes
    assert time.monotonic() - began > codes.count(401) - 1


def test_without_a_token_of_the_operators_there_is_no_page(server: Server) -> None:
    assert server.get("/insights").status_code == 404
    assert server.get("/insights/counts.csv").status_code == 404


def test_every_door_that_is_counted_has_a_name() -> None:
    assert {*COUNTED, OTHER} == set(DOORS)
