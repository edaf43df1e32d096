"""`madoguchi line-menu`: shows the rich menu in LINE, to everybody who talks with the account."""

from __future__ import annotations

import argparse

from madoguchi.trouble import Trouble


def add_arguments(_: argparse.ArgumentParser) -> None:
    """The access token stands in the environment."""


def main(_: argparse.Namespace) -> int:
    """Install the menu of `channels/line/menu.json`."""
    from linebot.v3.messaging.exceptions import ApiException
    from urllib3.exceptions import HTTPError

    from channels.line.door import access
    from channels.line.menu import install
    from channels.messenger import SettingFault

    try:
        made = install(access())
    except SettingFault as fault:
        raise Trouble(str(fault)) from fault
    except ApiException as error:
        raise Trouble(
            f"LINEがメニューを受け付けませんでした（{error.status} {error.reason}）。アクセストークンを確かめてください。"
        ) from error
    except HTTPError as error:
        raise Trouble("LINEにつながりませんでした。ネットワークを確かめて、もう一度お試しください。") from error
    print(f"メニューを出しました（{made}）。トーク画面を開き直すと見えます。")
    return 0
