"""Conditions of every form over some facts, drawn by hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import hypothesis.strategies as st

from actions.rules.conditions import Condition, Shape, parse


def any_condition(
    leaves: st.SearchStrategy[dict[str, Any]], shapes: Mapping[str, Shape], max_leaves: int
) -> st.SearchStrategy[Condition]:
    """The leaves, alone or put together by all, any and not."""
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(part, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(part, min_size=1, max_size=3)),
            st.builds(lambda one: {"not": one}, part),
        ),
        max_leaves=max_leaves,
    ).map(lambda raw: parse(raw, shapes))
