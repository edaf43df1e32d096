"""The modules of the widget become one file."""

from __future__ import annotations

import re
from pathlib import Path

from channels.widget import joined

WIDGET = Path(__file__).resolve().parents[2] / "web" / "widget"


def test_each_module_stands_once_after_those_it_needs(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text('import { a } from "./left.js";\nimport { b } from "./right.js";\na(b);\n')
    (tmp_path / "left.js").write_text('import { b } from "./right.js";\nexport const a = () => b;\n')
    (tmp_path / "right.js").write_text("export class b {}\n")
    assert joined(tmp_path) == "(() => {\nclass b {}\n\nconst a = () => b;\n\na(b);\n})();\n"


def test_every_module_is_in_the_file_and_no_name_is_given_twice() -> None:
    text = joined(WIDGET)
    assert not re.search(r"^(import|export) ", text, re.MULTILINE)
    names = re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", text, re.MULTILINE)
    assert sorted(names) == sorted(set(names))
    modules = {file.read_text(encoding="utf-8").splitlines()[-2] for file in WIDGET.glob("*.js")}
    assert all(line in text for line in modules)
