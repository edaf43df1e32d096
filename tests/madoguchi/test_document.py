"""The generated pages say what the catalogue says."""

import pytest

from actions.rules import default_adviser
from madoguchi.document import PAGES, pages

WRITTEN = pages(default_adviser().catalogue)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    """Run `madoguchi document` after a change of the catalogue."""
    assert (PAGES / name).read_text(encoding="utf-8") == WRITTEN[name]


def test_every_scheme_stands_in_the_list() -> None:
    assert [id_ for id_ in default_adviser().catalogue.schemes if f"`{id_}`" not in WRITTEN["catalogue.md"]] == []


def test_the_last_row_of_the_coverage_counts_all_schemes() -> None:
    (row,) = [line for line in WRITTEN["coverage.md"].splitlines() if "**all**" in line]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert int(cells[1]) == len(default_adviser().catalogue.schemes)
    assert int(cells[1]) == sum(map(int, cells[6:9]))
