"""Slips of the keyboard that make YAML unreadable, named in the words of somebody who never heard of YAML.

The parser says where it gave up and why, in English and often lines after the slip. What a clerk's keyboard does is
known: full-width signs, tabs, a missing space, an open quotation mark. So those are looked for, nearest line first.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

# How far before the line where the parser gave up the cause usually stands.
NEAR = 2
_WRONG = "YAMLの書き方に誤りがあります。"
_KEY = r"\s*(?:- )?[a-z_]+"
_WIDE_COLON = re.compile(rf"{_KEY}：|[^\"]*{{[^\"}}]*[a-z_]：")
# Neither a full-width space nor one that does not break (pasted from a page) is a space here, though \s takes both.
_NO_SPACE = re.compile(rf"{_KEY}:[^ \t/]")
_SECOND_COLON = re.compile(rf"{_KEY}: +[^\s\"'\[{{#&|>][^\"']*: ")
# But for the names that a part of the file is given and called by (`decided: &decided`, `source: *yamanashi`).
_STRANGE_START = re.compile(rf"(?:{_KEY}: +|\s*- +)(?:[@%`!]|[*&](?![a-z0-9_-]+\s*$))")
_OPEN_SINGLE = re.compile(rf"(?:{_KEY}: +|\s*- +)'(?:[^']|'')*$")
_WIDE_COMMA = re.compile(r"[^\"]*[\[{][^\"\]}]*，")
_LIST_COMMA = re.compile(r"[^\"]*{[^\"}]*、\s*[a-z_]+:")
_SIGN = re.compile(r".*[:{]\s*[<>]=?\s*[0-9]")
_NO_COLON = re.compile(rf"{_KEY}\s*[;；=＝]")
_ROUND = re.compile(rf"{_KEY}: +[(（｛［][a-z_]+:")
_NO_DASH = re.compile(r"\s*(?:-[^ \t-]|[・ー－―‐–])")
_TAB = re.compile(r"[ 　]*\t")
_WIDE_SPACE = re.compile(r"[ \t]*[　\u00a0]")
_BRACKETS = {"[": "]", "{": "}"}


def slip(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """The line (from 1) of the slip behind an error, and in Japanese how to mend it."""
    mark = getattr(error, "problem_mark", None)
    lines = text.splitlines()
    last = min(mark.line if mark else 0, len(lines) - 1)
    for number in [*range(last, max(last - NEAR, 0) - 1, -1), *range(last + 1)]:
        for wrong, remedy in _SLIPS.items():
            if wrong(_without_comment(lines[number])):
                return number + 1, _WRONG + remedy
    return last + 1, f"{_WRONG}字下げを前後の行とそろえ、「:」の後に空白を入れ、括弧を閉じてください。"


def _without_comment(line: str) -> str:
    return re.sub(r"(^|\s)#.*", "", line)


def _open_quote(line: str) -> bool:
    return line.count('"') % 2 == 1


def _open_bracket(line: str) -> bool:
    return any(line.count(left) > line.count(right) for left, right in _BRACKETS.items())


_SLIPS: dict[Callable[[str], object], str] = {
    _TAB.match: "字下げにタブが入っています。半角の空白に直してください。",
    _WIDE_SPACE.match: "字下げに全角の空白が入っています。半角の空白に直してください。",
    _WIDE_COLON.match: "「：」が全角です。半角の「:」に直し、後に空白を入れてください。",
    _LIST_COMMA.match: "項目の間が「、」です。半角の「,」に直し、後に空白を入れてください。",
    _WIDE_COMMA.match: "「，」が全角です。半角の「,」に直し、後に空白を入れてください。",
    _SIGN.match: "「>」や「<」は使えません。6以上は {min: 6}、6以下は {max: 6} のように書いてください。",
    _NO_SPACE.match: "「:」の後に、半角の空白を入れてください。",
    _NO_COLON.match: "名前の後は、半角の「:」と空白にしてください。",
    _NO_DASH.match: "リストの行の頭は、半角の「-」と半角の空白にしてください。",
    _ROUND.match: "条件や値の組は、半角の { } で囲んでください。",
    _SECOND_COLON.match: "文の中に「: 」があります。文の全体を引用符（\"…\"）で囲んでください。",
    _STRANGE_START.match: "文の初めの記号が読めません。文の全体を引用符（\"…\"）で囲んでください。",
    _open_quote: "引用符（\"）が閉じていません。",
    _OPEN_SINGLE.match: "引用符（'）が閉じていません。",
    _open_bracket: "括弧が閉じていません。",
}  # fmt: skip
