"""Records what the adviser says in some situations, for the pictures in docs/channels.md.

`PYTHONPATH=. python tests/channels/messenger/record_samples.py` writes samples.json; then draw with line_pictures.py and
slack_pictures.py.
"""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from actions.rules import default_adviser
from channels.web import Bubbles
from channels.words import taken_in
from madoguchi import assistant
from madoguchi.hand_over import hand_over
from madoguchi.train import ensure_model

Json = dict[str, Any]

SITUATIONS = Path(__file__).with_name("situations.yml")
SAMPLES = Path(__file__).with_name("samples.json")
RECORDED = ("question", "advice", "schedule", "repayment", "sheet")
DAY = date(2026, 11, 25)
THREAD = [
    "堺市の居酒屋さんから電話がありました。個人事業です",
    "従業員は何人ですか？",
    "従業員は3人です。資金繰りが苦しいとのこと",
]


async def record() -> None:
    """Hold the conversations."""
    agent = await assistant.load(ensure_model(), assistant.endpoints())
    situations = yaml.safe_load(SITUATIONS.read_text(encoding="utf-8"))["situations"]
    samples = [await _sample(agent, name, situations[name]) for name in RECORDED]
    asked = await hand_over(agent, default_adviser(), DAY, "slack", "thread", THREAD, None)
    samples.append({"name": "thread", "said": "（「引継ぎ票にする」を押しました）", "bubbles": asked})
    SAMPLES.write_text(json.dumps(samples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


async def _sample(agent: Agent, name: str, texts: list[str]) -> Json:
    said = Bubbles()
    for text in texts:
        said = Bubbles()
        kept, metadata = taken_in(text, DAY)
        await agent.handle_message(UserMessage(kept, said, name, input_channel="line", metadata=metadata))
    return {"name": name, "said": texts[-1], "bubbles": [_drawn(bubble) for bubble in said.messages]}


def _drawn(bubble: Json) -> Json:
    """As far as the messages of LINE and Slack show it."""
    kept = {name: bubble[name] for name in ("text", "buttons") if name in bubble}
    custom = bubble.get("custom", {})
    listed = custom.get("advice", {}).get("recommendations", [])
    schemes = [{"verdict": one["verdict"], "sources": [{"url": s["url"]} for s in one["sources"]]} for one in listed]
    advice = {"advice": {"recommendations": schemes}} if schemes else {}
    return kept | ({"custom": {"type": custom["type"]} | advice} if custom else {})


if __name__ == "__main__":
    os.environ["MADOGUCHI_URL"] = "https://madoguchi.example.jp"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MADOGUCHI_DATA_DIR"] = folder
        asyncio.run(record())
