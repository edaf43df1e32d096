"""`madoguchi document`: writes docs/catalogue.md and docs/coverage.md from the catalogue; a test keeps them in agreement."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from actions.rules.catalogue import Catalogue
from actions.rules.model import Scheme, Version
from madoguchi.adviser import sound_adviser
from madoguchi.paths import ROOT

PAGES = ROOT / "docs"
# The source documents that the catalogue began from, by the titles under which it cites them.
FOUNDING = {
    "2015": "中小机构的活动概要（中小機構の事業案内、2015年）",
    "2021": "R3年受験用 中小企業経営・中小企業政策まとめ（2021年のまとめ）",
    "2023": "日本の中小企業支援の研修報告書（台湾、2023年10月）",
}
GENERATED = "<!-- Written by `madoguchi document`; edit the catalogue, not this page. -->"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: the pages are always written whole."""


def main(options: argparse.Namespace) -> int:
    """Write the pages."""
    for name, text in pages(sound_adviser().catalogue).items():
        (PAGES / name).write_text(text, encoding="utf-8")
        print(PAGES / name)
    return 0


def pages(catalogue: Catalogue) -> dict[str, str]:
    """The pages by file name."""
    return {
        "catalogue.md": "\n".join(_catalogue_page(catalogue)) + "\n",
        "coverage.md": "\n".join(_coverage_page(catalogue)) + "\n",
    }


def _catalogue_page(catalogue: Catalogue) -> Iterator[str]:
    yield from ("# 制度の一覧", "", GENERATED, "")
    yield "いつの決まりを、いつ確かめたか。期間は両端の日を含みます。「確度」は、その期間の内容の確かさです。"
    for kind, schemes in _by_kind(catalogue):
        yield from ("", f"## {kind}", "", "| 制度 | 状態 | 期間 | 確度 | 判定する条件 | 確かめた日 | 出典 |")
        yield "| --- | --- | --- | --- | ---: | --- | --- |"
        for scheme in schemes:
            for version in reversed(scheme.versions):
                yield _version_row(scheme, version)


def _version_row(scheme: Scheme, version: Version) -> str:
    span = f"{version.start} – {version.end or ''}"
    sources = "、".join(_link(source.title, source.url) for source in version.sources)
    checked = max(source.checked_on for source in version.sources)
    name = f"{_plain(version.name or scheme.name)}<br>`{scheme.id}`"
    return f"| {name} | {_status(scheme, version)} | {span} | {version.confidence} | {len(version.decided)} | {checked} | {sources} |"


def _status(scheme: Scheme, version: Version) -> str:
    """現行, 旧 (a later version took its place), or a last day, with the scheme to turn to after it."""
    if version is not scheme.versions[-1]:
        return "旧"
    if version.end is None:
        return "現行"
    return "期限あり" + (f"→`{scheme.successor}`" if scheme.successor else "")


def _link(title: str, url: str | None) -> str:
    return f"[{_plain(title)}](<{url}>)" if url else _plain(title)


def _plain(text: str) -> str:
    return text.replace("|", "／").replace("[", "［").replace("]", "］")


def _coverage_page(catalogue: Catalogue) -> Iterator[str]:
    yield from ("# What the catalogue covers", "", GENERATED, "")
    yield "The source documents are the brochure of 2015, the notes of 2021 and the report of 2023; a system counts as"
    yield "named there if one of its versions cites the document. The confidence is that of the newest version; some of"
    yield "those have a known last day, past or to come."
    yield ""
    columns = ["kind", "systems", *FOUNDING, "with conditions", "high", "medium", "low", "with a last day"]
    yield f"| {' | '.join(columns)} |"
    yield f"| --- |{' ---: |' * (len(columns) - 1)}"
    rows = [(kind, _counts(schemes)) for kind, schemes in _by_kind(catalogue)]
    rows.append(("**all**", _counts(catalogue.schemes.values())))
    yield from (f"| {kind} | {' | '.join(map(str, counts))} |" for kind, counts in rows)
    places = sum(len(office.places) for office in catalogue.offices.values())
    yield from ("", f"Offices: {len(catalogue.offices)}, with {places} local counters.")


def _counts(schemes: Iterable[Scheme]) -> list[int]:
    schemes = list(schemes)
    newest = [scheme.versions[-1] for scheme in schemes]
    cited = [{source.title for version in s.versions for source in version.sources} for s in schemes]
    return [
        len(schemes),
        *(sum(title in titles for titles in cited) for title in FOUNDING.values()),
        sum(any(version.decided for version in scheme.versions) for scheme in schemes),
        *(sum(version.confidence == level for version in newest) for level in ("high", "medium", "low")),
        sum(version.end is not None for version in newest),
    ]


def _by_kind(catalogue: Catalogue) -> Iterator[tuple[str, list[Scheme]]]:
    for kind in sorted({scheme.kind for scheme in catalogue.schemes.values()}):
        yield kind, [scheme for scheme in catalogue.schemes.values() if scheme.kind == kind]
