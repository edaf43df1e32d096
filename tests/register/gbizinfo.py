"""A stand-in for gBizINFO that answers as its published description says (version 2, read 2026-11-28).

A firm under `hojin-infos`, "Null" where a field is empty, 404 for a number that is not listed, 401 for a wrong token, 500
for an address that ends in a slash. `bad` holds answers to come that are none of these.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from aiohttp import web
from stand_in import Platform
from stdnum.jp import cn

TOKEN = "Xy12Xy12Xy12Xy12Xy12Xy12Xy12Xy12"


def number(twelve: str) -> str:
    """A number of a firm, its check digit right."""
    return str(cn.calc_check_digit(twelve)) + twelve


TOFU, CLOSED, SPARSE, UNLISTED = (number(f"99000000000{last}") for last in range(1, 5))
FIRMS: dict[str, dict[str, Any]] = {
    TOFU: {
        "corporate_number": TOFU,
        "name": "株式会社みどり豆腐製作所",
        "kana": "ミドリトウフセイサクショ",
        "name_en": "Null",
        "postal_code": "9200000",
        "location": "石川県金沢市香林坊１丁目１－１",
        "kind": "301",
        "status": "-",
        "close_date": "Null",
        "close_cause": "Null",
        "representative_name": "緑川 太郎",
        "capital_stock": 30000000,
        "employee_number": 24,
        "business_summary": "豆腐の製造",
        "company_url": "Null",
        "date_of_establishment": "1998-04-01",
        "industry": ["E"],
        "business_items": ["117"],
        "qualification_grade": "D",
        "update_date": "2026-08-01T00:00:00+09:00",
        "number_of_activity": "2",
    },
    CLOSED: {"corporate_number": CLOSED, "name": "合同会社とじた店", "close_date": "2024-03-31"},
    SPARSE: {
        "corporate_number": SPARSE,
        "name": "うみべ工業株式会社",
        "location": "埼玉県浦和市高砂３丁目",
        "capital_stock": 0,
        "employee_number": None,
        "date_of_establishment": "Null",
        "industry": ["I", "M"],
    },
}


class GBizInfo(Platform):
    """The register; `calls` are the numbers it was asked for, `bad` the next answers: a status, a text, or "slow"."""

    name: ClassVar[str] = "gbizinfo"

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/hojin/v2/hojin/{number}", self._answer)
        return app

    @property
    def address(self) -> str:
        return f"{self.url}/hojin/v2/hojin"

    async def _answer(self, request: web.Request) -> web.Response:
        asked = request.match_info["number"]
        self.calls.append((asked, dict(request.query)))
        if self.bad:
            return await _bad(self.bad.popleft())
        if request.headers.get("X-hojinInfo-api-token") != TOKEN:
            return web.json_response({"id": None, "message": "401 - Unauthorized.", "errors": []}, status=401)
        if asked not in FIRMS:
            return web.json_response({"id": None, "message": "404 - Not Found.", "errors": []}, status=404)
        body = {"id": None, "message": "200 - OK.", "errors": None, "hojin-infos": [FIRMS[asked]]}
        return web.json_response(body)


async def _bad(moment: Any) -> web.Response:
    if moment == "slow":
        await asyncio.sleep(30)
    if isinstance(moment, int):
        return web.json_response({"message": str(moment)}, status=moment)
    return web.Response(text=moment, content_type="application/json")
