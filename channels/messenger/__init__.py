"""What every messenger shares: each event once, each sender in order, and nothing of who they are is kept."""

from channels.messenger.delivery import Busy, PlatformFault, Rejected, delivered, retry_after
from channels.messenger.house import HandOver, House
from channels.messenger.inbox import Inbox, Turn
from channels.messenger.messenger import Messenger
from channels.messenger.reception import Reception
from channels.messenger.settings import SettingFault, secret, wanted

__all__ = [
    "Busy",
    "HandOver",
    "House",
    "Inbox",
    "Messenger",
    "PlatformFault",
    "Reception",
    "Rejected",
    "SettingFault",
    "Turn",
    "delivered",
    "retry_after",
    "secret",
    "wanted",
]
