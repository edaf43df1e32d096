"""LINE: the adviser as an official account, on the Messaging API."""

from channels.line.door import Line

__all__ = ["Line"]
