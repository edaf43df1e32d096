"""A question finds the scheme it is about."""

from datetime import date

import pytest

from actions import dialogue
from actions.naming import all_named, named, offices_named, subject
from actions.rules import default_adviser
from actions.state import State

ADVISER = default_adviser()
SCHEMES = [s for s in ADVISER.catalogue.schemes.values() if s.kind != "definition"]


@pytest.mark.parametrize("scheme", [pytest.param(s, id=s.id) for s in SCHEMES])
def test_every_scheme_is_found_by_its_full_name(scheme: object) -> None:
    found = named(f"{scheme.name}について教えて", ADVISER.catalogue)  # type: ignore[attr-defined]
    assert found is not None
    assert ADVISER.catalogue.scheme(found).name == scheme.name  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("商工会議所の番号は", ["office-chamber"]),
        ("商工会と商工会議所の番号は", ["office-shokokai", "office-chamber"]),
        ("商工会議所と商工会の番号は", ["office-chamber", "office-shokokai"]),
        ("よろずと公庫とよろず支援拠点", ["office-yorozu", "office-jfc"]),
        ("番号は", []),
    ],
)
def test_offices_are_named_in_the_order_of_naming_and_by_the_longest_name(text: str, offices: list[str]) -> None:
    assert offices_named(text, ADVISER.catalogue) == offices


def test_a_scheme_within_the_name_of_another_is_named_where_it_stands_alone() -> None:
    shorter, longer = next(
        (one, other)
        for one in SCHEMES
        for other in SCHEMES
        if one.name != other.name and one.name in other.name and named(one.name, ADVISER.catalogue) == one.id
    )
    assert all_named(longer.name, ADVISER.catalogue) == [longer.id]
    assert all_named(f"{longer.name}と{shorter.name}", ADVISER.catalogue) == [longer.id, shorter.id]


def test_half_width_and_spaces_do_not_matter() -> None:
    assert named("ﾏﾙ経 って何", ADVISER.catalogue) == named("マル経って何", ADVISER.catalogue) is not None


def test_a_suggestion_is_found_by_its_name_without_the_brackets() -> None:
    state = State({"topics": ["subcontract_trouble"]}, as_of="2026-11-25")
    advice = dialogue.advise(state, ADVISER)
    bracketed = [r for r in advice.recommendations if "（" in r.name]
    assert bracketed
    for suggestion in bracketed:
        scheme, _ = subject(f"{suggestion.name.partition('（')[0]}ってうち関係あんの", state, ADVISER)
        assert scheme == suggestion


def test_no_name_means_the_first_suggestion() -> None:
    state = State({"topics": ["funding"], "sales_change_pct": -20}, as_of="2026-11-25")
    scheme, advice = subject("くわしく知りたい", state, ADVISER)
    assert scheme == advice.recommendations[0]


def test_a_named_scheme_is_judged_even_if_it_is_not_suggested() -> None:
    state = State({"topics": ["funding"]}, as_of="2026-11-25")
    wanted = next(s for s in SCHEMES if s.version_on(date(2026, 11, 25)) is None)
    scheme, advice = subject(f"{wanted.name}の条件は？", state, ADVISER)
    assert scheme is not None
    assert scheme.id == wanted.id
    assert scheme.id not in [r.id for r in advice.recommendations]
