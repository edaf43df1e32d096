"""What Slack sends, and what it says: events, tapped buttons and commands alike.

What is not used here is not read, so new fields and kinds do no harm.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from channels.slack.words import words

Json = dict[str, Any]

# The shortcut in manifest.yml, and with the thread behind it the block that asks whether its sheet may be kept.
HAND_OVER = "hand_over"
_REFERENCE = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")


@dataclass(frozen=True)
class Place:
    """Where an answer goes: into a channel or one of its threads, or by `response_url` to one person only.

    `since` is the time stamp of what is answered: nothing of the answer can be older. `replaces` takes what was shown to
    that person only out of sight.
    """

    channel: str
    thread: str | None = None
    since: str = "0"
    response_url: str | None = None
    replaces: bool = False


@dataclass(frozen=True)
class Heard:
    """What is to be answered: `text` by the dialogue, or `words` that are said in return (before its answer, if both).

    `event` is Slack's id of it, the same at each delivery; `talk` names the conversation. `before` and `after` are
    small print around the answer.
    """

    event: str
    talk: str
    place: Place
    text: str | None = None
    words: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class HandOver:
    """A thread (by the time stamp of its first message) to be made a hand-over sheet.

    `reply` is what was tapped when asked whether it may be kept; None before that.
    """

    event: str
    talk: str
    place: Place
    thread: str
    reply: str | None = None


def payload(body: bytes, content_type: str) -> Json:
    """The content of a request: JSON, or a form as Slack fills it in. Raises ValueError."""
    if content_type.startswith("application/json"):
        read = json.loads(body)
    else:
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        read = json.loads(form["payload"]) if "payload" in form else form
    if not isinstance(read, dict):
        raise ValueError("no object")
    return read


def heard(read: Json) -> Heard | HandOver | None:
    """What is to be answered; None for what is not meant for us. Raises ValueError if a known kind lacks its parts."""
    try:
        if "command" in read:
            return _command(read)
        if read.get("type") == "event_callback":
            return _event(read)
        if read.get("type") == "message_action":
            return _shortcut(read) if read["callback_id"] == HAND_OVER else None
        return _tapped(read) if read.get("type") == "block_actions" else None
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"incomplete: {error}") from error


def plain(text: str) -> str:
    """The words of a text: links by what they show, without the names that are called."""
    shown = _REFERENCE.sub(_shown, text)
    return re.sub(r"[ \t]+", " ", html.unescape(shown)).strip()


def _shown(found: re.Match[str]) -> str:
    target, label = found[1], found[2]
    if target.startswith(("@", "!subteam")) or (target.startswith("!") and not label):
        return " "
    return label or target.removeprefix("mailto:")


def _event(read: Json) -> Heard | None:
    event = read["event"]
    direct = event.get("channel_type") == "im"
    meant = direct if event["type"] == "message" else event["type"] == "app_mention"
    if not meant or "bot_id" in event or event.get("subtype") not in (None, "file_share"):
        return None
    channel, thread = event["channel"], event.get("thread_ts")
    talk = _talk(read.get("team_id"), channel, None if direct else thread or event["ts"])
    place = Place(channel, thread if direct else thread or event["ts"], event["ts"])
    text = plain(event.get("text") or "") or None
    said = words()["file"] if event.get("files") else None if text else words()["nothing"]
    after = None if direct or thread else words()["thread"]
    return Heard(read["event_id"], talk, place, text, said, after=after)


def _shortcut(read: Json) -> HandOver:
    channel, message = read["channel"]["id"], read["message"]
    thread = message.get("thread_ts") or message["ts"]
    place = Place(channel, response_url=read["response_url"])
    return HandOver(read["trigger_id"], _talk_of(read, channel, thread), place, thread)


def _reply(read: Json, thread: str, text: str) -> HandOver:
    """It counts once for each time it was asked, however often it is tapped."""
    channel, event = read["channel"]["id"], f"{read['user']['id']} {read['container']['message_ts']}"
    place = Place(channel, response_url=read["response_url"], replaces=True)
    return HandOver(event, _talk_of(read, channel, thread), place, thread, text)


def _talk_of(read: Json, channel: str, thread: str | None) -> str:
    """The talk that the adviser has in a thread, or in a direct message."""
    return _talk((read.get("team") or {}).get("id"), channel, None if channel.startswith("D") else thread)


def _tapped(read: Json) -> Heard | HandOver | None:
    action, container = read["actions"][0], read["container"]
    text = action.get("value") or (action.get("selected_option") or {}).get("value")
    if not text:
        return None
    about, _, thread = action.get("block_id", "").partition(" ")
    if about == HAND_OVER:
        return _reply(read, thread, text)
    channel, team, person = read["channel"]["id"], (read.get("team") or {}).get("id"), read["user"]["id"]
    event, before = f"{person} {action['action_ts']}", words()["tapped"].format(text=text)
    if container.get("is_ephemeral"):
        alone = Place(channel, response_url=read["response_url"])
        return Heard(event, _talk(team, channel, person), alone, text, before=before, after=words()["alone"])
    thread = (read.get("message") or {}).get("thread_ts") or container.get("thread_ts")
    if not channel.startswith("D"):
        thread = thread or container["message_ts"]
    place = Place(channel, thread, action["action_ts"])
    return Heard(event, _talk_of(read, channel, thread), place, text, before=before)


def _command(read: Json) -> Heard:
    """Its answers are shown to nobody else; each person has a talk of their own in each channel."""
    channel, text = read["channel_id"], plain(read.get("text", ""))
    talk = _talk(read.get("team_id"), channel, read["user_id"])
    place = Place(channel, response_url=read["response_url"])
    if not text:
        return Heard(read["trigger_id"], talk, place, words=words()["how_to"])
    return Heard(
        read["trigger_id"], talk, place, text, before=words()["tapped"].format(text=text), after=words()["alone"]
    )


def _talk(*parts: str | None) -> str:
    return ":".join(part or "" for part in parts)
