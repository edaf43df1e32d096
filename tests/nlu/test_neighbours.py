"""A trade that no list knows: its neighbours are asked back, and are right nearly always."""

from __future__ import annotations

from nlu import neighbours
from nlu.vocabulary import facts


def test_what_is_asked_back_holds_the_class_of_trades_left_out() -> None:
    guesses = [(name, classes) for name, classes in neighbours.left_out() if classes]
    assert sum(name in classes for name, classes in guesses) > 0.93 * len(guesses)


def test_a_guess_names_at_most_three_classes_of_the_catalogue() -> None:
    assert all(len(set(classes)) == len(classes) <= 3 for _, classes in neighbours.left_out())
    assert set(neighbours.classes("提灯")) <= set(facts()["industry"].values)


def test_nothing_near_is_no_guess() -> None:
    assert neighbours.classes("人工衛星") == neighbours.classes("ん") == neighbours.classes("") == []
