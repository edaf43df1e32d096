"""What is wrong between the parts of a catalogue that is sound piece by piece: dangling names, spans, references."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from actions.rules import source
from actions.rules.application import Procedure
from actions.rules.catalogue import Catalogue, demand
from actions.rules.conditions import Is, Ratio, unknown_fact, walk
from actions.rules.entry import Sourced, Stated
from actions.rules.figures import CALCULATORS
from actions.rules.model import Decided, Office, Scheme, Version
from actions.rules.near import meant
from actions.rules.source import Document, Fault

OFFICE = "窓口は catalogue/offices/"
SCHEME = "制度は catalogue/schemes/"
PROCEDURE = "手続きは catalogue/procedures/"
DEFINITION = "定義は catalogue/schemes/definition/"


def scheme_faults(scheme: Scheme, document: Document, catalogue: Catalogue) -> Iterator[Fault]:
    """What is wrong with a scheme's place, names, spans and versions."""
    folder = Path(document.file).parent.name
    if folder != scheme.kind:
        yield document.fault(("kind",), f"kind が「{scheme.kind}」なので、フォルダ {scheme.kind}/ に置いてください。")
    doors = {"provider": [scheme.provider] if scheme.provider else [], "apply_at": scheme.apply_at}
    for key, names in doors.items():
        yield from _unknown(document, (key,), names, catalogue.offices, catalogue.broken, OFFICE)
    links = {"unlocks": scheme.unlocks, "bridged_by": scheme.bridged_by, "not_with": scheme.not_with}
    for key, names in (links | {"successor": [scheme.successor] if scheme.successor else []}).items():
        yield from _unknown(document, (key,), names, catalogue.schemes, catalogue.broken, SCHEME)
    procedure = [scheme.procedure] if scheme.procedure else []
    yield from _unknown(document, ("procedure",), procedure, catalogue.procedures, catalogue.broken, PROCEDURE)
    yield from _unknown_topics(document, scheme.topics, catalogue)
    yield from _span_faults(scheme, document)
    for index, version in enumerate(scheme.versions):
        yield from _version_faults(scheme, version, document, ("versions", index), catalogue)


def office_faults(office: Office, document: Document, catalogue: Catalogue) -> Iterator[Fault]:
    """What is wrong with an office's names."""
    prefectures = catalogue.shapes["prefecture"].values
    instead = [office.instead] if office.instead else []
    yield from _unknown(document, ("instead",), instead, catalogue.offices, catalogue.broken, OFFICE)
    yield from _unknown_topics(document, office.topics, catalogue)
    named: list[tuple[source.Path_, str]] = [(("except",), name) for name in office.excluded]
    named += [
        (("places", i, "prefectures"), name) for i, place in enumerate(office.places) for name in place.prefectures
    ]
    for path, name in named:
        if name not in prefectures:
            yield document.fault(path, f"「{name}」という都道府県はありません。正式な名前で書いてください。")


def procedure_faults(procedure: Procedure, document: Document) -> Iterator[Fault]:
    """What is wrong with the sources of a procedure's parts."""
    return _source_faults(procedure, {"papers": procedure.papers, "stages": procedure.stages}, document, ())


def _source_faults(
    entry: Sourced, parts: Mapping[str, Sequence[Stated]], document: Document, path: source.Path_
) -> Iterator[Fault]:
    """Sources that a part of the entry names, but that are not there; parts that name none of several."""
    keys = [s.key for s in entry.sources if s.key]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        message = f"sources の key「{key}」が二度使われています。出典ごとに違う key にしてください。"
        yield document.fault((*path, "sources"), message)
    usable = f"使えるのは {'、'.join(keys)} です。"
    for name, stated in parts.items():
        for index, part in enumerate(stated):
            where = (*path, name, index, "source")
            if part.source is None and len(keys) > 1:
                message = f"どの出典によるかがありません。「source: 」に sources の key を書いてください。{usable}"
                yield document.fault(where, message)
            elif part.source is not None and part.source not in keys:
                message = f"出典「{part.source}」が sources の key にありません。{meant(part.source, keys) or usable}"
                yield document.fault(where, message)


def _unknown(
    document: Document,
    path: source.Path_,
    names: Iterable[str],
    known: Mapping[str, Office | Scheme | Procedure],
    broken: Collection[str],
    what: str,
) -> Iterator[Fault]:
    for name in names:
        if name not in known and name not in broken:
            hint = _separated(name) or meant(name, [*known, *broken], _names(known)) or "id を確かめてください。"
            yield document.fault(path, f"「{name}」という{what} にありません。{hint}")


def _separated(name: str) -> str:
    return "id は「, 」（半角のコンマと空白）で区切ってください。" if "、" in name else ""


def _names(known: Mapping[str, Office | Scheme | Procedure]) -> Iterator[tuple[str, str]]:
    """What people call each, with its id."""
    for id_, entry in known.items():
        yield entry.name, id_
        if not isinstance(entry, Procedure):
            yield from ((alias, id_) for alias in entry.aliases)


def _unknown_topics(document: Document, topics: Iterable[str], catalogue: Catalogue) -> Iterator[Fault]:
    shape = catalogue.shapes["topics"]
    for topic in topics:
        if topic not in shape.values:
            hint = meant(topic, shape.values, shape.labels)
            message = f"「{topic}」という分野は facts.yml の topics にありません。{hint}"
            yield document.fault(("topics", topic), message)


def _span_faults(scheme: Scheme, document: Document) -> Iterator[Fault]:
    for index, version in enumerate(scheme.versions):
        path = ("versions", index, "from")
        if version.end is not None and version.end < version.start:
            yield document.fault(path, "to が from より前です。日付を確かめてください。")
        if index == 0:
            continue
        before = scheme.versions[index - 1]
        if before.end is None or version.start <= before.end:
            yield document.fault(
                path, "前の版と期間が重なっています。前の版の to を、この from の前日までにしてください。"
            )
        elif version.start > before.end + timedelta(days=1) and not version.gap:
            yield document.fault(path, "前の版との間に空いた日があります。つなげるか、gap に理由を書いてください。")


def _version_faults(
    scheme: Scheme, version: Version, document: Document, path: source.Path_, catalogue: Catalogue
) -> Iterator[Fault]:
    yield from _source_faults(version, version.parts, document, path)
    for index, lead in enumerate(version.prepare):
        if lead.counted_by is not None and lead.counted_by not in catalogue.shapes:
            message = unknown_fact(lead.counted_by, catalogue.shapes)
            yield document.fault((*path, "prepare", index, "counted_by"), message)
    for index, item in enumerate(version.decided):
        yield from _reference_faults(item, version, document, (*path, "decided", index), catalogue)
    for name in version.figures:
        if name not in CALCULATORS:
            yield document.fault(
                (*path, "figures"), f"「{name}」という計算はありません。使えるのは {'、'.join(CALCULATORS)} です。"
            )
        elif lacking := CALCULATORS[name].terms - set(version.terms):
            yield document.fault(
                (*path, "figures"), f"計算「{name}」には terms の {'、'.join(sorted(lacking))} が要ります。"
            )
    yield from _ratio_faults(version, document, path)


def _reference_faults(
    item: Decided, version: Version, document: Document, path: source.Path_, catalogue: Catalogue
) -> Iterator[Fault]:
    for part in walk(demand(item)):
        if not isinstance(part, Is):
            continue
        if part.definition in catalogue.broken:
            continue
        definition = catalogue.schemes.get(part.definition)
        if definition is None or definition.kind != "definition":
            known = {id_: scheme for id_, scheme in catalogue.schemes.items() if scheme.kind == "definition"}
            yield from _unknown(document, (*path, "when"), [part.definition], known, (), DEFINITION)
        elif definition.version_on(version.start) is None or definition.versions[-1].end not in (None, version.end):
            yield document.fault(
                (*path, "when"), f"定義「{part.definition}」が、この版の期間の全部には当てはまりません。"
            )


def _ratio_faults(version: Version, document: Document, path: source.Path_) -> Iterator[Fault]:
    parts = [part for item in version.decided for part in walk(demand(item))]
    ratios = {(part.of, part.to) for part in parts if isinstance(part, Ratio)}
    used = [getattr(part, "fact", None) for part in parts]
    for of, to in ratios:
        if of in used or to in used or len(ratios) > 1:
            yield document.fault(
                (*path, "decided"),
                f"ratio の「{of}」「{to}」は、同じ版のほかの条件には使えません（正確に判定できません）。",
            )
