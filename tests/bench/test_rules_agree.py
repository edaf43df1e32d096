"""Three ways of deciding the same schemes: our rules, OpenFisca, and plain code over a table."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from any_firm import telling_values

from actions.rules import default_adviser
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from bench.measures import pandas_rules
from bench.measures.openfisca_rules import OpenFiscaRules
from bench.measures.our_rules import NO, OPEN, YES, OurRules
from bench.members import COLUMNS, members
from bench.simulation import DAY

ADVISER = default_adviser()
SCHEMES = list(pandas_rules.RULES)
OURS = OurRules(ADVISER, SCHEMES, DAY)
OPENFISCA = OpenFiscaRules(ADVISER.catalogue, SCHEMES, DAY)
VALUES = telling_values(ADVISER.catalogue, DAY)
# OpenFisca's 32 bits hold seven digits: a firm's yen are told in tens of thousands, as people tell them.
TOLD_IN = 10_000


def at_limits(chance: Random) -> Facts:
    """Everything that the rules ask for, at a limit or beside it."""
    drawn = {name: chance.choice(values) for name, values in VALUES.items()}
    yen = {
        name: -(-drawn[name] // TOLD_IN) * TOLD_IN for name in drawn if name.endswith("_yen") and drawn[name] > 10**6
    }
    return ADVISER.derived({**drawn, **yen}, as_of=DAY)


def by_openfisca(firms: list[Facts]) -> dict[str, Any]:
    return OPENFISCA.decide(OPENFISCA.read(firms), len(firms))


def by_pandas(firms: list[Facts]) -> dict[str, Any]:
    table = pandas_rules.table(firms)
    return {name: rule(table) for name, rule in pandas_rules.RULES.items()}


def assert_agree(firms: list[Facts]) -> None:
    ours, openfisca, pandas = OURS.decide(OURS.read(firms)), by_openfisca(firms), by_pandas(firms)
    for name in SCHEMES:
        assert ours[name].tolist() == np.asarray(openfisca[name], int).tolist(), name
        assert ours[name].tolist() == np.asarray(pandas[name], int).tolist(), name


def test_all_three_agree_on_firms_of_which_everything_is_known() -> None:
    assert_agree([truth for _, truth in members(ADVISER, range(300))])


def test_all_three_agree_at_every_limit() -> None:
    chance = Random(1)
    assert_agree([at_limits(chance) for _ in range(500)])


def test_openfisca_cannot_tell_one_yen_above_a_limit_and_we_can() -> None:
    firms = [{"legal_form": "kabushiki_kaisha", "capital_yen": yen} for yen in (300_000_000, 300_000_001)]
    assert OURS.decide(OURS.read(firms))["equity-sbic"].tolist() == [YES, NO]
    assert by_openfisca(firms)["equity-sbic"].tolist() == [True, True]


def test_our_verdicts_are_those_of_the_rules_module_with_and_without_all_facts() -> None:
    judge = Judge(ADVISER.catalogue)
    firms = [ADVISER.derived(facts, as_of=DAY) for pair in members(ADVISER, range(100)) for facts in pair]
    decided = OURS.decide(OURS.read(firms))
    numbers = {True: YES, False: NO, None: OPEN}
    for name in SCHEMES:
        version = ADVISER.catalogue.scheme(name).version_on(DAY)
        assert version is not None
        assert decided[name].tolist() == [numbers[judge.judge(version, facts, DAY).holds] for facts in firms]


def test_some_firms_can_use_each_scheme_and_some_cannot() -> None:
    chance = Random(2)
    decided = OURS.decide(OURS.read([at_limits(chance) for _ in range(2000)]))
    assert [name for name in SCHEMES if set(decided[name].tolist()) != {YES, NO}] == []


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Facts, Facts]]:
    return list(members(ADVISER, range(200)))


def test_a_list_has_half_of_its_cells_and_says_nothing_untrue(drawn: list[tuple[Facts, Facts]]) -> None:
    for listed, truth in drawn:
        assert listed.items() <= truth.items()
    share = sum(len(listed) for listed, _ in drawn) / sum(len(truth.keys() & set(COLUMNS)) for _, truth in drawn)
    assert 0.45 < share < 0.55


def test_a_member_is_the_same_whatever_others_are_drawn(drawn: list[tuple[Facts, Facts]]) -> None:
    assert list(members(ADVISER, range(10, 12))) == drawn[10:12]
