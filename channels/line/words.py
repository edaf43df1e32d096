"""The words of words.yml."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from channels.messenger.wording import wording

words = partial(wording, Path(__file__).with_name("words.yml"))
