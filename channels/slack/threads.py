"""What people said to each other in a thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from channels.body import LONGEST_TEXT
from channels.messenger import PlatformFault
from channels.slack.events import plain
from channels.slack.platform import Platform, Refused, TooLong

Json = dict[str, Any]

# As long as the server may be kept busy for one sheet; ten times the longest message.
LONGEST_THREAD = 10 * LONGEST_TEXT
# Of the errors of conversations.replies (docs.slack.dev/reference/methods/conversations.replies), by what is to be done.
_WHY = {
    "thread_not_found": "gone",
    "message_not_found": "gone",
    "missing_scope": "not_allowed",
    "no_permission": "not_allowed",
}
# What is typed; all other kinds are told by Slack itself.
_TYPED = (None, "file_share", "thread_broadcast", "me_message")


class Unreadable(Exception):
    """A thread that cannot be read; its text is the key of the words that say why."""


async def thread(platform: Platform, channel: str, stamp: str) -> list[str]:
    """The texts of people, in their order. Raises Unreadable."""
    try:
        texts = list(_typed(await platform.thread(channel, stamp)))
    except TooLong:
        raise Unreadable("too_long") from None
    except Refused as refusal:
        raise Unreadable(_WHY.get(refusal.named, "no_access")) from refusal
    except PlatformFault as fault:
        raise Unreadable("away") from fault
    if sum(map(len, texts)) > LONGEST_THREAD or any(len(text) > LONGEST_TEXT for text in texts):
        raise Unreadable("too_long")
    return texts


def _typed(listed: Iterable[Json]) -> Iterable[str]:
    """Without apps, ourselves among them."""
    for message in listed:
        if "bot_id" not in message and message.get("subtype") in _TYPED and (text := plain(message.get("text") or "")):
            yield text
