"""The repository's own catalogue: sound, and every scheme's cases come out."""

from pathlib import Path

import pytest
import yaml

from actions.rules import CATALOGUE, Adviser, check, default_adviser
from actions.rules.catalogue import requirement
from actions.rules.check import run_case
from actions.rules.conditions import Has, walk

FILES = sorted((CATALOGUE / "schemes").rglob("*.yml"))


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return default_adviser()


def test_the_catalogue_has_no_faults() -> None:
    assert [str(fault) for fault in check(CATALOGUE)] == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_case_of_the_scheme_comes_out(path: Path, adviser: Adviser) -> None:
    scheme = adviser.catalogue.scheme(path.stem)
    assert scheme.cases
    assert [problem for case in scheme.cases for problem in run_case(adviser, scheme, case)] == []


def test_every_fact_that_a_condition_reads_can_be_asked(adviser: Adviser) -> None:
    read = {
        name
        for path in FILES
        for reason in adviser.judge(path.stem, {}, as_of=adviser.catalogue.scheme(path.stem).versions[-1].start).why
        for name in reason.facts
    }
    assert read
    assert [name for name in sorted(read) if not adviser.vocabulary[name].question] == []


def test_the_loader_reads_all_that_yaml_holds(adviser: Adviser) -> None:
    for path in FILES:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        scheme = adviser.catalogue.scheme(path.stem)
        assert len(raw["versions"]) == len(scheme.versions)
        assert len(raw["cases"]) == len(scheme.cases)


def test_a_certified_plan_unlocks_what_asks_for_it(adviser: Adviser) -> None:
    """The roadmap follows `unlocks`; what a condition demands must stand there."""
    schemes = adviser.catalogue.schemes
    wanted = {
        (f"plan-{part.member.replace('_', '-')}", scheme.id)
        for scheme in schemes.values()
        for version in scheme.versions
        for part in walk(adviser.catalogue.in_full(requirement(version), version.start))
        if scheme.kind != "definition" and isinstance(part, Has) and part.fact == "plans_certified"
    }
    assert wanted
    assert sorted(pair for pair in wanted if pair[0] in schemes and pair[1] not in schemes[pair[0]].unlocks) == []
