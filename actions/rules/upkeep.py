"""What a clerk should look after: terms that end soon, sources not looked at for long, conditions that nobody tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actions.rules.advise import Adviser
from actions.rules.application import Procedure
from actions.rules.catalogue import Catalogue, demand
from actions.rules.cautions import ENDS_SOON, STALE, spoken
from actions.rules.entry import Source
from actions.rules.judge import Judge, applies_to
from actions.rules.model import Office, Scheme, Version
from actions.rules.source import Document, Fault, Path_


def upkeep(adviser: Adviser, today: date) -> list[Fault]:
    """Everything that is sound, but asks for somebody's attention on the day, with file and line."""
    judge = Judge(adviser.catalogue)
    notices: list[Fault] = []
    for scheme in adviser.catalogue.schemes.values():
        document = adviser.catalogue.documents[scheme.id]
        for index, version in enumerate(scheme.versions):
            if version.holds_on(today):
                notices += _aging(version, today, document, index)
            notices += _untested(adviser, judge, scheme, version, document, index)
    for procedure in adviser.catalogue.procedures.values():
        notices += _unseen(procedure.sources, today, adviser.catalogue.documents[procedure.id], ("sources",))
    return sorted([*notices, *ahead(adviser, today)])


def ahead(adviser: Adviser, today: date) -> Iterator[Fault]:
    """Sources that somebody is said to have looked at on a day still to come: they would never be called old."""
    for document, path, source in _sources(adviser.catalogue):
        if source.checked_on > today:
            message = (
                f"確かめた日（checked_on）の{spoken(source.checked_on)}は、まだ来ていません。日付を確かめてください。"
            )
            yield document.fault((*path, "checked_on"), message)


def _sources(catalogue: Catalogue) -> Iterator[tuple[Document, Path_, Source]]:
    """Every source, with the place where it stands."""
    for scheme in catalogue.schemes.values():
        for index, version in enumerate(scheme.versions):
            yield from _each(version.sources, catalogue.documents[scheme.id], ("versions", index, "sources"))
    entries: list[Procedure | Office] = [*catalogue.procedures.values(), *catalogue.offices.values()]
    for entry in entries:
        yield from _each(entry.sources, catalogue.documents[entry.id], ("sources",))
    for office in catalogue.offices.values():
        for index, counter in enumerate(office.places):
            yield catalogue.documents[office.id], ("places", index, "source"), counter.source


def _each(sources: Sequence[Source], document: Document, path: Path_) -> Iterator[tuple[Document, Path_, Source]]:
    for index, source in enumerate(sources):
        yield document, (*path, index), source


def _unseen(sources: Sequence[Source], today: date, document: Document, path: Path_) -> Iterator[Fault]:
    """Sources that nobody has looked at for over a year."""
    newest = max(source.checked_on for source in sources)
    if newest + STALE < today:
        message = f"出典を最後に確かめたのは{spoken(newest)}です。見直して checked_on を改めてください。"
        yield document.fault(path, message)


def _aging(version: Version, today: date, document: Document, index: int) -> Iterator[Fault]:
    if version.end is not None and version.end < today + ENDS_SOON:
        yield document.fault(
            ("versions", index, "to"), f"{spoken(version.end)}で終わります。次の版を用意してください。"
        )
    yield from _unseen(version.sources, today, document, ("versions", index, "sources"))
    if version.confidence == "low":
        message = "確かな出典がありません（confidence: low）。公式のページを探してください。"
        yield document.fault(("versions", index, "confidence"), message)


def _untested(
    adviser: Adviser, judge: Judge, scheme: Scheme, version: Version, document: Document, index: int
) -> Iterator[Fault]:
    """A condition is tested once some case meets it and some other fails it."""
    cases = [case for case in scheme.cases if applies_to(scheme, case.as_of) == ("in_force", version)]
    for place, item in enumerate(version.decided):
        outcomes = set()
        for case in cases:
            facts = judge.derive(adviser.vocabulary.validate(case.facts), case.as_of)
            outcomes.add(judge.find(demand(item), facts, case.as_of).holds)
        if not {True, False} <= outcomes:
            lacking = "満たす" if True not in outcomes else "満たさない"
            message = f"この条件を{lacking}ケースがありません。cases に足してください。"
            yield document.fault(("versions", index, "decided", place), message)
