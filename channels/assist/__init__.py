"""The door of the call centre: `assist` opens `/api/assist`. Calls live in memory; only what is saved is stored."""

from channels.assist.door import assist

__all__ = ["assist"]
