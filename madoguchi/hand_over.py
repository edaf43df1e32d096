"""What people said to each other becomes a hand-over sheet, and the talk that they have with the adviser bears its code."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.events import SlotSet

from actions import overheard, state
from actions.rules import Adviser
from actions.state import State
from actions.task import Message


async def hand_over(
    agent: Agent, adviser: Adviser, as_of: date | None, channel: str, talk: str, texts: Sequence[str], reply: str | None
) -> list[dict[str, Any]]:
    """Bubbles: may it be kept (while there is no `reply`), then where it is kept, or all of it if it may not be.

    `talk` may not have begun yet. What the adviser was told in it counts more than `texts`, and forgetting it deletes
    the sheet.
    """
    heard = State(as_of=as_of.isoformat() if as_of else None)
    for text in texts:
        heard = overheard.overhear(heard, Message.read(await agent.parse_message(text)), adviser)
        await asyncio.sleep(0)  # others are answered in between
    async with agent.lock_store.lock(talk):
        tracker = await agent.tracker_store.retrieve(talk)
        told = state.read(tracker.current_slot_values(), adviser.vocabulary) if tracker else State()
        after, bubbles = overheard.hand_over(heard, told, reply, adviser, channel)
        if after != told:
            await _keep(agent, talk, state.changed_slots(told, after, adviser.vocabulary))
    return [{"text": bubble.text, "buttons": [{"title": title} for title in bubble.buttons]} for bubble in bubbles]


async def _keep(agent: Agent, talk: str, slots: dict[str, Any]) -> None:
    tracker = await agent.tracker_store.get_or_create_tracker(talk)
    for name, value in slots.items():
        tracker.update(SlotSet(name, value))
    await agent.tracker_store.save(tracker)
