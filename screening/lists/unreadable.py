"""What keeps a whole list from being read."""

from __future__ import annotations


class Unreadable(Exception):
    """Nothing can be read from this file; the message says in Japanese what is wrong and what to do."""
