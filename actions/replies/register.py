"""What is said of the public register: whom it found, and that the facts are its own."""

from __future__ import annotations

from actions.replies.bubble import Bubble
from actions.replies.questions import NO, YES
from register import Firm

# What stands where otherwise the person's own words stand.
SOURCE = "gBizINFOの登録"
LEAD = "国の公開データ（gBizINFO）には、次のように載っています。ちがうところは直してください。"


def is_it_yours_bubble(firm: Firm) -> Bubble:
    """Name and address, for this once: `kept` tells the store of conversations not to keep them."""
    where = f"（{firm.location}）" if firm.location else ""
    return Bubble(
        text=f"「{firm.name}」{where}が見つかりました。こちらの会社でお間違いないですか。",
        buttons=(YES, NO),
        custom={"type": "register", "name": firm.name, "location": firm.location, "kept": False},
        easy=f"「{firm.name}」{where}がありました。この会社ですか。",
    )
