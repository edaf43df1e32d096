"""The JSON of an advice beside its text: which suggestion stands below a heading, and where it is from."""

from __future__ import annotations

import re
from typing import Any

Json = dict[str, Any]

_NUMBERED = re.compile(r"^【(\d+)】")


def suggestion(heading: str, custom: Json) -> Json:
    """The suggestion whose number a heading (【1】…) bears; empty where there is none."""
    number = _NUMBERED.match(heading)
    listed = custom.get("advice", {}).get("recommendations", [])
    return listed[int(number[1]) - 1] if number and 0 < int(number[1]) <= len(listed) else {}


def source_url(scheme: Json) -> str | None:
    """The first address among its sources."""
    return next((source["url"] for source in scheme.get("sources", []) if source["url"]), None)
