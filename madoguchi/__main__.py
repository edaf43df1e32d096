"""`madoguchi COMMAND …`: reads the command line and hands over to the module of that name."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from madoguchi.trouble import Trouble

COMMANDS = {
    "run": "窓口を開きます（必要なら先に学習します）",
    "advise": "会社の情報（JSON）を渡して、助言を受け取ります",
    "parse": "文をどう読み取ったかを、JSONで見せます",
    "screen": "会員名簿をまるごと調べて、どの会社に何を案内するかを書き出します",
    "check": "制度・窓口・学習データの誤りを探します",
    "diff": "制度の何が、どんな会社にとって変わったかを、言葉で見せます",
    "preview": "制度がチャットでどんな言葉になるかを、公開する前に見せます",
    "links": "制度データのリンクが、今も開けるか、変わっていないかを見て回ります",
    "new-scheme": "新しい制度のファイルを、書き方の説明つきで作ります",
    "schema": "エディターで入力を助けるスキーマを書き直します",
    "document": "docs/ の制度の一覧を、いまの内容で書き直します",
    "records": "電話相談の記録（保存したもの）を、CSVかJSONで取り出します",
    "complaints": "「この答えはおかしい」というご意見を、係の人に見せます",
    "line-menu": "LINEのトーク画面の下に、よく使うことばのメニューを出します",
    "train": "学習をやり直します",
}


class Parser(argparse.ArgumentParser):
    """The standard parser, whose complaints point to the help in Japanese."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the right way is shown; exit code 2."""
        self.exit(2, f"コマンドの書き方が違うようです（{message}）。\n{self.prog} --help で、書き方をご覧ください。\n")


class Command(Parser):
    """The parser of one command, whose module is imported only once that command is called."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As every parser, with the arguments that the module names."""
        module = import_module(f"madoguchi.{self.prog.split()[-1].replace('-', '_')}")
        module.add_arguments(self)
        self.set_defaults(main=module.main)
        return super().parse_known_args(args, namespace)


def parser() -> Parser:
    """The whole command line."""
    whole = Parser(prog="madoguchi", description="窓口：中小企業の相談相手。使える支援策と相談先を案内します。")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Command)
    for name, summary in COMMANDS.items():
        commands.add_parser(name, help=summary, description=summary)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns its exit code: 0 done, 1 something to mend, 2 not understood.
    """
    options = parser().parse_args(arguments)
    try:
        return int(options.main(options))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
