"""The call-centre API at a real server, as a telephone system and the page use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from callers import Caller

if TYPE_CHECKING:
    from conftest import Server

TOKEN = "a-token-of-the-centre"


def test_a_line_becomes_facts_with_the_words_and_the_line_they_came_from(call: Caller) -> None:
    call.say("大阪市で居酒屋をやっていまして、従業員は6人です", id="first")
    fact = call.fact("employees_regular")
    assert (fact["value"], fact["said"], fact["words"], fact["line"]) == (6, "従業員6人", "従業員は6人", "first")
    assert call.view["advice"]["recommendations"]
    assert 1 <= len(call.view["questions"]) <= 3


def test_a_line_sent_again_changes_nothing(call: Caller) -> None:
    before = call.say("従業員は6人です", id="a")["revision"]
    assert call.say("従業員は6人です", id="a")["revision"] == before
    assert len(call.view["lines"]) == 1


def test_a_line_that_is_not_final_gives_no_facts_until_it_is(call: Caller) -> None:
    call.say("従業員は", id="a", final=False)
    call.say("従業員は6人", id="a", final=False)
    assert call.view["facts"] == []
    assert [(line["text"], line["final"]) for line in call.view["lines"]] == [("従業員は6人", False)]
    call.say("従業員は6人です", id="a")
    assert call.values.get("employees_regular") == 6
    assert [(line["text"], line["final"]) for line in call.view["lines"]] == [("従業員は6人です", True)]


def test_what_the_caller_answers_is_read_with_the_question_that_is_to_be_read_out(call: Caller) -> None:
    call.say("資金繰りが苦しいです", "大阪で居酒屋をしています")
    asked = call.view["questions"][0]["fact"]
    call.say(call.view["questions"][0]["choices"][0]["text"])
    assert call.values.get(asked) is not None


def test_a_bare_answer_belongs_to_what_the_operator_asked_aloud(call: Caller) -> None:
    call.say("従業員は何人くらいいらっしゃいますか", speaker="operator")
    call.say("ええと、12です")
    assert call.values.get("employees_regular") == 12


def test_a_yes_to_a_question_that_nobody_asked_states_nothing(call: Caller) -> None:
    call.say("運転資金を借りたいんです")
    call.say("さようでございますか", speaker="operator")
    before = {fact["fact"] for fact in call.view["facts"]}
    call.say("はい")
    assert {fact["fact"] for fact in call.view["facts"]} == before


def test_an_operators_line_gives_no_facts(call: Caller) -> None:
    call.say("従業員が20人までの会社向けの制度がございます", speaker="operator")
    assert call.view["facts"] == []


def test_a_contradiction_is_asked_about_and_settled(call: Caller) -> None:
    call.say("従業員は8人です")
    call.say("従業員は12人です", id="later")
    (conflict,) = call.view["conflicts"]
    assert (conflict["fact"], [choice["value"] for choice in conflict["choices"]]) == ("employees_regular", [12, 8])
    assert call.values.get("employees_regular") == 8
    call.send("POST", "/conflicts/employees_regular", {"value": 12})
    assert call.view["conflicts"] == []
    fact = call.fact("employees_regular")
    assert (fact["value"], fact["line"]) == (12, "later")
    assert "12人" in fact["words"]


def test_what_the_operator_puts_wins_without_a_conflict(call: Caller) -> None:
    call.say("従業員は8人です")
    call.send("PUT", "/facts/employees_regular", {"value": 11})
    fact = call.fact("employees_regular")
    assert (fact["value"], fact["words"], fact["line"], call.view["conflicts"]) == (11, None, None, [])


def test_an_edit_in_words_is_read_as_an_answer(call: Caller) -> None:
    call.send("PUT", "/facts/capital_yen", {"text": "500万くらい"})
    fact = call.fact("capital_yen")
    assert (fact["value"], fact["approximate"]) == (5_000_000, True)


@pytest.mark.parametrize("change", [{"value": -3}, {"value": "たくさん"}, {"text": "さあ、どうでしょう"}])
def test_an_edit_that_cannot_be_taken_is_refused_in_words(call: Caller, change: dict[str, Any]) -> None:
    call.say("従業員は8人です")
    error = call.send("PUT", "/facts/employees_regular", change)["error"]
    assert call.status == 422
    assert "従業員" in error["message"]
    assert call.send("GET", "")["facts"] == call.view["facts"]


def test_removed_facts_come_back_with_new_words_only(call: Caller) -> None:
    call.say("従業員は8人です")
    call.send("DELETE", "/facts/employees_regular")
    assert call.values.get("employees_regular") is None
    call.say("従業員は8人です")
    assert call.values.get("employees_regular") is None
    call.say("うちで働いているのは9人です")
    assert call.values.get("employees_regular") == 9


def test_what_is_not_known_is_not_asked_again(call: Caller) -> None:
    call.say("資金繰りが苦しいです")
    asked = call.view["questions"][0]["fact"]
    call.send("POST", "/unknown", {"fact": asked})
    assert asked in [fact["fact"] for fact in call.view["unknown"]]
    assert asked not in [question["fact"] for question in call.view["questions"]]


def test_every_change_can_be_taken_back(call: Caller) -> None:
    call.say("従業員は8人です")
    call.send("PUT", "/facts/employees_regular", {"value": 11})
    call.send("DELETE", "/facts/employees_regular")
    call.send("POST", "/undo")
    assert call.values.get("employees_regular") == 11
    call.send("POST", "/undo")
    assert call.values.get("employees_regular") == 8
    call.send("POST", "/undo")
    assert (call.view["facts"], call.view["lines"]) == ([], [])
    assert call.send("POST", "/undo")["error"]["code"] == "nothing_to_undo"
    assert call.status == 409


def test_private_numbers_are_hidden_before_anything_is_shown(call: Caller) -> None:
    shown = call.say("電話は090-1234-5678です")
    assert "1234" not in str(shown)
    assert "伏せました" in shown["lines"][0]["notes"][0]


def test_danger_comes_with_helplines_and_stays(call: Caller) -> None:
    call.say("もう死にたいです", id="now")
    call.say("大阪で居酒屋をしています")
    assert call.view["care"]["line"] == "now"
    assert "よりそいホットライン" in call.view["care"]["text"]


def test_an_approximate_figure_near_a_limit_is_flagged_until_it_is_exact(call: Caller) -> None:
    call.say("運転資金を借りたいです。大阪市で町工場をやっていて、従業員は20人くらいです")
    fact = call.fact("employees_regular")
    assert any("「20人」を境に" in flag["text"] for flag in fact["flags"])
    call.send("PUT", "/facts/employees_regular", {"value": 20})
    fact = call.fact("employees_regular")
    assert fact["flags"] == []


def test_the_record_comes_in_three_forms_and_stores_nothing(
    start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("records")
    server = start(folder, MADOGUCHI_ASSIST_TOKEN=TOKEN)
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert server.post("/api/assist", {}).status_code == server.get("/api/assist").status_code == 401
    assert server.get("/api/assist", headers=bearer).status_code == 204
    for wrong in ("Basic x", f"Bearer {TOKEN}x", b"Bearer \xff\xfe"):
        assert server.get("/api/assist/records.json", headers={"Authorization": wrong}).status_code == 401
    assert server.get("/api/assist/records.json").status_code == 401
    server.http.headers.update(bearer)
    call = Caller(server)
    call.say("金沢市で豆腐屋をしています。従業員は四人です。運転資金を借りたいです")
    text, pdf, data = (call.ask("GET", f"/record.{form}") for form in ("txt", "pdf", "json"))
    assert "相談カルテ" in text.text
    assert "従業員の人数：4人" in text.text
    assert pdf.content.startswith(b"%PDF")
    assert {fact["fact"]: fact["value"] for fact in data.json()["facts"]}["employees_regular"] == 4
    assert server.get("/api/assist/records.json").json() == {"records": []}
    assert not any("豆腐屋".encode() in file.read_bytes() for file in Path(folder).iterdir())
    code = call.send("POST", "/save", {"note": "=折り返し希望"})["code"]
    assert call.send("POST", "/save", {"note": "=折り返し希望"})["code"] == code
    (kept,) = server.get("/api/assist/records.json").json()["records"]
    assert (kept["code"], kept["channel"], kept["note"]) == (code, "assist", "=折り返し希望")
    head, row = server.get("/api/assist/records.csv").content.decode("utf-8-sig").splitlines()[:2]
    assert head.startswith("番号,始まり")
    assert "'=折り返し希望" in row
    assert "相談カルテ" in server.get(f"/sheet/{code}").text


def test_saved_records_are_off_without_a_token(server: Server) -> None:
    answer = server.get("/api/assist/records.csv")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "records_off")


def test_a_call_that_is_over_is_forgotten(call: Caller) -> None:
    call.say("従業員は8人です")
    assert call.ask("DELETE").status_code == 204
    assert call.send("GET", "")["error"]["code"] == "no_call"


def _events(stream: Iterator[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The events of a stream: id, name, data."""
    event: dict[str, str] = {}
    for line in stream:
        name, _, value = line.partition(": ")
        if line:
            event[name] = value
        elif "data" in event:
            yield event.get("id", ""), event["event"], json.loads(event["data"])
            event = {}


def _listen(call: Caller, **headers: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    answer = call.server.get(f"{call.path}/events", stream=True, headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    # A piece of one byte at a time: a whole buffer never comes while nothing happens.
    return _events(line.decode() for line in answer.iter_lines(chunk_size=1))


def test_everybody_who_listens_sees_the_call_at_once_after_every_change_and_to_its_end(call: Caller) -> None:
    listeners = [_listen(call), _listen(call)]
    assert [next(events)[1:] for events in listeners] == [("view", call.view)] * 2
    call.say("従業員は8人です")
    assert [next(events)[1:] for events in listeners] == [("view", call.view)] * 2
    call.ask("DELETE")
    assert [[name for _, name, _ in events] for events in listeners] == [["closed"]] * 2


def test_who_comes_back_is_not_shown_again_what_they_have_seen(call: Caller) -> None:
    seen, _, _ = next(_listen(call))
    back = _listen(call, **{"Last-Event-ID": seen})
    call.say("従業員は8人です")
    known_as, _, view = next(back)
    assert (known_as, view) == (str(call.view["revision"]), call.view)
    _, _, behind = next(_listen(call, **{"Last-Event-ID": seen}))
    assert behind == call.view
    _, _, anew = next(_listen(call, **{"Last-Event-ID": "9" * 5000}))
    assert anew == call.view


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "lines"),
        ({"lines": "従業員は8人です"}, "lines"),
        ({"lines": [{"speaker": "caller"}]}, "lines[0].text"),
        ({"lines": [{"text": "はい"}, {"text": "はい", "speaker": "somebody"}]}, "lines[1].speaker"),
        ({"lines": [{"text": "はい", "final": "yes"}]}, "lines[0].final"),
        ({"lines": [{"text": "はい", "asked": "employes_regular"}]}, "asked"),
        ({"lines": [{"text": "はい", "sign": 1}]}, "lines[0].sign"),
    ],
)
def test_lines_that_cannot_be_taken_are_refused_and_named(call: Caller, body: dict[str, Any], where: str) -> None:
    error = call.send("POST", "/lines", body)["error"]
    assert (call.status, error["where"]) == (400, where)
    assert call.send("GET")["lines"] == []


def test_three_calls_at_once_do_not_mix(server: Server) -> None:
    callers = [Caller(server) for _ in range(3)]
    texts = ["従業員は8人です", "従業員は9人です", "従業員は10人です"]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda pair: pair[0].say(pair[1]), zip(callers, texts, strict=True)))
    assert [caller.values for caller in callers] == [{"employees_regular": number} for number in (8, 9, 10)]


def test_lines_sent_at_the_same_moment_are_all_taken(call: Caller) -> None:
    texts = ["従業員は8人です", "大阪市で居酒屋をしています", "資本金は300万円です", "年商は5000万円です"]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda text: call.server.post(f"{call.path}/lines", _one(text)), texts))
    call.send("GET")
    assert sorted(line["text"] for line in call.view["lines"]) == sorted(texts)
    assert {"employees_regular", "municipality", "capital_yen", "annual_sales_yen"} <= call.values.keys()


def _one(text: str) -> dict[str, Any]:
    return {"lines": [{"text": text, "asked": None}]}
