"""Answers to questions about an advice: why, on what terms, where, what else, and how large the firm counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.replies.counsel import (
    SHOWN,
    counter_lines,
    door_name,
    figure_lines,
    ineligible_text,
    near_misses,
    office_lines,
    quoted,
    source_line,
    term_lines,
    verdict_text,
)
from actions.replies.words import name_of
from actions.rules.advice import Advice, Judgement, OfficeAdvice, Recommendation, SizeClass, Timing
from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts, Vocabulary

EXCLUDED_SHOWN = 5
CONDITION_TERMS = 6
PHONES_SHOWN = 4
NO_PHONE = "ごめんなさい、確かめられた電話番号が、まだありません。"
NO_OFFICE = "ご案内できる窓口が、まだ見つかっていません。困っていることと、都道府県を教えてください。"
_MARKS = {True: "○ 満たしています", False: "× 満たしていません", None: "？ まだ分かりません"}
_SIZES = {True: "にあたります", False: "にはあたりません", None: "にあたるかは、まだ決められません"}


def reasons_text(scheme: Recommendation | Judgement, catalogue: Catalogue) -> str:
    """Each condition of a scheme: met, not met or open, and the pages they stand on."""
    lines = [f"「{scheme.name}」をご案内した理由です。", f"→ {verdict_text(scheme, catalogue)}"]
    lines += [f"{_MARKS[reason.holds]}：{reason.text}" for reason in scheme.why]
    standing = {reason.source for reason in scheme.why}
    lines += [source_line(source) for source in scheme.sources if source.title in standing]
    return "\n".join(lines)


def conditions_text(scheme: Recommendation | Judgement, catalogue: Catalogue) -> str:
    """What one must meet, as far as this firm is known; what the office looks at; and the terms."""
    lines = [f"「{scheme.name}」の条件です。", f"→ {verdict_text(scheme, catalogue)}"]
    lines += [f"{_MARKS[reason.holds]}：{reason.text}" for reason in scheme.why]
    lines += _titled("■ ほかに知っておくこと", scheme.told)
    lines += _titled("■ お金の条件", term_lines(scheme, catalogue)[:CONDITION_TERMS])
    lines += [f"※ {scheme.caution}"] if scheme.caution else []
    standing = {reason.source for reason in scheme.why}
    sources = [source for source in scheme.sources if source.title in standing] or scheme.sources[:1]
    return "\n".join([*lines, *(source_line(source) for source in sources)])


def detail_text(scheme: Recommendation | Judgement, advice: Advice, catalogue: Catalogue) -> str:
    """Terms, figures, what to know beforehand, where to apply, and the sources."""
    lines = [f"「{scheme.name}」", scheme.summary, f"→ {verdict_text(scheme, catalogue)}"]
    lines += _titled("■ 今回の場合", figure_lines(scheme, catalogue))
    lines += _titled("■ 条件", term_lines(scheme, catalogue))
    lines += _titled("■ 知っておいてほしいこと", scheme.told)
    lines += _titled("■ 時間とお金の流れ", timing_lines(scheme.timing, catalogue))
    lines += [f"※ {scheme.caution}"] if scheme.caution else []
    door = door_name(advice, scheme, catalogue)
    lines += _titled("■ 申し込み・相談", [door] if door else [])
    for source in scheme.sources[:SHOWN]:
        lines += [source_line(source), *([source.url] if source.url else [])]
    return "\n".join(lines)


def timing_lines(timing: Timing, catalogue: Catalogue) -> list[str]:
    """What to begin when, when the money comes, what bridges the gap, and what cannot be used together."""
    lines = [f"{lead.text}（{lead.days}日ほどかかるので、早めに始めます）" for lead in timing.prepare]
    if timing.order_after_decision:
        lines.append("決定の前に注文や契約をしたものは、対象になりません。")
    if timing.paid_afterwards:
        lines.append("お金は、先に支払いをすませた後に受け取ります。")
    if timing.bridged_by:
        lines.append(f"それまでのつなぎには、{quoted(timing.bridged_by, catalogue)}があります。")
    if timing.not_with:
        lines.append(f"同じ費用に{quoted(timing.not_with, catalogue)}は使えません。")
    return lines


def where_text(offices: Sequence[OfficeAdvice]) -> str:
    """Offices for this firm, each with its counter."""
    if not offices:
        return NO_OFFICE
    return "\n".join(["相談できるところです。", *(line for office in offices for line in office_lines(office))])


def phones_text(offices: Sequence[OfficeAdvice]) -> str:
    """The numbers of the first offices, each number once; of the others, where theirs stands."""
    if not offices:
        return NO_OFFICE
    shown = [*offices[:SHOWN], *(office for office in offices[SHOWN:] if _phone(office))][:PHONES_SHOWN]
    numbers = dict.fromkeys(_phone(office) for office in shown if _phone(office))
    first = [next(office for office in shown if _phone(office) == number) for number in numbers]
    silent = [lines for office in shown if not _phone(office) and len(lines := list(counter_lines(office))) > 1]
    lines = ["電話番号です。", *(line for office in first for line in counter_lines(office))] if first else []
    if silent:
        lines.append("こちらの番号は、まだ確かめられていません。ホームページで見てください。")
        lines += [line for office in silent for line in office]
    return "\n".join(lines) or NO_PHONE


def _phone(office: OfficeAdvice) -> str | None:
    return office.place.phone if office.place else None


def more_text(advice: Advice, catalogue: Catalogue) -> str:
    """The suggestions behind the first ones, what is one deed away, and what is out and why."""
    further = [f"{r.name}\n　→ {verdict_text(r, catalogue)}" for r in advice.recommendations[SHOWN:]]
    out = [f"{e.name}\n　→ {ineligible_text(e.why)}" for e in advice.ineligible[:EXCLUDED_SHOWN]]
    near = list(near_misses(advice, catalogue))
    lines = [
        *_titled("■ ほかの候補", further),
        *_titled("■ あと一歩で使えるもの", near),
        *_titled("■ 今回は対象外のもの", out),
    ]
    return "\n".join(lines) or "今のところ、ほかにご案内できるものはありません。"


def size_text(size: SizeClass, facts: Facts, vocabulary: Vocabulary) -> str:
    """Is the firm an SME and a small enterprise, and what decides it."""
    lines = [f"中小企業{_SIZES[size.sme]}。", f"小規模な事業者{_SIZES[size.small]}。"]
    lines += [f"{_MARKS[reason.holds]}：{reason.text}" for reason in size.why]
    missing = [name_of(vocabulary[fact]) for fact in size_missing(size, facts)]
    if missing:
        lines.append(f"{'か'.join(f'「{name}」' for name in missing)}が分かれば決まります。")
    lines += [f"出典：{source}" for source in dict.fromkeys(reason.source for reason in size.why)]
    return "\n".join(lines)


def size_missing(size: SizeClass, facts: Facts) -> list[str]:
    """The facts, still unknown, on which an open size class turns."""
    read = (fact for reason in size.why if reason.holds is None for fact in reason.facts)
    return list(dict.fromkeys(fact for fact in read if fact not in facts))


def _titled(title: str, items: list[str]) -> Iterator[str]:
    return iter([title, *(f"・{item}" for item in items)] if items else [])
