"""Draws the rich menu from its definition, and for docs/channels.md what messages look like, from their payloads.

`python tests/channels/line/line_pictures.py` writes channels/line/menu.png and docs/images/line-*.png; it needs Chromium.
"""

from __future__ import annotations

import json
import shutil
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from channels.line.menu import DEFINITION, PICTURE
from channels.line.messages import messages

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests" / "channels" / "messenger" / "samples.json"
DRAWN = ("question", "advice", "schedule", "repayment", "sheet")
PICTURES = ROOT / "docs" / "images"
FONT = "font-family:'IPAexGothic','IPAGothic','Noto Sans CJK JP','Noto Sans JP',sans-serif"
SIZES = {"xs": 12, "sm": 14, "md": 16}
GAPS = {"sm": 6, "lg": 16}
STYLE = f"""
body{{margin:0;background:#8cabd8;{FONT};width:860px}} main{{padding:16px;display:flex;flex-direction:column;gap:10px}}
.said{{align-self:flex-end;background:#8de055}} .said,.text{{border-radius:16px;padding:10px 14px;max-width:420px;
font-size:15px;white-space:pre-wrap;line-height:1.5}} .text{{background:#fff;align-self:flex-start}}
.cards{{display:flex;gap:8px;align-items:flex-start}} .card{{background:#fff;border-radius:12px;padding:16px;width:270px;
flex:none}} .quick{{display:flex;flex-wrap:wrap;gap:6px}} .quick span{{border:1px solid #fff;background:#42659ecc;
color:#fff;border-radius:16px;padding:5px 12px;font-size:13px}} hr{{border:0;border-top:1px solid #ddd;width:100%}}
"""
MENU_STYLE = f"""
body{{margin:0;{FONT};background:#f4f7fb}} div{{position:absolute;box-sizing:border-box;border:6px solid #dbe4f0;
display:flex;align-items:center;justify-content:center;font-size:88px;color:#1b3a63;background:#fff}}
"""


def draw(part: dict[str, Any]) -> str:
    """One component of a card."""
    if part["type"] == "separator":
        return "<hr>"
    if part["type"] == "text":
        look = f"font-size:{SIZES[part.get('size', 'md')]}px;color:{part['color']};line-height:1.5;flex:{part.get('flex', 0)}"
        look += ";font-weight:bold" * ("weight" in part) + ";text-decoration:underline" * ("decoration" in part)
        return f'<div style="{look};overflow-wrap:anywhere">{escape(part["text"])}</div>'
    way = "column" if part["layout"] == "vertical" else "row"
    inner = "".join(map(draw, part["contents"]))
    return f'<div style="display:flex;flex-direction:{way};gap:{GAPS.get(part.get("spacing"), 0)}px">{inner}</div>'


def bubble(message: dict[str, Any]) -> str:
    """One message, with its quick replies."""
    if message["type"] == "text":
        shown = f'<div class="text">{escape(message["text"])}</div>'
    else:
        contents = message["contents"]
        cards = contents["contents"] if contents["type"] == "carousel" else [contents]
        drawn = "".join(f'<div class="card">{draw(card["body"])}</div>' for card in cards)
        shown = f'<div class="cards">{drawn}</div>'
    quick = "".join(
        f"<span>{escape(item['action']['label'])}</span>" for item in message.get("quickReply", {}).get("items", [])
    )
    return shown + (f'<div class="quick">{quick}</div>' if quick else "")


def picture(page: Page, turn: dict[str, Any]) -> None:
    """One turn of a talk, as `docs/images/line-NAME.png`."""
    drawn = "".join(bubble(message.to_dict()) for message in messages(turn["bubbles"]))
    said = f'<div class="said">{escape(turn["said"])}</div>'
    page.set_content(f"<style>{STYLE}</style><main>{said}{drawn}</main>")
    width = page.evaluate("Math.max(...[...document.querySelectorAll('.cards')].map(e => e.scrollWidth), 560) + 32")
    page.set_viewport_size({"width": min(width, 1200), "height": 300})
    page.locator("main").evaluate("(e, w) => { document.body.style.width = w + 'px' }", min(width, 1200))
    page.locator("main").screenshot(path=str(PICTURES / f"line-{turn['name']}.png"))


def menu(page: Page) -> None:
    """The picture of the rich menu."""
    definition = json.loads(DEFINITION.read_text(encoding="utf-8"))
    cells = ""
    for area in definition["areas"]:
        where = area["bounds"]
        place = f"left:{where['x']}px;top:{where['y']}px;width:{where['width']}px;height:{where['height']}px"
        cells += f'<div style="{place}">{escape(area["action"]["label"])}</div>'
    page.set_viewport_size(definition["size"])
    page.set_content(f"<style>{MENU_STYLE}</style>{cells}")
    page.screenshot(path=str(PICTURE))


def main() -> None:
    """Draw everything."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        menu(page)
        for turn in json.loads(SAMPLES.read_text(encoding="utf-8")):
            if turn["name"] in DRAWN:
                picture(page, turn)
        browser.close()


if __name__ == "__main__":
    main()
