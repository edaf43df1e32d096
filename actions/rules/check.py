"""Checks the catalogue as a whole: that it loads, that its cases come out, and that each scheme is tested."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actions.rules.advice import Verdict
from actions.rules.advise import Adviser
from actions.rules.conditions import AnyOf
from actions.rules.facts import FactError
from actions.rules.judge import Judge, applies_to
from actions.rules.model import Case, Scheme
from actions.rules.source import CatalogueError, Document, Fault


def check(folder: Path) -> list[Fault]:
    """Every fault of the catalogue below `folder`; an empty list if it is sound."""
    try:
        adviser = Adviser.load(folder)
    except CatalogueError as error:
        return error.faults
    faults: list[Fault] = []
    for scheme in adviser.catalogue.schemes.values():
        document = adviser.catalogue.documents[scheme.id]
        faults += _case_faults(adviser, scheme, document)
        faults += _coverage_faults(scheme, document)
        faults += _gap_faults(adviser, scheme, document)
        faults += _cut_faults(scheme, document)
    return sorted(faults)


def _case_faults(adviser: Adviser, scheme: Scheme, document: Document) -> Iterator[Fault]:
    names = [case.name for case in scheme.cases]
    for index, case in enumerate(scheme.cases):
        if case.name in names[:index]:
            message = f"ケースの名前「{case.name}」が二度使われています。違うところが分かる名前にしてください。"
            yield document.fault(("cases", index), message)
        for problem in run_case(adviser, scheme, case):
            yield document.fault(("cases", index), f"ケース「{case.name}」: {problem}")


def run_case(adviser: Adviser, scheme: Scheme, case: Case) -> Iterator[str]:
    """What of the case does not come out, in Japanese."""
    try:
        facts = adviser.vocabulary.validate(case.facts)
    except FactError as error:
        yield from (f"{problem.where}: {problem.message}" for problem in error.problems)
        return
    judgement = adviser.judge(scheme.id, facts, as_of=case.as_of)
    verdict = judgement.verdict.value if judgement.status == "in_force" else "not_in_force"
    if verdict != str(case.verdict):
        yield f"判定は {case.verdict} のはずが {verdict} でした。条件かケースを直してください。"
    elif sorted(judgement.missing_facts) != sorted(case.missing_facts):
        wanted, found = (f"[{', '.join(sorted(names))}]" for names in (case.missing_facts, judgement.missing_facts))
        yield f"missing_facts は {wanted} のはずが {found} でした。条件かケースを直してください。"
    for name, expected in case.figures.items():
        if judgement.figures.get(name) != expected:
            yield f"figures の {name} は {expected} のはずが {judgement.figures.get(name)} でした。条件かケースを直してください。"


def _coverage_faults(scheme: Scheme, document: Document) -> Iterator[Fault]:
    """Each version needs cases for every verdict that it can give."""
    for index, version in enumerate(scheme.versions):
        seen = {case.verdict for case in scheme.cases if applies_to(scheme, case.as_of) == ("in_force", version)}
        wanted: set[Any] = set(Verdict) if version.decided else {Verdict.ELIGIBLE}
        for verdict in sorted(wanted - seen):
            yield document.fault(
                ("versions", index), f"この版には、判定が {verdict} になるケースがありません。cases に足してください。"
            )


def _gap_faults(adviser: Adviser, scheme: Scheme, document: Document) -> Iterator[Fault]:
    """A version whose every condition has an `if` must speak to every firm, or some would pass unseen."""
    for index, version in enumerate(scheme.versions):
        conditions = [item.applies for item in version.decided if item.applies is not None]
        if not conditions or len(conditions) < len(version.decided):
            continue
        if Judge(adviser.catalogue).find(AnyOf(tuple(conditions)), {}, version.start).holds is not True:
            yield document.fault(
                ("versions", index, "decided"),
                "どの if にも当てはまらない事業者がいます。残りの業種の条件も書いてください。",
            )


def _cut_faults(scheme: Scheme, document: Document) -> Iterator[Fault]:
    """No sentence ends in a figure: a comma within 5,000万円 has cut off the rest."""
    for index, version in enumerate(scheme.versions):
        for name, stated in version.parts.items():
            for place, part in enumerate(stated):
                if part.text[-1:].isdecimal():
                    message = "文が数字で終わっています。コンマの後が切れていないか、確かめてください。"
                    yield document.fault(("versions", index, name, place, "text"), message)
