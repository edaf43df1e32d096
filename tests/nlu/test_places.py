"""Every prefecture and municipality, and the short names people use."""

from __future__ import annotations

from datetime import date

import pytest

from nlu import places, understand
from nlu.lexicon import table
from nlu.places import Place
from nlu.vocabulary import facts

AS_OF = date(2026, 11, 25)


def test_the_prefectures_are_those_of_the_catalogue() -> None:
    assert set(places.prefectures()) == set(facts()["prefecture"].values)
    assert len(places.prefectures()) == 47


def test_designated_cities_stand_for_their_wards() -> None:
    cities = {place.municipality for place in places.official()}
    assert set(table("places")["designated"]) <= cities
    assert len(table("places")["designated"]) == 20
    assert not any("市" in name and name.endswith("区") for name in cities if name)
    assert places.find("横浜市西区") == {Place("神奈川県", "横浜市")}


def test_the_wards_of_tokyo_are_municipalities() -> None:
    assert sum(1 for p in places.official() if p.prefecture == "東京都" and (p.municipality or "").endswith("区")) == 23


def test_every_everyday_name_leads_to_a_place_that_exists() -> None:
    official = set(places.official())
    assert all(places.find(name) <= official for name in table("places")["everyday"])


@pytest.mark.parametrize("prefecture", places.prefectures())
def test_every_municipality_is_found_by_its_full_name(prefecture: str) -> None:
    inside = [place for place in places.official() if place.prefecture == prefecture]
    assert [place for place in inside if places.find(place.full_name) != {place}] == []


@pytest.mark.parametrize(
    "place", [p for i, p in enumerate(places.official()) if i % 29 == 0], ids=lambda p: p.full_name
)
def test_a_municipality_is_understood_where_it_is_said(place: Place) -> None:
    reading = understand(f"{place.full_name}で店をやっています", as_of=AS_OF)
    assert reading.facts == {"prefecture": place.prefecture, "municipality": place.municipality}


def test_a_name_that_fits_several_places_stays_ambiguous() -> None:
    assert {p.full_name for p in places.find("府中市")} == {"東京都府中市", "広島県府中市"}
