"""The page beside a caller, in a real browser, with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from desk import (
    at_the_desk,
    call_id,
    chip,
    facts,
    go_to_chip,
    keys,
    mend,
    notes,
    opened,
    paste,
    question,
    record,
    schemes,
    stream,
    tabs,
    tell,
)
from playwright.sync_api import Browser, BrowserContext, Page, expect
from window import convert, watched

if TYPE_CHECKING:
    from conftest import Server

ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = [
    yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "tests/web/transcripts").glob("*.yml"))
]
SHOP = "大阪市で居酒屋をやっています。従業員は3人です"
LOAN = "売上が2割落ちて、運転資金を500万円借りたいです"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A screen that nobody has used yet; any error on the page fails the test."""
    with watched(at_the_desk(browser)) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Page:
    return opened(context, server)


@pytest.fixture
def talk(page: Page) -> Page:
    """A call under way."""
    tell(page, SHOP, LOAN)
    expect(chip(page, "従業員の人数")).to_be_visible()
    return page


def test_three_calls_at_once_each_keep_their_own(page: Page) -> None:
    for _ in TRANSCRIPTS[1:]:
        keys(page, "x", "Backspace", "Alt+n")  # the caller is on the line, the next one rings
    expect(tabs(page)).to_have_count(len(TRANSCRIPTS))
    keys(page, "Alt+.")
    for place in range(max(len(call["lines"]) for call in TRANSCRIPTS)):
        for call in TRANSCRIPTS:  # turn and turn about, as operators do with callers on hold
            if place < len(call["lines"]):
                tell(page, call["lines"][place])
                settle(page)
            keys(page, "Alt+.")
    for call in TRANSCRIPTS:
        for name, text in call.get("mended", {}).items():
            mend(page, name, text)
        heard = facts(page)
        assert {name: said in heard[name] for name, said in call["facts"].items()} == dict.fromkeys(call["facts"], True)
        assert not set(call["absent"]) & set(heard)
        assert any(call["scheme"] in name for name in schemes(page)), schemes(page)
        sheet = record(page)
        for name, said in call["facts"].items():
            assert said in sheet, (name, sheet)
        assert not any(name in sheet for name in call["elsewhere"])
        keys(page, "Escape", "Alt+.")


def settle(page: Page) -> None:
    """Where a line contradicts what was told before, what was told last is right."""
    if page.locator("#question.clarify").count():
        keys(page, "Alt+1")
        expect(page.locator("#question.clarify")).to_have_count(0)


def test_enter_sends_and_shift_enter_breaks_the_line(page: Page) -> None:
    page.keyboard.insert_text("大阪市で")
    keys(page, "Shift+Enter")
    page.keyboard.insert_text("居酒屋をやっています")
    expect(page.locator("#lines li")).to_have_count(0)
    keys(page, "Enter")
    expect(page.locator("#lines li")).to_have_text(["大阪市で", "居酒屋をやっています"])
    expect(notes(page)).to_have_value("")
    expect(notes(page)).to_be_focused()


def test_many_pasted_lines_are_sent_one_by_one(page: Page) -> None:
    paste(page, "もしもし\r\n\n大阪市で居酒屋をやっています\n従業員は3人です\n")
    expect(page.locator("#lines li")).to_have_text(["もしもし", "大阪市で居酒屋をやっています", "従業員は3人です"])
    expect(chip(page, "従業員の人数")).to_contain_text("3人")
    expect(notes(page)).to_have_value("")


def test_kana_are_converted_with_enter_and_nothing_is_sent(page: Page) -> None:
    convert(page)
    expect(notes(page)).to_have_value("居酒屋")
    expect(page.locator("#lines li")).to_have_count(0)
    keys(page, "Enter")
    expect(page.locator("#lines li")).to_have_text(["居酒屋"])


def test_a_fact_shows_the_words_it_came_from_and_is_mended_where_it_stands(talk: Page) -> None:
    expect(chip(talk, "従業員の人数").locator("q")).to_contain_text("従業員は3人")
    mend(talk, "従業員の人数", "8人")
    expect(chip(talk, "従業員の人数").locator("b")).to_contain_text("8人")
    expect(chip(talk, "従業員の人数")).to_contain_text("こちらで入れました")


def test_a_fact_with_a_list_of_values_is_chosen_from_it(talk: Page) -> None:
    tell(talk, "株式会社です")
    go_to_chip(talk, "会社か個人か")
    keys(talk, "Enter")
    expect(talk.get_by_role("combobox", name="会社か個人かを直す")).to_be_focused()
    keys(talk, "Home", "Enter")
    expect(chip(talk, "会社か個人か").locator("b")).to_have_text("開業前")


def test_what_cannot_be_understood_stays_in_the_editor_with_the_reason(talk: Page) -> None:
    go_to_chip(talk, "従業員の人数")
    keys(talk, "Enter", "Control+a")
    talk.keyboard.insert_text("たくさん")
    keys(talk, "Enter")
    field = talk.get_by_role("textbox", name="従業員の人数を直す")
    expect(talk.locator(".fault")).not_to_be_empty()
    expect(field).to_have_value("たくさん")
    expect(field).to_be_focused()
    stream_into(talk, "税金は全部払っています")
    expect(chip(talk, "税金を払い終えているか")).to_be_visible()
    expect(field).to_have_value("たくさん")
    keys(talk, "Escape")
    expect(chip(talk, "従業員の人数").locator("[data-stop]")).to_be_focused()
    expect(chip(talk, "従業員の人数").locator("b")).to_contain_text("3人")


def stream_into(page: Page, text: str) -> None:
    """A line from elsewhere, in the call in front."""
    page.evaluate(
        """([call, text]) => fetch(`/api/assist/${call}/lines`, {method: "POST", headers: {"Content-Type": "application/json"},
            body: JSON.stringify({lines: [{id: crypto.randomUUID(), text}]})})""",
        [call_id(page), text],
    )


def test_a_fact_is_removed_with_a_key_and_comes_back_with_another(talk: Page) -> None:
    go_to_chip(talk, "従業員の人数")
    keys(talk, "Delete")
    expect(chip(talk, "従業員の人数")).to_have_count(0)
    assert talk.evaluate("document.activeElement.matches('#facts [data-stop]')"), "the keys stay in the list"
    expect(talk.locator("#news")).to_contain_text("従業員の人数を消しました")
    keys(talk, "Alt+u")
    expect(chip(talk, "従業員の人数").locator("b")).to_contain_text("3人")


def test_answers_are_chosen_by_number_and_what_nobody_knows_by_one_key(talk: Page) -> None:
    asked = question(talk).inner_text()
    answer = talk.locator("#question .choices button").nth(1).inner_text()
    before = facts(talk)
    keys(talk, "Alt+2")
    expect(question(talk)).not_to_have_text(asked)
    expect(talk.locator("#facts .chip")).to_have_count(len(before) + 1)
    assert answer
    next_one = question(talk).inner_text()
    keys(talk, "F2")
    expect(question(talk)).not_to_have_text(next_one)
    expect(talk.locator("#unknown .chip")).to_have_count(1)
    expect(notes(talk)).to_be_focused()


def test_a_number_without_an_answer_changes_nothing(talk: Page) -> None:
    before, asked = facts(talk), question(talk).inner_text()
    keys(talk, "Alt+9")
    expect(talk.locator("#news")).to_contain_text("9番の答えはありません")
    assert (facts(talk), question(talk).inner_text()) == (before, asked)


def test_a_question_put_off_gives_way_to_the_next_and_comes_again(talk: Page) -> None:
    first = question(talk).inner_text()
    second, third = talk.locator("#question .after li").all_inner_texts()
    keys(talk, "Alt+k")
    expect(question(talk)).to_have_text(second)
    keys(talk, "Alt+k")
    expect(question(talk)).to_have_text(third)
    keys(talk, "Alt+k")
    expect(question(talk)).to_have_text(first)


def test_suggestions_under_the_pointer_wait_until_it_leaves(page: Page) -> None:
    tell(page, SHOP)
    first = page.locator("#schemes .entry").first
    first.hover()
    before, place = schemes(page), first.bounding_box()
    tell(page, LOAN)
    again = page.locator("#schemes .again")
    expect(again).to_be_enabled()
    assert schemes(page) == before
    assert first.bounding_box() == place
    keys(page, "Alt+r")
    expect(again).to_be_disabled()
    assert schemes(page) != before


def test_suggestions_that_hold_the_keys_wait_until_these_leave(page: Page) -> None:
    tell(page, SHOP)
    expect(page.locator("#schemes .head")).not_to_have_count(0)
    before = schemes(page)
    keys(page, "Alt+g", "Enter")
    stream_into(page, LOAN)
    expect(page.locator("#schemes .again")).to_be_enabled()
    assert schemes(page) == before
    keys(page, "Escape")
    expect(notes(page)).to_be_focused()
    expect(page.locator("#schemes .again")).to_be_disabled()
    assert schemes(page) != before


def test_a_suggestion_opens_to_why_what_is_missing_papers_and_sources(talk: Page) -> None:
    badges = talk.locator("#schemes .badge").all_inner_texts()
    place = next(place for place, badge in enumerate(badges) if "確認中" in badge)
    keys(talk, "Alt+g", *["ArrowDown"] * place, "Enter")
    inside = talk.locator("#schemes .inside:visible")
    for title in ("条件", "あと分かれば決まること", "用意するもの", "申し込み先", "出典"):
        expect(inside.get_by_role("heading", name=title, exact=True)).to_be_visible()
    keys(talk, "Alt+o", "Enter")
    expect(talk.locator("#offices .inside:visible")).to_have_count(1)


def test_without_a_connection_nothing_typed_is_lost_and_all_goes_on_by_itself(talk: Page) -> None:
    talk.context.set_offline(True)
    talk.keyboard.insert_text("税金は全部払っています")
    keys(talk, "Enter")
    expect(talk.locator("#trouble")).to_contain_text("つながっていません")
    expect(talk.locator("#lines .pending")).to_contain_text("税金は全部払っています")
    go_to_chip(talk, "従業員の人数")
    keys(talk, "Enter", "Control+a")
    talk.keyboard.insert_text("8人")
    keys(talk, "Enter")
    expect(talk.locator(".fault")).to_contain_text("つながっていない")
    talk.context.set_offline(False)
    expect(talk.locator("#lines .pending")).to_have_count(0)
    expect(talk.locator("#trouble")).to_be_hidden()
    expect(chip(talk, "税金を払い終えているか")).to_be_visible()
    keys(talk, "Enter")
    expect(chip(talk, "従業員の人数").locator("b")).to_contain_text("8人")
    expect(talk.locator("#lines li")).to_have_count(3)


def test_a_call_that_the_server_has_lost_is_told_once_more(talk: Page, server: Server) -> None:
    mend(talk, "従業員の人数", "8人")
    lost = call_id(talk)
    server.http.delete(f"{server.url}/api/assist/{lost}", timeout=60)
    talk.keyboard.insert_text("税金は全部払っています")
    keys(talk, "Enter")
    expect(chip(talk, "税金を払い終えているか")).to_be_visible()
    expect(chip(talk, "従業員の人数").locator("b")).to_contain_text("8人")
    expect(talk.locator("#lines li")).to_have_count(3)
    assert call_id(talk) != lost


def test_a_reload_keeps_the_calls_and_nothing_that_was_said_on_this_machine(talk: Page) -> None:
    keys(talk, "Alt+n")
    tell(talk, "後継ぎがいません")
    kept = talk.evaluate("JSON.stringify([sessionStorage, localStorage, document.cookie])")
    assert "後継ぎ" not in kept
    assert "居酒屋" not in kept
    talk.reload()
    expect(tabs(talk)).to_have_count(2)
    expect(talk.locator("#lines li")).to_have_text(["後継ぎがいません"])
    keys(talk, "Alt+,")
    expect(talk.locator("#lines li")).to_have_text([SHOP, LOAN])
    expect(notes(talk)).to_be_focused()


def test_what_is_typed_stays_with_its_call(talk: Page) -> None:
    talk.keyboard.insert_text("書きかけ")
    keys(talk, "Alt+n")
    expect(notes(talk)).to_have_value("")
    talk.keyboard.insert_text("別の人")
    keys(talk, "Alt+,")
    expect(notes(talk)).to_have_value("書きかけ")
    keys(talk, "Alt+.")
    expect(notes(talk)).to_have_value("別の人")


def test_lines_of_a_transcript_stream_appear_by_themselves(page: Page, server: Server) -> None:
    call = server.post("/api/assist", {}).json()["call"]
    page.goto(f"{server.url}/assist#call={call}")
    page.reload()
    expect(notes(page)).to_be_focused()
    page.keyboard.insert_text("書きかけ")
    stream(server, call, SHOP)
    expect(chip(page, "従業員の人数")).to_contain_text("3人")
    expect(notes(page)).to_have_value("書きかけ")
    expect(notes(page)).to_be_focused()
    assert call not in page.url


def test_only_what_is_new_is_read_out_once(talk: Page) -> None:
    expect(talk.locator("#news")).to_contain_text("次の質問")
    tell(talk, "税金は全部払っています")
    expect(talk.locator("#news")).to_contain_text("税金は払い終えている")
    assert "飲食業" not in talk.locator("#news").inner_text()


def test_words_of_danger_stand_above_everything(page: Page) -> None:
    tell(page, "もう首をくくるしかないです")
    care = page.locator("#care")
    expect(care).to_be_visible()
    expect(care).to_have_role("alert")
    expect(care).to_contain_text(re.compile(r"\d{4}-\d{3}-\d{3}|\d{3,4}-\d+"))
    bands = [page.locator(part).bounding_box() for part in ("#care", "#question")]
    assert bands[0]
    assert bands[1]
    assert bands[0]["y"] + bands[0]["height"] <= bands[1]["y"]


def test_the_record_is_copied_with_one_key_and_taken_along(talk: Page) -> None:
    keys(talk, "Alt+c")
    expect(talk.locator("#news")).to_contain_text("コピーしました")
    copied = talk.evaluate("navigator.clipboard.readText()")
    assert "相談カルテ" in copied
    assert "3人" in copied
    talk.evaluate("navigator.clipboard.writeText('')")
    assert "3人" in record(talk)
    keys(talk, "Enter")
    expect(talk.get_by_role("dialog")).to_contain_text("コピーしました")
    assert "3人" in talk.evaluate("navigator.clipboard.readText()")
    for name, start in (("PDFで開く", b"%PDF"), ("JSONで受け取る", b"{")):
        address = talk.get_by_role("link", name=name).get_attribute("href")
        assert talk.request.get(talk.url.rsplit("/", 1)[0] + str(address)).body().startswith(start)


def test_saving_is_an_act_of_its_own_and_shows_the_code(talk: Page, server: Server) -> None:
    expect(tabs(talk)).to_contain_text("未保存")
    record(talk)
    keys(talk, "Tab", "Tab", "Tab")
    talk.keyboard.insert_text("折り返しは夕方に")
    keys(talk, "Tab", "Enter")
    said = talk.get_by_role("dialog").locator(".state")
    expect(said).to_contain_text("保存しました。番号は")
    code = re.search(r"番号は (\S+) です", said.inner_text())
    assert code
    assert server.get(f"/sheet/{code[1]}").status_code == 200
    keys(talk, "Escape")
    expect(tabs(talk)).to_contain_text("保存済み")
    tell(talk, "税金は全部払っています")
    expect(tabs(talk)).to_contain_text("未保存")


def test_closing_without_saving_asks_once(talk: Page, server: Server) -> None:
    call = call_id(talk)
    record(talk)
    talk.get_by_role("button", name="通話を閉じる").press("Enter")
    expect(talk.get_by_role("dialog")).to_contain_text("まだ保存していません。閉じると")
    assert server.get(f"/api/assist/{call}").status_code == 200
    expect(talk.get_by_role("button", name="保存して閉じる")).to_be_focused()
    keys(talk, "Tab", "Enter")
    expect(talk.get_by_role("dialog")).to_have_count(0)
    expect(notes(talk)).to_be_focused()
    expect(talk.locator("#lines li")).to_have_count(0)
    assert server.get(f"/api/assist/{call}").status_code == 404


def test_a_call_without_a_word_closes_without_a_question(page: Page) -> None:
    keys(page, "Alt+x")
    page.get_by_role("button", name="通話を閉じる").press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(notes(page)).to_be_focused()


def test_the_keys_are_shown_on_the_page_and_in_the_guide(page: Page) -> None:
    keys(page, "?")
    shown = page.get_by_role("dialog").locator("tr").all()
    listed = {row.locator("kbd").inner_text(): row.locator("td").inner_text() for row in shown}
    guide = (ROOT / "docs/assist.md").read_text("utf-8")
    missing = [key for key, words in listed.items() if f"| `{key}` | {words} |" not in guide]
    assert missing == []
    keys(page, "Escape")
    expect(notes(page)).to_be_focused()
    expect(notes(page)).to_have_value("")
    page.keyboard.insert_text("え")
    keys(page, "?")
    expect(notes(page)).to_have_value("え?")


def test_the_timer_begins_with_the_first_key(page: Page) -> None:
    expect(tabs(page)).to_contain_text("待機中")
    expect(page.get_by_role("timer")).to_have_text("")
    keys(page, "x")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"0:0\d"))


def test_a_centre_with_a_token_is_asked_for_it_once(
    context: BrowserContext, start: Callable[..., Server], tmp_path: Path
) -> None:
    locked = start(tmp_path, MADOGUCHI_ASSIST_TOKEN="himitsu-no-aikotoba-2026")
    page = context.new_page()
    page.goto(f"{locked.url}/assist")
    asked = page.get_by_role("dialog", name="センターの合い言葉")
    expect(asked).to_be_visible()  # before anything is typed
    page.keyboard.insert_text("chigau-aikotoba-2026")
    keys(page, "Enter")
    expect(asked).to_be_visible()
    keys(page, "Escape")
    paste(page, f"{SHOP}\n{LOAN}")
    expect(asked).to_be_visible()
    keys(page, "Control+a")
    page.keyboard.insert_text("himitsu-no-aikotoba-2026")
    keys(page, "Enter")
    expect(chip(page, "従業員の人数")).to_be_visible()  # what waited is sent
    keys(page, "Alt+n")
    tell(page, LOAN)
    expect(page.get_by_role("dialog")).to_have_count(0)
