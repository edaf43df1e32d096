"""`madoguchi preview`: how a scheme will be worded in the chat."""

from __future__ import annotations

import argparse
from pathlib import Path

from actions.rules import UnknownId
from cases import today
from madoguchi.adviser import sound_adviser
from madoguchi.days import add_as_of
from madoguchi.facts import read_facts
from madoguchi.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The scheme, the firm, the day, and the form."""
    parser.add_argument("scheme", metavar="SCHEME", help="制度の id（catalogue/schemes/ のファイル名）")
    facts = "会社の情報を書いたJSONファイル（なければ、その制度のケースから）"
    parser.add_argument("--facts", metavar="FILE", default=None, help=facts)
    parser.add_argument("--easy", action="store_true", help="やさしい日本語で見せます")
    parser.add_argument(
        "--html", type=Path, metavar="FILE", default=None, help="チャットの見た目のページとして、このファイルに書きます"
    )
    add_as_of(parser)


def main(options: argparse.Namespace) -> int:
    """Print the wording, or write the page."""
    from upkeep.preview import as_page, as_text, preview

    adviser = sound_adviser()
    facts = read_facts(adviser, options.facts) if options.facts else None
    try:
        shown = preview(adviser, options.scheme, facts, options.as_of or today(), simple=options.easy)
    except UnknownId as error:
        raise Trouble(
            f"「{options.scheme}」という制度はありません。catalogue/schemes/ のファイル名で指定してください。"
        ) from error
    if options.html is None:
        print(as_text(shown))
        return 0
    try:
        options.html.write_text(as_page(shown), encoding="utf-8")
    except OSError as error:
        raise Trouble(f"{options.html} に書けません（{error.strerror}）。場所を確かめてください。") from error
    print(f"{options.html} に書きました。ブラウザで開いて見てください。")
    return 0
