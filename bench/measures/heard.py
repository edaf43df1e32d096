"""The intents that the product's own model hears in messages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from madoguchi import assistant
from madoguchi.quiet import quiet
from madoguchi.train import ensure_model


def intents(texts: Iterable[str]) -> list[str]:
    """One for each text, in order; the model is trained first if it is missing or stale."""
    model = ensure_model()
    quiet()
    return asyncio.run(_intents(texts, model))


async def _intents(texts: Iterable[str], model: Path) -> list[str]:
    agent = await assistant.load(model)
    return [(await assistant.learned(agent, text))["intent"]["name"] for text in texts]
