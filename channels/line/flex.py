"""Bubbles of Madoguchi as cards (Flex Messages). Every word of the text stands on the cards; the JSON gives the links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from channels.line.words import words
from channels.messenger.suggestions import source_url, suggestion

Json = dict[str, Any]

CARDED = ("advice", "schedule", "repayment", "record", "summary")
MOST_CARDS = 12
INK, GREY, BLUE, GREEN, AMBER = "#1F2933", "#5F6B7A", "#1B5FAA", "#1E6B3A", "#8A5A00"
_COLOURS = {"eligible": GREEN, "unknown": AMBER}
_HEADING = re.compile(r"^(?:■\s*|【\d+】)")
_URL = re.compile(r"https?://[!-~]+")
_PHONE = re.compile(r"電話[\s　]*(0[\d-]{8,12})")
_DATED = re.compile(r"^・?(\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:ごろ|から)?)[　：](.+)$")


class Section(NamedTuple):
    """A heading, empty for what stands below none, and its lines; `scheme` is the suggestion it is about."""

    heading: str
    lines: list[str]
    scheme: Json


def container(text: str, custom: Json) -> Json | None:
    """The cards for a bubble; None for one that is better read as text."""
    if custom.get("type") not in CARDED:
        return None
    parts = list(sections(text, custom))
    if custom["type"] != "advice":
        return _card([_part(part) for part in parts])
    if len(parts) == 1:
        return None
    # What stands below no heading, as the closing remark, belongs to the first card.
    first = Section(words()["first"], [line for part in parts if not part.heading for line in part.lines], {})
    cards = [_card([_part(part)]) for part in (first, *(part for part in parts if part.heading))]
    return {"type": "carousel", "contents": cards[:MOST_CARDS]}


def sections(text: str, custom: Json) -> Iterator[Section]:
    """The text cut at its headings, and at empty lines where something without a heading follows."""
    for block in text.split("\n\n"):
        lines = block.split("\n")
        yield from _headed(lines, custom) if _HEADING.match(lines[0]) else [Section("", lines, {})]


def _headed(lines: list[str], custom: Json) -> Iterator[Section]:
    current = Section(_HEADING.sub("", lines[0]), [], suggestion(lines[0], custom))
    for line in lines[1:]:
        if line.startswith("■"):
            yield current
            current = Section(_HEADING.sub("", line), [], {})
        else:
            current.lines.append(line)
    yield current


def _card(parts: list[Json]) -> Json:
    spaced: list[Json] = []
    for part in parts:
        spaced += [{"type": "separator", "margin": "lg"}] * bool(spaced) + [part]
    return {"type": "bubble", "size": "mega", "body": {"type": "box", "layout": "vertical", "contents": spaced}}


def _part(part: Section) -> Json:
    heading = [_text(part.heading, size="md", weight="bold")] if part.heading else []
    lines = [_line(line, part.scheme) for line in part.lines if line.strip()]
    return {"type": "box", "layout": "vertical", "spacing": "sm", "margin": "lg", "contents": heading + lines}


def _line(line: str, scheme: Json) -> Json:
    if line.startswith("→"):
        return _text(line, weight="bold", color=_COLOURS.get(scheme.get("verdict", ""), INK))
    if line.startswith("出典"):
        return _source(line, scheme)
    if line.startswith("※"):
        return _text(line, size="xs", color=GREY)
    if url := _URL.search(line):
        label = line[: url.start()].strip("・：:　 ") or words()["open_link"]
        return _link(label, url[0])
    if phone := _PHONE.search(line):
        return _link(line.strip(), f"tel:{phone[1]}")
    if dated := _DATED.match(line):
        return _row(dated[1], dated[2])
    return _text(line)


def _source(line: str, scheme: Json) -> Json:
    url = source_url(scheme)
    return _link(line, url, size="xs") if url else _text(line, size="xs", color=GREY)


def _row(when: str, what: str) -> Json:
    cells = [_text(when, size="xs", color=GREY, flex=2), _text(what, flex=3)]
    return {"type": "box", "layout": "horizontal", "spacing": "sm", "contents": cells}


def _text(text: str, **style: Any) -> Json:
    return {"type": "text", "text": text, "wrap": True, "size": "sm", "color": INK} | style


def _link(text: str, address: str, size: str = "sm") -> Json:
    action = {"type": "uri", "label": words()["open_link"], "uri": address}
    return _text(text, size=size, color=BLUE, decoration="underline", action=action)
