"""The store of conversations: light to keep, and able to forget."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sql
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot, BooleanSlot
from rasa.shared.core.trackers import DialogueStateTracker

from madoguchi.forgetful import FORGOTTEN, ForgetfulStore

SLOTS = [BooleanSlot(FORGOTTEN, mappings=[{}]), AnySlot("asked", mappings=[{}])]
BUTTONS = [{"title": "はい", "payload": "はい"}]
ADVICE = BotUttered(
    "まず、商工会へ", {"buttons": BUTTONS, "custom": {"type": "advice", "advice": {"why": "重い" * 9000}}}
)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ForgetfulStore:
    if request.param == "sqlite":
        return ForgetfulStore(Domain.empty(), db=str(tmp_path / "conversations.db"))
    url = sql.engine.make_url(request.getfixturevalue("postgresql"))
    return ForgetfulStore(
        Domain.empty(), dialect="postgresql", host=url.host, port=url.port, db=url.database, username=url.username
    )


def talk(sender: str) -> DialogueStateTracker:
    tracker = DialogueStateTracker(sender, SLOTS)
    for event in (UserUttered("資金繰りが苦しい"), SlotSet("asked", "prefecture"), ADVICE):
        tracker.update(event)
    return tracker


def rows(store: ForgetfulStore, sender: str) -> list[str]:
    with store.session_scope() as session:
        kept = session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == sender)
        return [row.data for row in kept.order_by(store.SQLEvent.id)]


def test_what_was_said_is_kept_without_the_json_beside_it(store: ForgetfulStore) -> None:
    asyncio.run(store.save(talk("light")))
    back = asyncio.run(store.retrieve("light"))
    assert back is not None
    said = back.events[-1]
    assert (said.text, said.data) == ("まず、商工会へ", {"buttons": BUTTONS, "custom": {"type": "advice"}})
    assert max(map(len, rows(store, "light"))) < 1000


def test_the_client_still_gets_the_whole(store: ForgetfulStore) -> None:
    tracker = talk("whole")
    asyncio.run(store.save(tracker))
    assert tracker.events[-1].data["custom"] == ADVICE.data["custom"]


def test_events_are_added_once(store: ForgetfulStore) -> None:
    tracker = talk("twice")
    asyncio.run(store.save(tracker))
    asyncio.run(store.save(tracker))
    assert len(rows(store, "twice")) == 3


def test_a_forgotten_conversation_is_gone_and_others_stay(store: ForgetfulStore) -> None:
    gone, other = talk("gone"), talk("other")
    for tracker in (gone, other):
        asyncio.run(store.save(tracker))
    gone.update(SlotSet(FORGOTTEN, True))
    asyncio.run(store.save(gone))
    assert (rows(store, "gone"), len(rows(store, "other"))) == ([], 3)
