"""Draws for docs/channels.md what messages look like in Slack, from their payloads.

`python tests/channels/slack/slack_pictures.py` writes docs/images/slack-*.png; it needs Chromium.
"""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from channels.slack.blocks import messages
from channels.slack.words import words

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests" / "channels" / "messenger" / "samples.json"
PICTURES = ROOT / "docs" / "images"
DRAWN = ("question", "advice", "schedule", "repayment", "sheet", "thread")
STYLE = """
body{margin:0;background:#fff;width:640px;color:#1d1c1d;
font-family:'IPAexGothic','IPAGothic','Noto Sans CJK JP','Noto Sans JP',sans-serif}
main{padding:16px;font-size:15px;line-height:1.5} .who{font-weight:bold;margin-top:10px} a{color:#1264a3}
.app{background:#e8e8e8;color:#616061;font-size:10px;padding:1px 4px;border-radius:3px;margin-left:6px}
p{margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere} small{color:#616061;font-size:12px}
hr{border:0;border-top:1px solid #ddd} .row{display:flex;flex-wrap:wrap;gap:8px;margin:6px 0}
.row span{border:1px solid #bbb;border-radius:6px;padding:4px 12px;font-size:13px;font-weight:bold}
"""


def marked(text: str) -> str:
    """Slack's own marks as HTML; what it escapes is escaped in HTML too."""
    linked = re.sub(r"<(https?://[^|>]*)(?:\|([^>]*))?>", lambda found: f"<a>{found[2] or found[1]}</a>", text)
    return re.sub(r"^\*(.+)\*$", r"<b>\1</b>", linked, flags=re.MULTILINE)


def draw(block: dict[str, Any]) -> str:
    """One block."""
    if block["type"] == "divider":
        return "<hr>"
    if block["type"] == "section":
        return f"<p>{marked(block['text']['text'])}</p>"
    if block["type"] == "context":
        return "".join(f"<p><small>{marked(one['text'])}</small></p>" for one in block["elements"])
    labels = [
        one["text"]["text"] if one["type"] == "button" else one["placeholder"]["text"] + " ▾"
        for one in block["elements"]
    ]
    return '<div class="row">' + "".join(f"<span>{escape(label)}</span>" for label in labels) + "</div>"


def picture(page: Page, turn: dict[str, Any]) -> None:
    """One turn of a talk, as `docs/images/slack-NAME.png`."""
    after = words()["sheet"] if turn["name"] == "thread" else None
    drawn = "".join(draw(block) for message in messages(turn["bubbles"], after=after) for block in message["blocks"])
    said = f'<div class="who">佐藤</div><p>{escape(turn["said"])}</p>'
    answer = f'<div class="who">窓口<span class="app">アプリ</span></div>{drawn}'
    page.set_content(f"<style>{STYLE}</style><main>{said}{answer}</main>")
    page.locator("main").screenshot(path=str(PICTURES / f"slack-{turn['name']}.png"))


def main() -> None:
    """Draw them."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 640, "height": 300})
        for turn in json.loads(SAMPLES.read_text(encoding="utf-8")):
            if turn["name"] in DRAWN:
                picture(page, turn)
        browser.close()


if __name__ == "__main__":
    main()
