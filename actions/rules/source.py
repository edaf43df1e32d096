"""Strict YAML with line numbers.

PyYAML reads `yes` as true, `01` as 1 and lets a repeated key win silently; ruamel.yaml is strict but takes seconds for a
whole catalogue. So: PyYAML's C parser for the syntax, and the few scalars we allow read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.rules.syntax import slip

Path_ = tuple[str | int, ...]

QUOTED = ("'", '"', "|", ">")
WIDE_QUOTES = ("“", "”", "＂")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_THOUSANDS = re.compile(r"[0-9]{3}.*")
# A comment has a space after its sign; a text that goes on with #1 has none.
_CUT_OFF = re.compile(r"\s+#[^\s#]")
_UNSPACED = re.compile(r"[a-z_]+[:：]\S*")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong in the data: where it stands and, in Japanese, what is wrong and how to mend it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class CatalogueError(Exception):
    """The catalogue cannot be used; `faults` says why, one entry for each fault."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass
class Document:
    """One YAML file: its data, the line of every node, and the faults found in reading it."""

    file: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    rows: list[str] = field(default_factory=list, repr=False)

    def line(self, path: Path_) -> int:
        """The line of the node at `path`, or of the nearest node above it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path_, message: str) -> Fault:
        """A fault at the node `path`."""
        return Fault(self.file, self.line(path), message)


def read(path: Path, root: Path) -> Document:
    """Read one file; syntax errors, repeated keys and odd scalars are left in `Document.faults`."""
    document = Document(file=str(path.relative_to(root)))
    try:
        text = path.read_text(encoding="utf-8-sig")
        document.rows = text.splitlines()
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError):
        document.faults.append(
            Fault(document.file, 1, "読めません。ファイルがあり、文字コードがUTF-8であることを確かめてください。")
        )
        return document
    except yaml.YAMLError as error:
        line, remedy = slip(text, error)
        document.faults.append(Fault(document.file, line, remedy))
        return document
    if node is not None:
        document.data = _value(node, (), document)
    return document


def _value(node: yaml.Node, path: Path_, document: Document) -> Any:
    document.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, index), document) for index, child in enumerate(node.value)]
    return _scalar(node, path, document)


def _mapping(node: yaml.MappingNode, path: Path_, document: Document) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if not value_node.value and (remedy := _key_slip(key)):
            document.faults.append(Fault(document.file, line, remedy))
            continue
        if key in result:
            message = (
                f"「{key}」が二度書かれています。一つにまとめるか、リストの続きなら行の頭に「- 」を付けてください。"
            )
            document.faults.append(Fault(document.file, line, message))
        result[key] = _value(value_node, (*path, key), document)
        document.lines[(*path, key)] = line
    return result


def _key_slip(key: str) -> str | None:
    """What was meant by a key without a value that is none: 20,000,000 and min:6 within braces."""
    if _THOUSANDS.fullmatch(key):
        return (
            f'「,{key}」は、前の続きとして読めません。数なら桁区切り（,）を取り、文なら引用符（"…"）で囲んでください。'
        )
    if _UNSPACED.fullmatch(key):
        return f"「{key}」は、「:」の後に半角の空白を入れてください（「：」は半角にします）。"
    return None


def _text_slip(text: str, node: yaml.Node) -> str | None:
    """What is wrong with a text without quotation marks that the parser takes all the same."""
    if node.start_mark.line != node.end_mark.line:
        return "文が次の行に続いています。リストなら行の頭に「- 」を付け、一つの文なら一行に書いてください。"
    if text.endswith('"') or (text[:1] in WIDE_QUOTES and text[-1:] in WIDE_QUOTES):
        return '引用符は、文の初めと終わりの両方に半角の「"」で付けてください。'
    return None


def _scalar(node: yaml.Node, path: Path_, document: Document) -> Any:
    text = str(node.value)
    if getattr(node, "style", None) in QUOTED:
        return text
    if text and _CUT_OFF.match(document.rows[node.end_mark.line][node.end_mark.column :]):
        message = (
            '「#」から後ろは読まれません。文の続きなら全体を引用符（"…"）で囲み、説明なら「# 」と空白を入れてください。'
        )
        document.faults.append(Fault(document.file, node.end_mark.line + 1, message))
    if remedy := _text_slip(text, node):
        document.faults.append(document.fault(path, remedy))
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            document.faults.append(document.fault(path, f"{text} という日はありません。日付を確かめてください。"))
            return date.min
    if re.fullmatch(r"[-+]?[0-9][0-9_]*", text):
        document.faults.append(
            document.fault(
                path, f"「{text}」は数にも文字にも読めます。文字なら引用符で囲み、数なら頭の0を取ってください。"
            )
        )
    return text
