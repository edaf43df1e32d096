"""What stops a run that can be gone on with."""

from __future__ import annotations


class Unfinished(Exception):
    """The run stopped; the message says in Japanese why. What was evaluated is kept: the same command goes on."""
