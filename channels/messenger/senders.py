"""Names for people and events that tell nobody who they are."""

from __future__ import annotations

import hashlib
import hmac


def private_id(channel: str, platform_id: str, key: str) -> str:
    """The name under which a conversation or an event is kept: the same every time, and of no use without the key.

    HMAC-SHA-256, cut to 128 bits: whoever reads the store cannot try out the platform's ids.
    """
    digest = hmac.new(key.encode(), f"{channel}\0{platform_id}".encode(), hashlib.sha256)
    return f"{channel}-{digest.hexdigest()[:32]}"
