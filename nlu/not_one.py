"""Not even the least of it is none: 一円もない, 一回もやってません, びた一文使いません; 一円も戻ってこない tells of what is owed to us."""

from __future__ import annotations

from nlu.items import EXISTS, NOT, Item
from nlu.lexicon import pattern, table
from nlu.statement import Statement
from nlu.vocabulary import type_of


def read(items: list[Item], text: str, asked: str) -> Statement | None:
    """None of what was asked for, if the answer says that there is not even one, or leaves that unsaid (恥ずかしながら、一円も)."""
    rules = table("not_one")
    least = pattern("not_one", "least").search(text) if type_of(asked) in ("int", "float") else None
    if least is None or asked in rules["but"]:
        return None
    behind = [item for item in items if item.start >= least.end()]
    deed = next((item for item in behind if NOT in item.marks), None)
    other = deed and any(one.word in _of_something_else(asked) for one in behind if one.start <= deed.start)
    told = not other and (deed is None or deed.word == EXISTS or asked in rules["done"])
    said_so = deed is not None or pattern("not_one", "trails_off").fullmatch(text, least.end()) is not None
    return Statement(asked, 0, (least.start(), max(least.end(), deed.end if deed else 0))) if told and said_so else None


def _of_something_else(asked: str) -> list[str]:
    """一回も遅れていません and 一人も辞めていません tell how it goes."""
    return [*table("answers")["not_of"].get(asked, []), *table("reduction")["changes_by"], *table("not_one")["never"]]
