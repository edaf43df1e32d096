"""What people ask: counts and nothing else, kept only where the operator has set a token. Knows no Rasa.

`Tick` is one thing that happened, `count` notes it without anybody waiting, `shown` are the numbers that may be seen.
"""

from insights.batches import BATCH, Shown, shown
from insights.settings import TOKEN, TOKEN_FORM, switched_on, token
from insights.store import Counters, default_counters
from insights.ticks import EVERYWHERE, Kind, Tick
from insights.writer import count, flush

__all__ = [
    "BATCH",
    "EVERYWHERE",
    "TOKEN",
    "TOKEN_FORM",
    "Counters",
    "Kind",
    "Shown",
    "Tick",
    "count",
    "default_counters",
    "flush",
    "shown",
    "switched_on",
    "token",
]
