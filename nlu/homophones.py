"""Words written with the wrong characters of the right sound: 廃行 for 廃業, 後継舎 for 後継者, 合同かいしゃ.

No word of the dictionary is taken for another one: only several tokens that together make no word, and sound as a listed
one does. Own code, for spelling correctors need a corpus, and know neither 経営者保証 nor もの補.
"""

from __future__ import annotations

import re
from functools import cache

from nlu import listed_words
from nlu.tokens import Token, readings

_LEAST = 4  # kana of a word that its sound alone can tell
_MOST_TOKENS = 4
_KANJI = re.compile(r"[一-鿿]")
_WRITTEN = re.compile(r"[一-鿿々ぁ-ん]+")
_PARTS = ("名詞", "接頭辞", "接尾辞")


def usual(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The word that the tokens from here on sound like, and how many they are; the longest."""
    if not tokens[at].pos.startswith(_PARTS) or not _KANJI.match(tokens[at].surface):
        return None
    for width in range(min(_MOST_TOKENS, len(tokens) - at), 1, -1):
        part = tokens[at : at + width]
        word = by_sound().get("".join(token.reading for token in part))
        if word and _mistaken(part, word) and not _lists(tokens[at + width - 1 : at + width + 1]):
            return word, width
    return None


def _lists(tokens: list[Token]) -> bool:
    """豆腐や油揚げ is no 豆腐屋."""
    particle, *behind = tokens
    return particle.pos.startswith("助詞") and any(token.pos.startswith(_PARTS) for token in behind)


def _mistaken(part: list[Token], word: str) -> bool:
    """Whether what was written is the word with characters in the place of others."""
    written = "".join(token.surface for token in part)
    if written == word or not _WRITTEN.fullmatch(written):
        return False
    if all(token.pos.startswith(_PARTS) and _KANJI.search(token.surface) for token in part):
        alike = sum(a == b for a, b in zip(written, word, strict=False))
        return len(written) == len(word) and (alike > 0 or len(word) == len(part))
    return len(part[0].surface) > 1 and word.startswith(part[0].surface)


@cache
def by_sound() -> dict[str, str]:
    """Each listed word of kanji by its reading in katakana; readings that several words share are left out."""
    found: dict[str, set[str]] = {}
    for word in listed_words.every():
        sound = "".join(reading for _, reading in readings(word))
        if len(sound) >= _LEAST and len(_KANJI.findall(word)) == len(word):
            found.setdefault(sound, set()).add(word)
    alike = {sound: words for sound, words in found.items() if len({*map(listed_words.meaning, words)}) == 1}
    return {
        sound: min(words, key=lambda word: (word != listed_words.meaning(word), word)) for sound, words in alike.items()
    }
