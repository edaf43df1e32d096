"""`madoguchi run`: the server, ready to answer once it says so."""

from __future__ import annotations

import argparse
import errno
import socket

from madoguchi.adviser import sound_adviser
from madoguchi.days import add_as_of
from madoguchi.quiet import quiet
from madoguchi.train import ensure_model
from madoguchi.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and the day to answer for."""
    parser.add_argument("--port", type=int, default=5005, help="待ち受ける番号（初めの値: 5005）")
    parser.add_argument("--host", default="127.0.0.1", help="待ち受ける場所。ほかの機械にも開くときは 0.0.0.0")
    add_as_of(parser)


def main(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    with listening_socket(options.host, options.port) as door:
        adviser, model = sound_adviser(), ensure_model()
        quiet()
        # Rasa takes seconds to import: only now, when nothing simple is in the way any more.
        from madoguchi.server import serve

        serve(door, adviser, model, as_of=options.as_of)
    return 0


def listening_socket(host: str, port: int) -> socket.socket:
    """Take the port before anything slow begins; nobody is let in until the server is ready."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except (OSError, OverflowError) as error:
        door.close()
        raise Trouble(_why_not(host, port, error)) from error
    return door


def _why_not(host: str, port: int, error: Exception) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"ポート{port}は、ほかのプログラムが使っています。--port {port + 1} のように、別の番号を指定してください。"
        )
    if number == errno.EACCES:
        return f"ポート{port}を使う許可がありません。1024以上の番号を --port で指定してください。"
    if isinstance(error, OverflowError):
        return f"ポート{port}という番号はありません。0から65535までの番号を --port で指定してください。"
    return f"{host} のポート{port}では待ち受けられません。--host と --port を確かめてください（{error}）。"
