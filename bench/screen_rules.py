"""Some schemes by our rules, by OpenFisca and by plain pandas code: `python bench/screen_rules.py [--firms 100000] [--write]`.

The same schemes are decided for made-up firms (bench/members.py) of which all is known: exits 1 unless all three agree
on every firm. Then for the same firms as a member list tells of them, half of it empty, against the truth. With
`--write` the tables go into docs/screening.md.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from actions.rules import Adviser, default_adviser
from actions.rules.facts import Facts
from bench.measures import pandas_rules, tables
from bench.measures.openfisca_rules import OpenFiscaRules
from bench.measures.our_rules import NO, OPEN, YES, OurRules
from bench.members import batches, options, write_list
from bench.simulation import DAY

DOCS = Path(__file__).resolve().parents[1] / "docs" / "screening.md"
SCHEMES = list(pandas_rules.RULES)
AT_ONCE = 4096


class Rival:
    """One way of deciding the subset: from rows to columns, from columns to verdicts."""

    def __init__(self, name: str, read: Any, decide: Any) -> None:
        self.name, self._read, self._decide = name, read, decide
        self.reading = self.deciding = 0.0
        self.told: Counter[tuple[bool, int]] = Counter()

    def __call__(self, firms: Sequence[Facts]) -> np.ndarray[Any, Any]:
        """The verdicts, a row for each scheme; the time is added up."""
        started = process_time()
        columns = self._read(firms)
        between = process_time()
        found = self._decide(columns, len(firms))
        self.reading += between - started
        self.deciding += process_time() - between
        return np.stack([np.asarray(found[name]).astype(np.int8) for name in SCHEMES])


def rivals(adviser: Adviser) -> list[Rival]:
    """Ours first."""
    ours, openfisca = OurRules(adviser, SCHEMES, DAY), OpenFiscaRules(adviser.catalogue, SCHEMES, DAY)
    return [
        Rival("Madoguchi", ours.read, lambda codes, _: ours.decide(codes)),
        Rival("OpenFisca", openfisca.read, openfisca.decide),
        Rival(
            "pandas",
            pandas_rules.table,
            lambda table, _: {name: rule(table) for name, rule in pandas_rules.RULES.items()},
        ),
    ]


def compare(known: Path, ways: Sequence[Rival]) -> int:
    """Decide the subset for all firms by all ways; how many verdicts differ where all is known."""
    adviser, differing = default_adviser(), 0
    for part in batches(known, AT_ONCE):
        whole_truth = [way([truth for _, truth in part]) for way in ways]
        differing += sum(int((other != whole_truth[0]).sum()) for other in whole_truth[1:])
        listed = [adviser.derived(firm, as_of=DAY) for firm, _ in part]
        for way in ways:
            pairs = np.stack([whole_truth[0].ravel(), way(listed).ravel()], axis=1)
            kinds, counts = np.unique(pairs, axis=0, return_counts=True)
            way.told.update({(bool(true), int(told)): int(n) for (true, told), n in zip(kinds, counts, strict=True)})
    return differing


def missing_table(ways: Iterable[Rival]) -> str:
    """What each way says where half of the list is empty, against the truth."""
    rows = []
    for way in ways:
        total = sum(way.told.values())
        right = way.told[True, YES] + way.told[False, NO]
        counts = (right, way.told[False, YES], way.told[True, NO], way.told[True, OPEN] + way.told[False, OPEN])
        rows.append((way.name, *(f"{count / total:.1%}" for count in counts)))
    return tables.table("判定したもの | 正しい | 使えないのに「使える」 | 使えるのに「使えない」 | 言い切らない", rows)


def report(ways: Sequence[Rival], differing: int, count: int) -> str:
    """Both tables with what they are about."""
    ours = ways[0].reading + ways[0].deciding
    rows = [
        (
            way.name,
            f"{2 * count / (way.reading + way.deciding):,.0f}",
            f"{2 * count / way.deciding:,.0f}",
            f"{ours / (way.reading + way.deciding):.2f}",
        )
        for way in ways
    ]
    return "\n\n".join(
        [
            f"同じ{len(SCHEMES)}制度を、Madoguchi、OpenFisca（同じデータから組んだもの）、手で書いたpandasのプログラムで判定しました。"
            f"全部の項目が分かっている{count:,}社では、{count * len(SCHEMES):,}件の判定のうち、ちがったものは{differing}件です。",
            tables.table("判定したもの | 会社／CPU秒 | うち規則だけ | Madoguchiとの比", rows),
            "同じ会社について、名簿のように半分が空欄のとき、本当の答えと比べるとこうなります。OpenFiscaは空欄を既定の値とみなし、"
            "pandasは空欄との比較を「いいえ」とします。Madoguchiは言い切らず、何が分かれば決まるかを言います。",
            missing_table(ways),
            f"制度：{'、'.join(SCHEMES)}",
        ]
    )


def main() -> None:
    """Measure and print; with --write also into the documentation."""
    args = options(__doc__)
    ways = rivals(default_adviser())
    with tempfile.TemporaryDirectory() as folder:
        _, known = write_list(args.keep or Path(folder), args.firms)
        differing = compare(known, ways)
    text = report(ways, differing, args.firms)
    print(text)
    if differing:
        sys.exit("the three do not agree on firms of which all is known")
    if args.write:
        tables.write(DOCS, "screening by others", text)


if __name__ == "__main__":
    main()
