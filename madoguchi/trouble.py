"""What goes wrong in a way that the person at the terminal can mend."""

from __future__ import annotations


class Trouble(Exception):
    """Ends the command with exit code 1; the message says in Japanese what is wrong and what to do."""
