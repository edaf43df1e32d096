"""Loads the catalogue: strictly, and with every fault named by file, line and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from actions.rules import source
from actions.rules.application import Procedure
from actions.rules.catalogue import Catalogue
from actions.rules.conditions import Shape, unknown_fact
from actions.rules.facts import Absent, Choice, Deed, FactSpec, Meaning, Vocabulary
from actions.rules.faults import office_faults, procedure_faults, scheme_faults
from actions.rules.model import FactEntry, Office, Scheme, Term
from actions.rules.priors import Priors
from actions.rules.remedies import remedy
from actions.rules.source import CatalogueError, Document, Fault

Model = TypeVar("Model", bound=BaseModel)
Entry = TypeVar("Entry", Scheme, Office, Procedure)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
        self.broken: set[str] = set()
        self.context: dict[str, Any] = {"shapes": {}, "terms": {}}

    def load(self) -> Catalogue:
        vocabulary = self._vocabulary()
        terms = self._terms()
        schemes = self._entries("schemes", Scheme)
        offices = self._entries("offices", Office)
        procedures = self._entries("procedures", Procedure)
        priors = self._priors()
        catalogue = Catalogue(
            vocabulary,
            self.context["shapes"],
            terms,
            schemes,
            offices,
            priors,
            documents=self.documents,
            procedures=procedures,
            broken=frozenset(self.broken),
        )
        # What stands twice or is no day in a file makes it at odds with itself: that is told once, without what follows.
        for scheme in (each for each in schemes.values() if not self.documents[each.id].faults):
            self.faults += scheme_faults(scheme, self.documents[scheme.id], catalogue)
        for office in offices.values():
            self.faults += office_faults(office, self.documents[office.id], catalogue)
        for procedure in procedures.values():
            self.faults += procedure_faults(procedure, self.documents[procedure.id])
        return catalogue

    def _read(self, path: Path) -> Document:
        document = source.read(path, self.root)
        self.faults += document.faults
        if not isinstance(document.data, dict):
            if not document.faults:
                self.faults.append(
                    document.fault((), "中身がありません。docs/catalogue-format.md の形で書いてください。")
                )
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
        vocabulary = Vocabulary({name: _spec(name, entry) for name, entry in entries.items()})
        for name, spec in vocabulary.items():
            for index, choice in enumerate(spec.choices):
                if choice.value is not None and (problem := spec.problem(choice.value)):
                    self.faults.append(document.fault((name, "choices", index), problem))
        return vocabulary

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
        priors = self._parse(Priors, document.data, document, ()) if document.data else None
        for name, prior in priors.facts.items() if priors else ():
            if name not in self.context["shapes"]:
                self.faults.append(document.fault(("facts", name), unknown_fact(name, self.context["shapes"])))
            for topic in set(prior.among) - set(self.context["shapes"]["topics"].values):
                message = f"「{topic}」という相談分野は facts.yml の topics にありません。"
                self.faults.append(document.fault(("facts", name, "among", topic), message))
        return priors or Priors(facts={})

    def _misnamed(self, folder: str) -> None:
        """A file that would never be read is not passed over in silence."""
        for path in sorted((self.folder / folder).rglob("*")):
            if path.is_file() and path.suffix != ".yml" and not path.name.startswith("."):
                message = "このファイルは読まれません。名前の終わりを .yml にしてください。"
                self.faults.append(Fault(str(path.relative_to(self.root)), 1, message))

    def _entries(self, folder: str, model: type[Entry]) -> dict[str, Entry]:
        self._misnamed(folder)
        entries: dict[str, Entry] = {}
        for path in sorted((self.folder / folder).rglob("*.yml")):
            document = self._read(path)
            entry = self._parse(model, document.data, document, ()) if document.data else None
            if entry is None:
                self.broken.add(path.stem)
                continue
            name = entry.id
            # Whoever names the file's entry by the right id is not at fault as well.
            self.broken |= {path.stem} - {name}
            if not ID.fullmatch(name):
                self.faults.append(
                    document.fault(("id",), f"id「{name}」は、半角の小文字・数字・「-」だけで書いてください。")
                )
            elif name != path.stem:
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
                self.faults.append(document.fault(path, remedy(detail, model)))
            return None


def _shape(raw: Mapping[str, Any]) -> Shape:
    values = raw["values"] if isinstance(raw.get("values"), dict) else {}
    return Shape(
        type=str(raw.get("type")),
        values=tuple(values),
        min=raw.get("min"),
        max=raw.get("max"),
        label=str(raw.get("label")),
        labels=tuple((str(label), value) for value, label in values.items()),
    )


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
        easy=entry.easy,
        why=entry.why,
        choices=tuple(Choice(choice.text, choice.value) for choice in entry.choices),
        sensitive=entry.sensitive,
        never_ask_if=entry.never_ask_if,
        means=tuple(Meaning(meaning.when, tuple(meaning.topics)) for meaning in entry.means),
        when_absent=tuple(Absent(absent.when, absent.value) for absent in entry.when_absent),
        deed=Deed(entry.deed.text, tuple(entry.deed.by)) if entry.deed else None,
    )
