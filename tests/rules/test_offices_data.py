"""The directory of offices as it stands in the files: districts, sources, and what must never be printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

CATALOGUE = Path(__file__).parents[2] / "catalogue"
OFFICES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((CATALOGUE / "offices").glob("*.yml"))
}
FACTS: dict[str, Any] = yaml.safe_load((CATALOGUE / "facts.yml").read_text(encoding="utf-8"))
PREFECTURES = list(FACTS["prefecture"]["values"])
MUNICIPALITY = re.compile(r".+[市区町村]")
# A former number of a public desk that is now used for fraud; written in parts so that it stands nowhere in full.
ABUSED = "-".join(("06", "6110", "5746"))
every_office = pytest.mark.parametrize("office", OFFICES.values(), ids=OFFICES)


def places(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = OFFICES[name].get("places", [])
    return found


def all_places() -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, place) for name, office in OFFICES.items() for place in office.get("places", []))


def counters(name: str, prefecture: str, municipality: str | None = None) -> set[str]:
    """The names of the places that serve a firm there."""
    return {
        place["name"]
        for place in places(name)
        if prefecture in place["prefectures"]
        and (not place.get("municipalities") or municipality in place["municipalities"])
    }


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("office-yorozu", 47),
        ("office-credit-guarantee", 51),
        ("office-revitalisation", 47),
        ("office-succession", 48),
        ("office-smrj-regional", 10),
        ("office-meti-bureau", 9),
        ("office-investment-sbic", 3),
    ],
)
def test_the_network_has_all_its_places(name: str, count: int) -> None:
    assert len(places(name)) == count


@pytest.mark.parametrize("prefecture", PREFECTURES)
@pytest.mark.parametrize(
    "name",
    [
        "office-yorozu",
        "office-credit-guarantee",
        "office-revitalisation",
        "office-succession",
        "office-smrj-regional",
        "office-meti-bureau",
        "office-investment-sbic",
    ],
)
def test_every_prefecture_has_exactly_one_place_that_serves_all_of_it(name: str, prefecture: str) -> None:
    assert len(counters(name, prefecture)) == 1


@pytest.mark.parametrize("name", ["office-yorozu", "office-revitalisation", "office-succession"])
def test_a_place_for_one_prefecture_bears_its_name(name: str) -> None:
    assert all(place["name"].startswith(place["prefectures"][0]) for place in places(name))


@pytest.mark.parametrize(
    ("prefecture", "city", "own", "of_the_prefecture"),
    [
        ("神奈川県", "横浜市", "横浜市信用保証協会", "神奈川県信用保証協会"),
        ("神奈川県", "川崎市", "川崎市信用保証協会", "神奈川県信用保証協会"),
        ("愛知県", "名古屋市", "名古屋市信用保証協会", "愛知県信用保証協会"),
        ("岐阜県", "岐阜市", "岐阜市信用保証協会", "岐阜県信用保証協会"),
    ],
)
def test_four_cities_have_their_own_guarantee_corporation_beside_the_prefectures(
    prefecture: str, city: str, own: str, of_the_prefecture: str
) -> None:
    assert counters("office-credit-guarantee", prefecture, city) == {own, of_the_prefecture}
    assert counters("office-credit-guarantee", prefecture, "どこか") == {of_the_prefecture}


@pytest.mark.parametrize(
    ("name", "prefecture", "place"),
    [
        ("office-smrj-regional", "静岡県", "中小機構 中部本部"),
        ("office-meti-bureau", "静岡県", "関東経済産業局"),
        ("office-investment-sbic", "静岡県", "東京中小企業投資育成株式会社"),
        ("office-smrj-regional", "福井県", "中小機構 北陸本部"),
        ("office-meti-bureau", "福井県", "近畿経済産業局"),
        ("office-investment-sbic", "福井県", "大阪中小企業投資育成株式会社"),
        ("office-smrj-regional", "新潟県", "中小機構 関東本部"),
        ("office-investment-sbic", "石川県", "名古屋中小企業投資育成株式会社"),
        ("office-yorozu", "大阪府", "大阪府よろず支援拠点"),
        ("office-credit-guarantee", "大阪府", "大阪信用保証協会"),
        ("office-succession", "新潟県", "新潟県事業承継・引継ぎ支援センター"),
    ],
)
def test_districts_differ_by_network(name: str, prefecture: str, place: str) -> None:
    assert counters(name, prefecture) == {place}


def test_the_23_wards_and_only_they_belong_to_one_chamber() -> None:
    (tokyo,) = places("office-chamber")
    assert len(tokyo["municipalities"]) == 23
    assert counters("office-chamber", "東京都", "大田区") == {"東京商工会議所"}
    assert counters("office-chamber", "東京都", "八王子市") == set()


def test_tama_has_a_succession_centre_of_its_own() -> None:
    assert len(counters("office-succession", "東京都", "八王子市")) == 2
    assert len(counters("office-succession", "東京都", "大田区")) == 1


@pytest.mark.parametrize("name", [name for name in OFFICES if name.startswith("office-jfc")])
def test_in_okinawa_its_own_bank_stands_in_for_the_national_one(name: str) -> None:
    assert (OFFICES[name]["except"], OFFICES[name]["instead"]) == (["沖縄県"], "office-okinawa-dfc")


@every_office
def test_what_stands_in_for_an_office_serves_where_it_does_not(office: dict[str, Any]) -> None:
    assert ("except" in office) == ("instead" in office)
    for prefecture in office.get("except", []):
        assert counters(office["instead"], prefecture)


@every_office
def test_an_office_is_sourced_and_says_in_plain_sentences_whom_it_helps(office: dict[str, Any]) -> None:
    assert office["sources"]
    assert office["summary"].endswith(("。", "）。"))


@every_office
def test_topics_are_of_the_vocabulary_and_weigh_one_to_three(office: dict[str, Any]) -> None:
    topics = office.get("topics", {})
    assert topics.keys() <= FACTS["topics"]["values"].keys()
    assert set(topics.values()) <= {1, 2, 3}


def test_the_general_office_has_a_word_on_every_topic() -> None:
    assert OFFICES["office-yorozu"]["topics"].keys() == FACTS["topics"]["values"].keys()


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("succession", "office-succession"),
        ("turnaround", "office-revitalisation"),
        ("subcontract_trouble", "office-trade-refuge"),
        ("funding", "office-jfc"),
        ("overseas", "office-jetro"),
        ("intellectual_property", "office-ip"),
        ("management_general", "office-yorozu"),
    ],
)
def test_each_trouble_has_the_office_made_for_it(topic: str, name: str) -> None:
    assert [office for office, entry in OFFICES.items() if entry.get("topics", {}).get(topic) == 3] == [name]


def bound_to_a_district(office: dict[str, Any]) -> bool:
    """All its places are listed, and together they leave prefectures out; of the chambers only one is listed."""
    served = {prefecture for place in office.get("places", []) for prefecture in place["prefectures"]}
    return bool(served) and served != set(PREFECTURES) and office["id"] != "office-chamber"


@every_office
def test_an_office_bound_to_a_district_comes_up_only_by_name(office: dict[str, Any]) -> None:
    assert not (bound_to_a_district(office) and office.get("topics"))


@every_office
def test_an_office_bound_to_a_district_has_its_address_at_the_place_not_for_everyone(office: dict[str, Any]) -> None:
    assert not (bound_to_a_district(office) and office["url"])


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("中小企業再生支援協議会", "office-revitalisation"),
        ("下請かけこみ寺", "office-trade-refuge"),
        ("国金", "office-jfc-micro"),
        ("事業引継ぎ支援センター", "office-succession"),
        ("中小企業診断協会", "office-shindan-association"),
    ],
)
def test_old_names_lead_to_todays_office(old: str, name: str) -> None:
    assert old in OFFICES[name]["aliases"]


def test_no_alias_belongs_to_two_offices() -> None:
    spoken = Counter(word for office in OFFICES.values() for word in {office["name"], *office["aliases"]})
    assert [word for word, count in spoken.items() if count > 1] == []


def test_ids_are_unique_and_a_place_bears_its_offices_id() -> None:
    assert all(office["id"] == name for name, office in OFFICES.items())
    ids = Counter(place["id"] for _, place in all_places())
    assert [id_ for id_, count in ids.items() if count > 1] == []
    for name, place in all_places():
        assert place["id"].startswith(f"{name}-") or (place["id"] == name and len(places(name)) == 1)


def test_a_place_names_known_prefectures_municipalities_and_its_source() -> None:
    for _, place in all_places():
        assert place["prefectures"]
        assert set(place["prefectures"]) <= set(PREFECTURES)
        assert all(MUNICIPALITY.fullmatch(name) for name in place.get("municipalities", []))
        assert place["source"]["title"]


def test_no_phone_number_or_address_stands_without_its_page_and_day() -> None:
    entries = [*OFFICES.values(), *(place for _, place in all_places())]
    said = [entry[key] for entry in entries for key in ("phone", "address") if entry.get(key)]
    assert said
    for entry in said:
        assert re.match(r"https?://", entry["source"])
        assert re.match(r"20\d\d-\d\d", str(entry["as_of"]))


def test_phone_numbers_look_like_phone_numbers_and_are_of_2024_or_later() -> None:
    for entry in [*OFFICES.values(), *(place for _, place in all_places())]:
        if phone := entry.get("phone"):
            assert re.fullmatch(r"0\d{1,4}-\d{1,4}-\d{3,4}", phone["number"])
            assert phone["as_of"] >= date(2024, 1, 1)


def test_the_number_used_for_fraud_stands_nowhere() -> None:
    files = [*CATALOGUE.rglob("*.yml")]
    assert not [path for path in files if ABUSED in path.read_text(encoding="utf-8")]
