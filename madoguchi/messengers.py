"""The messengers that are switched on: those whose secrets stand in the environment."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from cases.place import database_url
from channels.line import Line
from channels.messenger import HandOver, House, Inbox, Messenger, SettingFault, secret, wanted
from channels.slack import Slack
from madoguchi.trouble import Trouble

MESSENGERS: tuple[type[Messenger], ...] = (Line, Slack)
KEY = "MADOGUCHI_KEY"


def switched_on(
    forget: Callable[[str], Awaitable[None]],
    hand_over: HandOver,
    as_of: date | None,
    environment: Mapping[str, str] = os.environ,
) -> list[Messenger]:
    """A door for each messenger that has a secret; none is the rule. Raises Trouble for a setting that is wrong."""
    chosen = [kind for kind in MESSENGERS if wanted(kind.SECRETS, environment)]
    if not chosen:
        return []
    try:
        key = secret(KEY, r"\S{32,}", "利用者の名前を隠すための、32文字以上の合い言葉", environment)
        house = House(key, Inbox(database_url(), key), forget, hand_over, as_of)
        return [kind.from_environment(house, environment) for kind in chosen]
    except SettingFault as fault:
        raise Trouble(str(fault)) from fault
