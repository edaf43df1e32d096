"""What every messenger shares: each event once, each sender in order, and nothing of who they are is kept."""

from channels.messenger.delivery import Busy, PlatformFault, Rejected, delivered, retry_after
from channels.messenger.messenger import House, Messenger
from channels.messenger.reception import HandOver, Reception
from channels.messenger.seen import Seen
from channels.messenger.settings import SettingFault, secret, wanted

__all__ = [
    "Busy",
    "HandOver",
    "House",
    "Messenger",
    "PlatformFault",
    "Reception",
    "Rejected",
    "Seen",
    "SettingFault",
    "delivered",
    "retry_after",
    "secret",
    "wanted",
]
