"""Money that need not be paid back is asked for in many words, and some only name it."""

import pytest

from actions.grants import wants_grants
from actions.rules import default_adviser
from actions.where import asks_phone

CATALOGUE = default_adviser().catalogue


@pytest.mark.parametrize(
    "text",
    [
        "補助金ももらえますか",
        "もらえるお金はないんですか",
        "返さなくていいお金ってないの",
        "返さんでええ金はないんかい",
        "助成金とかは？",
        "補助金がほしい",
        "うちでも使える補助金ってありますか",
        "返済不要のものがあれば教えて",
        "もらえるもんはないんか",
        "補助金も",
    ],
)
def test_grants_are_asked_for_however_it_is_said(text: str) -> None:
    assert wants_grants(text, CATALOGUE)


@pytest.mark.parametrize(
    "text",
    [
        "補助金は去年もらいました",
        "補助金はいりません",
        "IT導入補助金はもらえますか",
        "補助金って先に買っても大丈夫？",
        "注文をもらえる先がない",
        "お金を借りたい",
        "返せるお金がない",
        "補助金の業者が来た",
    ],
)
def test_what_only_names_grants_asks_for_none(text: str) -> None:
    assert not wants_grants(text, CATALOGUE)


@pytest.mark.parametrize(
    "text",
    [
        "電話ある？",
        "電話番号教えて",
        "何番にかけたらええの",
        "そこの番号わかる？ 電話したい",
        "電話で聞いてもいい？ 電話番号は",
        "TELは？",
        "電話したいんですけど",
    ],
)
def test_a_number_to_call_is_asked_for(text: str) -> None:
    assert asks_phone(text)


@pytest.mark.parametrize(
    "text",
    ["電話で言われて走るだけ", "電話しても出ない", "電話はこわくて", "引継ぎ票の番号を教えて", "電話一本で走らされる"],
)
def test_what_only_speaks_of_the_telephone_asks_for_no_number(text: str) -> None:
    assert not asks_phone(text)
