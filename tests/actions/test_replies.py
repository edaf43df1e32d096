"""What is said back, advised and explained."""

from datetime import date
from typing import Any

import firms
import pytest

from actions.hearing import Heard
from actions.replies import (
    Bubble,
    advice_bubble,
    care_text,
    detail_text,
    more_text,
    read_back_bubble,
    reasons_text,
    size_text,
    summary_bubble,
    where_text,
    why_text,
)
from actions.replies.counsel import GUIDANCE, first_step, near_misses, verdict_text
from actions.replies.people import people_text
from actions.rules import default_adviser
from actions.rules.advice import Advice, Step, Verdict
from actions.state import State
from actions.tapping import to_mend

ADVISER = default_adviser()
CATALOGUE, VOCABULARY = ADVISER.catalogue, ADVISER.vocabulary
TODAY = date(2026, 11, 25)
SHOP = {**firms.SHOP, "funding_purpose": ["working_capital"]}


@pytest.fixture(scope="module")
def advice() -> Advice:
    return ADVISER.advise(SHOP, as_of=TODAY)


def _read_back(heard: Heard, *approximate: str, facts: dict[str, Any] | None = None) -> Bubble:
    bubble = read_back_bubble(heard, State(facts or dict(heard.told), approximate=approximate), VOCABULARY)
    assert bubble is not None
    return bubble


def test_reading_back_joins_place_and_trade() -> None:
    told = {"employees_regular": 3, "prefecture": "大阪府", "municipality": "大阪市", "industry": "restaurant"}
    assert _read_back(Heard(told=told)).text == "大阪府大阪市の飲食業、従業員3人ですね。"


def test_reading_back_ends_as_a_sentence_whatever_was_said() -> None:
    told = {"taxes_paid": True, "amount_needed_yen": 5_000_000}
    text = _read_back(Heard(told=told), "amount_needed_yen").text
    assert text == "必要なお金は500万円くらい、税金は払い終えているんですね。"
    about = _read_back(Heard(told={"amount_needed_yen": 5_000_000}), "amount_needed_yen").text
    assert about is not None
    assert about.endswith("くらいですね。")


def test_what_was_read_is_one_tap_from_being_mended() -> None:
    told = {
        "prefecture": "大阪府",
        "municipality": "大阪市",
        "employees_regular": 3,
        "taxes_paid": True,
        "established_on": "2018-04-01",
        "capital_yen": 3_000_000,
    }
    bubble = _read_back(Heard(told=told))
    assert bubble.buttons == ("市区町村を直す", "従業員の人数を直す", "資本金を直す")
    assert [to_mend(text, VOCABULARY) for text in bubble.buttons] == [
        "municipality",
        "employees_regular",
        "capital_yen",
    ]
    assert bubble.custom is not None
    assert bubble.custom["type"] == "read_back"
    assert bubble.custom["facts"][2] == {
        "fact": "employees_regular",
        "name": "従業員の人数",
        "said": "従業員3人",
        "value": 3,
    }


def test_of_many_things_said_at_once_the_figures_are_named_and_the_rest_is_counted() -> None:
    flags = dict.fromkeys(["taxes_paid", "guarantor_available", "small_mutual_member", "disaster_affected"], True)
    figures = {"employees_regular": 3, "capital_yen": 3_000_000, "annual_sales_yen": 20_000_000, "own_funds_yen": 0}
    text = _read_back(Heard(told={**flags, **figures})).text or ""
    assert all(words in text for words in ("従業員3人", "資本金300万円", "年商2,000万円", "自己資金"))
    assert text.endswith("ほかの3つのことも、承りました。")
    one_more = _read_back(Heard(told={**figures, "taxes_paid": True, "guarantor_available": True})).text or ""
    assert "ほかの" not in one_more


def test_a_correction_names_the_old_value_first() -> None:
    bubble = _read_back(Heard(corrected=(("employees_regular", 12, 8),)))
    assert bubble.text == "従業員の人数を12人から8人に直しました。"
    assert bubble.buttons == ("従業員の人数を直す",)
    yes_no = _read_back(Heard(corrected=(("taxes_paid", True, False),))).text
    assert yes_no == "「税金は払い終えている」を「税金の払い残しがある」に直しました。"
    one_of_several = _read_back(Heard(corrected=(("succession_state", "no_successor", "third_party_ma"),))).text
    assert one_of_several == "引き継ぎの状況を「後継ぎがいない」から「第三者に譲る（M&A）」に直しました。"


def test_what_is_declined_or_taken_back_is_acknowledged() -> None:
    heard = Heard(retracted=("capital_yen",), unknown=("annual_sales_yen",), refused=("debt_repayment",))
    bubble = _read_back(heard)
    lines = (bubble.text or "").splitlines()
    assert [line.split("は、")[0] for line in lines[:2]] == ["資本金", "年商"]
    assert "飛ばして" in lines[2]
    assert (bubble.buttons, bubble.custom) == ((), None)


def test_who_knows_a_figure_only_about_so_goes_on_with_it() -> None:
    known = {"amount_needed_yen": 5_000_000}
    text = _read_back(Heard(unknown=("amount_needed_yen",)), "amount_needed_yen", facts=known).text
    assert text == "では、必要な金額は500万円くらいとして、先に進みますね。"


def test_nothing_heard_is_not_read_back() -> None:
    assert read_back_bubble(Heard(), State(), VOCABULARY) is None


def test_trouble_gets_a_kind_word() -> None:
    assert care_text(["tax"]) is None
    assert care_text(["funding", "disaster"]) == care_text(["disaster"])


def test_advice_begins_with_where_to_go_and_ends_as_guidance(advice: Advice) -> None:
    bubble = advice_bubble(advice, CATALOGUE, SHOP)
    assert bubble.text is not None
    lines = bubble.text.splitlines()
    assert lines[0].startswith("まず、")
    assert lines[-1] == GUIDANCE
    assert bubble.custom is not None
    assert bubble.custom["advice"]["recommendations"][0]["in_force"].keys() == {"from", "to"}


def test_advice_names_the_first_three_each_with_verdict_and_source(advice: Advice) -> None:
    text = advice_bubble(advice, CATALOGUE, SHOP).text or ""
    for recommendation in advice.recommendations[:3]:
        assert recommendation.name in text
        assert verdict_text(recommendation, CATALOGUE) in text
    assert text.count("出典：") >= 3
    assert text.count("に確認）") >= 3
    assert advice.recommendations[3].name not in text


def test_the_first_step_leads_to_a_door_of_the_scheme_that_is_still_open(advice: Advice) -> None:
    best = next(r for r in advice.recommendations if r.verdict is Verdict.UNKNOWN and len(r.apply_at) > 1)
    doors = [office for office in advice.offices if office.id in best.apply_at]
    others = [office for office in advice.offices if office.id not in best.apply_at]
    assert doors
    assert others
    turned = advice.model_copy(update={"recommendations": [best], "offices": [*others, *doors]})
    name = doors[0].place.name if doors[0].place else doors[0].name
    assert first_step(turned, CATALOGUE).startswith(f"まず、{name}に相談して")


def test_advice_says_what_opens_what(advice: Advice) -> None:
    step = Step(step=1, do="plan", unlocks=["loan"], text="まず計画です。すると融資への道が開けます。")
    text = advice_bubble(advice.model_copy(update={"roadmap": [step]}), CATALOGUE, SHOP).text or ""
    assert "■ 進め方\n・まず計画です。" in text
    assert "■ 進め方" not in (advice_bubble(advice.model_copy(update={"roadmap": []}), CATALOGUE, SHOP).text or "")


def test_a_verdict_says_what_would_settle_it(advice: Advice) -> None:
    open_ones = [r for r in advice.recommendations if r.verdict is Verdict.UNKNOWN]
    one = open_ones[0].model_copy(update={"missing_facts": ["guidance_months"]})
    assert verdict_text(one, CATALOGUE) == "あと「商工会・商工会議所の経営指導を受けた期間」が分かれば決まります"
    three = one.model_copy(update={"missing_facts": ["taxes_paid", "capital_yen", "guidance_months"]})
    assert verdict_text(three, CATALOGUE).endswith("など3つが分かれば決まります")


def test_an_advice_without_suggestions_still_says_what_to_do(advice: Advice) -> None:
    offices_only = advice.model_copy(update={"recommendations": []})
    assert advice.offices[0].place is not None
    assert advice.offices[0].place.name in (advice_bubble(offices_only, CATALOGUE, SHOP).text or "")
    nothing = offices_only.model_copy(update={"offices": [], "ineligible": []})
    assert "もう少し教えてください" in (advice_bubble(nothing, CATALOGUE, SHOP).text or "")


def test_what_is_out_by_one_deed_is_named_as_near() -> None:
    advised = ADVISER.advise({**SHOP, "guidance_months": 0}, as_of=TODAY)
    by_deed = [out for out in advised.ineligible if any("guidance_months" in reason.facts for reason in out.why)]
    near = list(near_misses(advised, CATALOGUE))
    assert any(line.startswith(out.name) for out in by_deed for line in near)


def test_reasons_show_each_condition_with_its_mark(advice: Advice) -> None:
    recommendation = advice.recommendations[0]
    text = reasons_text(recommendation, CATALOGUE)
    for reason in recommendation.why:
        mark = {True: "○ 満たしています", False: "× 満たしていません", None: "？ まだ分かりません"}[reason.holds]
        assert f"{mark}：{reason.text}" in text
    assert "出典：" in text


def test_details_carry_terms_figures_told_and_addresses(advice: Advice) -> None:
    recommendation = next(r for r in advice.recommendations if r.figures and r.told)
    text = detail_text(recommendation, advice, CATALOGUE)
    for name in [*recommendation.terms, *recommendation.figures]:
        assert CATALOGUE.terms[name].label in text
    assert all(told in text for told in recommendation.told)
    assert (recommendation.sources[0].url or "") in text


def test_a_phone_number_is_shown_with_its_date(advice: Advice) -> None:
    text = where_text(advice.offices)
    for office in advice.offices:
        assert (office.place.name if office.place else office.name) in text
        if office.place and office.place.phone:
            assert f"電話 {office.place.phone}（" in text
    assert "None" not in text


def test_more_shows_the_rest_and_what_is_out(advice: Advice) -> None:
    text = more_text(advice, CATALOGUE)
    assert all(r.name in text for r in advice.recommendations[3:])
    assert all(out.name in text for out in advice.ineligible[:5])
    bare = advice.model_copy(update={"recommendations": advice.recommendations[:3], "ineligible": []})
    assert more_text(bare, CATALOGUE) == "今のところ、ほかにご案内できるものはありません。"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"industry": "restaurant", "employees_regular": 3}, "小規模な事業者にあたります"),
        (
            {"industry": "restaurant", "employees_regular": 30, "capital_yen": 1_000_000},
            "小規模な事業者にはあたりません",
        ),
        ({"industry": "restaurant"}, "「従業員の人数」か「資本金」が分かれば決まります"),
    ],
)
def test_the_size_class_is_told_with_what_decides_it(facts: dict[str, Any], said: str) -> None:
    size = ADVISER.advise(facts, as_of=TODAY).size_class
    text = size_text(size, facts, VOCABULARY)
    assert said in text
    assert "出典：" in text


def test_why_counts_what_hangs_on_the_answer(advice: Advice) -> None:
    fact = next(fact for r in advice.recommendations for fact in r.missing_facts)
    hanging = [r.name for r in advice.recommendations if fact in r.missing_facts]
    text = why_text(VOCABULARY[fact], advice)
    assert (VOCABULARY[fact].why or "") in text
    assert hanging[0] in text
    assert (f"など{len(hanging)}つ" in text) == (len(hanging) > 1)


def test_the_summary_lists_labels_units_and_how_to_mend() -> None:
    words = {"employees_regular": "従業員は3人", "years_in_business": "5年"}
    bubble = summary_bubble(State(SHOP, words=words, approximate=("amount_needed_yen",)), VOCABULARY)
    lines = (bubble.text or "").splitlines()
    assert "・従業員の人数：3人（「従業員は3人」）" in lines
    assert "・事業を始めてからの年数：5年" in lines
    assert "・必要な金額：500万円くらい" in lines
    assert lines.index("■ ご相談のこと") < lines.index("■ お店・会社のこと") < lines.index("■ お金のこと")
    assert lines[-1].endswith("直します。")
    assert bubble.custom is not None
    shown = {fact["fact"]: fact for fact in bubble.custom["facts"]}
    assert set(shown) == set(SHOP)
    assert shown["employees_regular"]["words"] == "従業員は3人"
    assert shown["amount_needed_yen"]["approximate"] is True
    assert summary_bubble(State(), VOCABULARY).custom is None


def test_whoever_wants_a_person_gets_offices_and_a_note(advice: Advice) -> None:
    text = people_text(advice.offices, SHOP, (), VOCABULARY, wished=True)
    assert text.startswith("もちろんです。")
    assert advice.offices[0].place is not None
    assert advice.offices[0].place.name in text
    assert "・従業員の人数：3人" in text
    assert "都道府県を教えて" in people_text(advice.offices, {}, (), VOCABULARY, wished=False)


def test_each_suggestion_says_why_it_is_for_this_firm(advice: Advice) -> None:
    text = advice_bubble(advice, CATALOGUE, SHOP, ["cash_flow_trouble"], ["employees_regular"]).text or ""
    grounds = [line for line in text.splitlines() if line.startswith("合う理由：")]
    assert len(grounds) == len(advice.recommendations[:3])
    assert all("「資金繰り」のご相談" in line for line in grounds[:2])  # the third is there for the loan they want
    assert any("20％減" in line for line in grounds)
    assert all("500万円" not in line for line in grounds)  # an amount that no condition reads is no reason


def test_what_only_tells_the_size_comes_after_what_tells_of_a_need(advice: Advice) -> None:
    facts = {**SHOP, "industry": "restaurant"}
    text = advice_bubble(advice, CATALOGUE, facts).text or ""
    line = next(line for line in text.splitlines() if line.startswith("合う理由：") and "20％減" in line)
    assert line.index("20％減") < line.index("従業員3人")


def test_terms_that_are_no_figures_of_money_wait_for_the_details() -> None:
    factory = {"industry": "manufacturing", "employees_regular": 12, "topics": ["productivity_investment"]}
    text = advice_bubble(ADVISER.advise(factory, as_of=TODAY), CATALOGUE, factory).text or ""
    assert "計画期間の下限" not in text
