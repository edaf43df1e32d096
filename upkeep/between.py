"""What is otherwise in the catalogue between two views of it: two days, or what is published and what is being edited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.rules.catalogue import Catalogue, demand
from actions.rules.conditions import Condition
from actions.rules.model import Decided, Office, Scheme, Version
from upkeep.firms import Groups, firms_between


@dataclass(frozen=True)
class View:
    """A catalogue on a day."""

    catalogue: Catalogue
    day: date

    def version(self, scheme: str) -> Version | None:
        """The version of a scheme in force; None if there is none, or no such scheme."""
        known = self.catalogue.schemes.get(scheme)
        return known.version_on(self.day) if known else None

    def demands(self, version: Version) -> dict[Condition, Decided]:
        """What a version demands, with the definitions of the day, and in which words."""
        return {self.catalogue.in_full(demand(item), self.day): item for item in version.decided}


@dataclass(frozen=True)
class SchemeChange:
    """One scheme that is otherwise; without a version it was not yet, or is no longer, in force.

    `terms` holds each term that differs with its two values (None: not there); `dropped` and `added` are conditions,
    `unsaid` and `said` sentences for the person, `lost` and `gained` the firms whose verdict turns.
    """

    scheme: Scheme
    before: Version | None
    after: Version | None
    terms: Mapping[str, tuple[Any, Any]]
    dropped: list[Decided]
    added: list[Decided]
    unsaid: list[str]
    said: list[str]
    lost: Groups
    gained: Groups


def changes(old: View, new: View, only: Collection[str] = ()) -> Iterator[SchemeChange]:
    """Every scheme that is otherwise in the new view, in the order of the catalogue; `only` those, if any are named."""
    for name in dict.fromkeys((*old.catalogue.schemes, *new.catalogue.schemes)):
        if not only or name in only:
            yield from _change(name, old, new)


def _change(name: str, old: View, new: View) -> Iterator[SchemeChange]:
    before, after = old.version(name), new.version(name)
    if before is None and after is None:
        return
    was, is_ = (old.demands(before) if before else {}), (new.demands(after) if after else {})
    shared = was.keys() & is_.keys()
    spoken, speaks = _sentences(old, name), _sentences(new, name)
    both = before is not None and after is not None
    found = SchemeChange(
        scheme=new.catalogue.schemes.get(name) or old.catalogue.schemes[name],
        before=before,
        after=after,
        terms=_terms(before, after),
        dropped=[item for condition, item in was.items() if condition not in shared],
        added=[item for condition, item in is_.items() if condition not in shared],
        unsaid=[line for line in spoken if line not in speaks],
        said=[line for line in speaks if line not in spoken],
        lost=firms_between(new.catalogue, list(was), list(is_)) if both else Groups([]),
        gained=firms_between(new.catalogue, list(is_), list(was)) if both else Groups([]),
    )
    if not both or any((found.terms, found.dropped, found.added, found.unsaid, found.said)):
        yield found


def _terms(before: Version | None, after: Version | None) -> dict[str, tuple[Any, Any]]:
    was, is_ = (version.terms if version else {} for version in (before, after))
    return {n: (was.get(n), is_.get(n)) for n in dict.fromkeys((*was, *is_)) if was.get(n) != is_.get(n)}


def _sentences(view: View, name: str) -> list[str]:
    """What the person reads beside terms and conditions."""
    version = view.version(name)
    if version is None:
        return []
    scheme = view.catalogue.scheme(name)
    doors = [f"申し込み先：{view.catalogue.office(door).name}" for door in scheme.apply_at]
    named = view.catalogue.procedures.get(scheme.procedure) if scheme.procedure else None
    procedure = (*named.papers, *named.stages) if named else ()
    stated = [part.text for part in (*version.prepare, *version.papers, *version.closings, *procedure)]
    caution = [version.caution] if version.caution else []
    return [version.name or scheme.name, scheme.summary, *doors, *version.told, *stated, *caution]


def offices(old: View, new: View) -> list[str]:
    """The names of the offices of which anything but the day of checking is otherwise, is new, or is gone."""
    was, is_ = (view.catalogue.offices for view in (old, new))
    names = dict.fromkeys((*was, *is_))
    changed = [name for name in names if _office(was.get(name)) != _office(is_.get(name))]
    return [(is_.get(name) or was[name]).name for name in changed]


def _office(office: Office | None) -> dict[str, Any] | None:
    return (
        office.model_dump(exclude={"sources": True, "note": True, "places": {"__all__": {"source", "note"}}})
        if office
        else None
    )


def upcoming(old: View, new: View) -> list[date]:
    """The days still to come from which the new view's catalogue says something that the old one's does not."""
    starts = set()
    for name, scheme in new.catalogue.schemes.items():
        known = old.catalogue.schemes[name].versions if name in old.catalogue.schemes else []
        starts |= {v.start for v in scheme.versions if v.start > new.day and v not in known}
    return sorted(starts)
