"""Numbers spelt in kana or in the characters of deeds (さんびゃくまん, じゅうにん, 弐拾名), rewritten as kanji numerals.

Only in front of a counter, and where a word can begin: さん and に are parts of other words far more often than numbers.
"""

from __future__ import annotations

import re

_KANA = {
    "いち": "一", "いっ": "一", "に": "二", "さん": "三", "よん": "四", "し": "四", "よ": "四", "ご": "五", "ろく": "六", "ろっ": "六",
    "しち": "七", "なな": "七", "はち": "八", "はっ": "八", "きゅう": "九", "く": "九", "じゅう": "十", "じゅっ": "十", "じっ": "十",
    "ひゃく": "百", "びゃく": "百", "ぴゃく": "百", "せん": "千", "ぜん": "千", "まん": "万", "おく": "億",
}  # fmt: skip
_COUNTERS = {
    "にん": "人", "めい": "名", "さい": "歳", "ねん": "年", "えん": "円", "かげつ": "か月", "わり": "割", "パーセント": "%",
}  # fmt: skip
_SIDE_BY_SIDE = re.compile("[0-9一二三四五六七八九][一二三四五六七八九]")
# One numeral alone is more often something else (くさい, 支援, ご縁): these are not.
_ALONE = re.compile(r"(?:さん|よん|ろく|しち|なな|はち|きゅう|じゅう)(?:にん|ねん|かげつ|さい|わり)|[よご]にん")
_DEEDS = str.maketrans("壱壹弐貳参伍拾萬", "一一二二三五十万")

_NUMERAL = re.compile("|".join(sorted(_KANA, key=len, reverse=True)))
_WORD = re.compile(
    r"(?:^|(?<=[^ぁ-ん])|(?<=[はがもをでて])|(?<![0-9,.一-龥])(?=[0-9]))"
    rf"(?P<number>(?:[0-9]*(?:{_NUMERAL.pattern})){{1,9}}?)(?P<counter>{'|'.join(_COUNTERS)}|(?<=まん)(?:えん)?|(?<=おく)(?:えん)?)"
    r"(?=$|[^ぁ-ん]|です|でし|くら|ぐら|ほど|ちょ|じゃ|[だやかのはがでとをにいおよ])"
)
_DEED = re.compile(
    r"(?:[壱壹弐貳参伍拾萬][〇一二三四五六七八九十百千万億壱壹弐貳参伍拾萬]*|[一二三四五六七八九][拾萬])"
    r"(?=[人名円歳年万千百億])"
)

Rewrite = tuple[int, int, str]


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    kana = [(m.start(), m.end(), written) for m in _WORD.finditer(text) if (written := _from_kana(m))]
    deeds = [(m.start(), m.end(), m.group().translate(_DEEDS)) for m in _DEED.finditer(text)]
    return sorted(kana + deeds)


def _from_kana(m: re.Match[str]) -> str | None:
    """さんびゃくまん as 三百万; None for what is rather a word, or two numbers side by side (にさんにん)."""
    number = _NUMERAL.sub(lambda part: _KANA[part.group()], m["number"])
    if _SIDE_BY_SIDE.search(number) or (len(number) == 1 and not _ALONE.fullmatch(m.group())):
        return None
    return number + _COUNTERS.get(m["counter"], "円" if m["counter"] else "")
