"""Facts and names that a client gives: taken, or refused with what would do."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from http import HTTPStatus
from typing import Any

from actions.rules import FactError
from actions.rules.facts import Facts, Vocabulary
from channels.refusal import Problem, Refusal


def taken(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Facts:
    """The facts, if every one can be taken. Raises Refusal (422) that names all that cannot."""
    try:
        return vocabulary.validate(raw)
    except FactError as error:
        problems = [Problem("bad_fact", problem.message, problem.where) for problem in error.problems]
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, *problems) from None


def no_such(code: str, noun: str, value: str, known: Collection[str], where: str) -> Problem:
    """What to say of a name that is none, with the nearest that is one."""
    near = difflib.get_close_matches(value, known, n=1, cutoff=0.5)
    hint = f"「{near[0]}」のことでしょうか。" if near else "つづりをお確かめください。"
    return Problem(f"unknown_{code}", f"「{value}」という{noun}はありません。{hint}", where)
