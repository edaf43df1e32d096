"""Every fact can be named, asked for and read back."""

import pytest

from actions.replies import question_bubble
from actions.replies.questions import DONT_KNOW, RATHER_NOT
from actions.replies.words import name_of, said_of, value_of, words
from actions.rules import default_adviser
from actions.rules.facts import FactSpec
from actions.tapping import fold

VOCABULARY = default_adviser().vocabulary
FACTS = [pytest.param(spec, id=name) for name, spec in VOCABULARY.items()]
# What a quick reply may hold on the messengers that show it.
LONGEST_REPLY = 20


def _values(spec: FactSpec) -> list[object]:
    listed = list(spec.values or ())
    by_type = {
        "bool": [True, False],
        "enum": listed,
        "set": [[member] for member in listed] + [[]],
        "date": ["2021-04-01"],
        "text": ["川崎市"],
        "int": [0, 1, 12, 5_000_000],
        "float": [0, 0.5, 12],
    }
    values: list[object] = by_type[spec.type]
    return values


def test_a_question_says_how_many_are_left_if_that_is_known() -> None:
    told = question_bubble(VOCABULARY["capital_yen"], left=2)
    assert (told.text or "").endswith("（あと2問ほどです）")
    assert (told.custom or {})["left"] == 2
    unknown = question_bubble(VOCABULARY["capital_yen"])
    assert unknown.text == VOCABULARY["capital_yen"].question
    assert (unknown.custom or {})["left"] is None


@pytest.mark.parametrize("spec", FACTS)
def test_every_value_of_a_fact_can_be_read_back(spec: FactSpec) -> None:
    for value in _values(spec):
        said = said_of(spec, value)
        assert said
        assert "{" not in said


@pytest.mark.parametrize("spec", FACTS)
def test_a_question_has_words_a_reason_and_a_way_out(spec: FactSpec) -> None:
    bubble = question_bubble(spec)
    assert bubble.text is not None
    assert bubble.text.rstrip("。").count("？") >= 1 or "教えてください" in bubble.text
    assert spec.why
    assert DONT_KNOW in bubble.buttons
    assert (RATHER_NOT in bubble.buttons) == spec.sensitive


@pytest.mark.parametrize("spec", FACTS)
def test_quick_replies_are_short_and_each_says_something_else(spec: FactSpec) -> None:
    replies = question_bubble(spec).buttons
    assert len({fold(reply) for reply in replies}) == len(replies)
    assert max(map(len, replies)) <= LONGEST_REPLY


@pytest.mark.parametrize("spec", FACTS)
def test_the_value_of_a_quick_reply_is_one_the_fact_can_take(spec: FactSpec) -> None:
    for choice in spec.choices:
        assert spec.problem(choice.value) is None, choice


def test_the_tables_name_facts_only() -> None:
    tables = words()
    for table in ("names", "said", "counters"):
        assert set(tables[table]) <= set(VOCABULARY)
    assert set(tables["care"]) <= set(VOCABULARY["topics"].values or ())


@pytest.mark.parametrize(
    ("fact", "value", "approximate", "text"),
    [
        ("employees_regular", 3, False, "従業員3人"),
        ("employees_regular", 0, False, "従業員はいない"),
        ("amount_needed_yen", 5_000_000, True, "必要なお金は500万円くらい"),
        ("sales_change_pct", -20, False, "売上は去年の同じころより20％減"),
        ("sales_change_pct", 10, False, "売上は去年の同じころより10％増"),
        ("representative_age", 72, False, "代表の方は72歳"),
        ("taxes_paid", False, False, "税金の払い残しがある"),
        ("guidance_months", 0, False, "商工会などの経営指導は受けていない"),
        ("funding_purpose", ["working_capital", "equipment"], False, "使いみちは運転資金、設備資金"),
        ("overseas_country", "VN", False, "海外の国や地域はベトナム"),
        ("counterparty_capital_yen", 500_000_000, True, "取引先の資本金は3億円より多い"),
        ("counterparty_capital_yen", 500_000_000, False, "取引先の資本金は5億円"),
    ],
)
def test_facts_are_read_back_as_people_say_them(fact: str, value: object, approximate: bool, text: str) -> None:
    assert said_of(VOCABULARY[fact], value, approximate=approximate) == text


def test_an_unlisted_fact_is_called_by_its_label() -> None:
    spec = FactSpec(name="unheard_of", type="int", label="見出し", unit="persons")
    assert name_of(spec) == "見出し"
    assert said_of(spec, 3) == "見出しは3人"
    assert value_of(spec, 3, approximate=True) == "3人くらい"


@pytest.mark.parametrize(
    ("day", "told"),
    [("2013-01-01", "2013年に開業"), ("2019-04-01", "2019年4月ごろに開業"), ("2019-04-02", "2019年4月ごろに開業")],
)
def test_a_day_told_by_year_or_month_is_not_read_back_to_the_day(day: str, told: str) -> None:
    assert said_of(VOCABULARY["established_on"], day, approximate=True) == told
