"""Where an adviser working from the source documents goes wrong today: right on 2021-08-01, right on 2026-11-25."""

from datetime import date
from typing import Any

import pytest

from actions.rules import Adviser, default_adviser
from actions.rules.advice import Judgement
from actions.rules.offices import places, serving

THEN, NOW = date(2021, 8, 1), date(2026, 11, 25)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return default_adviser()


def judged(adviser: Adviser, scheme: str, day: date, facts: dict[str, Any] | None = None) -> Judgement:
    return adviser.judge(scheme, adviser.vocabulary.validate(facts or {}), as_of=day)


@pytest.mark.parametrize(
    ("scheme", "then", "now"),
    [
        ("loan-new-startup", "in_force", "ended"),
        ("guarantee-crisis", "in_force", "ended"),
        ("loan-covid", "in_force", "ended"),
        ("subsidy-restructuring", "in_force", "ended"),
        ("subsidy-japan-brand", "in_force", "ended"),
        ("subsidy-lifelong-startup", "in_force", "ended"),
        ("plan-new-collaboration", "ended", "ended"),
        ("plan-regional-resources", "ended", "ended"),
        ("guarantee-startup-no-guarantor", "not_yet", "in_force"),
        ("guarantee-owner-choice", "not_yet", "in_force"),
        ("guarantee-bank-loan-refinance", "not_yet", "in_force"),
        ("guarantee-coordinated", "not_yet", "in_force"),
        ("loan-enterprise-value-charge", "not_yet", "in_force"),
    ],
)
def test_what_has_ended_and_what_has_come(adviser: Adviser, scheme: str, then: str, now: str) -> None:
    assert (judged(adviser, scheme, THEN).status, judged(adviser, scheme, NOW).status) == (then, now)


@pytest.mark.parametrize(
    ("scheme", "term", "then", "now"),
    [
        ("loan-safety-net-environment", "national_unit_limit_yen", 48_000_000, 72_000_000),
        ("loan-safety-net-environment", "equipment_years_max", 15, 20),
        ("loan-safety-net-environment", "working_capital_years_max", 8, 10),
        ("loan-safety-net-customer-bankruptcy", "sme_unit_limit_yen", 150_000_000, 150_000_000),
        ("guarantee-safety-net-4", "guarantee_percent", 100, 100),
        ("guarantee-safety-net-5", "guarantee_percent", 80, 80),
        ("law-subcontract", "bills_allowed", True, False),
        ("tax-small-assets", "asset_price_below_yen", 300_000, 400_000),
        ("tax-entertainment", "dining_excluded_per_head_yen", 5_000, 10_000),
        ("tax-mutual-safety", "no_deduction_years_after_cancellation", None, 2),
        ("tax-corporate-reduced", "reduced_rate_high_income_percent", None, 17),
        ("tax-fixed-asset-advanced", "fixed_asset_tax_share_high_raise", None, 0.25),
        ("tax-angel", "tax_free_max_yen", None, 2_000_000_000),
    ],
)
def test_figures_are_those_of_the_day(adviser: Adviser, scheme: str, term: str, then: Any, now: Any) -> None:
    found = [judged(adviser, scheme, day).terms.get(term) for day in (THEN, NOW)]
    assert found == [then, now]


@pytest.mark.parametrize(
    ("scheme", "then", "now"),
    [
        ("law-subcontract", "下請法", "取適法"),
        ("law-subcontract-promotion", "下請中小企業振興法", "受託中小企業振興法"),
        ("subsidy-it", "IT導入補助金", "デジタル化・AI導入補助金2026"),
        ("subsidy-monozukuri", "ものづくり・商業・サービス", "新事業進出・ものづくり商業サービス補助金"),
        ("subsidy-sapoin", "サポイン", "Go-Tech"),
    ],
)
def test_names_are_those_of_the_day(adviser: Adviser, scheme: str, then: str, now: str) -> None:
    assert then in judged(adviser, scheme, THEN).name
    assert now in judged(adviser, scheme, NOW).name


def test_the_headcounts_of_the_new_trade_law_count_today_only(adviser: Adviser) -> None:
    trade = {"trade_role": "contractor", "trade_kind": "service", "capital_yen": 90_000_000, "employees_regular": 100}
    facts = {**trade, "counterparty_capital_yen": 90_000_000, "counterparty_employees": 101}
    verdicts = [judged(adviser, "law-subcontract", day, facts).verdict for day in (THEN, NOW)]
    assert verdicts == ["ineligible", "eligible"]


def test_a_founder_without_own_funds_is_not_turned_away_today(adviser: Adviser) -> None:
    facts = {"legal_form": "pre_startup", "own_funds_yen": 0, "startup_cost_total_yen": 5_000_000}
    assert judged(adviser, "loan-new-startup", THEN, facts).verdict == "ineligible"
    assert judged(adviser, "loan-startup", NOW, facts).verdict == "eligible"
    assert "新創業融資制度" in (judged(adviser, "loan-startup", NOW).caution or "")


@pytest.mark.parametrize("scheme", ["tax-management-power", "tax-fixed-asset-advanced", "tax-business-continuity"])
def test_tax_measures_that_end_within_six_months_say_so(adviser: Adviser, scheme: str) -> None:
    assert "2027年3月31日まで" in (judged(adviser, scheme, NOW).caution or "")


@pytest.mark.parametrize(("country", "then", "now"), [("TH", True, True), ("SG", False, True), ("PH", False, True)])
def test_the_cross_border_loan_reaches_further_today(adviser: Adviser, country: str, then: bool, now: bool) -> None:
    found = [
        judged(adviser, "loan-crossborder", day, {"overseas_country": country}).verdict != "ineligible"
        for day in (THEN, NOW)
    ]
    assert found == [then, now]


def test_plans_to_strengthen_management_test_the_headcount_alone_today(adviser: Adviser) -> None:
    facts = {"industry": "manufacturing", "capital_yen": 900_000_000, "employees_regular": 501}
    verdicts = [judged(adviser, "def-sme-management-power", day, facts).verdict for day in (THEN, NOW)]
    assert verdicts == ["eligible", "ineligible"]


@pytest.mark.parametrize(
    ("definition", "industry", "employees", "verdict"),
    [
        ("def-small", "lodging", 5, "eligible"),
        ("def-small", "lodging", 6, "ineligible"),
        ("def-small-support-law", "lodging", 20, "eligible"),
        ("def-small-support-law", "amusement", 21, "ineligible"),
        ("def-sme", "rubber_products", 301, "ineligible"),
        ("def-sme-special", "rubber_products", 900, "eligible"),
        ("def-sme-special", "software_it", 300, "eligible"),
        ("def-sme-special", "lodging", 200, "eligible"),
        ("def-sme-special", "lodging", 201, "ineligible"),
    ],
)
def test_size_classes_differ_by_law(
    adviser: Adviser, definition: str, industry: str, employees: int, verdict: str
) -> None:
    facts = {"industry": industry, "employees_regular": employees, "capital_yen": 0}
    assert judged(adviser, definition, NOW, facts).verdict == verdict


def test_capital_or_headcount_is_enough(adviser: Adviser) -> None:
    for facts in (
        {"capital_yen": 300_000_000, "employees_regular": 5000},
        {"capital_yen": 10**9, "employees_regular": 300},
    ):
        assert judged(adviser, "def-sme", NOW, {"industry": "manufacturing", **facts}).verdict == "eligible"


@pytest.mark.parametrize("scheme", ["subsidy-it", "subsidy-monozukuri"])
@pytest.mark.parametrize(
    "facts",
    [{"average_income_3y_yen": 1_500_000_001}, {"legal_form": "kabushiki_kaisha", "owned_by_large_company": True}],
)
def test_large_earners_and_daughters_of_large_companies_are_shut_out_of_subsidies(
    adviser: Adviser, scheme: str, facts: dict[str, Any]
) -> None:
    assert judged(adviser, scheme, NOW, facts).verdict == "ineligible"
    assert judged(adviser, scheme, NOW).verdict == "unknown"


@pytest.mark.parametrize(
    ("office", "prefecture", "counter"),
    [
        ("office-smrj-regional", "静岡県", "中部本部"),
        ("office-meti-bureau", "静岡県", "関東"),
        ("office-investment-sbic", "静岡県", "東京"),
        ("office-smrj-regional", "福井県", "北陸本部"),
        ("office-meti-bureau", "福井県", "近畿"),
        ("office-investment-sbic", "福井県", "大阪"),
    ],
)
def test_districts_differ_by_body(adviser: Adviser, office: str, prefecture: str, counter: str) -> None:
    (first, *_) = places(adviser.catalogue.office(office), {"prefecture": prefecture})
    assert counter in first.name


def test_okinawa_has_a_bank_of_its_own(adviser: Adviser) -> None:
    assert serving(adviser.catalogue, "office-jfc", {"prefecture": "沖縄県"}).id == "office-okinawa-dfc"


def test_a_number_used_for_fraud_is_never_shown(adviser: Adviser) -> None:
    phones = [place.phone for office in adviser.catalogue.offices.values() for place in (*office.places, office)]
    assert phones
    assert [phone for phone in phones if phone and phone.number == "06-6110-5746"] == []


def test_no_loan_quotes_a_rate_of_interest(adviser: Adviser) -> None:
    """Loan rates change every month; only what is free of interest may say so."""
    rates = {
        scheme.id: version.terms["interest_percent"]
        for scheme in adviser.catalogue.schemes.values()
        for version in scheme.versions
        if "interest_percent" in version.terms
    }
    assert {name: rate for name, rate in rates.items() if rate} == {}


def test_old_names_of_offices_are_still_known(adviser: Adviser) -> None:
    aliases = {alias: office.id for office in adviser.catalogue.offices.values() for alias in office.aliases}
    assert aliases["再生支援協議会"] == "office-revitalisation"
    assert aliases["下請かけこみ寺"] == "office-trade-refuge"
