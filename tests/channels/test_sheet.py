"""The sheet through a real server, from the first message to the last trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Server

WORDS = "金沢市で豆腐屋をしています。従業員は四人、運転資金を借りたいです"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


@pytest.fixture(scope="module")
def house(start: Callable[..., Server], folder: Path) -> Server:
    return start(folder)


def keep(house: Server, sender: str) -> dict[str, str]:
    house.say(sender, WORDS)
    house.say(sender, "引継ぎ票を印刷して窓口に持っていきたいです")
    bubbles = house.say(sender, "はい")
    record: dict[str, str] = next(b["custom"] for b in bubbles if b.get("custom", {}).get("type") == "record")
    return record


def test_the_sheet_is_a_page_a_pdf_and_json(house: Server) -> None:
    record = keep(house, "forms")
    page, pdf, data = (house.get(f"/sheet/{record['code']}{form}") for form in ("", ".pdf", ".json"))
    assert record["url"] == page.url
    assert "従業員の人数：4人" in page.text
    assert "<script" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert pdf.content.startswith(b"%PDF")
    assert {fact["fact"]: fact["value"] for fact in data.json()["facts"]}["employees_regular"] == 4


def test_a_sheet_that_is_not_there_says_so_in_words(house: Server) -> None:
    page, data = house.get("/sheet/F3H-K7M-R2W"), house.get("/sheet/F3H-K7M-R2W.json")
    assert (page.status_code, data.status_code) == (404, 404)
    assert "見つかり" in page.text or "ありません" in page.text
    assert data.json()["error"]["code"] == "no_sheet"


def test_the_code_opens_the_case_in_another_conversation(house: Server) -> None:
    code = keep(house, "here")["code"]
    said = house.say("there", f"コードは {code} です")
    assert "従業員の人数：4人" in "".join(bubble["text"] for bubble in said)


def test_nothing_of_a_forgotten_conversation_is_left_in_any_file(house: Server, folder: Path) -> None:
    sender = "somebody-who-wants-to-be-forgotten"
    code = keep(house, sender)["code"]
    assert any(sender.encode() in file.read_bytes() for file in folder.iterdir())
    house.say(sender, "この相談を消してください")
    said = house.say(sender, "はい")
    assert said[-1]["custom"] == {"type": "forgotten"}
    traces = (sender.encode(), code.encode())
    assert [f.name for f in folder.iterdir() if any(trace in f.read_bytes() for trace in traces)] == []
    assert house.get(f"/sheet/{code}").status_code == 404
    assert "まだ何も伺っていません" in "".join(b["text"] for b in house.say(sender, "これまでの内容を教えてください"))
