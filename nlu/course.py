"""The course of a sentence while it is reduced: the clause that is open, and what was said just before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from nlu.clause import Clause
from nlu.items import Item
from nlu.lexicon import table
from nlu.pieces import Piece
from nlu.quantities import Quantity


@dataclass(slots=True)
class Course:
    """What the pieces read so far leave for the next one: て, か, the form of a verb."""

    text: str
    clause: Clause = field(default_factory=Clause)
    te: bool = False  # て was said last
    doubt: bool = False  # か was
    guess: bool = False  # かな: a doubt of the speaker's own, and no question
    coming: bool = False  # 来年 was said last: what is to come may stand behind its comma
    open: bool = False  # 何 or どっち was said: の or でしょう at the end makes a question of it
    form: str = ""  # of the last token
    past: bool = False  # た was said last
    then: bool = False  # 創業したとき was
    quoted: int = -1  # how many items there were when 言った, 書いた … was said of them
    told: bool = False  # a bare と stands behind a deed: 次から呼ばんぞと
    into: bool = False  # に or へ was said last
    over: bool = False  # a sentence could end behind what was said last
    south: bool = False  # ば was said for を: たか is たい

    def add(self, item: Item) -> None:
        """Take an item into the clause; what was doubted was said before it."""
        self.doubt = self.guess = self.coming = False
        self.clause.add(item)

    def counts_on(self, following: Piece | None) -> bool:
        """パートを除くと8人, 抜いたら8人: how one counts, and no condition."""
        return isinstance(following, Quantity) and self.clause.last_in("counting")


@cache
def roles() -> dict[str, str]:
    """What each listed small word does."""
    rows: dict[str, list[str]] = table("reduction")["roles"]
    return {word: role for role, words in rows.items() for word in words}
