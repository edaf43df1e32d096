"""Whether the particles behind a word of a sentence leave it in the case that a phrase wants (銀行が厳しい, 銀行への返済が厳しい)."""

from __future__ import annotations

from functools import lru_cache

from nlu.items import Item

PARTICLES = 1024  # strings of particles whose case is remembered
_CASES = ("の", "から", "に", "へ", "を", "と", "ごと")
HOLDING = {"の", "から"}  # particles that hold two words together as no other does
WITH = ("で", "で、", "では")  # behind a place or a tool, to which nothing is done
ONLY = ("だけ", "のみ", "しか", "ばかり")
_NAMING = ("のを", "のが", "のは", "のも")  # behind a deed that is spoken of (返すのを待つ)


def clashes(wanted: str, said: str, *, strict: bool) -> bool:
    """下請けの仕事 is not 下請けに仕事, and アメリカに売る not アメリカから仕入れて売る.

    Where no number leads the way, every particle counts: 銀行が厳しい is not 銀行への返済が厳しい.
    """
    one, other = _case(wanted), _case(said)
    if strict and one in ("を", "に") and said in WITH:  # 道の駅で売る is no 道の駅を売る
        return True
    stated = said.startswith("だ") and not said.startswith(ONLY)
    if one == "の" and (stated or (strict and said.startswith("も"))):  # 会社でしたが、売り先は is no 会社の売り先
        return True
    joined = one == "と" and "と" not in said  # 無理だと言われる
    if joined and said.startswith(
        ("が", "は", "も", "だ", "か")
    ):  # 息子が二人 is not 息子と二人, やめるか決める not やめると決める
        return True
    if one == "から" and said.startswith("まで"):  # 決算はこれまで is not 決算はこれから
        return True
    if "ごと" in (one, other):  # 看板ごと買いたい is no 看板を買いたい
        return one != other
    if one == other or not other:
        return False
    if strict and (wanted.startswith("が") or (one and other != "と") or (not wanted and other in ("に", "から"))):
        return True
    return bool(one) and bool(HOLDING & {one, other})


def particles(wanted: Item, item: Item) -> tuple[str, str]:
    """The particles behind a word, wanted and said; a deed that is spoken of (返すのを待つ) has those of a noun."""
    if not (item.pos.startswith("動詞") and item.after.startswith(_NAMING)):
        return wanted.after, item.after
    bare = wanted.after.startswith(_NAMING)
    return wanted.after.removeprefix("の") if bare else wanted.after, item.after.removeprefix("の")


@lru_cache(PARTICLES)
def _case(after: str) -> str:
    """The case that particles give a word; は, も and が give none here."""
    held = after.removeprefix("用")
    return next((case.replace("へ", "に") for case in _CASES if held.startswith(case)), "")
