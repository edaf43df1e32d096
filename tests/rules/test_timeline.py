"""How time and money run: counted back from a day, or on from today."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from actions.rules.advice import Lead, Timing
from actions.rules.application import Closing, Stage
from actions.rules.procedure import Course
from actions.rules.timeline import Timeline, timeline

TODAY = date(2026, 11, 25)
LEADS = [Lead(text="IDを取る", days=14, source="頁"), Lead(text="様式を頼む", days=7, source="頁")]


def timing(prepare: list[Lead] | None = None, *, subsidy: bool = False) -> Timing:
    return Timing(
        prepare=prepare or [], paid_afterwards=subsidy, order_after_decision=subsidy, bridged_by=[], not_with=[]
    )


def course(*stages: tuple[str, int | None], closing: date | None = None) -> Course:
    return Course(
        stages=[Stage.model_validate({"kind": kind, "text": kind, "days": days}) for kind, days in stages],
        closings=[Closing(text="締切", on=closing)] if closing else [],
        sources=[],
    )


def on(plan: Timeline, kind: str) -> date | None:
    return next(moment.on for moment in plan.moments if moment.kind == kind)


def test_without_a_day_everything_begins_today() -> None:
    plan = timeline(timing(LEADS), course(("decision", 21), ("receive", 9)), {}, today=TODAY)
    assert [moment.on for moment in plan.moments if moment.kind == "prepare"] == [TODAY, TODAY]
    assert on(plan, "apply") == TODAY + timedelta(days=14)
    assert on(plan, "receive") == TODAY + timedelta(days=14 + 30)
    assert plan.fits is None


def test_with_a_day_it_is_counted_back() -> None:
    by = date(2027, 3, 31)
    plan = timeline(timing(LEADS), course(("decision", 21), ("receive", 9)), {}, today=TODAY, by=by)
    assert plan.fits
    assert on(plan, "receive") == by
    assert on(plan, "apply") == by - timedelta(days=30)
    assert plan.begin_by == by - timedelta(days=44)


def test_a_day_too_near_is_said_to_be_too_near() -> None:
    plan = timeline(timing(LEADS), course(("receive", 60)), {}, today=TODAY, by=date(2026, 12, 31))
    assert plan.fits is False
    assert plan.begin_by == TODAY


def test_the_last_day_that_fits_fits_and_the_one_before_does_not() -> None:
    path = timing(LEADS), course(("receive", 60)), {}
    reached = TODAY + timedelta(days=74)
    assert timeline(*path, today=TODAY, by=reached).fits is True
    assert timeline(*path, today=TODAY, by=reached - timedelta(days=1)).fits is False


def test_a_length_that_nobody_gives_leaves_what_follows_open() -> None:
    plan = timeline(timing(), course(("decision", None), ("receive", 9)), {}, today=TODAY, by=date(2027, 12, 31))
    assert on(plan, "decision") is None
    assert on(plan, "receive") is None
    assert plan.fits is None


def test_a_round_that_is_open_decides_the_day_of_applying() -> None:
    plan = timeline(timing(LEADS, subsidy=True), course(("decision", 60), closing=date(2026, 12, 15)), {}, today=TODAY)
    assert on(plan, "deadline") == date(2026, 12, 15)
    assert plan.begin_by == date(2026, 12, 1)
    assert not plan.late


def test_a_lead_that_no_longer_fits_before_the_round_is_named() -> None:
    plan = timeline(timing(LEADS), course(("decision", 60), closing=TODAY + timedelta(days=10)), {}, today=TODAY)
    assert plan.late == ("IDを取る",)


def test_when_every_known_round_has_closed_no_day_is_made_up() -> None:
    plan = timeline(timing(LEADS), course(("decision", 60), closing=date(2026, 10, 30)), {}, today=TODAY)
    assert [closing.on for closing in plan.missed] == [date(2026, 10, 30)]
    assert on(plan, "apply") is None
    assert on(plan, "decision") is None


def test_a_subsidy_is_ordered_after_the_decision_and_paid_before_the_money_comes() -> None:
    figures = {"subsidy_yen": 400_000, "own_share_yen": 200_000}
    plan = timeline(timing(subsidy=True), course(("decision", 60), ("receive", 90)), figures, today=TODAY)
    kinds = [moment.kind for moment in plan.moments]
    assert kinds == ["apply", "decision", "order", "pay", "receive"]
    assert plan.goal == "decision"
    assert [month.month for month in plan.cash] == ["2027-02", "2027-03", "2027-04", "2027-05"]
    assert plan.cash[0].out_yen == 600_000
    assert plan.cash[-1].in_yen == 400_000


def test_months_are_left_open_where_nobody_says_when_the_money_comes() -> None:
    figures = {"subsidy_yen": 400_000, "own_share_yen": 200_000}
    plan = timeline(timing(subsidy=True), course(("decision", 60), ("receive", None)), figures, today=TODAY)
    assert [(month.month, month.out_yen, month.in_yen) for month in plan.cash] == [
        ("2027-02", 600_000, 0),
        (None, 0, 400_000),
    ]


def test_a_plan_that_brings_no_money_waits_for_its_decision() -> None:
    plan = timeline(timing(), course(("decision", 45)), {}, today=TODAY, by=date(2027, 3, 31))
    assert plan.goal == "decision"
    assert plan.fits


@given(
    leads=st.lists(st.integers(0, 200), max_size=4),
    stages=st.lists(st.one_of(st.none(), st.integers(0, 200)), max_size=3),
    ahead=st.one_of(st.none(), st.integers(0, 800)),
    closing=st.one_of(st.none(), st.integers(-100, 400)),
    subsidy=st.booleans(),
)
def test_nothing_is_ever_planned_into_the_past_or_out_of_order(
    leads: list[int], stages: list[int | None], ahead: int | None, closing: int | None, subsidy: bool
) -> None:
    kinds = ("decision", "pay", "receive")
    plan = timeline(
        timing([Lead(text=str(days), days=days, source="頁") for days in leads], subsidy=subsidy),
        course(*zip(kinds, stages, strict=False), closing=None if closing is None else TODAY + timedelta(days=closing)),
        {},
        today=TODAY,
        by=None if ahead is None else TODAY + timedelta(days=ahead),
    )
    known = [moment.on for moment in plan.moments if moment.on is not None]
    assert known == sorted(known)
    assert all(day >= TODAY for day in known)
    assert plan.begin_by >= TODAY
    if plan.fits and ahead is not None:
        assert all(
            m.on is not None and m.on <= TODAY + timedelta(days=ahead) for m in plan.moments if m.kind == plan.goal
        )
