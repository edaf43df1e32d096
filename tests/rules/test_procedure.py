"""What to bring and what follows, for one firm."""

from datetime import date
from pathlib import Path

import pytest
from editing import NEW, edit

from actions.rules import Adviser, check, default_adviser, upkeep
from actions.rules.application import Procedure
from actions.rules.model import Scheme
from actions.rules.procedure import course, length, papers

ADVISER = default_adviser()
TODAY = date(2026, 11, 25)
PROCEDURES = list(ADVISER.catalogue.procedures.values())
WITH_OWN = [s for s in ADVISER.catalogue.schemes.values() if s.procedure]


def _texts(scheme: str, **facts: object) -> list[str]:
    return [bring.text for bring in papers(ADVISER, scheme, facts, as_of=TODAY).bring]


def test_a_company_and_a_person_bring_different_papers() -> None:
    scheme = next(s.id for s in WITH_OWN if len({*_texts(s.id, legal_form="sole_proprietor")}) > 3)
    company, person = (set(_texts(scheme, legal_form=form)) for form in ("kabushiki_kaisha", "sole_proprietor"))
    assert company - person
    assert company & person


def test_what_depends_on_something_not_known_is_kept_and_marked() -> None:
    scheme = WITH_OWN[0].id
    unsure = {bring.whom for bring in papers(ADVISER, scheme, {}, as_of=TODAY).bring if bring.whom}
    assert unsure
    settled = papers(ADVISER, scheme, {"legal_form": "kabushiki_kaisha", "funding_purpose": ["equipment"]}, as_of=TODAY)
    assert not any(bring.whom for bring in settled.bring)


def test_a_scheme_without_a_list_gets_what_is_usual_and_says_so() -> None:
    kinds = {kind for procedure in PROCEDURES for kind in procedure.usual_for}
    lacking = next(s for s in ADVISER.catalogue.schemes.values() if s.kind in kinds and s.procedure is None)
    found = papers(ADVISER, lacking.id, {}, as_of=TODAY)
    assert found.usual
    assert found.bring


def test_where_nothing_is_known_nothing_is_made_up() -> None:
    kinds = {kind for procedure in PROCEDURES for kind in procedure.usual_for}
    lacking = next(s for s in ADVISER.catalogue.schemes.values() if s.kind not in kinds and s.procedure is None)
    assert papers(ADVISER, lacking.id, {}, as_of=TODAY).bring == []
    assert course(ADVISER, lacking.id, as_of=TODAY).stages == []
    assert length(ADVISER, ADVISER.judge(lacking.id, {}, as_of=TODAY), as_of=TODAY) is None


@pytest.mark.parametrize("scheme", [pytest.param(s, id=s.id) for s in WITH_OWN])
def test_every_paper_and_stage_stands_on_a_page_with_its_date(scheme: Scheme) -> None:
    found = papers(ADVISER, scheme.id, {}, as_of=TODAY)
    titles = {source.title for source in found.sources}
    assert {bring.source for bring in found.bring} == titles
    after = course(ADVISER, scheme.id, as_of=TODAY)
    assert not after.stages or after.sources


@pytest.mark.parametrize("procedure", [pytest.param(p, id=p.id) for p in PROCEDURES])
def test_every_procedure_is_used(procedure: Procedure) -> None:
    used = {scheme.procedure for scheme in ADVISER.catalogue.schemes.values()}
    assert procedure.id in used or procedure.usual_for
    assert all(source.url for source in procedure.sources)


def test_the_length_counts_what_is_to_be_prepared_as_well() -> None:
    scheme = next(
        judged
        for s in WITH_OWN
        if (judged := ADVISER.judge(s.id, {}, as_of=TODAY)).timing.prepare
        and course(ADVISER, s.id, as_of=TODAY).stages[:1]
        and course(ADVISER, s.id, as_of=TODAY).stages[0].days
    )
    first = course(ADVISER, scheme.id, as_of=TODAY).stages[0].days
    assert first is not None
    assert length(ADVISER, scheme, as_of=TODAY) == first + max(lead.days for lead in scheme.timing.prepare)


PAGE = "  - {key: page, title: 頁, url: https://example.jp/, checked_on: 2026-01-01}\n"
BROUGHT = f"id: procedure-new\nname: 申し込むとき\npapers:\n  - {{text: 書類, source: page}}\nsources:\n{PAGE}"


def _written(copy: Path, text: str) -> Path:
    (copy / "procedures").mkdir()
    (copy / "procedures" / "procedure-new.yml").write_text(text, encoding="utf-8")
    return copy


def test_a_sound_procedure_is_no_fault(copy: Path) -> None:
    assert check(_written(copy, BROUGHT)) == []


def test_a_source_that_is_not_there_is_named_with_its_line(copy: Path) -> None:
    (fault,) = check(_written(copy, BROUGHT.replace("source: page", "source: other")))
    assert "「other」" in fault.message
    assert fault.file.endswith("procedure-new.yml")
    assert fault.line == 4


def test_a_procedure_that_is_not_there_is_named(copy: Path) -> None:
    edit(copy, NEW, "versions:", "procedure: nowhere\nversions:")
    assert any("「nowhere」" in fault.message for fault in check(copy))


def test_a_procedure_not_looked_at_for_a_year_is_listed(copy: Path) -> None:
    adviser = Adviser.load(_written(copy, BROUGHT))
    files = [{Path(n.file).name for n in upkeep(adviser, day)} for day in (date(2027, 1, 1), date(2027, 1, 2))]
    assert "procedure-new.yml" not in files[0]
    assert "procedure-new.yml" in files[1]
