"""What one may ask at any time: each task's answer, over the real catalogue."""

from __future__ import annotations

from typing import Any

import firms
import pytest

from actions.amount import Amount
from actions.another_day import AnotherDay
from actions.conditions import Conditions
from actions.difference import Difference
from actions.documents import Documents
from actions.owed import delivers
from actions.repayment import Repayment
from actions.replies.timetable import Schedule as ScheduleShape
from actions.roadmap import Roadmap
from actions.rules import default_adviser
from actions.schedule import Schedule
from actions.state import State
from actions.task import Message, Task
from actions.what_if import WhatIf

ADVISER = default_adviser()
SHOP = {**firms.SHOP, "funding_purpose": ["working_capital"], "topics": ["funding", "cash_flow_trouble"]}
STORE: dict[str, Any] = {
    "industry": "retail",
    "employees_regular": 2,
    "legal_form": "sole_proprietor",
    "investment_kind": ["sales_promotion"],
    "investment_yen": 600_000,
    "topics": ["sales_channel"],
}
EVERY = [Amount, AnotherDay, Conditions, Difference, Documents, Repayment, Roadmap, Schedule, WhatIf]


def ask(task: type[Task], text: str, facts: dict[str, Any] | None = None, **talk: Any) -> tuple[State, Any, str]:
    """The state after it, the JSON of the answer, and its words."""
    state = State(SHOP if facts is None else facts, as_of="2026-11-25", **talk)
    after, bubbles = task().answer(state, Message(text, None, (), None), ADVISER)
    return after, bubbles[0].custom, "\n".join(bubble.text or bubble.response or "" for bubble in bubbles)


@pytest.mark.parametrize("task", EVERY)
@pytest.mark.parametrize("facts", [{}, {"industry": "retail"}, SHOP, STORE])
@pytest.mark.parametrize("text", ["", "教えて", "もしもし？", "マル経は", "2番目は", "99番目", "3000年後の制度"])
def test_every_question_gets_an_answer_and_no_fact_changes(task: type[Task], facts: dict[str, Any], text: str) -> None:
    after, _, words = ask(task, text, facts)
    assert words.strip()
    assert "None" not in words
    assert after.facts == facts
    assert after.asked is None


def test_what_was_spoken_of_is_meant_by_the_next_question() -> None:
    after, _, _ = ask(Conditions, "マル経の条件は")
    _, _, words = ask(Documents, "必要な書類は？", about=after.about)
    assert "マル経融資" in words


def test_a_suggestion_is_meant_by_its_number() -> None:
    advice = ADVISER.advise(SHOP, as_of=State(as_of="2026-11-25").day)
    for place, number in enumerate(["1番の", "二つ目の", "３番目の"]):
        assert advice.recommendations[place].name in ask(Conditions, f"{number}条件は")[2]


def test_conditions_say_what_is_met_what_is_open_and_what_it_is_worth() -> None:
    words = ask(Conditions, "マル経の条件")[2]
    for part in ("○ 満たしています", "？ まだ分かりません", "■ ほかに知っておくこと", "■ お金の条件", "出典："):
        assert part in words


def test_who_is_asked_before_anything_was_said_names_nobody() -> None:
    assert ask(Documents, "必要な書類は", {})[2] == "utter_nothing_yet"


def test_who_asks_before_telling_what_for_hears_of_no_scheme_that_was_never_suggested() -> None:
    assert ask(Conditions, "なんか補助菌とかあ？", {"industry": "restaurant"})[2] == "utter_nothing_yet"


def test_the_schedule_says_first_whether_it_can_be_done() -> None:
    _, custom, words = ask(Schedule, "持続化補助金は3月末に間に合う？", STORE)
    shape = ScheduleShape.model_validate(custom)
    assert shape.fits is True
    assert words.splitlines()[0].endswith("までに始めてください。")
    assert any("決定の前に" in warning for warning in shape.warnings)
    assert shape.cash[0].out_yen == 600_000
    assert shape.cash[-1].in_yen == 400_000


def test_a_day_that_is_past_is_no_limit() -> None:
    _, custom, _ = ask(Schedule, "去年の3月末までに間に合った？", STORE)
    assert custom["fits"] is None


def test_repayment_takes_what_is_imagined_and_keeps_what_was_told() -> None:
    after, custom, words = ask(Repayment, "マル経で300万円を5年、利率1.5%なら")
    assert (custom["principal_yen"], custom["months"], custom["rate_pct"]) == (3_000_000, 60, 1.5)
    assert sum(row["principal_yen"] for row in custom["rows"]) == 3_000_000
    assert "毎月5万1,930円" in words
    assert after.facts["amount_needed_yen"] == 5_000_000


def test_a_loan_is_cut_at_the_ceiling_of_the_scheme_and_that_is_said() -> None:
    _, custom, words = ask(Repayment, "マル経で5000万円を5年で借りたら")
    assert custom["principal_yen"] == 20_000_000
    assert "限度額の2,000万円で計算しました" in words


@pytest.mark.parametrize(("text", "facts"), [("月々いくら", {}), ("5年で返したい", {}), ("900年で返すと", {})])
def test_what_is_missing_for_a_plan_is_asked_kindly(text: str, facts: dict[str, Any]) -> None:
    assert "500万円を5年で" in ask(Repayment, text, facts)[2]


def test_amounts_tell_the_firms_own_before_the_ceiling() -> None:
    words = ask(Amount, "マル経でいくら借りられる")[2]
    assert words.index("試算した借入額 500万円") < words.index("限度額 2,000万円")


def test_two_that_are_named_stand_beside_each_other_in_that_order() -> None:
    words = ask(Difference, "セーフティネット保証とマル経の違いは")[2]
    assert words.index("A：セーフティネット保証") < words.index("B：マル経融資")
    for row in ("■ 使えるか", "■ いくらまで", "■ 申し込み先"):
        assert row in words


def test_one_that_is_named_stands_beside_the_first_suggestion() -> None:
    first = ADVISER.advise(SHOP, as_of=State(as_of="2026-11-25").day).recommendations[0]
    words = ask(Difference, "マル経とどう違うの")[2]
    assert "A：マル経融資" in words
    assert f"B：{first.name}" in words


def test_nothing_to_compare_is_said() -> None:
    assert ask(Difference, "違いは？", {})[2] == "utter_name_two"


def test_a_supposition_tells_only_what_changes_and_why() -> None:
    words = ask(WhatIf, "もし従業員が25人だったら")[2]
    assert "「従業員25人」としたら" in words
    assert "■ 対象外になるもの" in words
    assert "理由：" in words
    assert "伺った内容は変えていません" in words


def test_a_supposition_that_changes_nothing_says_so() -> None:
    assert "今と変わりません" in ask(WhatIf, "もし従業員が4人だったら")[2]


def test_another_day_and_another_days_scheme() -> None:
    assert "危機関連保証" in ask(AnotherDay, "2021年8月の制度では")[2]
    words = ask(AnotherDay, "2021年8月の新創業融資制度は")[2]
    assert "限度額：3,000万円" in words
    assert "2024年3月31日で終わりました" in words


def test_without_a_day_it_is_asked() -> None:
    assert ask(AnotherDay, "昔の制度では")[2] == "utter_which_day"


def test_the_order_is_numbered_with_who_helps() -> None:
    words = ask(Roadmap, "何から", {**SHOP, "guidance_months": 0})[2]
    assert "1. 「商工会・商工会議所の経営指導" in words
    assert "相談先：" in words
    assert "への道が開けます" in words


def test_what_was_missing_for_a_plan_may_come_in_the_next_message() -> None:
    after, _, _ = ask(Repayment, "月々いくら", {})
    assert delivers(after, Message("300万円を5年で", "inform", (), None))
    assert delivers(after, Message("5年で", "inform", (), None))
    assert not delivers(after.but(asked="years_in_business"), Message("5年", "inform", (), None))
    assert not delivers(after, Message("3人です", "inform", (), None))
    assert not delivers(after, Message("300万円の条件は", "ask_conditions", (), None))
    done, _, _ = ask(Repayment, "300万円を5年で", {}, pending=after.pending)
    assert not delivers(done, Message("300万円を5年で", "inform", (), None))


def test_what_is_left_open_is_as_in_the_loan_imagined_before() -> None:
    after, _, _ = ask(Repayment, "300万円を5年で返すと", {})
    _, custom, _ = ask(Repayment, "利率2%なら", {}, loan=after.loan)
    assert (custom["principal_yen"], custom["months"], custom["rate_pct"]) == (3_000_000, 60, 2.0)
    _, custom, _ = ask(WhatIf, "利率2%だったら", {}, loan=after.loan)
    assert custom["rate_pct"] == 2.0


def test_what_would_be_lost_by_ordering_too_early_is_named_even_beside_another_scheme() -> None:
    factory: dict[str, Any] = {
        "industry": "manufacturing",
        "employees_regular": 8,
        "topics": ["productivity_investment"],
    }
    _, custom, _ = ask(Schedule, "経営力向上計画はいつまでに", factory)
    assert any("も使うなら、その決定の前に注文・契約をしないで" in warning for warning in custom["warnings"])
    _, custom, _ = ask(Schedule, "マル経はいつ借りられる")
    assert not any("も使うなら" in warning for warning in custom["warnings"])
