"""Events of LINE, and what they say.

Read by models of our own, since the SDK's stop at a mention or a message of a kind they do not know, and the words
around it would be lost. What is not used here is not read, so new fields and kinds do no harm.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from channels.line.words import words
from nlu import places


class _Read(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, frozen=True)


class Source(_Read):
    """Where an event comes from: a talk with one person (`user`), a `group` or a `room`."""

    type: str
    user_id: str | None = None
    group_id: str | None = None
    room_id: str | None = None

    @property
    def private(self) -> bool:
        """Whether nobody else reads along."""
        return self.type == "user"

    @property
    def talk(self) -> str | None:
        """The talk that is answered: a group has one together."""
        return self.group_id or self.room_id or self.user_id


class Mentionee(_Read):
    """A name called in a text, by UTF-16 code units; `is_self` if it is ours."""

    index: int = 0
    length: int = 0
    is_self: bool | None = None


class Mention(_Read):
    """Everybody called in a text."""

    mentionees: list[Mentionee] = []


class Content(_Read):
    """What was sent."""

    type: str
    text: str | None = None
    address: str | None = None
    mention: Mention | None = None


class Postback(_Read):
    """A tapped quick reply in a group."""

    data: str


class Event(_Read):
    """One event; `mode` is `standby` while somebody else answers for the account. `timestamp` is in milliseconds."""

    type: str
    id: str = Field(alias="webhookEventId")
    timestamp: int
    mode: str = "active"
    source: Source
    reply_token: str | None = None
    message: Content | None = None
    postback: Postback | None = None


class Heard(NamedTuple):
    """What an event says: `text` for the dialogue, `words` that are said in return (before its answer, if both)."""

    text: str | None = None
    words: str | None = None


def events(body: str) -> list[Event]:
    """The events of a request; those that cannot be read are passed over. Raises ValueError if there are none at all."""
    listed = json.loads(body)
    if not isinstance(listed, dict) or not isinstance(listed.get("events"), list):
        raise ValueError("no events")
    return [event for event in map(_event, listed["events"]) if event is not None]


def _event(listed: Any) -> Event | None:
    try:
        return Event.model_validate(listed)
    except ValidationError:
        return None


def heard(event: Event) -> Heard | None:
    """What is to be answered; None for what is not meant for us."""
    if event.type == "follow":
        return Heard(text="こんにちは", words=words()["follow"])
    if event.type == "join":
        return Heard(words=words()["join"])
    if event.type == "postback" and event.postback is not None:
        return Heard(text=event.postback.data)
    if event.type != "message" or event.message is None:
        return None
    return _told(event.message) if event.source.private else _called(event.message)


def _told(content: Content) -> Heard | None:
    return Heard(text=content.text or "") if content.type == "text" else _content(content)


def _content(content: Content) -> Heard | None:
    if content.type == "location" and (place := places.at(content.address or "")):
        return Heard(text=words()["shop"].format(place=place.full_name))
    return Heard(words=words()[content.type]) if content.type in words() else None


def _called(content: Content) -> Heard | None:
    """In a group, only what is said to us, without our name."""
    ours = [one for one in (content.mention or Mention()).mentionees if one.is_self]
    if not ours:
        return None
    units = (content.text or "").encode("utf-16-le", "surrogatepass")
    for one in sorted(ours, key=lambda one: one.index, reverse=True):
        units = units[: 2 * one.index] + units[2 * (one.index + one.length) :]
    text = re.sub(r"\s+", " ", units.decode("utf-16-le", "replace")).strip()
    return Heard(text=text) if text else Heard(words=words()["nothing"])
