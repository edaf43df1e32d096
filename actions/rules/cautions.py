"""The sentences that warn a person how far an answer can be trusted on the day it is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from actions.rules.catalogue import Catalogue
from actions.rules.model import Scheme, Version

ENDS_SOON = relativedelta(months=6)
STALE = relativedelta(years=1)
# So long do people still ask for a scheme by its old name.
REMEMBERED = relativedelta(years=3)


def caution(catalogue: Catalogue, scheme: Scheme, version: Version, day: date) -> str | None:
    """What the person must hear beside the terms; None if nothing."""
    return "\n".join(_sentences(catalogue, scheme, version, day)) or None


def _sentences(catalogue: Catalogue, scheme: Scheme, version: Version, day: date) -> Iterator[str]:
    if version.caution:
        yield version.caution
    if version.end is not None and day <= version.end < day + ENDS_SOON:
        yield f"この内容は{spoken(version.end)}までの予定です。申し込む時期にご注意ください。"
    if version.confidence == "low":
        yield "要確認：確かな出典がまだ見つかっていません。申し込みの前に、窓口で最新の内容をお確かめください。"
    elif stale(version, day):
        yield "要確認：出典を確かめてから1年以上たっています。窓口で最新の内容をお確かめください。"
    for name, end in _replaced(catalogue, scheme, day):
        yield f"以前の「{name}」は{spoken(end)}で終わりました。今はこの制度が引き継いでいます。"


def stale(version: Version, day: date) -> bool:
    """Was every source last compared more than a year before the day?"""
    return max(source.checked_on for source in version.sources) + STALE < day


def _replaced(catalogue: Catalogue, scheme: Scheme, day: date) -> Iterator[tuple[str, date]]:
    """The schemes that this one has lately taken over from, with the day on which they ended."""
    for other in catalogue.predecessors.get(scheme.id, ()):
        last = other.versions[-1].end
        if last is not None and last < day < last + REMEMBERED:
            yield other.name, last


def spoken(day: date) -> str:
    """A date as people say it."""
    return f"{day.year}年{day.month}月{day.day}日"
