"""The rich menu below the talk: `menu.json`, as LINE defines it, with its picture `menu.png`."""

from __future__ import annotations

import json
from pathlib import Path

from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, MessagingApiBlob, RichMenuRequest

DEFINITION = Path(__file__).with_name("menu.json")
PICTURE = Path(__file__).with_name("menu.png")


def install(settings: Configuration) -> str:
    """Show the menu to everybody, in place of one of the same name; its id. Raises what the SDK raises."""
    menu = RichMenuRequest.from_dict(json.loads(DEFINITION.read_text(encoding="utf-8")))
    with ApiClient(settings) as client:
        line = MessagingApi(client)
        before = [old.rich_menu_id for old in line.get_rich_menu_list().richmenus if old.name == menu.name]
        made: str = line.create_rich_menu(menu).rich_menu_id
        kind = {"Content-Type": "image/png"}
        MessagingApiBlob(client).set_rich_menu_image(made, PICTURE.read_bytes(), _headers=kind)
        line.set_default_rich_menu(made)
        for old in before:
            line.delete_rich_menu(old)
    return made
