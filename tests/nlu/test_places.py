"""Every prefecture and municipality, and the short names people use."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from nlu import bare_names, places, understand
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
    known = set(places.official()) | {Place(name, None) for name in places.prefectures()}
    assert all(places.find(name) <= known for name in table("places")["everyday"])


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


BARE = sorted({(p.municipality or "")[:-1] for p in places.official()} - {""})


def named(said: str, asked: str | None = None) -> set[str]:
    """All municipalities that a message may mean."""
    reading = understand(said, asked=asked, as_of=AS_OF)
    one = (
        [f"{reading.facts.get('prefecture', '')}{reading.facts['municipality']}"]
        if "municipality" in reading.facts
        else []
    )
    return set(one or reading.ambiguous.get("municipality", ()))


def meant(name: str) -> set[str]:
    return {p.full_name for p in bare_names.find(name) | places.municipalities(name) if p.municipality}


def test_asked_where_it_is_every_bare_name_is_a_place() -> None:
    prefectures_first = {"岩手", "石川", "茨城"}
    said = {name: named(f"{name}です", "municipality") for name in BARE if name not in prefectures_first}
    assert {name: found for name, found in said.items() if not found or not found <= meant(name)} == {}


@pytest.mark.parametrize("prefecture", places.prefectures())
def test_a_bare_name_behind_its_prefecture_is_the_town_there(prefecture: str) -> None:
    towns = [place.municipality or "" for place in places.official() if place.prefecture == prefecture]
    bare = Counter(town[:-1] for town in towns)
    sure = [t for t in towns if len(t) > 2 and bare[t[:-1]] == 1 and t[:-1] not in table("places")["only_whole"]]
    read = {
        town: understand(f"{places.short(prefecture)}の{town[:-1]}でパン屋をやっています", as_of=AS_OF).facts
        for town in sure
    }
    assert [t for t in sure if (read[t].get("prefecture"), read[t].get("municipality")) != (prefecture, t)] == []


@pytest.mark.parametrize(
    "frame",
    [
        "{}で飲食店をやっています",
        "{}の会社です",
        "{}在住です",
        "うちは{}の鉄工所で、困っています",
        "会社は{}にあります",
    ],
)
def test_a_bare_name_is_never_read_as_another_place(frame: str) -> None:
    said = {name: named(frame.format(name)) for name in BARE}
    assert {name: found for name, found in said.items() if not found <= meant(name)} == {}


def test_where_a_shop_is_kept_nearly_all_bare_names_are_places() -> None:
    unread = [
        n
        for n in BARE
        if not understand(f"{n}で飲食店をやっています", as_of=AS_OF).facts.keys() & {"prefecture", "municipality"}
        and not named(f"{n}で飲食店をやっています")
        and not bare_names.is_word(n)
    ]
    assert len(unread) < len(BARE) / 50


@pytest.mark.parametrize(
    ("kana", "prefecture", "municipality"),
    [
        ("とっとり", "鳥取県", "鳥取市"),
        ("おおさか", "大阪府", "大阪市"),
        ("よこて", "秋田県", "横手市"),
        ("ヨネザワです", "山形県", "米沢市"),
        ("おおたく", "東京都", "大田区"),
        ("くっちゃんです", "北海道", "倶知安町"),
    ],
)
def test_a_place_may_be_written_as_it_is_read(kana: str, prefecture: str, municipality: str) -> None:
    facts_read = understand(kana, asked="municipality", as_of=AS_OF).facts
    assert facts_read == {"prefecture": prefecture, "municipality": municipality}


@pytest.mark.parametrize(
    "said",
    [
        "はい",
        "いいえ",
        "わかりません",
        "ないです",
        "まだです",
        "言いたくない",
        "どこでもいい",
        "自宅です",
        "ネットだけです",
        "駅前です",
        "さあ",
        "家です",
    ],
)
def test_other_answers_are_no_places(said: str) -> None:
    reading = understand(said, asked="municipality", as_of=AS_OF)
    assert not {"prefecture", "municipality"} & (reading.facts.keys() | reading.ambiguous.keys())
