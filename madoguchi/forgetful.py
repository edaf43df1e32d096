"""Rasa's SQL store of conversations, which can also forget one for good: Rasa's own stores only ever add events."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sql
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from cases.store import overwrite_what_is_deleted

FORGOTTEN = "forgotten"


class ForgetfulStore(SQLTrackerStore):  # type: ignore[misc]
    """Deletes every event of a conversation whose slot `forgotten` is set, where others would save the last ones."""

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
