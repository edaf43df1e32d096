"""The server is ready only when nobody has to wait for what loads on first use."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from actions.rules import default_adviser
from madoguchi import server
from nlu import neighbours


def test_the_first_owner_with_an_unlisted_trade_does_not_wait_for_the_word_vectors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def understood(*_: Any) -> dict[str, Any]:
        return {"facts": {}}

    monkeypatch.setattr(server, "_understand", understood)
    neighbours._trades.cache_clear()
    app: Any = SimpleNamespace(ctx=SimpleNamespace(service=SimpleNamespace(adviser=default_adviser())))
    asyncio.run(server._warm_up(app))
    assert neighbours._trades.cache_info().currsize == 1
