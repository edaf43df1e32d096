"""One look at a web address: is it still there, has it moved, has it changed? Nothing is downloaded but the head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlsplit

import requests
from requests import Response, Session
from requests.exceptions import ConnectionError as Unconnected
from requests.exceptions import RequestException, SSLError, Timeout, TooManyRedirects

# Seconds to wait for a connection, and for an answer.
PATIENCE = (10.0, 30.0)
# A page that says it was changed as it is sent is made anew for everybody: that tells nothing.
MADE_ANEW = timedelta(minutes=5)
_GONE = (404, 410)
_BUSY = (408, 429)
_FOR_GOOD = (301, 308)


class State(StrEnum):
    """What was found; the values stand in the report."""

    OK = "正常"
    CHANGED = "更新あり"
    MOVED = "移転"
    GONE = "なくなった"
    REFUSED = "断られた"
    UNREACHABLE = "つながらない"


@dataclass(frozen=True)
class Visit:
    """What was found: the HTTP status (None: no answer), where it has moved, when it was changed, a mark of its state."""

    state: State
    status: int | None = None
    target: str | None = None
    modified: date | None = None
    tag: str | None = None
    remark: str = ""


def session(agent: str) -> Session:
    """Connections that say who asks."""
    made = requests.Session()
    made.headers["User-Agent"] = agent
    return made


def visit(
    connection: Session,
    url: str,
    checked_on: date | None,
    tag: str | None,
    pause: Callable[[], object],
    patience: tuple[float, float] = PATIENCE,
) -> Visit:
    """Ask by HEAD, then, where that is not answered well, by GET, with a pause between.

    `checked_on` is the day somebody compared the page, `tag` the mark of its state at the last visit.
    """
    found = _ask(connection, "HEAD", url, patience)
    if isinstance(found, Visit) or found.status_code >= 400:
        pause()
        found = _ask(connection, "GET", url, patience)
    return found if isinstance(found, Visit) else _read(found, url, checked_on, tag)


def _ask(connection: Session, method: str, url: str, patience: tuple[float, float]) -> Response | Visit:
    try:
        with connection.request(method, url, timeout=patience, allow_redirects=True, stream=True) as answer:
            return answer
    except (RequestException, UnicodeError) as error:  # the latter of a redirection that is not in UTF-8
        return Visit(State.UNREACHABLE, remark=_trouble(error))


def _trouble(error: RequestException | UnicodeError) -> str:
    match error:
        case TooManyRedirects():
            return "転送が終わりません。"
        case SSLError():
            return "安全な接続ができません（証明書）。"
        case Timeout():
            return "時間内に返事がありません。"
        case Unconnected():
            return "サーバーにつながりません。"
        case UnicodeError():
            return "転送先のアドレスが読めません。人が開いて確かめてください。"
        case _:
            return "アドレスの形が正しくありません。"


def _read(answer: Response, url: str, checked_on: date | None, tag: str | None) -> Visit:
    status, now_tag = answer.status_code, _mark(answer)
    if status in _GONE:
        return Visit(State.GONE, status, remark="ページがありません。代わりの出典を探してください。")
    if status in _BUSY or status >= 500:
        return Visit(State.UNREACHABLE, status, remark="サーバーが混んでいるか、止まっています。あとでもう一度見ます。")
    if status >= 400:
        return Visit(State.REFUSED, status, remark="プログラムでは見られません。人が開いて確かめてください。")
    found = Visit(State.OK, status, modified=_modified(answer), tag=now_tag)
    if any(step.status_code in _FOR_GOOD for step in answer.history):
        return replace(found, state=State.MOVED, target=answer.url, remark=_moved(url, answer.url))
    if found.modified and checked_on and found.modified > checked_on:
        remark = "確かめた日より後に、ページが新しくなっています。見比べてください。"
        return replace(found, state=State.CHANGED, remark=remark)
    if tag and now_tag and tag != now_tag:
        remark = "前に見たときから、ページが変わっています。見比べてください。"
        return replace(found, state=State.CHANGED, remark=remark)
    return found


def _moved(url: str, target: str) -> str:
    if urlsplit(target).path in ("", "/") and urlsplit(url).path not in ("", "/"):
        return "トップページへ移されました。ページがなくなったのかもしれません。"
    return "アドレスが変わりました。移転先を確かめて、書き直してください。"


def _modified(answer: Response) -> date | None:
    changed, sent = (_moment(answer.headers.get(name)) for name in ("Last-Modified", "Date"))
    if changed is None or (sent is not None and abs(sent - changed) < MADE_ANEW):
        return None
    return changed.date()


def _moment(text: str | None) -> datetime | None:
    """A day of the header; one that names no zone is in GMT, as all should be."""
    try:
        moment = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _mark(answer: Response) -> str | None:
    """The entity tag as a few harmless signs: it ends up in a spreadsheet."""
    tag = answer.headers.get("ETag")
    return sha256(tag.removeprefix("W/").encode()).hexdigest()[:12] if tag else None
