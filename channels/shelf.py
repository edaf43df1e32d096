"""The catalogue as the API shows it: schemes with their versions, offices with the counters for a place."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts
from actions.rules.judge import applies_to
from actions.rules.model import Office, Place, Scheme, Version
from actions.rules.offices import places, serving


def scheme_line(scheme: Scheme, day: date) -> dict[str, Any]:
    """One scheme in a list, and how it stands on the day: `in_force`, `not_yet` or `ended`."""
    status, version = applies_to(scheme, day)
    kept = {"id", "kind", "name", "aliases", "summary", "provider", "apply_at", "topics", "unlocks", "successor"}
    line = scheme.model_dump(mode="json", include=kept)
    return line | {"status": status, "in_force": _span(version) if status == "in_force" else None}


def scheme_page(scheme: Scheme, day: date) -> dict[str, Any]:
    """One scheme with all its versions, each with terms, conditions, what must be told, and sources."""
    return scheme_line(scheme, day) | {"versions": [_version(version) for version in scheme.versions]}


def office_kind(office: Office) -> str:
    """The kind of an office is its id without the prefix: `yorozu` for `office-yorozu`."""
    return office.id.removeprefix("office-")


def office_line(office: Office, counters: list[Place]) -> dict[str, Any]:
    """One office with some of its counters. A phone number comes only with its source and date."""
    kept = {"id", "name", "aliases", "summary", "topics", "url", "phone", "address"}
    shown = {"id", "name", "prefectures", "municipalities", "url", "phone", "address"}
    line = office.model_dump(mode="json", include=kept)
    listed = [place.model_dump(mode="json", include=shown) for place in counters]
    return line | {"kind": office_kind(office), "places": listed}


def offices_for(catalogue: Catalogue, where: Facts, kind: str | None) -> list[dict[str, Any]]:
    """The offices that serve a place, each with its counters there; everywhere, if no prefecture is given."""
    wanted = [office for office in catalogue.offices.values() if kind in (None, office_kind(office))]
    if "prefecture" not in where:
        return [office_line(office, office.places) for office in wanted]
    local = {served.id: served for office in wanted if (served := _serving(catalogue, office, where))}
    found = [(office, places(office, where)) for office in local.values()]
    return [office_line(office, counters) for office, counters in found if counters or not office.places]


def _serving(catalogue: Catalogue, office: Office, where: Facts) -> Office | None:
    """The office or the one in its stead; none where it serves nobody and no other does."""
    served = serving(catalogue, office.id, where)
    return None if where["prefecture"] in served.excluded else served


def _version(version: Version) -> dict[str, Any]:
    kept = {"name", "confidence", "terms", "told", "caution"}
    conditions = [{"text": item.text, "source": version.source_of(item).title} for item in version.decided]
    sources = [source.model_dump(mode="json", exclude={"key", "supports"}) for source in version.sources]
    return (
        _span(version) | version.model_dump(mode="json", include=kept) | {"conditions": conditions, "sources": sources}
    )


def _span(version: Version) -> dict[str, Any]:
    return version.model_dump(mode="json", include={"start", "end"}, by_alias=True)
