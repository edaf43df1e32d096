"""`GET /insights`: what people ask, as counts. Behind a token, and there only where one is set."""

from channels.insights.door import insights

__all__ = ["insights"]
