"""What people type is words, whatever it looks like."""

from __future__ import annotations


def only_words(text: str) -> str:
    """Rasa takes a message that starts with `/` as a command to its dialogue; nobody outside gives it commands."""
    stripped = text.lstrip()
    return f"／{stripped[1:]}" if stripped.startswith("/") else text
