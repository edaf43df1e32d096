"""What a real server answers, through HTTP."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from channels.pages import OriginFault, origins

if TYPE_CHECKING:
    from conftest import Server

REST = "/webhooks/rest/webhook"


def error(answer: Any, status: int) -> dict[str, Any]:
    """The error of an answer, after looking at what all of them share."""
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()["error"]
    assert {"code", "message", "where", "details"} == body.keys()
    assert "Traceback" not in answer.text
    assert any("ぁ" <= letter <= "ん" for letter in body["message"])
    return body


def test_the_server_is_healthy_and_counts_what_it_knows(server: Server) -> None:
    health = server.get("/health").json()
    assert health["ready"] is True
    assert health["catalogue"]["schemes"] > 0
    assert health["catalogue"]["offices"] > 0
    assert health["version"]


def test_a_message_is_answered_with_readable_bubbles(server: Server) -> None:
    bubbles = server.say("readable", "大阪市で居酒屋をやっています。従業員は3人です")
    assert bubbles
    assert all(bubble["recipient_id"] == "readable" and bubble["text"].strip() for bubble in bubbles)


@pytest.mark.parametrize(
    "message", ["", "   ", "\u3000\n", "\u0000\u0007", "😀🎉", "/goodbye", "\ud800", "あ" * 10_000]
)
def test_strange_messages_get_a_kind_answer_and_the_conversation_goes_on(server: Server, message: str) -> None:
    sender = f"strange-{abs(hash(message))}"
    server.say(sender, "従業員は7人です")
    assert server.say(sender, message)
    told = server.say(sender, "これまでの内容を教えてください")
    assert "7人" in "".join(bubble["text"] for bubble in told)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"", None),
        (b"{", None),
        (b"[]", None),
        ({"message": "はい"}, "sender"),
        ({"sender": "", "message": "はい"}, "sender"),
        ({"sender": "a" * 201, "message": "はい"}, "sender"),
        ({"sender": 1, "message": "はい"}, "sender"),
        ({"sender": "a"}, "message"),
        ({"sender": "a", "message": None}, "message"),
        ({"sender": "a", "message": ["はい"]}, "message"),
        ({"sender": "a", "message": "あ" * 10_001}, "message"),
        ({"sender": "a", "message": "はい", "metadata": {"as_of": "2021-02-29"}}, "metadata.as_of"),
        ({"sender": "a", "message": "はい", "metadata": "2021-02-28"}, "metadata"),
    ],
)
def test_a_wrong_message_is_refused_and_the_field_named(server: Server, body: Any, where: str | None) -> None:
    assert error(server.post(REST, body), 400)["where"] == where


def test_other_fields_of_rasas_clients_are_passed_over(server: Server) -> None:
    body = {"sender": "other-fields", "message": "こんにちは", "input_channel": "x", "metadata": {"language": "ja"}}
    assert server.post(REST, body).status_code == 200


def test_parallel_conversations_do_not_mix(server: Server) -> None:
    told: dict[str, str] = {}

    def talk(sender: str, people: int) -> None:
        server.say(sender, f"従業員は{people}人です")
        told[sender] = "".join(bubble["text"] for bubble in server.say(sender, "これまでの内容を教えてください"))

    threads = [threading.Thread(target=talk, args=(f"parallel-{n}", n)) for n in (11, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "11人" in told["parallel-11"]
    assert "13人" not in told["parallel-11"]
    assert "13人" in told["parallel-13"]
    assert "11人" not in told["parallel-13"]


def test_advice_is_given_for_the_day_asked(server: Server) -> None:
    facts = {"prefecture": "大阪府", "industry": "restaurant", "employees_regular": 3, "topics": ["funding"]}
    now, then = (server.post("/api/advice", {"facts": facts, **day}).json() for day in ({}, {"as_of": "2021-08-01"}))
    assert then["as_of"] == "2021-08-01" < now["as_of"]
    assert now["recommendations"]
    assert now["offices"]


def test_a_scheme_asked_about_is_judged_too(server: Server) -> None:
    (scheme, *_) = server.get("/api/schemes").json()["schemes"]
    advice = server.post("/api/advice", {"facts": {}, "about": [scheme["id"]]}).json()
    assert [judgement["id"] for judgement in advice["about"]] == [scheme["id"]]


@pytest.mark.parametrize(
    ("body", "status", "wheres"),
    [
        (b"nonsense", 400, [None]),
        ({}, 400, ["facts"]),
        ({"facts": []}, 400, ["facts"]),
        ({"facts": {}, "asof": "2021-08-01"}, 400, ["asof"]),
        ({"facts": {}, "as_of": "2021-13-01"}, 400, ["as_of"]),
        ({"facts": {}, "about": "loan"}, 400, ["about"]),
        ({"facts": {}, "about": ["loan-nothing"]}, 404, ["about"]),
        ({"facts": {"employees": 3}}, 422, ["employees"]),
        ({"facts": {"employees_regular": -1}}, 422, ["employees_regular"]),
        ({"facts": {"capital_yen": 10**400}}, 422, ["capital_yen"]),
        ({"facts": {"established_on": "2021-02-29"}}, 422, ["established_on"]),
        ({"facts": {"industry": ["retail"]}}, 422, ["industry"]),
        ({"facts": {"employees_regular": -1, "employees": 3}}, 422, ["employees_regular", "employees"]),
    ],
)
def test_wrong_facts_are_all_named(server: Server, body: Any, status: int, wheres: list[str | None]) -> None:
    problems = error(server.post("/api/advice", body), status)
    assert [problem["where"] for problem in problems["details"]] == wheres


def test_a_message_is_parsed_as_the_contract_says(server: Server) -> None:
    parsed = server.post("/api/parse", {"text": "従業員は12人くらいです"}).json()
    assert parsed.keys() == {"intent", "facts", "approximate", "retracted", "unknown", "ambiguous", "topics"}
    assert parsed["facts"] == {"employees_regular": 12}
    assert parsed["approximate"] == ["employees_regular"]
    assert parsed["intent"]["name"] == "inform"
    assert 0 < parsed["intent"]["confidence"] <= 1


def test_a_bare_answer_is_parsed_in_the_light_of_the_question(server: Server) -> None:
    assert server.post("/api/parse", {"text": "12", "asked": "employees_regular"}).json()["facts"] == {
        "employees_regular": 12
    }


@pytest.mark.parametrize(("text", "command"), [("/session_start", "session_start"), ('  /forget{"a": 3}', "forget")])
def test_nobody_outside_gives_the_dialogue_commands(server: Server, text: str, command: str) -> None:
    assert server.post("/api/parse", {"text": text}).json()["intent"]["name"] != command


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "text"),
        ({"text": 1}, "text"),
        ({"text": "12", "asked": "people"}, "asked"),
        ({"text": "", "as_of": "x"}, "as_of"),
    ],
)
def test_what_cannot_be_parsed_is_refused(server: Server, body: Any, where: str) -> None:
    assert error(server.post("/api/parse", body), 400)["where"] == where


def test_schemes_are_found_by_kind_and_topic(server: Server) -> None:
    found = server.get("/api/schemes", params={"kind": "loan", "topic": "funding"}).json()["schemes"]
    assert found
    assert all(scheme["kind"] == "loan" and "funding" in scheme["topics"] for scheme in found)
    page = server.get(f"/api/schemes/{found[0]['id']}").json()
    assert page["name"] == found[0]["name"]
    assert page["versions"]


def test_a_place_leaves_out_what_only_other_places_have(server: Server) -> None:
    def listed(**where: str) -> set[str]:
        return {line["id"] for line in server.get("/api/schemes", params=where).json()["schemes"]}

    ward = listed(prefecture="東京都", municipality="大田区")
    elsewhere = listed(prefecture="大阪府", municipality="大阪市")
    assert listed() >= ward > elsewhere
    assert any(name.startswith("facility-ota") for name in ward - elsewhere)


@pytest.mark.parametrize(
    ("path", "status", "where"),
    [
        ("/api/schemes/loan-nothing", 404, "id"),
        ("/api/schemes?kind=lone", 400, "kind"),
        ("/api/schemes?topic=money", 400, "topic"),
        ("/api/schemes?as_of=2021-02-30", 400, "as_of"),
        ("/api/schemes?prefecture=浪速", 422, "prefecture"),
        ("/api/schemes?colour=red", 400, "colour"),
        ("/api/offices?prefecture=大坂府", 422, "prefecture"),
        ("/api/offices?kind=bank-robbery", 400, "kind"),
        ("/nowhere", 404, None),
        ("/model/parse", 404, None),
        ("/conversations/readable/tracker", 404, None),
    ],
)
def test_what_is_not_there_is_said_with_a_hint(server: Server, path: str, status: int, where: str | None) -> None:
    assert error(server.get(path), status)["where"] == where


def test_offices_of_a_city_are_found_by_its_name_as_typed(server: Server) -> None:
    path = "/api/offices?prefecture=神奈川県&municipality=川崎市&kind=credit_guarantee"
    (office,) = server.get(path).json()["offices"]
    assert office["places"][0]["name"] == "川崎市信用保証協会"


def test_a_wrong_method_and_too_large_a_body_are_refused_in_japanese(server: Server) -> None:
    error(server.http.delete(f"{server.url}/health", timeout=60), 405)
    error(server.post("/api/advice", b" " * 1_000_001), 413)


def test_the_page_loads_nothing_from_elsewhere_and_tells_browsers_so(server: Server) -> None:
    page = server.get("/")
    assert page.headers["Content-Type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert "https://" not in page.text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("path", ["/widget.js", REST, "/", "/api/schemes"])
def test_no_other_site_is_let_in_unless_it_is_named(server: Server, path: str) -> None:
    ask = server.http.options if path == REST else server.http.get
    answer = ask(server.url + path, headers={"Origin": "https://centre.example"}, timeout=60)
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")


@pytest.mark.parametrize("origin", ["centre.example", "https://centre.example/path", "javascript:alert(1)"])
def test_a_setting_that_names_no_site_is_refused_with_what_to_write(monkeypatch: Any, origin: str) -> None:
    monkeypatch.setenv("MADOGUCHI_ORIGINS", f"https://sound.example {origin}")
    with pytest.raises(OriginFault, match="パスを付けずに"):
        origins()


def test_the_widget_is_sent_once_and_then_only_if_it_changed(server: Server) -> None:
    first = server.get("/widget.js")
    assert first.headers["Content-Encoding"] == "gzip"
    assert "<madoguchi-chat>" in first.text
    assert server.get("/widget.js", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_a_message_that_comes_again_is_answered_as_before_and_taken_in_once(server: Server) -> None:
    first = server.say("again", "大阪市で居酒屋をやっています", message_id="m1")
    assert server.say("again", "大阪市で居酒屋をやっています", message_id="m1") == first
    assert server.say("again", "大阪市で居酒屋をやっています", message_id="m2") != first


def test_what_links_may_be_made_is_told_with_the_text(server: Server) -> None:
    server.say(
        "links", "大阪市で居酒屋をやっています。従業員は3人です。運転資金を300万円借りたいです https://evil.example/"
    )
    bubbles = server.say("links", "とりあえず教えて")
    links = {link for bubble in bubbles for link in bubble.get("links", [])}
    assert "https://www.jfc.go.jp/n/branch/index.html" in links
    quoted = server.say("links", "これまでの内容")
    assert not any("evil" in link for bubble in quoted for link in bubble.get("links", []))


def test_metrics_count_messages_and_tell_nothing_of_them(server: Server) -> None:
    server.say("metrics-secret", "秘密の居酒屋です")
    text = server.get("/metrics").text
    assert 'madoguchi_requests_total{path="/webhooks/rest/webhook",status="200"}' in text
    assert "secret" not in text
    assert "秘密" not in text


def test_a_conversation_survives_a_restart(start: Callable[..., Server], tmp_path: Path) -> None:
    first = start(tmp_path)
    first.say("survivor", "従業員は17人です")
    assert first.stop() == 0
    assert "Traceback" not in "".join(first.lines)
    told = start(tmp_path).say("survivor", "これまでの内容を教えてください")
    assert "17人" in "".join(bubble["text"] for bubble in told)


def test_private_numbers_are_hidden_before_anything_is_stored(start: Callable[..., Server], tmp_path: Path) -> None:
    server = start(tmp_path)
    told = server.say("private", "大阪で居酒屋をしています。電話は090-1234-5678、カードは4111111111111111です")
    assert "電話番号" in told[0]["text"]
    assert "伏せて" in told[0]["text"]
    assert "大阪府" in "".join(bubble["text"] for bubble in told)
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"private" in stored
    assert b"1234-5678" not in stored
    assert b"4111111111111111" not in stored


def test_actions_in_a_server_of_their_own_answer_alike(
    start: Callable[..., Server], start_actions: Callable[[], Server], server: Server, tmp_path: Path
) -> None:
    actions = start_actions()
    apart = start(tmp_path, "--as-of", "2021-08-01", MADOGUCHI_ACTION_ENDPOINT=f"{actions.url}/webhook")
    messages = ["来年の春に川崎でネイルサロンを開きたいです", "とりあえず教えてください"]
    there = [apart.say("alike", message) for message in messages]
    here = [server.say("alike", message, as_of="2021-08-01") for message in messages]
    assert there == here
    assert any(bubble.get("custom", {}).get("type") == "advice" for bubbles in here for bubble in bubbles)
