"""The base of all data with a shape of its own: what the catalogue's files hold, and what goes out as JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Fixed(BaseModel):
    """Its keys are known, and it never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
