"""Asked who is on the other side, the trade that is named is theirs: りんご農家の夫婦と, 潰れたのは家具屋です."""

from __future__ import annotations

from nlu.lexicon import pattern, table
from nlu.statement import Statement

_TRADE = "industry"


def are_theirs(asked: str | None, text: str) -> bool:
    """Whether a trade in the answer is none of ours; うちは豆腐屋で tells both."""
    return asked in table("answers")["about_others"] and not pattern("answers", "our_trade").search(text)


def without_trades(said: list[Statement]) -> list[Statement]:
    """What is said, but for the trade."""
    return [statement for statement in said if statement.fact != _TRADE]
