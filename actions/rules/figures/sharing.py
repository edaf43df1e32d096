"""How a cost, a risk or a start is shared: between a subsidy and the firm, a guarantee and the bank, loan and own funds.

The shares and ceilings are the terms of each version, with its sources; here is only the arithmetic.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.rules.figures.calculator import Calculator, exact, percent_down, yen_down, yen_up


def subsidy_amount(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """subsidy = min(share × investment, ceiling), parts of a yen dropped; the firm bears the rest."""
    if "investment_yen" not in facts:
        return {}
    cost = facts["investment_yen"]
    subsidy = min(yen_down(exact(terms["subsidy_share"]) * cost), terms["subsidy_max_yen"])
    return {"subsidy_yen": subsidy, "own_share_yen": cost - subsidy}


def cost_share(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The cost at which help of a share reaches its ceiling (ceiling ÷ share), and what the firm then bears itself."""
    full = yen_up(terms["cost_max_yen"] / exact(terms["cost_share"]))
    return {"full_help_cost_yen": full, "own_cost_yen": full - terms["cost_max_yen"]}


def kodoka_loan(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """loan = share × investment, parts of a yen dropped, and the higher share of special cases; the firms bear the rest.

    Source: 高度化事業 (https://jnet21-snavi.smrj.go.jp/support/publicsupport/20240913.html); there is no ceiling.
    """
    if "investment_yen" not in facts:
        return {}
    cost = facts["investment_yen"]
    loan, special = (yen_down(exact(terms[share]) * cost) for share in ("loan_share", "loan_share_special"))
    return {
        "loan_by_share_yen": loan,
        "own_part_yen": cost - loan,
        "loan_by_special_share_yen": special,
        "own_part_special_yen": cost - special,
    }


def abl_limit(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The loan that a guarantee of part of it allows (guarantee limit ÷ share); for a wanted amount, who bears which part."""
    share = exact(terms["guarantee_percent"]) / 100
    limit = yen_down(terms["limit_yen"] / share)
    if "amount_needed_yen" not in facts:
        return {"guaranteed_loan_limit_yen": limit}
    loan = min(facts["amount_needed_yen"], limit)
    guaranteed = yen_down(loan * share)
    return {
        "guaranteed_loan_limit_yen": limit,
        "planned_loan_yen": loan,
        "guaranteed_yen": guaranteed,
        "unguaranteed_yen": loan - guaranteed,
    }


def own_funds_share(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Own funds against the whole cost of starting up: their share, what is needed (where a share is), what is short."""
    total, own = facts.get("startup_cost_total_yen"), facts.get("own_funds_yen")
    if not total:
        return {}
    figures: dict[str, Any] = {}
    if own is not None:
        figures |= {"own_funds_percent": percent_down(exact(own) / total), "to_be_financed_yen": max(0, total - own)}
    if "own_funds_share_min" in terms:
        needed = yen_up(exact(terms["own_funds_share_min"]) * total)
        figures |= {"own_funds_needed_yen": needed}
        figures |= {} if own is None else {"own_funds_short_yen": max(0, needed - own)}
    return figures


SUBSIDY_AMOUNT = Calculator(
    name="subsidy_amount",
    reads=frozenset({"investment_yen"}),
    terms=frozenset({"subsidy_share", "subsidy_max_yen"}),
    figures=frozenset({"subsidy_yen", "own_share_yen"}),
    compute=subsidy_amount,
)

COST_SHARE = Calculator(
    name="cost_share",
    reads=frozenset(),
    terms=frozenset({"cost_share", "cost_max_yen"}),
    figures=frozenset({"full_help_cost_yen", "own_cost_yen"}),
    compute=cost_share,
)

KODOKA_LOAN = Calculator(
    name="kodoka_loan",
    reads=frozenset({"investment_yen"}),
    terms=frozenset({"loan_share", "loan_share_special"}),
    figures=frozenset({"loan_by_share_yen", "own_part_yen", "loan_by_special_share_yen", "own_part_special_yen"}),
    compute=kodoka_loan,
)

ABL_LIMIT = Calculator(
    name="abl_limit",
    reads=frozenset({"amount_needed_yen"}),
    terms=frozenset({"limit_yen", "guarantee_percent"}),
    figures=frozenset({"guaranteed_loan_limit_yen", "planned_loan_yen", "guaranteed_yen", "unguaranteed_yen"}),
    compute=abl_limit,
)

OWN_FUNDS_SHARE = Calculator(
    name="own_funds_share",
    reads=frozenset({"own_funds_yen", "startup_cost_total_yen"}),
    terms=frozenset(),
    optional=frozenset({"own_funds_share_min"}),
    figures=frozenset({"own_funds_percent", "to_be_financed_yen", "own_funds_needed_yen", "own_funds_short_yen"}),
    compute=own_funds_share,
)
