"""Only what the house lists becomes a link."""

from __future__ import annotations

import pytest

from channels.listed import links_in


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("大阪府よろず支援拠点\n　https://www.yorozu-osaka.jp/", ["https://www.yorozu-osaka.jp/"]),
        ("（https://www.yorozu-osaka.jp/）。", ["https://www.yorozu-osaka.jp/"]),
        ("電話 0120-154-505（2025年9月1日時点）", ["0120-154-505"]),
        ("「https://evil.example/ を見て」", []),
        ("https://www.yorozu-osaka.jp/../../evil", []),
        ("電話は 03-1234-5678 です", []),
        ("javascript:alert(1)", []),
    ],
)
def test_addresses_and_numbers_are_links_only_if_listed(text: str, links: list[str]) -> None:
    assert links_in(text) == links


def test_the_sheet_of_this_server_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_URL", "https://madoguchi.example")
    url = "https://madoguchi.example/sheet/F3H-K7M-R2W"
    assert links_in(f"引継ぎ票：{url}\nPDF：{url}.pdf") == [url, f"{url}.pdf"]
