"""Loads the catalogue: strictly, and with every fault named by file, line and remedy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from actions.rules import source
from actions.rules.conditions import AllOf, AnyOf, Condition, Is, Not, Ratio, Shape, replace, walk
from actions.rules.facts import Absent, Choice, Deed, FactSpec, Meaning, Vocabulary
from actions.rules.figures import CALCULATORS
from actions.rules.model import Decided, FactEntry, Office, Scheme, Term, Version
from actions.rules.priors import Priors
from actions.rules.source import CatalogueError, Document, Fault

Model = TypeVar("Model", bound=BaseModel)
OFFICE = "窓口は catalogue/offices/"
SCHEME = "制度は catalogue/schemes/"


class UnknownId(KeyError):
    """No scheme or office bears this id."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(wanted)


@dataclass(frozen=True)
class Catalogue:
    """Everything known: facts, terms, schemes and offices by id."""

    vocabulary: Vocabulary
    shapes: Mapping[str, Shape]
    terms: Mapping[str, Term]
    schemes: Mapping[str, Scheme]
    offices: Mapping[str, Office]
    priors: Priors
    documents: Mapping[str, Document] = field(repr=False)

    def scheme(self, wanted: str) -> Scheme:
        """The scheme with this id. Raises UnknownId."""
        if wanted not in self.schemes:
            raise UnknownId(wanted)
        return self.schemes[wanted]

    def office(self, wanted: str) -> Office:
        """The office with this id. Raises UnknownId."""
        if wanted not in self.offices:
            raise UnknownId(wanted)
        return self.offices[wanted]

    @cached_property
    def _changes(self) -> list[date]:
        """The days on which some definition changes."""
        return sorted({v.start for s in self.schemes.values() if s.kind == "definition" for v in s.versions})

    def epoch(self, day: date) -> int:
        """A number that is the same for days on which all definitions are the same."""
        return bisect_right(self._changes, day)

    def in_full(self, condition: Condition, day: date) -> Condition:
        """The condition with every definition put in the words it has on the day."""
        return replace(condition, lambda reference: self._meaning(reference, day))

    def _meaning(self, reference: Is, day: date) -> Condition:
        version = self.scheme(reference.definition).version_on(day)
        if version is None:
            raise LookupError(f"{reference.definition} has no version on {day}")
        return requirement(version)


def requirement(version: Version) -> Condition:
    """AllOf that a version demands, as one condition."""
    return AllOf(tuple(demand(item) for item in version.decided)) if version.decided else AllOf(())


def demand(item: Decided) -> Condition:
    """What one decided item demands: with an `if`, only of the firms for which that holds."""
    return item.when if item.applies is None else AnyOf((Not(item.applies), item.when))


def load(folder: Path) -> Catalogue:
    """Read the catalogue below `folder`. Raises CatalogueError with every fault found."""
    loader = _Loader(folder)
    catalogue = loader.load()
    if loader.faults:
        raise CatalogueError(loader.faults)
    return catalogue


class _Loader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder.parent
        self.faults: list[Fault] = []
        self.documents: dict[str, Document] = {}
        self.context: dict[str, Any] = {"shapes": {}, "terms": {}}

    def load(self) -> Catalogue:
        vocabulary = self._vocabulary()
        terms = self._terms()
        schemes = self._entries("schemes", Scheme)
        offices = self._entries("offices", Office)
        priors = self._priors()
        catalogue = Catalogue(
            vocabulary, self.context["shapes"], terms, schemes, offices, priors, documents=self.documents
        )
        for scheme in schemes.values():
            self.faults += _scheme_faults(scheme, self.documents[scheme.id], catalogue)
        for office in offices.values():
            self.faults += _office_faults(office, self.documents[office.id], catalogue)
        return catalogue

    def _read(self, path: Path) -> Document:
        document = source.read(path, self.root)
        self.faults += document.faults
        if not isinstance(document.data, dict):
            self.faults.append(document.fault((), "中身がありません。docs/catalogue-format.md の形で書いてください。"))
            document.data = {}
        return document

    def _vocabulary(self) -> Vocabulary:
        document = self._read(self.folder / "facts.yml")
        self.context["shapes"] = {name: _shape(raw) for name, raw in document.data.items() if isinstance(raw, dict)}
        entries = {
            name: entry
            for name, raw in document.data.items()
            if (entry := self._parse(FactEntry, raw, document, (name,))) is not None
        }
        return Vocabulary({name: _spec(name, entry) for name, entry in entries.items()})

    def _terms(self) -> dict[str, Term]:
        terms: dict[str, Term] = {}
        for path in sorted((self.folder / "terms").glob("*.yml")):
            document = self._read(path)
            for name, raw in document.data.items():
                term = self._parse(Term, raw, document, (name,))
                if name in self.context["terms"]:
                    self.faults.append(document.fault((name,), f"用語「{name}」は、ほかの用語ファイルにもあります。"))
                # A term with a fault of its own is still a known name: one fault, not one for each use.
                self.context["terms"][name] = term
                terms |= {name: term} if term else {}
        return terms

    def _priors(self) -> Priors:
        document = self._read(self.folder / "priors.yml")
        priors = self._parse(Priors, document.data, document, ())
        for name in priors.facts if priors else ():
            if name not in self.context["shapes"]:
                self.faults.append(document.fault(("facts", name), f"「{name}」という事実は facts.yml にありません。"))
        return priors or Priors(facts={})

    def _entries(self, folder: str, model: type[Model]) -> dict[str, Model]:
        entries: dict[str, Model] = {}
        for path in sorted((self.folder / folder).rglob("*.yml")):
            document = self._read(path)
            entry = self._parse(model, document.data, document, ())
            if entry is None:
                continue
            name: str = entry.id  # type: ignore[attr-defined]  # both entries have one
            if name != path.stem:
                self.faults.append(
                    document.fault(("id",), f"id が「{name}」なので、ファイル名を {name}.yml にしてください。")
                )
            if name in entries:
                self.faults.append(document.fault(("id",), f"「{name}」は {self.documents[name].file} にもあります。"))
            entries[name], self.documents[name] = entry, document
        return entries

    def _parse(self, model: type[Model], raw: Any, document: Document, above: tuple[str | int, ...]) -> Model | None:
        try:
            return model.model_validate(raw, context=self.context)
        except ValidationError as error:
            for detail in error.errors():
                path = (*above, *detail["loc"], *detail.get("ctx", {}).get("path", ()))
                self.faults.append(document.fault(path, _remedy(detail, model)))
            return None


def _remedy(detail: Any, model: type[BaseModel]) -> str:
    name = detail["loc"][-1] if detail["loc"] else ""
    match detail["type"]:
        case "condition" | "term":
            return str(detail["msg"])
        case "extra_forbidden":
            known = "、".join(sorted(_keys(model, detail["loc"][:-1])))
            return f"「{name}」という項目はありません。使えるのは {known} です。"
        case "missing":
            return f"「{name}」がありません。書き足してください。"
        case "too_short":
            return f"「{name}」が空です。少なくとも一つ書いてください。"
        case "literal_error":
            return f"「{name}」は {detail['ctx']['expected']} のどれかで書いてください。"
        case _:
            return f"「{name}」の値「{detail['input']}」が形に合いません（{detail['msg']}）。docs/catalogue-format.md を見てください。"


def _keys(model: type[BaseModel], loc: tuple[str | int, ...]) -> Iterator[str]:
    """The keys that the model allows at a place within it."""
    for step in loc:
        if isinstance(step, int):
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        annotation = fields[step].annotation if step in fields else None
        inner = [arg for arg in _arguments(annotation) if isinstance(arg, type) and issubclass(arg, BaseModel)]
        if not inner:
            return
        model = inner[0]
    for name, info in model.model_fields.items():
        yield info.alias or name


def _arguments(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _arguments(inner)


def _shape(raw: Mapping[str, Any]) -> Shape:
    values = raw.get("values")
    names = tuple(values) if isinstance(values, dict) else ()
    return Shape(type=str(raw.get("type")), values=names, min=raw.get("min"), max=raw.get("max"))


def _spec(name: str, entry: FactEntry) -> FactSpec:
    return FactSpec(
        name=name,
        type=entry.type,
        label=entry.label,
        unit=entry.unit,
        values=entry.values,
        min=entry.min,
        max=entry.max,
        question=entry.question,
        why=entry.why,
        choices=tuple(Choice(choice.text, choice.value) for choice in entry.choices),
        sensitive=entry.sensitive,
        never_ask_if=entry.never_ask_if,
        means=tuple(Meaning(meaning.when, tuple(meaning.topics)) for meaning in entry.means),
        when_absent=tuple(Absent(absent.when, absent.value) for absent in entry.when_absent),
        deed=Deed(entry.deed.text, tuple(entry.deed.by)) if entry.deed else None,
    )


def _scheme_faults(scheme: Scheme, document: Document, catalogue: Catalogue) -> Iterator[Fault]:
    folder = Path(document.file).parent.name
    if folder != scheme.kind:
        yield document.fault(("kind",), f"kind が「{scheme.kind}」なので、フォルダ {scheme.kind}/ に置いてください。")
    doors = {"provider": [scheme.provider] if scheme.provider else [], "apply_at": scheme.apply_at}
    for key, names in doors.items():
        yield from _unknown(document, (key,), names, catalogue.offices, OFFICE)
    links = {"unlocks": scheme.unlocks, "bridged_by": scheme.bridged_by, "not_with": scheme.not_with}
    for key, names in (links | {"successor": [scheme.successor] if scheme.successor else []}).items():
        yield from _unknown(document, (key,), names, catalogue.schemes, SCHEME)
    yield from _unknown_topics(document, scheme.topics, catalogue)
    yield from _span_faults(scheme, document)
    for index, version in enumerate(scheme.versions):
        yield from _version_faults(scheme, version, document, ("versions", index), catalogue)


def _office_faults(office: Office, document: Document, catalogue: Catalogue) -> Iterator[Fault]:
    prefectures = catalogue.shapes["prefecture"].values
    instead = [office.instead] if office.instead else []
    yield from _unknown(document, ("instead",), instead, catalogue.offices, OFFICE)
    yield from _unknown_topics(document, office.topics, catalogue)
    named: list[tuple[source.Path_, str]] = [(("except",), name) for name in office.excluded]
    named += [
        (("places", i, "prefectures"), name) for i, place in enumerate(office.places) for name in place.prefectures
    ]
    for path, name in named:
        if name not in prefectures:
            yield document.fault(path, f"「{name}」という都道府県はありません。正式な名前で書いてください。")


def _unknown(
    document: Document, path: source.Path_, names: Iterable[str], known: Collection[str], what: str
) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield document.fault(path, f"「{name}」という{what} にありません。id を確かめてください。")


def _unknown_topics(document: Document, topics: Iterable[str], catalogue: Catalogue) -> Iterator[Fault]:
    for topic in topics:
        if topic not in catalogue.shapes["topics"].values:
            yield document.fault(("topics", topic), f"「{topic}」という分野は facts.yml の topics にありません。")


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
    keys = {s.key for s in version.sources if s.key}
    named = [(("decided", index, "source"), item.source) for index, item in enumerate(version.decided)]
    named += [(("prepare", index, "source"), item.source) for index, item in enumerate(version.prepare)]
    for where, key in named:
        if key is not None and key not in keys:
            yield document.fault((*path, *where), f"出典「{key}」が sources の key にありません。")
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
        definition = catalogue.schemes.get(part.definition)
        if definition is None or definition.kind != "definition":
            yield document.fault(
                (*path, "when"), f"「{part.definition}」という定義は catalogue/schemes/definition/ にありません。"
            )
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
