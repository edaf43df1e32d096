"""Do the parts speak of the same things? Facts and slots, domain and training data, places, without importing Rasa."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.rules import Fault
from actions.rules.source import Document, Path_, read
from nlu.places import municipalities, official

# What a rule or story may say besides the domain's own actions: Rasa's, as its documentation lists them.
BUILT_IN = {
    "action_listen",
    "action_restart",
    "action_session_start",
    "action_default_fallback",
    "action_deactivate_loop",
    "action_revert_fallback_events",
    "action_unlikely_intent",
    "action_back",
    "action_extract_slots",
}
# The intent that no example teaches: Rasa gives it to what it did not understand.
NOT_UNDERSTOOD = "nlu_fallback"


@dataclass(frozen=True)
class Domain:
    """The names that domain.yml declares."""

    document: Document
    intents: frozenset[str]
    actions: frozenset[str]
    slots: frozenset[str]


def faults(root: Path) -> list[Fault]:
    """Every disagreement between catalogue/facts.yml, domain.yml and data/."""
    if not (root / "domain.yml").exists():
        return [
            Fault("domain.yml", 1, "ファイルがありません。意図・スロット・応答を書いた domain.yml を置いてください。")
        ]
    facts = read(root / "catalogue" / "facts.yml", root)
    document = read(root / "domain.yml", root)
    training = [read(path, root) for path in sorted((root / "data").rglob("*.yml"))]
    broken = [fault for each in (facts, document, *training) for fault in each.faults]
    if broken:
        return broken
    domain = _domain(document)
    topics = set(facts.data["topics"]["values"])
    found = [*_slots(facts, domain), *_intents_without_examples(domain, training)]
    for each in training:
        found += [*_nlu(each, domain, topics), *_steps(each, domain)]
    return found


def unknown_places(documents: Iterable[Document]) -> Iterator[Fault]:
    """Municipalities that are none or lie elsewhere: nobody meets a condition on them or is sent to their counter."""
    known: dict[Any, set[str | None]] = defaultdict(set)
    for place in official():
        known[place.municipality].add(place.prefecture)
    for document in documents:
        for path, name, around in _municipalities(document.data, ()):
            if name in known and around and known[name].isdisjoint(around):
                where = "か".join(sorted(filter(None, known[name])))
                yield document.fault(path, f"「{name}」は{where}にあります。都道府県か市区町村を直してください。")
            elif name not in known:
                near = sorted({place.municipality or "" for place in municipalities(name)})
                hint = f"「{'」か「'.join(near)}」のことでしょうか。" if near else "正式な名前で書いてください。"
                yield document.fault(path, f"「{name}」という市区町村はありません。{hint}")


def _municipalities(node: Any, path: Path_) -> Iterator[tuple[Path_, str, list[str]]]:
    """Each name below the node, in conditions and cases as in counters, its path, and the prefectures named beside it."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        if key in ("municipality", "municipalities"):
            around = _listed(node.get("prefecture") or node.get("prefectures"))
            yield from (((*path, key), name, around) for name in _listed(value))
        else:
            yield from _municipalities(value, (*path, key))


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _domain(document: Document) -> Domain:
    data = document.data
    intents = frozenset(name for entry in data.get("intents", []) for name in _names(entry))
    actions = frozenset([*data.get("actions", []), *data.get("responses", {}), *data.get("forms", {})])
    return Domain(document, intents, actions, frozenset(data.get("slots", {})))


def _names(entry: Any) -> list[str]:
    return list(entry) if isinstance(entry, dict) else [entry]


def _slots(facts: Document, domain: Domain) -> Iterator[Fault]:
    for name in facts.data:
        if name not in domain.slots:
            yield facts.fault((name,), f"「{name}」のスロットが domain.yml にありません。slots に足してください。")


def _intents_without_examples(domain: Domain, training: list[Document]) -> Iterator[Fault]:
    taught = {item.get("intent") for each in training for item in (each.data or {}).get("nlu", [])}
    for name in sorted(domain.intents - taught - {NOT_UNDERSTOOD}):
        yield domain.document.fault(("intents",), f"「{name}」の例文がありません。data/nlu/ に足してください。")


def _nlu(document: Document, domain: Domain, topics: set[str]) -> Iterator[Fault]:
    for index, item in enumerate((document.data or {}).get("nlu", [])):
        here = ("nlu", index)
        if "intent" in item and item["intent"] not in domain.intents:
            yield document.fault((*here, "intent"), f"「{item['intent']}」が domain.yml の intents にありません。")
        for path, metadata in _metadata(item, here):
            for topic in metadata.get("topics") or []:
                if topic not in topics:
                    yield document.fault(path, f"「{topic}」という分野は catalogue/facts.yml の topics にありません。")


def _metadata(
    item: dict[str, Any], here: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """The metadata of an intent, and of each example that has its own."""
    yield (*here, "metadata"), item.get("metadata") or {}
    examples = item.get("examples")
    for number, example in enumerate(examples if isinstance(examples, list) else []):
        yield (*here, "examples", number), example.get("metadata") or {}


def _steps(document: Document, domain: Domain) -> Iterator[Fault]:
    for kind in ("rules", "stories"):
        for index, story in enumerate((document.data or {}).get(kind, [])):
            for number, step in enumerate(story.get("steps", [])):
                yield from _step(step, document, (kind, index, "steps", number), domain)


def _step(step: dict[str, Any], document: Document, here: tuple[str | int, ...], domain: Domain) -> Iterator[Fault]:
    intent, action = step.get("intent"), step.get("action")
    if intent is not None and intent not in domain.intents:
        yield document.fault(here, f"「{intent}」が domain.yml の intents にありません。")
    if action is not None and action not in domain.actions | BUILT_IN:
        yield document.fault(here, f"「{action}」が domain.yml の actions にも responses にもありません。")
    for alternative in step.get("or", []):
        yield from _step(alternative, document, here, domain)
