"""The catalogue as programs see it."""

from __future__ import annotations

from datetime import date

import pytest

from actions.rules import default_adviser
from channels.shelf import office_kind, offices_for, scheme_line, scheme_page

TODAY = date(2026, 11, 25)
CATALOGUE = default_adviser().catalogue


@pytest.mark.parametrize("scheme", CATALOGUE.schemes.values(), ids=lambda scheme: scheme.id)
def test_a_scheme_shows_every_version_with_its_sources(scheme: object) -> None:
    page = scheme_page(scheme, TODAY)  # type: ignore[arg-type]
    assert [version["from"] for version in page["versions"]] == sorted(version["from"] for version in page["versions"])
    assert all(
        source["title"] and source["checked_on"] for version in page["versions"] for source in version["sources"]
    )
    assert (page["status"] == "in_force") == (
        page["in_force"] in [{k: v[k] for k in ("from", "to")} for v in page["versions"]]
    )


def test_a_scheme_is_not_in_force_before_its_first_day_and_after_its_last() -> None:
    ended = next(s for s in CATALOGUE.schemes.values() if s.versions[-1].end is not None)
    assert scheme_line(ended, date.max)["status"] == "ended"
    assert scheme_line(ended, date.min)["status"] == "not_yet"
    assert scheme_line(ended, ended.versions[-1].end)["status"] == "in_force"  # type: ignore[arg-type]


@pytest.mark.parametrize("prefecture", CATALOGUE.shapes["prefecture"].values)
def test_offices_for_a_prefecture_show_only_counters_that_serve_it(prefecture: str) -> None:
    offices = offices_for(CATALOGUE, {"prefecture": prefecture}, None)
    assert all(prefecture in place["prefectures"] for office in offices for place in office["places"])
    assert len({office["id"] for office in offices}) == len(offices)


@pytest.mark.parametrize(
    ("where", "kind", "first"),
    [
        ({"prefecture": "神奈川県", "municipality": "川崎市"}, "credit-guarantee", "川崎市信用保証協会"),
        ({"prefecture": "神奈川県", "municipality": "厚木市"}, "credit-guarantee", "神奈川県信用保証協会"),
        ({"prefecture": "大阪府"}, "yorozu", "大阪府よろず支援拠点"),
    ],
)
def test_the_counter_of_the_place_comes_first(where: dict[str, str], kind: str, first: str) -> None:
    (office,) = offices_for(CATALOGUE, where, kind)
    assert office["places"][0]["name"] == first


def test_where_an_office_serves_nobody_the_one_in_its_stead_is_shown() -> None:
    absent = [office for office in CATALOGUE.offices.values() if office.instead]
    assert absent
    for office in absent:
        shown = offices_for(CATALOGUE, {"prefecture": office.excluded[0]}, office_kind(office))
        assert [line["id"] for line in shown] == [office.instead]


def test_without_a_place_every_office_is_shown_with_all_its_counters() -> None:
    shown = {line["id"]: len(line["places"]) for line in offices_for(CATALOGUE, {}, None)}
    assert shown == {office.id: len(office.places) for office in CATALOGUE.offices.values()}
