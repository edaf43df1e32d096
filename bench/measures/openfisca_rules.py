"""The catalogue's rules as an OpenFisca tax and benefit system: each fact an input, each scheme a dated formula.

OpenFisca counts in 32 bits; figures are therefore given as floats, exact up to 16,777,216 and to 7 digits beyond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from actions.rules.catalogue import Catalogue, requirement
from actions.rules.conditions import AllOf, AnyOf, Condition, Cut, Has, Is, Not, OneOf, Ratio, Within, walk
from actions.rules.facts import Facts, FactSpec
from actions.rules.model import Scheme

Bools = np.ndarray[Any, np.dtype[np.bool_]]
Read = Callable[[str], Any]


class OpenFiscaRules:
    """Some schemes of a catalogue, with the definitions that they refer to."""

    def __init__(self, catalogue: Catalogue, schemes: Sequence[str], day: date) -> None:
        self.catalogue, self.schemes, self.day = catalogue, schemes, day
        firm = Entity("firm", "firms", "A firm", "")
        self.system = TaxBenefitSystem([firm])
        self.facts: dict[str, FactSpec] = {}
        for name in _with_definitions(catalogue, schemes):
            self.system.add_variable(self._scheme(firm, catalogue.scheme(name)))
        for spec in self.facts.values():
            for variable in _inputs(firm, spec):
                self.system.add_variable(variable)

    def read(self, firms: Sequence[Facts]) -> Mapping[str, Any]:
        """The facts of the firms as arrays; what is missing has OpenFisca's default."""
        columns: dict[str, Any] = {}
        for spec in self.facts.values():
            for name, of in _columns(self.system, spec):
                columns[name] = np.array([of(facts) for facts in firms])
        return columns

    def decide(self, columns: Mapping[str, Any], count: int) -> dict[str, Bools]:
        """For each scheme, whether each firm meets what it demands."""
        simulation = SimulationBuilder().build_default_simulation(self.system, count)
        for name, column in columns.items():
            simulation.set_input(name, "eternity", column)
        return {name: simulation.calculate(_id(name), str(self.day)) for name in self.schemes}

    def _scheme(self, firm: Entity, scheme: Scheme) -> type[Variable]:
        parts: dict[str, Any] = {"value_type": bool, "entity": firm, "definition_period": DateUnit.DAY}
        for version in scheme.versions:
            condition = requirement(version)
            parts[f"formula_{version.start:%Y_%m_%d}"] = self._formula(condition)
            self.facts |= {name: self.catalogue.vocabulary[name] for name in _facts_of(condition)}
        if scheme.versions[-1].end:
            parts["end"] = scheme.versions[-1].end.isoformat()
        return type(_id(scheme.id), (Variable,), {**parts, "label": scheme.name})

    def _formula(self, condition: Condition) -> Callable[[Any, Any], Bools]:
        def formula(firm: Any, period: Any) -> Bools:
            def read(name: str) -> Any:
                return firm(name, period)

            return np.broadcast_to(_holds(condition, read, self.system), firm.count).copy()

        return formula


def _holds(condition: Condition, read: Read, system: TaxBenefitSystem) -> Any:
    match condition:
        case AllOf(parts):
            return np.logical_and.reduce([_holds(part, read, system) for part in parts]) if parts else np.True_
        case AnyOf(parts):
            return np.logical_or.reduce([_holds(part, read, system) for part in parts])
        case Not(part):
            return np.logical_not(_holds(part, read, system))
        case OneOf(fact, values):
            return _one_of(read(fact), values, system.get_variable(fact))
        case Has(fact, member):
            return read(f"{fact}__{member}")
        case Within(fact, low, high):
            return _between(read(fact), 1, low, high)
        case Ratio(of, to, low, high):
            return _between(read(of), read(to), low, high)
        case Is(definition):
            return read(_id(definition))


def _one_of(column: Any, values: Iterable[Any], variable: Any) -> Bools:
    if variable.value_type is Enum:
        return np.isin(np.asarray(column), [variable.possible_values[value].index for value in values])
    return np.isin(column, list(values))


def _between(top: Any, bottom: Any, low: Cut | None, high: Cut | None) -> Any:
    holds = np.True_
    if low is not None:
        limit = low[0] * bottom
        holds = holds & (top > limit if low[1] else top >= limit)
    if high is not None:
        limit = high[0] * bottom
        holds = holds & (top <= limit if high[1] else top < limit)
    return holds


def _inputs(firm: Entity, spec: FactSpec) -> Iterable[type[Variable]]:
    same = {"entity": firm, "definition_period": DateUnit.ETERNITY, "label": spec.label}
    match spec.type:
        case "set":
            for member in spec.values or ():
                yield type(f"{spec.name}__{member}", (Variable,), {**same, "value_type": bool})
        case "enum":
            values = Enum(spec.name, {value: value for value in spec.values or ()})
            own = {"value_type": Enum, "possible_values": values, "default_value": next(iter(values))}
            yield type(spec.name, (Variable,), {**same, **own})
        case _:
            kind = {"bool": bool, "text": str}.get(spec.type, float)
            yield type(spec.name, (Variable,), {**same, "value_type": kind})


def _columns(system: TaxBenefitSystem, spec: FactSpec) -> Iterable[tuple[str, Callable[[Facts], Any]]]:
    if spec.type == "set":
        for member in spec.values or ():
            yield f"{spec.name}__{member}", lambda facts, member=member: member in facts.get(spec.name, ())
        return
    default = system.get_variable(spec.name).default_value
    default = default.name if spec.type == "enum" else default
    yield spec.name, lambda facts: facts.get(spec.name, default)


def _with_definitions(catalogue: Catalogue, schemes: Iterable[str]) -> list[str]:
    """The schemes and, as far as the chain goes, all definitions they refer to."""
    found: dict[str, None] = {}
    waiting = list(schemes)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            parts = (part for version in catalogue.scheme(name).versions for part in walk(requirement(version)))
            waiting += [part.definition for part in parts if isinstance(part, Is)]
    return list(found)


def _facts_of(condition: Condition) -> Iterable[str]:
    for part in walk(condition):
        match part:
            case OneOf(fact) | Has(fact) | Within(fact):
                yield fact
            case Ratio(of, to):
                yield from (of, to)


def _id(scheme: str) -> str:
    return scheme.replace("-", "_")
