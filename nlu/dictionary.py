"""Sudachi's dictionary with the names of schemes and offices added: マル経, もの補 and 再生協 are one word each.

The names come from the catalogue and from `lexicon/names.yml`. The user dictionary is built on first use and kept
beside the models under a hash of its names, so that it is never stale; building takes about a second.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nlu import shelf
from nlu.lexicon import read, table

_ROOT = Path(__file__).resolve().parents[1]
# What is called so are words of the rules, which nobody applies for.
_NOT_CALLED = "definition"
_BRACKETS = re.compile(r"（.*")
_NOUNS = ("名詞", "接頭辞", "接尾辞", "形状詞")
# 名詞-固有名詞-一般 in Sudachi's tables of connections; a cost at which a name wins over its parts, a longer one over
# shorter ones.
_CONNECTION = 4786
_COST_OF_A_CHARACTER = -300


def config(system: str) -> Any:
    """What `sudachipy.Dictionary(config=…)` needs: a system dictionary (core …) with the names added."""
    from sudachipy import Config

    return Config(system=system, user=[str(path(system))])


@cache
def digest() -> str:
    """A hash of all names: it changes when a message could be cut into other words than before."""
    listed = table("names")
    parts = [*sorted(names()), "", *sorted(listed["also"]), "", *sorted(listed["apart"]), str(_COST_OF_A_CHARACTER)]
    return shelf.digest(map(str.encode, parts))


@cache
def words(system: str = "core") -> tuple[str, ...]:
    """The names that are made one word: nouns alone, which Sudachi would cut."""
    from sudachipy import Dictionary, SplitMode

    plain, listed = Dictionary(dict=system).create(SplitMode.B), table("names")
    compounds = {name for name in names() - set(listed["apart"]) if _compound(list(plain.tokenize(name)))}
    return tuple(sorted(compounds | set(listed["also"])))


def _compound(morphemes: list[Any]) -> bool:
    kinds = [morpheme.part_of_speech()[:2] for morpheme in morphemes]
    nouns = all((pos in _NOUNS and kind != "数詞") or pos == "補助記号" for pos, kind in kinds)
    return nouns and len(morphemes) > 1


@cache
def names() -> frozenset[str]:
    """The names and aliases of the catalogue, without what stands in brackets."""
    rows: list[dict[str, Any]] = [
        read(path) for folder in ("schemes", "offices") for path in (_ROOT / "catalogue" / folder).rglob("*.yml")
    ]
    called = [row for row in rows if row.get("kind") != _NOT_CALLED]
    return frozenset(_BRACKETS.sub("", name) for row in called for name in (row["name"], *(row.get("aliases") or ())))


def path(system: str) -> Path:
    """The user dictionary for a system dictionary, built now if it is missing or stale."""
    from sudachipy.sudachipy import build_user_dic

    return shelf.file(
        f"names-{system}-*.dic",
        digest(),
        lambda fresh: build_user_dic(system=_system(system), lex=[_lexicon(system).encode()], output=fresh),
    )


def _system(name: str) -> Path:
    spec = find_spec(f"sudachidict_{name}")
    if spec is None or spec.origin is None:
        raise RuntimeError(f"辞書（sudachidict_{name}）が見つかりません。`make install` で入れ直してください。")
    return Path(spec.origin).parent / "resources" / "system.dic"


def _lexicon(system: str) -> str:
    """The names as Sudachi's source of a dictionary: 18 columns, the first as its own normalisation leaves the text."""
    rows = io.StringIO()
    writer = csv.writer(rows)
    for name in words(system):
        cost = _COST_OF_A_CHARACTER * len(name)
        key = unicodedata.normalize("NFKC", name).lower()
        pos = ("名詞", "固有名詞", "一般", "*", "*", "*")
        writer.writerow((key, _CONNECTION, _CONNECTION, cost, name, *pos, "", name, "*", "C", "*", "*", "*"))
    return rows.getvalue()
