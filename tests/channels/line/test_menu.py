"""The rich menu: a definition LINE takes, its picture, and the command that shows it."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator

import pytest
from line_platform import TOKEN, StandIn
from stand_in import running

from channels.line.menu import DEFINITION, PICTURE
from madoguchi.__main__ import main


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    with running(StandIn()) as stand_in:
        monkeypatch.setenv("MADOGUCHI_LINE_API", stand_in.url)
        monkeypatch.setenv("MADOGUCHI_LINE_CHANNEL_ACCESS_TOKEN", TOKEN)
        yield stand_in


def test_the_picture_is_as_large_as_the_menu_and_its_fields_cover_it() -> None:
    menu = json.loads(DEFINITION.read_text(encoding="utf-8"))
    picture = PICTURE.read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (menu["size"]["width"], menu["size"]["height"])
    assert len(picture) <= 1_000_000
    fields = [area["bounds"] for area in menu["areas"]]
    assert sum(field["width"] * field["height"] for field in fields) == menu["size"]["width"] * menu["size"]["height"]
    assert all(len(area["action"]["label"]) <= 20 for area in menu["areas"])


def test_the_command_shows_the_menu_in_place_of_the_one_before(
    line: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["line-menu"]) == 0
    assert main(["line-menu"]) == 0
    (shown,) = line.menus.values()
    assert shown["shown"]
    assert shown["kind"] == "image/png"
    assert shown["picture"] == PICTURE.read_bytes()
    assert shown["menu"] == json.loads(DEFINITION.read_text(encoding="utf-8"))
    assert "メニューを出しました" in capsys.readouterr().out


def test_without_a_token_the_command_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MADOGUCHI_LINE_CHANNEL_ACCESS_TOKEN", raising=False)
    assert main(["line-menu"]) == 1
    assert "MADOGUCHI_LINE_CHANNEL_ACCESS_TOKEN" in capsys.readouterr().err


def test_when_line_is_away_the_command_says_so(
    line: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MADOGUCHI_LINE_API", "http://127.0.0.1:9")
    assert main(["line-menu"]) == 1
    assert "つながりませんでした" in capsys.readouterr().err
