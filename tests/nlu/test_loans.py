"""A loan as somebody imagines it in one message."""

import pytest

from nlu import Loan, loan_wanted


@pytest.mark.parametrize(
    ("text", "loan"),
    [
        ("500万円を5年で返すと月いくら？", Loan(5_000_000, 60)),
        ("マル経で300万、7年、利率1.5%なら毎月いくら返すことになりますか", Loan(3_000_000, 84, 1.5)),
        ("一千万を十年", Loan(10_000_000, 120)),
        ("800を84回じゃなくて84か月で", Loan(8_000_000, 84)),
        ("金利2％だと？", Loan(None, None, 2.0)),
        ("1年半で返したい", Loan(None, 18)),
        ("5000円を1年で", Loan(5_000, 12)),
        ("返済はいくらになりますか", Loan()),
        ("", Loan()),
    ],
)
def test_amount_span_and_rate_are_read(text: str, loan: Loan) -> None:
    assert loan_wanted(text) == loan


def test_what_is_paid_every_month_is_not_the_loan() -> None:
    assert loan_wanted("毎月10万円なら返せます").amount_yen is None
