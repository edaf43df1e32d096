"""Feeds what a speech-to-text service hears to a call, and prints the next question: `… | python docs/examples/transcript.py`.

Standard input holds one line for each utterance: JSON `{"text", "speaker"?, "id"?, "final"?}` as many services give it, or
plain text of the caller. Only the standard library is used, so that it can be carried into any system.

    MADOGUCHI_URL           where the server is (http://localhost:5005)
    MADOGUCHI_ASSIST_TOKEN  the centre's token, if the server has one
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SERVER = os.environ.get("MADOGUCHI_URL", "http://localhost:5005").rstrip("/")
TOKEN = os.environ.get("MADOGUCHI_ASSIST_TOKEN")
# Seconds between tries while the server cannot be reached; a line sent twice under its id counts once.
PATIENCE = (1, 2, 4, 8)


def ask(method: str, path: str, body: Any = None) -> Any:
    """One request. Raises HTTPError for what the server refuses, URLError while it cannot be reached."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {TOKEN}"} if TOKEN else {})
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(f"{SERVER}/api/assist{path}", data, headers, method=method), timeout=30) as answer:
        return json.load(answer)


def utterances(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    """What was said, each with an id, so that it can be sent again."""
    for number, line in enumerate(filter(None, map(str.strip, lines))):
        said = json.loads(line) if line.startswith("{") else {"text": line}
        yield {"id": f"utterance-{number}", **said}


def send(call: str, utterance: dict[str, Any]) -> dict[str, Any]:
    """The call once the server has the line, however often the connection breaks."""
    for pause in PATIENCE:
        try:
            return deliver(call, utterance)
        except HTTPError:
            raise
        except URLError:
            time.sleep(pause)
    return deliver(call, utterance)


def deliver(call: str, utterance: dict[str, Any]) -> dict[str, Any]:
    """The call once the server has the line."""
    view: dict[str, Any] = ask("POST", f"/{call}/lines", {"lines": [utterance]})
    return view


def main() -> None:
    """Begin a call, feed it, and say what to ask next whenever that changes."""
    call, asked = ask("POST", "", {})["call"], None
    print(f"画面で見るには: {SERVER}/assist#call={call}", flush=True)
    for utterance in utterances(iter(sys.stdin)):
        view = send(call, utterance)
        question = next(iter(view["questions"]), None)
        if question and question["fact"] != asked:
            asked = question["fact"]
            print(f"次の質問: {question['text']}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except HTTPError as refused:
        sys.exit(json.load(refused)["error"]["message"])
    except URLError as cut:
        sys.exit(f"サーバー {SERVER} につながりません（{cut.reason}）。")
