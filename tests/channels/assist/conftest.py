"""Calls at the server that the tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from callers import Caller

if TYPE_CHECKING:
    from conftest import Server


@pytest.fixture
def call(server: Server) -> Caller:
    """A call that has just begun."""
    return Caller(server)
