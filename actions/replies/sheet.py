"""The hand-over sheet (引継ぎ票): what a counter needs to go on where the conversation stopped, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from actions.replies import units
from actions.replies.counsel import (
    GUIDANCE,
    SHOWN,
    figure_lines,
    first_step,
    office_lines,
    source_line,
    verdict_text,
)
from actions.replies.words import name_of, value_of
from actions.rules import Adviser
from actions.rules.advice import Advice, OfficeAdvice, Recommendation
from actions.rules.catalogue import Catalogue
from actions.rules.facts import FactSpec
from actions.rules.procedure import papers
from actions.state import State
from cases import Line, Section, Sheet

TITLE, SUGGESTED = "引継ぎ票", "ご案内した制度"
# What a page holds beside everything else.
WORDS_SHOWN = 24
FIGURES_SHOWN = 4
REASONS_SHOWN = 2
LEADS_SHOWN = 6
PAPERS_SHOWN = 12


def sheet_for(state: State, advice: Advice, adviser: Adviser, kept: tuple[str, date] | None = None) -> Sheet:
    """The sheet for what is known now; `kept` is the code and the last day of a case, if there is one."""
    catalogue = adviser.catalogue
    named = (_suggestion(place, each, catalogue) for place, each in enumerate(advice.recommendations[:SHOWN], start=1))
    sections = [
        Section(title="うかがったこと", lines=list(_facts(state, catalogue)), form="facts"),
        Section(title=SUGGESTED, lines=list(named)),
        Section(title="相談先", lines=[_office(office) for office in advice.offices[:SHOWN]], form="half"),
        Section(title="まだ分からないこと", lines=list(_open(state, advice, catalogue)), form="half"),
        Section(title="先に始めること", lines=list(_beforehand(advice)), form="half"),
        Section(title="持っていくもの", lines=list(_papers(state, advice, adviser)), form="half"),
    ]
    return Sheet(
        title=TITLE,
        made=f"{units.day(advice.as_of)}の制度でのご案内",
        lead=first_step(advice, catalogue),
        sections=[section for section in sections if section.lines],
        footer=[GUIDANCE, *_kept_words(kept), f"制度データの版：{catalogue.fingerprint}（窓口 Madoguchi）"],
    )


def sheet_text(sheet: Sheet) -> str:
    """The sheet as a message."""
    lines = [f"【{sheet.title}】{sheet.made}", sheet.lead]
    for section in sheet.sections:
        lines += ["", f"■ {section.title}"]
        for line in section.lines:
            lines += [f"・{line.text}", *(f"　{note}" for note in line.notes)]
    return "\n".join([*lines, "", *sheet.footer])


def _facts(state: State, catalogue: Catalogue) -> Iterator[Line]:
    for name, spec in catalogue.vocabulary.items():
        if name in state.facts:
            said = value_of(spec, state.facts[name], approximate=name in state.approximate)
            yield Line(text=f"{name_of(spec)}：{said}", notes=_own_words(spec, state.words))


def _own_words(spec: FactSpec, words: Mapping[str, Any]) -> list[str]:
    own = words.get(spec.name)
    if not own:
        return []
    return [f"「{own if len(own) <= WORDS_SHOWN else own[:WORDS_SHOWN] + '…'}」"]


def _suggestion(place: int, scheme: Recommendation, catalogue: Catalogue) -> Line:
    holding = [reason.text for reason in scheme.why if reason.holds][:REASONS_SHOWN]
    figures = figure_lines(scheme, catalogue)[:FIGURES_SHOWN]
    notes = [
        *([f"理由：{'／'.join(holding)}"] if holding else []),
        *(["／".join(figures)] if figures else []),
        *([f"ご注意：{scheme.told[0]}"] if scheme.told else []),
        *([f"※ {scheme.caution}"] if scheme.caution else []),
        *([source_line(scheme.sources[0])] if scheme.sources else []),
    ]
    return Line(text=f"{place}．{scheme.name} → {verdict_text(scheme, catalogue)}", notes=notes)


def _office(office: OfficeAdvice) -> Line:
    counter, why, *reach = office_lines(office)
    return Line(text=counter.removeprefix("・"), notes=[note.strip() for note in (why, *reach)])


def _open(state: State, advice: Advice, catalogue: Catalogue) -> Iterator[Line]:
    """What would decide the suggestions; what the person did not know or did not want to say is marked so."""
    missing = (fact for scheme in advice.recommendations[:SHOWN] for fact in scheme.missing_facts)
    for fact in dict.fromkeys(missing):
        left = "（わからない、または答えたくないとのこと）" if fact in state.refused else ""
        yield Line(text=f"{name_of(catalogue.vocabulary[fact])}{left}")


def _beforehand(advice: Advice) -> Iterator[Line]:
    leads = (lead for scheme in advice.recommendations[:SHOWN] for lead in scheme.timing.prepare)
    for text, days in islice({lead.text: lead.days for lead in leads}.items(), LEADS_SHOWN):
        yield Line(text=f"{text}（{days}日ほど）")


def _papers(state: State, advice: Advice, adviser: Adviser) -> Iterator[Line]:
    """What to bring for the suggestions, each paper once."""
    named = (
        paper
        for scheme in advice.recommendations[:SHOWN]
        for paper in papers(adviser, scheme.id, state.facts, as_of=state.day).bring
    )
    for text, whom in islice({paper.text: paper.whom for paper in named}.items(), PAPERS_SHOWN):
        yield Line(text=f"{text}（{whom}）" if whom else text)


def _kept_words(kept: tuple[str, date] | None) -> list[str]:
    if kept is None:
        return ["この内容は保存していません。"]
    code, last = kept
    return [
        f"ご本人の同意を得て、番号 {code} で{units.day(last)}までお預かりします。お名前や連絡先は含みません。",
        "「この相談を消して」と送ると、いつでも消せます。",
    ]
