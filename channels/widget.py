"""`GET /widget.js`: the modules of `web/widget/` as the one file that other sites embed.

They are joined when the server starts, so that there is no second copy to keep in agreement and nothing to build. All
stand in one scope, as in the modules each name is given once; a bundler would add a tool chain and save a few kB.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from sanic import HTTPResponse, response
from sanic.request import Request

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE)
_HEAD = "(() => {\n"
_FOOT = "})();\n"


class Widget:
    """The file, ready to be sent: as it is, compressed, and with the tag by which browsers know whether it changed."""

    def __init__(self, folder: Path) -> None:
        self.text = joined(folder)
        self._plain = self.text.encode()
        self._packed = gzip.compress(self._plain, mtime=0)
        self._tag = f'"{hashlib.sha256(self._plain).hexdigest()[:16]}"'

    def answer(self, request: Request) -> HTTPResponse:
        """The file, or 304 where the browser has it already."""
        headers = {"ETag": self._tag, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == self._tag:
            return response.empty(304, headers)
        packed = "gzip" in request.headers.get("accept-encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"
        body = self._packed if packed else self._plain
        return response.raw(body, headers=headers, content_type="text/javascript; charset=utf-8")


def joined(folder: Path, main: str = "main.js") -> str:
    """The modules in one scope, each after those that it imports."""
    return _HEAD + "\n".join(_modules(folder, main, set())) + _FOOT


def _modules(folder: Path, name: str, seen: set[str]) -> Iterator[str]:
    if name in seen:
        return
    seen.add(name)
    text = (folder / name).read_text(encoding="utf-8")
    for needed in _IMPORT.findall(text):
        yield from _modules(folder, needed, seen)
    yield _EXPORT.sub("", _IMPORT.sub("", text))
