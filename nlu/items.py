"""What a sentence is reduced to: words in their plain form, quantities, and how each of them is meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from nlu.lexicon import table
from nlu.quantities import Quantity

SELF = "self"
EXISTS = "有る"  # the one word for ある and いる

_CAN = tuple("えけせてねべめれげ")

# Marks: what turns the meaning of one word round.
NOT = "not"
WISH = "wish"  # a wish, a plan, or what is only about to happen
PASSIVE = "passive"

# Moods: what is said in them is not stated.
SUPPOSED = "supposed"
ASKED = "asked"
HEARSAY = "hearsay"
FORMER = "former"


@dataclass(slots=True)
class Item:
    """One word or quantity with its offsets; `word` stands for it and its like, `plain` is its own form.

    `after` are the particles that follow; `owner` is whom it is about.

    `bound` items (くれる after 払って) belong to the word right before them; `planned` deeds are said to come (来年作ります),
    `done` ones lie behind or have begun (入れました, 使っています), one that `goes_on` ends in て; `titled` are people's
    names, or what is spoken of as a person (銀行さん); what `leads` to a wish is done first (看板を替えて客を呼びたい) or left unsaid
    (乾燥を全自動に。), and as good as wished; what is `proven` seemed supposed and has happened (頼んだら断られた); behind one that
    `ends` a sentence could be over, though a comma follows (買いたいんです、新しい旋盤を).
    """

    word: str
    surface: str
    plain: str
    start: int
    end: int
    pos: str = ""
    quantity: Quantity | None = None
    after: str = ""
    owner: str = SELF
    marks: set[str] = field(default_factory=set)
    moods: set[str] = field(default_factory=set)
    bound: bool = False
    planned: bool = False
    leads: bool = False
    titled: bool = False
    done: bool = False
    goes_on: bool = False
    proven: bool = False
    ends: bool = False

    @property
    def can(self) -> bool:
        """Whether a verb tells what one can do (出せる, 作れる), which the tokenizer writes as what one does."""
        stem = self.plain[:-1]
        return self.surface.startswith(stem) and self.surface[len(stem) :].startswith(_CAN)

    @property
    def is_topic(self) -> bool:
        """Whether what follows is said of it (職人は, 職人が, 職人も)."""
        return self.after.startswith(("は", "が", "も"))

    @property
    def is_object(self) -> bool:
        """Whether the deed that follows is done to it (職人を)."""
        return self.after.startswith("を")

    @property
    def is_deed(self) -> bool:
        """Whether it tells what is done: 返す, and 返済 with する behind it."""
        return self.pos.startswith("動詞") or "する" in self.after

    @property
    def is_absence(self) -> bool:
        """Whether it says that there is none (ない, いない)."""
        return self.word == EXISTS and NOT in self.marks


def topic_of(before: list[Item]) -> Item | None:
    """What the word behind these is said of: the nearest with は, が or も."""
    return next((item for item in reversed(before) if item.is_topic), None)


def put_when_first(items: list[Item]) -> None:
    """リスケは去年した, 保証はもうしたくない: する is behind the thing, whatever tells when stands between."""
    *_, thing, when = [None, None, *items]
    timed = when and not when.after and when.word in table("reduction")["whens"]
    if timed and thing and thing.pos.startswith("名詞") and (thing.is_topic or thing.is_object):
        items[-2:] = [when, thing]


def next_behind(items: list[Item], end: int) -> Item | None:
    """The first item from an offset on."""
    return next((item for item in items if item.start >= end), None)


def is_of_these(item: Item) -> bool:
    """うち of 社員は5名、うち1名が and 8人のうち6人, where nothing stands behind it: of these, and none of us."""
    return item.surface == "うち" and item.after == ""


def tells_a_change(number: Item, items: list[Item]) -> bool:
    """3人辞めて, 1人入ったばかり: by how many it changed, and not how many there are."""
    behind = next_behind(items, number.end)
    return number.after in ("", "が", "も") and behind is not None and behind.word in table("reduction")["changes_by"]


def last_before(items: list[Item], start: int) -> Item | None:
    """The last item up to an offset."""
    return next((item for item in reversed(items) if item.end <= start), None)


@cache
def _variants() -> dict[str, str]:
    groups: dict[str, list[str]] = table("words")["same"]
    return {variant: word for word, variants in groups.items() for variant in [word, *variants]}


def canonical(surface: str, lemma: str) -> str:
    """The word that stands for this one and its like; its plain form when no other is listed."""
    rows = _variants()
    if rows.get(lemma) == lemma:
        return lemma
    return rows.get(surface) or rows.get(lemma) or _by_end(surface) or lemma


def _by_end(surface: str) -> str | None:
    ends: dict[str, list[str]] = table("words")["ends"]
    return next((word for word, tails in ends.items() if surface.endswith(tuple(tails))), None)


@cache
def listed() -> frozenset[str]:
    """All words that the list of same words knows."""
    return frozenset(_variants())
