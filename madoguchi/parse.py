"""`madoguchi parse`: what the understanding makes of one message, as the server would read it."""

from __future__ import annotations

import argparse
import asyncio
import json

from channels.days import today
from madoguchi.adviser import sound_adviser
from madoguchi.days import add_as_of
from madoguchi.quiet import quiet
from madoguchi.train import ensure_model
from madoguchi.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The message, and what had just been asked."""
    parser.add_argument("text", metavar="TEXT", help="読み取る文")
    parser.add_argument("--asked", metavar="FACT", default=None, help="直前に聞いた項目（例: employees_regular）")
    add_as_of(parser)


def main(options: argparse.Namespace) -> int:
    """Print the Understanding as JSON."""
    if options.asked is not None and options.asked not in sound_adviser().vocabulary:
        raise Trouble(f"「{options.asked}」という項目はありません。catalogue/facts.yml にある名前を指定してください。")
    model = ensure_model()
    quiet()
    from madoguchi import assistant

    async def understand() -> dict[str, object]:
        agent = await assistant.load(model)
        return await assistant.understanding(agent, options.text, options.asked, options.as_of or today())

    print(json.dumps(asyncio.run(understand()), ensure_ascii=False, indent=2))
    return 0
