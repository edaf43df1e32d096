"""Twenty-one schemes as one would write them by hand over a table, as they hold on 2026-11-25.

Nothing here is read from the catalogue: it is the other way of doing it. A comparison with an empty cell is false.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from actions.rules.facts import Facts

Table = pd.DataFrame

MAKING = (
    "agriculture_forestry_fishery", "construction", "finance_insurance", "manufacturing", "other", "real_estate",
    "transport",
)  # fmt: skip
SERVICES = (
    "amusement", "information_service", "medical_welfare", "other_service", "personal_service", "professional_service",
)  # fmt: skip
COMPANIES = ("godo_kaisha", "kabushiki_kaisha", "other_company")
KINDS = ("sales_promotion", "branding", "new_product", "new_service", "software_cloud")
NOT_A_FIRM = ("general_association", "other", "pre_startup")


def table(firms: Sequence[Facts]) -> Table:
    """The firms as rows; a column for each fact, and for each member of a set that a rule below asks for."""
    rows = pd.DataFrame(list(firms), columns=[*NEEDED, "investment_kind"])
    for kind in KINDS:
        rows[f"investment_kind_{kind}"] = [isinstance(kinds, list) and kind in kinds for kinds in rows.investment_kind]
    return rows


def yes(column: pd.Series) -> pd.Series:
    return column.eq(True)


def no(column: pd.Series) -> pd.Series:
    """An empty cell is no more false than true."""
    return column.eq(False)


def sme(t: Table) -> pd.Series:
    capital, staff = t.capital_yen, t.employees_regular
    some = capital >= 1
    return (
        (t.industry.isin((*MAKING, "rubber_products")) & ((some & (capital <= 300_000_000)) | (staff <= 300)))
        | ((t.industry == "wholesale") & ((some & (capital <= 100_000_000)) | (staff <= 100)))
        | (t.industry.isin((*SERVICES, "lodging", "software_it")) & ((some & (capital <= 50_000_000)) | (staff <= 100)))
        | (t.industry.isin(("restaurant", "retail")) & ((some & (capital <= 50_000_000)) | (staff <= 50)))
    )


def sme_special(t: Table) -> pd.Series:
    capital, staff = t.capital_yen, t.employees_regular
    some = capital >= 1
    large, middle, small = ((some & (capital <= most)) for most in (300_000_000, 100_000_000, 50_000_000))
    medical = small | (staff <= 100) | ((t.legal_form == "other") & (staff <= 300))
    return (
        (t.industry.isin((*MAKING, "software_it")) & (large | (staff <= 300)))
        | ((t.industry == "rubber_products") & (large | (staff <= 900)))
        | ((t.industry == "lodging") & (small | (staff <= 200)))
        | ((t.industry == "wholesale") & (middle | (staff <= 100)))
        | ((t.industry == "medical_welfare") & medical)
        | (t.industry.isin([one for one in SERVICES if one != "medical_welfare"]) & (small | (staff <= 100)))
        | (t.industry.isin(("restaurant", "retail")) & (small | (staff <= 50)))
    )


def small_support(t: Table) -> pd.Series:
    """Small by the law on support of small enterprises: inns and amusement count with the makers."""
    making = t.industry.isin((*MAKING, "rubber_products", "amusement", "lodging"))
    return (making & (t.employees_regular <= 20)) | (t.industry.notna() & ~making & (t.employees_regular <= 5))


def small(t: Table) -> pd.Series:
    making = t.industry.isin((*MAKING, "rubber_products"))
    return (making & (t.employees_regular <= 20)) | (t.industry.notna() & ~making & (t.employees_regular <= 5))


def special_taxation(t: Table) -> pd.Series:
    own = no(t.owned_by_large_company)
    return (t.legal_form == "sole_proprietor") | ((t.capital_yen <= 100_000_000) & own)


def no_farm(t: Table) -> pd.Series:
    return t.industry.notna() & (t.industry != "agriculture_forestry_fishery")


def not_before_start(t: Table) -> pd.Series:
    return t.legal_form.notna() & (t.legal_form != "pre_startup")


def several(t: Table) -> pd.Series:
    return (t.legal_form == "cooperative") | ((t.partners_count >= 4) & sme(t))


def new_product_or_sales(t: Table) -> pd.Series:
    kinds = ("sales_promotion", "branding", "new_product", "new_service")
    return t[[f"investment_kind_{kind}" for kind in kinds]].any(axis=1)


def independent(t: Table) -> pd.Series:
    return (t.legal_form == "sole_proprietor") | no(t.owned_by_large_company)


RULES: dict[str, Callable[[Table], pd.Series]] = {
    "loan-marukei": lambda t: (
        small_support(t) & (t.guidance_months >= 6) & (t.years_in_district >= 1) & yes(t.taxes_paid)
    ),
    "loan-management-development": lambda t: small_support(t) & (t.guidance_months >= 1) & not_before_start(t),
    "guarantee-safety-net": lambda t: (
        (
            yes(t.safety_net_certificate)
            | yes(t.supplier_or_customer_bankrupt)
            | (t.sales_change_pct <= -5)
            | yes(t.bank_stance_tightened)
        )
        & sme_special(t)
        & no_farm(t)
    ),
    "guarantee-startup": lambda t: ((t.legal_form == "pre_startup") | (t.years_in_business < 5)) & no_farm(t),
    "guarantee-unsecured-no-guarantor": lambda t: (
        small_support(t) & (t.years_in_business >= 1) & yes(t.taxes_paid) & no_farm(t)
    ),
    "guarantee-startup-no-guarantor": lambda t: (
        ((t.legal_form == "pre_startup") | (t.legal_form.isin(COMPANIES) & (t.years_in_business < 5)))
        & ((not_before_start(t) & (t.tax_filings_completed >= 1)) | (t.own_funds_yen >= 0.1 * t.startup_cost_total_yen))
    ),
    "subsidy-jizokuka": lambda t: (
        small_support(t) & t.legal_form.notna() & ~t.legal_form.isin(NOT_A_FIRM) & new_product_or_sales(t)
    ),
    "subsidy-it": lambda t: (
        sme_special(t) & independent(t) & (t.average_income_3y_yen < 1_500_000_001) & t.investment_kind_software_cloud
    ),
    "subsidy-koyo-chosei": lambda t: (
        (t.employees_regular >= 1) & yes(t.employment_insurance) & (t.sales_change_pct <= -10)
    ),
    "tax-small-assets": lambda t: special_taxation(t) & (t.employees_regular <= 400) & yes(t.blue_return),
    "tax-succession": lambda t: (
        t.legal_form.isin((*COMPANIES, "sole_proprietor"))
        & t.succession_state.isin(("employee", "family"))
        & (
            ((t.legal_form == "sole_proprietor") & yes(t.blue_return))
            | ((t.legal_form != "sole_proprietor") & sme_special(t))
        )
    ),
    "mutual-small": lambda t: t.legal_form.isin((*COMPANIES, "cooperative", "sole_proprietor")) & small_support(t),
    "plan-business-continuity": sme_special,
    "programme-ecommerce": small,
    "programme-profit-improvement": lambda t: (
        sme(t)
        & t.profit_trend.isin(("falling", "loss"))
        & t.debt_repayment.isin(("normal", "rescheduling_needed", "strained"))
        & t.continuation.notna()
        & (t.continuation != "close")
    ),
    "facility-kodoka-shopping-street": lambda t: (
        several(t) & ((t.cooperative_aim == "shopping_street") | yes(t.in_shopping_street))
    ),
    "coop-jigyo-kyodo": lambda t: (
        (t.cooperative_aim == "joint_business") & (t.founders_count >= 4) & not_before_start(t) & sme(t)
    ),
    "equity-sbic": lambda t: (
        (t.legal_form == "pre_startup") | ((t.legal_form == "kabushiki_kaisha") & (t.capital_yen <= 300_000_000))
    ),
    "fund-revitalisation": lambda t: (
        t.debt_repayment.isin(("insolvent", "rescheduled", "rescheduling_needed"))
        & t.continuation.isin(("continue", "undecided"))
        & sme_special(t)
        & yes(t.core_business_profitable)
    ),
    "consultation-cio": lambda t: not_before_start(t) & sme(t),
    "law-freelance": lambda t: (
        ((t.trade_role == "contractor") & (t.employees_regular < 1))
        | ((t.trade_role == "ordering_party") & (t.counterparty_employees < 1))
    ),
}
NEEDED = (
    *("industry", "legal_form", "capital_yen", "employees_regular", "guidance_months", "years_in_district"),
    *("taxes_paid", "safety_net_certificate", "supplier_or_customer_bankrupt", "sales_change_pct"),
    *("bank_stance_tightened", "years_in_business", "tax_filings_completed", "own_funds_yen", "startup_cost_total_yen"),
    *("average_income_3y_yen", "owned_by_large_company", "employment_insurance", "blue_return", "succession_state"),
    *("profit_trend", "debt_repayment", "continuation", "partners_count", "cooperative_aim", "in_shopping_street"),
    *("founders_count", "core_business_profitable", "trade_role", "counterparty_employees"),
)
