"""What the widget weighs, and how soon and how lightly it works: `python bench/widget.py`.

Bytes count as they are; times are for orientation, but for the share of a bare page, which can be compared. Ends with 1
when a budget is exceeded.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Route, sync_playwright

from channels.widget import joined

WEB = Path(__file__).resolve().parent.parent / "web"
ROUNDS = 5
SLOWED = 4
MESSAGES = 200
BUDGET = {
    "compressed kB": 60,
    "times a bare page until one can write, CPU slowed 4 times": 2,
    "MB of heap after 200 messages": 20,
}
BARE = "<!doctype html><html lang=ja><title>bare</title><textarea></textarea>"
EMBEDDED = "<!doctype html><html lang=ja><title>site</title><script src=/widget.js defer></script><madoguchi-chat></madoguchi-chat>"
ANSWER = [{"text": "大阪府大阪市の飲食業、従業員3人ですね。", "buttons": [{"title": "はい", "payload": "はい"}]}]
READY = "() => document.querySelector('textarea') || document.querySelector('madoguchi-chat')?.shadowRoot?.querySelector('textarea')"


def page_of(browser: Browser, html: str, script: str) -> Page:
    """A page that gets all from here, on a slow processor."""
    page = browser.new_page()

    def give(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(json=ANSWER)
        elif route.request.url.endswith("widget.js"):
            route.fulfill(body=script, content_type="text/javascript")
        else:
            route.fulfill(body=html, content_type="text/html")

    page.route("**/*", give)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    return page


def until_ready(browser: Browser, html: str, script: str) -> float:
    """Median milliseconds from the first request until one can write."""
    times = []
    for _ in range(ROUNDS):
        page = page_of(browser, html, script)
        page.goto("http://site.example/")
        page.wait_for_function(READY)
        times.append(float(page.evaluate("performance.now()")))
        page.close()
    return median(times)


def heap_after(browser: Browser, script: str) -> float:
    """Megabytes of heap once so many messages were answered."""
    page = page_of(browser, EMBEDDED, script)
    page.goto("http://site.example/")
    page.evaluate(
        """async (count) => { const chat = document.querySelector("madoguchi-chat");
            for (let i = 0; i < count; i++) { chat.say(`${i}人です`); while (chat.inFlight) await new Promise((done) => setTimeout(done)); } }""",
        MESSAGES,
    )
    devtools = page.context.new_cdp_session(page)
    devtools.send("HeapProfiler.collectGarbage")
    return float(page.evaluate("performance.memory.usedJSHeapSize")) / 1e6


def main() -> int:
    script = joined(WEB / "widget")
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
        )
        bare, ready = until_ready(browser, BARE, script), until_ready(browser, EMBEDDED, script)
        heap = heap_after(browser, script)
        browser.close()
    measured = dict(zip(BUDGET, (len(gzip.compress(script.encode())) / 1000, ready / bare, heap), strict=True))
    print("| what | measured | budget |\n| --- | ---: | ---: |")
    for name, value in measured.items():
        print(f"| {name} | {value:.1f} | {BUDGET[name]} |")
    print(f"\nOne can write after {ready:.0f} ms; on a bare page after {bare:.0f} ms.")
    return int(any(value > BUDGET[name] for name, value in measured.items()))


if __name__ == "__main__":
    sys.exit(main())
