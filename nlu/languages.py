"""In which language a message is, and what of another language can be read.

By script and by words (lexicon/languages.yml): kana is Japanese; signs that only GB 2312 or only Big5 has, and Shift
JIS lacks, are Chinese. By hand, since a statistical detector has too little to go by in words without kana (運転資金希望).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from nlu.lexicon import table

JAPANESE, ENGLISH, SIMPLIFIED, TRADITIONAL, OTHER = "ja", "en", "zh-Hans", "zh-Hant", "other"

# Fewer words than this without a known one are rather a name, a yes, or a cat on the keyboard.
_MANY_WORDS = 4


def language_of(text: str) -> str:
    """`ja`, `en`, `zh-Hans`, `zh-Hant` or `other`; what shows nothing is taken for Japanese."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    scripts = Counter(_script(sign) for sign in plain if sign.isalpha())
    if scripts["kana"] or not scripts:
        return JAPANESE
    if scripts["han"] and scripts["han"] >= scripts["latin"]:
        return _of_han(plain)
    if scripts["latin"] > scripts["else"]:
        return _of_latin(plain)
    return OTHER if scripts["else"] > scripts["han"] else JAPANESE


def in_japanese(text: str, language: str) -> str:
    """What of the text has a Japanese phrase in the table, as a Japanese text; empty if nothing has."""
    plain = unicodedata.normalize("NFKC", text)
    phrases = table("languages")["zh" if language.startswith("zh") else "en"]["phrases"]
    found = [match.expand(japanese) for pattern, japanese in phrases if (match := re.search(pattern, plain, re.I))]
    places = [
        f"{place}です"
        for place, spellings in table("languages")["places"].items()
        if _named(plain.casefold(), spellings)
    ]
    # Two places, and nobody knows which is the firm's.
    return "。".join([*found, *places[: len(places) == 1]])


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "")
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return "kana"
    if name.startswith("CJK"):
        return "han"
    return "latin" if name.startswith("LATIN") else "else"


def _of_han(text: str) -> str:
    foreign = [sign for sign in text if _script(sign) == "han" and not _in(sign, "cp932")]
    known = any(_in(sign, "gb2312") or _in(sign, "big5") for sign in foreign)
    if not known and not any(word in text for word in table("languages")["zh"]["words"]):
        return JAPANESE
    return TRADITIONAL if all(_in(sign, "big5") for sign in text if _script(sign) == "han") else SIMPLIFIED


def _of_latin(text: str) -> str:
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.replace("’", "'"))
    known = set(words).intersection(table("languages")["en"]["words"])
    if len(words) >= 2 and known:
        return ENGLISH
    return OTHER if len(words) >= _MANY_WORDS or (not text.isascii() and len(words) > 1) else JAPANESE


def _in(sign: str, encoding: str) -> bool:
    try:
        return bool(sign.encode(encoding))
    except UnicodeEncodeError:
        return False


def _named(text: str, spellings: list[str]) -> bool:
    return any(re.search(rf"(?<![a-z]){re.escape(each)}(?![a-z])", text) for each in spellings)
