"""The word lists of member lists agree with the vocabulary and with themselves."""

from __future__ import annotations

from collections import Counter

from actions.rules import default_adviser
from screening.lists import amounts
from screening.lists.columns import Role, field_of, recognise
from screening.lists.lexicon import solid, table

VOCABULARY = default_adviser().vocabulary
COLUMNS, VALUES = table("columns"), table("values")
HEADERS = [
    *((header, name) for name, headers in COLUMNS["facts"].items() for header in headers),
    *((header, name) for name, row in COLUMNS["others"].items() for header in row["headers"]),
]


def test_every_field_follows_from_or_is_a_fact() -> None:
    facts = {*COLUMNS["facts"], *VALUES["ways"], *VALUES["none_is_nought"], *VALUES["too_little"]}
    facts |= {row["fact"] for row in COLUMNS["others"].values() if "fact" in row}
    assert facts <= set(VOCABULARY)


def test_no_header_stands_for_two_things() -> None:
    meant = {(solid(header), name) for header, name in HEADERS}
    meant |= {(solid(header), "identification") for header in COLUMNS["identification"]}
    assert [header for header, count in Counter(header for header, _ in meant).items() if count > 1] == []


def test_every_listed_header_is_recognised_as_what_it_stands_for() -> None:
    for header, name in HEADERS:
        (column,) = recognise([header], VOCABULARY)
        assert (column.role, column.field and column.field.name) == (Role.FACT, name), header
    for header in COLUMNS["identification"]:
        assert recognise([header], VOCABULARY)[0].role is Role.IDENTIFICATION, header


def test_the_label_and_the_name_of_every_fact_are_headers() -> None:
    for name, spec in VOCABULARY.items():
        for header in (name, spec.label):
            found = field_of(header, VOCABULARY)
            assert found is not None
            assert found.name == name, header


def test_every_number_that_must_have_a_unit_can_be_given_one() -> None:
    for spec in VOCABULARY.values():
        if spec.numeric and amounts.must_be_said(spec):
            assert 1 in amounts.units(spec).values(), spec.name


def test_every_class_of_the_industrial_classification_is_an_industry() -> None:
    industries = VOCABULARY["industry"].values or {}
    classes = [*VALUES["industry_names"].values(), *VALUES["industry_codes"].values()]
    assert {name for each in classes for name in each} <= set(industries)
