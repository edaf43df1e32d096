"""Everything that is known, by id; and what a version demands, with the definitions of the day."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from actions.rules.application import Procedure
from actions.rules.conditions import AllOf, AnyOf, Condition, Is, Not, Shape, replace
from actions.rules.facts import Vocabulary
from actions.rules.model import Decided, Office, Scheme, Term, Version
from actions.rules.priors import Priors
from actions.rules.source import Document


class UnknownId(KeyError):
    """No scheme or office bears this id."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(wanted)


@dataclass(frozen=True)
class Catalogue:
    """Everything known: facts, terms, schemes and offices by id."""

    vocabulary: Vocabulary
    shapes: Mapping[str, Shape]
    terms: Mapping[str, Term]
    schemes: Mapping[str, Scheme]
    offices: Mapping[str, Office]
    priors: Priors
    documents: Mapping[str, Document] = field(repr=False)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    # Files with faults of their own: who names one of them is not at fault as well.
    broken: frozenset[str] = frozenset()

    def scheme(self, wanted: str) -> Scheme:
        """The scheme with this id. Raises UnknownId."""
        if wanted not in self.schemes:
            raise UnknownId(wanted)
        return self.schemes[wanted]

    def office(self, wanted: str) -> Office:
        """The office with this id. Raises UnknownId."""
        if wanted not in self.offices:
            raise UnknownId(wanted)
        return self.offices[wanted]

    @cached_property
    def fingerprint(self) -> str:
        """Eight signs that change with every change of the data, to tell later what an advice was given from."""
        data = {name: document.data for name, document in self.documents.items()}
        return hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()[:8]

    @cached_property
    def predecessors(self) -> Mapping[str, list[Scheme]]:
        """The schemes that name another as their successor, by that other's id."""
        found: dict[str, list[Scheme]] = {}
        for scheme in self.schemes.values():
            if scheme.successor is not None:
                found.setdefault(scheme.successor, []).append(scheme)
        return found

    @cached_property
    def _changes(self) -> list[date]:
        """The days on which some definition changes."""
        return sorted({v.start for s in self.schemes.values() if s.kind == "definition" for v in s.versions})

    def epoch(self, day: date) -> int:
        """A number that is the same for days on which all definitions are the same."""
        return bisect_right(self._changes, day)

    def in_full(self, condition: Condition, day: date) -> Condition:
        """The condition with every definition put in the words it has on the day."""
        return replace(condition, lambda reference: self._meaning(reference, day))

    def _meaning(self, reference: Is, day: date) -> Condition:
        version = self.scheme(reference.definition).version_on(day)
        if version is None:
            raise LookupError(f"{reference.definition} has no version on {day}")
        return requirement(version)


def requirement(version: Version) -> Condition:
    """AllOf that a version demands, as one condition."""
    return AllOf(tuple(demand(item) for item in version.decided)) if version.decided else AllOf(())


def demand(item: Decided) -> Condition:
    """What one decided item demands: with an `if`, only of the firms for which that holds."""
    return item.when if item.applies is None else AnyOf((Not(item.applies), item.when))
