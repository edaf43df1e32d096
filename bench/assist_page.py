"""From a pasted line to what an operator sees: `python bench/assist_page.py`.

Three scripted calls at a real server and in a real browser. A line counts from the Enter key until the page with the new
facts, suggestions and question has been painted. Ends with 1 when the median is over the budget; `--write` puts the table
into docs/assist.md.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import yaml
from measures.tables import table, write
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CALLS = [
    yaml.safe_load(path.read_text("utf-8"))["lines"] for path in sorted((ROOT / "tests/web/transcripts").glob("*.yml"))
]
BUDGET = 150  # milliseconds, at the median
# Set down once a line is no longer on its way and what came of it is painted; the panels are filled in one go.
WATCH = """() => {
    const lines = document.getElementById("lines");
    let begun = null;
    window.painted = [];
    addEventListener("keydown", ({ key }) => { if (key === "Enter") begun = performance.now(); }, true);
    new MutationObserver(() => {
        if (begun === null || lines.querySelector(".pending")) return;
        const from = begun;
        begun = null;
        requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now() - from)));
    }).observe(lines, { childList: true, subtree: true, characterData: true });
}"""
ANSWERED = """() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/lines")).map(({ duration }) => duration)"""


@contextmanager
def server() -> Iterator[str]:
    """The adviser with data of its own; its address."""
    with tempfile.TemporaryDirectory() as folder:
        running = subprocess.Popen(
            [sys.executable, "-m", "madoguchi", "run", "--port", "0"],
            cwd=ROOT,
            env=os.environ | {"MADOGUCHI_DATA_DIR": folder},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert running.stdout is not None
            yield next(found[1] for line in running.stdout if (found := re.search(r"(http://\S+/)", line)))
        finally:
            running.terminate()
            running.wait(timeout=30)


def tell(page: Page, line: str) -> None:
    """Paste a line, send it, and wait until it is on the screen."""
    before = page.evaluate("window.painted.length")
    page.keyboard.insert_text(line)
    page.keyboard.press("Enter")
    page.wait_for_function("(count) => window.painted.length > count", arg=before)


def call(page: Page, lines: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds until each line is on the screen, and until the server has answered it."""
    page.evaluate(WATCH)
    for line in lines:
        tell(page, line)
    return page.evaluate("window.painted"), page.evaluate(ANSWERED)


def measured(address: str) -> tuple[list[float], list[float]]:
    """All lines of all calls, after one call that warms up both sides."""
    painted: list[float] = []
    answered: list[float] = []
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for lines in [CALLS[0], *CALLS]:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"{address}assist")
            seen, heard = call(page, lines)
            painted, answered = [*painted, *seen], [*answered, *heard]
            page.close()
        browser.close()
    return painted[len(CALLS[0]) :], answered[len(CALLS[0]) :]


def row(name: str, times: list[float]) -> tuple[str, str, str]:
    return name, f"{median(times):.0f}", f"{quantiles(times, n=20)[-1]:.0f}"


def main() -> int:
    with server() as address:
        painted, answered = measured(address)
    shown = table(
        f"{len(painted)}行 | 中央値（ミリ秒） | 95％がこれ以内（ミリ秒）",
        [
            row("画面に映るまで", painted),
            row("うち、サーバーの答えが届くまで", answered),
            ("答えが届くまでを1としたとき、画面に映るまで", f"{median(painted) / median(answered):.2f}倍", ""),
            ("測ったときの混み具合（1分間の負荷。空いていれば2以下）", f"{os.getloadavg()[0]:.0f}", ""),
        ],
    )
    print(shown)
    if "--write" in sys.argv:
        write(ROOT / "docs" / "assist.md", "page", shown)
    return int(median(painted) > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
