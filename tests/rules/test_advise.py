"""The advice as a whole, on the small catalogue: what is named, why, where to go and what to ask."""

from datetime import date
from typing import Any

import pytest

from actions.rules import Advice, Adviser, UnknownId

DAY = date(2026, 1, 1)
READY = {"industry": "retail", "employees_regular": 3, "guidance_months": 6, "taxes_paid": True}


def advise(adviser: Adviser, facts: dict[str, Any], **how: Any) -> Advice:
    return adviser.advise(adviser.vocabulary.validate(facts), **{"as_of": DAY, **how})


def ids(advice: Advice) -> list[str]:
    return [recommendation.id for recommendation in advice.recommendations]


def test_what_fits_the_topic_best_comes_first(small: Adviser) -> None:
    assert ids(advise(small, {"topics": ["succession"]})) == ["loan-ending"]
    assert ids(advise(small, {**READY, "topics": ["funding"]}))[0] == "loan-new"


def test_a_wish_for_money_says_what_the_person_is_here_for(small: Adviser) -> None:
    assert ids(advise(small, {**READY, "amount_needed_yen": 5000000}))[0] == "loan-new"


def test_each_reason_tells_whether_it_holds_what_it_read_and_where_it_stands(small: Adviser) -> None:
    advice = advise(small, {**READY, "guidance_months": 5, "topics": ["funding"]})
    (excluded,) = [one for one in advice.ineligible if one.id == "loan-new"]
    (reason,) = excluded.why
    assert reason.text == "指導を6か月以上受けていること"
    assert reason.facts == ["guidance_months"]
    assert reason.holds is False
    assert reason.source == "新融資の案内"


def test_a_reason_speaks_of_the_firms_own_industry(small: Adviser) -> None:
    first = advise(small, {**READY, "topics": ["funding"]}).recommendations[0].why[0]
    assert first.text == "小さな事業者であること（小売業では、従業員5人以下）"
    assert first.facts == ["industry", "employees_regular"]


def test_one_deed_away_is_said(small: Adviser) -> None:
    judged = small.judge("loan-new", {**READY, "guidance_months": 2}, as_of=DAY)
    assert [reach.model_dump() for reach in judged.within_reach] == [
        {"text": "指導を6か月受ける", "fact": "guidance_months", "needs": {"min": 6}}
    ]


def test_one_deed_away_is_said_of_what_is_out(small: Adviser) -> None:
    (out,) = advise(small, {**READY, "guidance_months": 2, "topics": ["funding"]}).ineligible
    assert [reach.text for reach in out.within_reach] == ["指導を6か月受ける"]


def test_two_deeds_away_is_not_within_reach(small: Adviser) -> None:
    facts = {"industry": "retail", "employees_regular": 9, "guidance_months": 2, "taxes_paid": True}
    assert small.judge("loan-new", facts, as_of=DAY).within_reach == []


def test_an_ended_scheme_is_not_recommended_but_its_successor_names_it(small: Adviser) -> None:
    advice = advise(small, {**READY, "topics": ["funding"]})
    assert "loan-old" not in ids(advice)
    assert "loan-old" not in [one.id for one in advice.ineligible]
    assert "以前の「旧融資」は2024年3月31日で終わりました" in (advice.recommendations[0].caution or "")


def test_a_scheme_long_gone_is_not_named_any_more(small: Adviser) -> None:
    assert "旧融資" in (small.judge("loan-new", {}, as_of=date(2027, 3, 30)).caution or "")
    assert "旧融資" not in (small.judge("loan-new", {}, as_of=date(2027, 3, 31)).caution or "")


def test_the_rules_of_the_day_count(small: Adviser) -> None:
    advice = advise(small, {"topics": ["funding"]}, as_of=date(2021, 8, 1))
    assert ids(advice)[0] == "loan-old"
    assert "loan-new" not in ids(advice)
    assert "旧融資" not in (advice.recommendations[0].caution or "")


def test_an_ended_scheme_asked_about_is_judged_and_sent_on(small: Adviser) -> None:
    (judged,) = advise(small, {}, about=["loan-old"]).about
    assert (judged.status, judged.verdict, judged.successor) == ("ended", "ineligible", "loan-new")
    assert judged.why[0].text == "2024年3月31日で終わりました。今は申し込めません。"
    assert judged.terms == {"limit_yen": 30000000}


def test_a_scheme_asked_about_before_its_time_is_not_yet(small: Adviser) -> None:
    (judged,) = advise(small, READY, about=["loan-new"], as_of=date(2024, 3, 31)).about
    assert (judged.status, judged.verdict) == ("not_yet", "ineligible")
    assert judged.why[0].text == "2024年4月1日に始まります。まだ申し込めません。"


def test_an_unknown_id_is_refused(small: Adviser) -> None:
    with pytest.raises(UnknownId):
        advise(small, {}, about=["loan-nobody"])


def test_a_version_bears_the_name_of_its_time(small: Adviser) -> None:
    assert small.judge("loan-ending", {}, as_of=date(2021, 8, 1)).name == "昔の期限つき融資"
    assert small.judge("loan-ending", {}, as_of=DAY).name == "期限つき融資"


def test_ending_within_six_months_and_weak_sources_are_said(small: Adviser) -> None:
    caution = small.judge("loan-ending", {}, as_of=DAY).caution
    assert caution is not None
    assert "2026年6月30日まで" in caution
    assert "要確認：確かな出典" in caution
    assert "2026年6月30日まで" not in (small.judge("loan-ending", {}, as_of=date(2025, 12, 30)).caution or "")


def test_a_source_not_looked_at_for_over_a_year_is_said(small: Adviser) -> None:
    assert small.judge("loan-new", {}, as_of=date(2027, 1, 1)).caution is not None
    assert "1年以上" in (small.judge("loan-new", {}, as_of=date(2027, 1, 2)).caution or "")


def test_size_class_follows_the_marked_definition(small: Adviser) -> None:
    size = advise(small, {"industry": "retail", "employees_regular": 6}).size_class
    assert (size.sme, size.small) == (None, False)
    assert [reason.text for reason in size.why] == ["小売業では、従業員5人以下"]


def test_the_topics_are_asked_first_when_nothing_is_known(small: Adviser) -> None:
    question = advise(small, {}).next_question
    assert question is not None
    assert question.fact == "topics"


def test_nothing_is_asked_that_cannot_change_the_advice(small: Adviser) -> None:
    known = {**READY, "topics": ["funding"], "prefecture": "大阪府", "years_in_business": 6.0}
    assert advise(small, known).next_question is None
    assert advise(small, {**known, "prefecture": "神奈川県"}).next_question.fact == "municipality"  # type: ignore[union-attr]


def test_a_refused_fact_is_never_asked_again(small: Adviser) -> None:
    facts = {"topics": ["funding"], "prefecture": "大阪府"}
    skipped: list[str] = []
    while question := advise(small, facts, skip=skipped).next_question:
        assert question.fact not in skipped
        skipped.append(question.fact)
    assert set(skipped) >= {"industry", "employees_regular", "guidance_months", "taxes_paid"}


def test_the_counter_of_the_firms_own_city_comes_first(small: Adviser) -> None:
    facts = {**READY, "topics": ["funding"], "prefecture": "神奈川県", "municipality": "川崎市"}
    (office,) = [office for office in advise(small, facts).offices if office.id == "office-guarantee"]
    assert office.place is not None
    assert office.place.name == "市の保証"
    assert [place.name for place in office.others] == ["県の保証"]


def test_a_city_counter_is_not_offered_elsewhere(small: Adviser) -> None:
    facts = {**READY, "topics": ["funding"], "prefecture": "神奈川県", "municipality": "横浜市"}
    (office,) = [office for office in advise(small, facts).offices if office.id == "office-guarantee"]
    assert office.place is not None
    assert office.place.name == "県の保証"
    assert office.others == []


def test_where_an_office_does_not_serve_another_stands_in(small: Adviser) -> None:
    advice = advise(small, {**READY, "topics": ["funding"], "prefecture": "沖縄県"})
    names = [office.id for office in advice.offices]
    assert "office-island" in names
    assert "office-town" not in names
    (island,) = [office for office in advice.offices if office.id == "office-island"]
    assert island.place is not None
    assert (island.place.phone, island.place.phone_as_of) == ("098-000-0000", "2025-09-01")


@pytest.mark.parametrize(
    ("facts", "possible"),
    [({}, True), ({"guidance_months": 6}, True), ({"guidance_months": 5}, False)],
)
def test_a_scheme_is_possible_unless_the_known_facts_rule_it_out(
    small: Adviser, facts: dict[str, Any], possible: bool
) -> None:
    assert small.possible("loan-new", facts, as_of=DAY) is possible
    assert small.possible("loan-old", facts, as_of=DAY)


def test_what_to_begin_when_and_when_money_comes_is_said(small: Adviser) -> None:
    timing = small.judge("loan-ending", {}, as_of=DAY).timing
    assert [(lead.text, lead.days, lead.source) for lead in timing.prepare] == [("登録をする", 14, "案内")]
    assert (timing.paid_afterwards, timing.order_after_decision) == (True, True)
    assert (timing.bridged_by, timing.not_with) == (["loan-new"], [])  # loan-old has ended


def test_the_roadmap_names_what_a_suggestion_opens(small: Adviser) -> None:
    (step,) = advise(small, {**READY, "topics": ["funding"]}).roadmap
    assert (step.step, step.do, step.unlocks) == (1, "loan-new", ["loan-ending"])
    assert "「期限つき融資」への道が開けます" in step.text


def test_the_roadmap_leaves_out_what_the_firm_cannot_have(small: Adviser) -> None:
    assert advise(small, {**READY, "topics": ["funding"], "years_in_business": 1}).roadmap == []
