"""What an answer says by its act alone, which is learned: そやで, まだじゃ, 社長に止められてますので."""

from __future__ import annotations

from nlu.items import Item
from nlu.lexicon import pattern
from nlu.silence import Silence, of_named
from nlu.statement import Statement
from nlu.vocabulary import type_of

# The intents that answer a question whatever it asks for, and whether they will not say.
_SILENT = {"dont_know": False, "refuse": True}
# Those that answer a question for yes or no.
_DECIDING = {"affirm": True, "deny": False}


def silent(act: str | None, sentences: list[list[Item]], text: str, asked: str | None) -> list[Silence]:
    """What is left open by whoever will not say (言わないといけませんか), or does not know without asking back (去年のですか)."""
    if act not in _SILENT or (act == "dont_know" and _asks(text)):
        return []
    return of_named(sentences, asked, refused=_SILENT[act])


def decided(act: str | None, text: str, asked: str | None) -> dict[str, Statement]:
    """Yes or no to a question that wants one of them; to a question back it is neither."""
    if act not in _DECIDING or asked is None or type_of(asked) != "bool" or _asks(text):
        return {}
    return {asked: Statement(asked, _DECIDING[act], (0, len(text)))}


def _asks(text: str) -> bool:
    """Whether it asks back, or says that the question itself is not understood."""
    return any(pattern("answers", name).search(text) for name in ("asks_back", "not_understood"))
