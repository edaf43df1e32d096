"""Settings that open something more, checked before anybody is let in."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import insights
import register
from channels.messenger import SettingFault, secret, wanted
from madoguchi.trouble import Trouble


def check(environment: Mapping[str, str] = os.environ) -> None:
    """Raises Trouble for a token that is malformed, or an address that would carry it in the open."""
    try:
        if wanted((register.TOKEN,), environment):
            secret(register.TOKEN, register.TOKEN_FORM, "gBizINFOから届いたAPIトークン", environment)
        if wanted((insights.TOKEN,), environment):
            secret(insights.TOKEN, insights.TOKEN_FORM, "16文字以上の英数字の合い言葉", environment)
    except SettingFault as fault:
        raise Trouble(str(fault)) from fault
    if not re.fullmatch(r"https://\S+|http://(127\.0\.0\.1|localhost)(:\d+)?(/\S*)?", register.address()):
        raise Trouble("MADOGUCHI_GBIZINFO_URL は、https:// で始まるアドレスにしてください。")
