"""The word lists keep to the catalogue's vocabulary and to themselves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from actions.rules import source
from nlu import industries, lexicon, phrasebook, phrases, understanding
from nlu.compiling import compiled
from nlu.items import canonical
from nlu.lexicon import table
from nlu.measure import kinds
from nlu.phrase import EMPTY, NUMBER, TOGETHER, WAYS
from nlu.statement import described
from nlu.vocabulary import facts

LEXICON = Path(lexicon.__file__).parent
READABLE = sorted(set(facts()) - {"topics"})


def values(entry: dict[str, Any], part: str) -> list[Any]:
    says = entry.get(part) or {}
    return list(says) if isinstance(says, dict) else [NUMBER]


def repeated(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


@pytest.mark.parametrize("fact", [name for name in READABLE if name not in ("prefecture", "municipality")])
def test_every_fact_can_be_said(fact: str) -> None:
    entry = phrasebook.entries()[fact]
    assert entry["labels"]
    assert entry.get("says") or entry.get("kind") or entry.get("answers")


@pytest.mark.parametrize("fact", sorted(phrasebook.entries()))
def test_every_value_is_one_of_the_catalogue(fact: str) -> None:
    entry, known = phrasebook.entries()[fact], facts().get(fact)
    assert known or fact.startswith(("_", "ignore_"))
    for value in [*values(entry, "says"), *values(entry, "answers"), *values(entry, "supposes")]:
        if value is None or value in WAYS:
            assert value is None or not known or kinds(known) or fact == "overseas_country"
        elif known and known.type in ("enum", "set"):
            assert value in known.values or (value == EMPTY and known.type == "set")
        elif known:
            assert isinstance(value, bool) == (known.type == "bool")


@pytest.mark.parametrize("fact", sorted(phrasebook.entries()))
def test_every_phrase_is_found_in_itself(fact: str) -> None:
    entry = phrasebook.entries()[fact]
    books = {
        "says": phrasebook.statements(),
        "answers": phrasebook.answers(fact),
        "supposes": phrasebook.suppositions(),
    }
    for part, book in books.items():
        for phrase in compiled(fact, entry, part):
            assert any(hit.phrase.fact == fact for hit in phrases.find(list(phrase.items), book))


@pytest.mark.parametrize("fact", sorted(name for name in phrasebook.entries() if not name.startswith("ignore")))
def test_the_number_that_counts_is_one_that_the_fact_can_be(fact: str) -> None:
    for part in ("says", "answers", "supposes"):
        for phrase in compiled(fact, phrasebook.entries()[fact], part):
            number = None if phrase.slot is None else phrase.items[phrase.slot].quantity
            if number and phrase.value not in (*TOGETHER, "since"):
                assert number.kind in (*kinds(described(fact)), "数"), [item.surface for item in phrase.items]


def test_a_class_whose_sample_joins_its_neighbour_is_refused() -> None:
    entry = {"says": {"working_capital": ["{費}先が厳しい"]}}  # 仕入れ先 is one word
    with pytest.raises(ValueError, match=r"\{費\}"):
        list(compiled("funding_purpose", entry, "says"))


@pytest.mark.parametrize("fact", sorted(phrasebook.entries()))
def test_every_phrase_finds_what_none_listed_before_it_finds(fact: str) -> None:
    entry = {**phrasebook.entries()[fact], "kind": None}  # without what its labels say by themselves
    for part in ("says", "answers", "supposes"):
        says, found = entry.get(part) or {}, set[Any]()
        for value, texts in says.items() if isinstance(says, dict) else [(NUMBER, says)]:
            for text in texts or []:
                own = {phrase.essence for phrase in compiled(fact, {**entry, part: {value: [text]}}, part)}
                assert own - found, text
                found |= own


def test_every_class_is_asked_for_and_lists_a_word_once() -> None:
    phrases_and_classes = repr(phrasebook.entries()) + repr(table("classes"))
    for classes in table("classes").values():
        for name, words in classes.items():
            assert f"{{{name}}}" in phrases_and_classes
            assert repeated(words) == [], name


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("reduction", ["named_for", "named_before", "named_with", "named_over", "past_times", "of_all", "topics"]),
        ("owners", ["firms", "run", "persons", "staff", "kin_of_staff", "offspring", "anybody", "many", "as_topic"]),
        ("industries", ["not_ours_verbs", "not_ours_fates", "run_by", "kept_as", "kin", "told_beside", "deeds"]),
        ("places", ["done_there", "there", "belongs_to", "lived", "gone_to", "not_ours_before"]),
    ],
)
def test_what_is_compared_with_words_that_stand_for_others_lists_no_word_that_another_stands_for(
    name: str, keys: list[str]
) -> None:
    for key in keys:
        assert [word for word in table(name)[key] if canonical(word, word) != word] == []


def test_trades_are_listed_once_and_in_classes_of_the_catalogue() -> None:
    classes = table("industries")["classes"]
    assert set(classes) == set(facts()["industry"].values)
    listed = [word for words in classes.values() for word in words]
    assert repeated(listed) == []
    assert len(listed) >= 3000
    for rule in ("tails", "things"):
        assert set(table("industries")[rule]) <= industries.words()
        assert len(set(table("industries")[rule])) == len(table("industries")[rule])


def test_a_word_stands_for_one_other_only() -> None:
    groups = table("words")["same"]
    assert repeated([word for name, words in groups.items() for word in {name, *words}]) == []


def test_what_follows_from_others_names_facts_that_exist() -> None:
    rules = table("derived")
    named = [*rules["products"], *(f for pair in rules["products"].values() for f in pair)]
    named += [f for rule in rules["gives_way"] for f in (rule["fact"], *rule["to"])]
    assert set(named) <= set(facts()) | set(phrasebook.entries())


def test_nothing_is_read_before_the_first_message() -> None:
    assert understanding.understand.__kwdefaults__ == {"asked": None, "recent": None, "known": None, "act": None}


@pytest.mark.parametrize("path", sorted(LEXICON.rglob("*.yml")), ids=lambda path: path.stem)
def test_no_key_of_a_word_list_stands_twice(path: Path) -> None:
    assert [fault for fault in source.read(path, LEXICON).faults if "二度書かれています" in fault.message] == []
