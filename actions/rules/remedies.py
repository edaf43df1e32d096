"""What pydantic finds wrong with an entry, in Japanese, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from actions.rules.near import meant

# Of a value that is wrong so much is repeated.
QUOTED = 30
_FORMS = {
    "date": "2024-04-01 の形の日付で書いてください（元号は西暦に直し、月と日は2桁です）。",
    "list": "リストで書いてください。[○○, △△] のように [ ] で囲むか、行を分けて「- 」を付けます。何もなければ [] とします。",
    "string": "文字で書いてください。数字や true のような文字は、引用符（\"…\"）で囲みます。",
    "int": "整数で書いてください（桁区切りと単位は不要です）。",
    "float": "数で書いてください（単位は不要です）。",
    "bool": "true か false（小文字）で書いてください。",
    "dict": "{名前: 値} の形で書いてください。何もなければ {} とします。",
    "model": "{名前: 値} の形で書いてください。",
}  # fmt: skip
_COMPARED = {"greater_than_equal": ("ge", "以上"), "less_than_equal": ("le", "以下")}


def remedy(detail: Any, model: type[BaseModel]) -> str:
    """One sentence or two for one of the details of a ValidationError of the model."""
    name = next((step for step in reversed(detail["loc"]) if isinstance(step, str) and step != "[key]"), "")
    kind = detail["type"]
    match kind:
        case "condition" | "term" | "address" | "page_date" | "phone":
            return str(detail["msg"])
        case "extra_forbidden":
            known = sorted(_keys(model, detail["loc"][:-1]))
            return f"「{name}」という項目はありません。{meant(name, known)}使えるのは {'、'.join(known)} です。"
        case "missing":
            return f"「{name}」がありません。書き足してください。"
        case "too_short":
            return f"「{name}」が空です。少なくとも一つ書いてください。"
        case _ if detail["input"] in (None, ""):
            return f"「{name}」が、まだ書かれていません。{'書き込んでください。' if kind in ('string_type', 'string_too_short') else _form(detail)}"
        case "string_type" if isinstance(detail["input"], dict):
            return f'「{name}」の文の中に「: 」があります。文の全体を引用符（"…"）で囲んでください。'
        case _:
            around = "前後の全角の空白を取ってください。" if _padded(detail["input"]) else ""
            return f"「{name}」の値「{_short(detail['input'])}」が形に合いません。{around}{_form(detail)}"


def _form(detail: Any) -> str:
    kind = detail["type"]
    if kind in ("literal_error", "enum"):
        allowed = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
        return f"{allowed} のどれかで書いてください。"
    if kind in _COMPARED:
        limit, word = _COMPARED[kind]
        return f"{detail['ctx'][limit]}{word}で書いてください。"
    return _FORMS.get(kind.split("_")[0], "docs/catalogue-format.md を見てください。")


def _padded(value: Any) -> bool:
    return isinstance(value, str) and value != value.strip()


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"


def _keys(model: type[BaseModel], loc: tuple[str | int, ...]) -> Iterator[str]:
    """The keys that the model allows at a place within it."""
    for step in loc:
        if isinstance(step, int):
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        annotation = fields[step].annotation if step in fields else None
        inner = [arg for arg in _arguments(annotation) if isinstance(arg, type) and issubclass(arg, BaseModel)]
        if not inner:
            return
        model = inner[0]
    for name, info in model.model_fields.items():
        yield info.alias or name


def _arguments(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _arguments(inner)
