"""Slack: the adviser as an app, on the Events API."""

from channels.slack.door import Slack

__all__ = ["Slack"]
