"""Rasa's SQL store of conversations, which can also forget one for good: Rasa's own stores only ever add events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sql
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import BotUttered, Event
from rasa.shared.core.trackers import DialogueStateTracker

from cases.store import overwrite_what_is_deleted

FORGOTTEN = "forgotten"
# What stands in the store in place of a text that is not to be kept.
NOT_KEPT = "（ここでお見せした内容は残していません）"


class ForgetfulStore(SQLTrackerStore):  # type: ignore[misc]  # Rasa has no types
    """Deletes every event of a conversation whose slot `forgotten` is set, where others would save the last ones.

    Of what was said it keeps the text and the quick replies. The JSON beside them is for the client alone, no later turn
    reads it, and an advice is heavy. A bubble whose JSON says `kept: false` leaves no text either.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Open the database as Rasa does."""
        super().__init__(*arguments, **options)
        if self.engine.dialect.name == "sqlite":
            sql.event.listen(self.engine, "connect", overwrite_what_is_deleted)
            self.engine.dispose()  # the connections made before now overwrite nothing

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save what is new of a conversation, or delete all of it."""
        if not tracker.get_slot(FORGOTTEN):
            await super().save(tracker)
            return
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == tracker.sender_id).delete()
            session.commit()

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Event]:
        """The events that are not stored yet, as they are to be stored."""
        return map(_as_read, super()._additional_events(session, tracker))


def _as_read(event: Event) -> Event:
    """An utterance with only the type of its JSON; any other event as it is."""
    if not isinstance(event, BotUttered) or not event.data.get("custom"):
        return event
    custom = event.data["custom"]
    told = {**event.data, "custom": {"type": custom.get("type")}}
    return BotUttered(event.text if custom.get("kept", True) else NOT_KEPT, told, event.metadata, event.timestamp)
