"""Sudachi as a Rasa tokenizer: words of running Japanese, with offsets into what was typed."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from sudachipy import Dictionary, Morpheme, SplitMode
from sudachipy import Tokenizer as Sudachi

from nlu.dictionary import config

# Sudachi refuses more than 49,149 bytes after normalisation; one character can grow to 33 bytes (ﷺ).
_CHUNK = re.compile(r".{1,1000}", re.DOTALL)
# Half a character, as broken clients send it. Sudachi cannot encode it.
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Sudachi serves one caller at a time.
_LOCK = threading.Lock()


@functools.cache
def _sudachi(dictionary: str, split_mode: str) -> Sudachi:
    modes = {"A": SplitMode.A, "B": SplitMode.B, "C": SplitMode.C}
    return Dictionary(config=config(dictionary)).create(modes[split_mode])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SudachiTokenizer(Tokenizer):  # type: ignore[misc]  # Rasa has no types
    """Cuts a message into Sudachi's words.

    A token's text is what was typed, `text[token.start:token.end]`; together with the blanks between them the tokens
    rebuild the message. A blank message is one blank token, since what follows needs a feature of every message.
    Its lemma is Sudachi's normalised form (ﾘｽｹ → リスケ; 借り, かり → 借りる), its data `pos` the part of speech.
    """

    @staticmethod
    def supported_languages() -> list[str]:
        """Japanese only."""
        return ["ja"]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages asked for when the pipeline is checked."""
        return ["sudachipy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of the component; those of Rasa's base class keep its meaning."""
        return {
            # Size of the Sudachi dictionary: small, core or full. Each is a package of its own.
            "dictionary": "core",
            # How finely words are cut: A short units (商工 会議 所), B middle, C named entities (商工会議所).
            "split_mode": "B",
            # Flag to check whether to split intents
            "intent_tokenization_flag": False,
            # Symbol on which intent should be split
            "intent_split_symbol": "_",
        }

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of one text, in order; at least one."""
        text = message.get(attribute)
        with _LOCK:
            words = [word for chunk in _CHUNK.finditer(text) for word in self._words(chunk.group(), chunk.start())]
        return words or [Token(text, 0)]

    def _words(self, text: str, offset: int) -> Iterator[Token]:
        word: Token | None = None
        for morpheme in self._sudachi.tokenize(_SURROGATE.sub("\ufffd", text)):
            surface = text[morpheme.begin() : morpheme.end()]
            if not surface and word:
                # ㍿ is one character and two words: 株式 with the text, 会社 without any.
                word.lemma += morpheme.normalized_form()
            elif surface.strip():
                if word:
                    yield word
                word = _token(surface, offset, morpheme)
        if word:
            yield word

    @property
    def _sudachi(self) -> Sudachi:
        return _sudachi(self._config["dictionary"], self._config["split_mode"])


def _token(surface: str, offset: int, morpheme: Morpheme) -> Token:
    pos, *_ = morpheme.part_of_speech()
    return Token(surface, offset + morpheme.begin(), data={"pos": pos}, lemma=morpheme.normalized_form())
