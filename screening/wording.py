"""What an operator reads about a call: why this firm, and at which counter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.replies import units
from actions.replies.words import name_of, said_of
from actions.rules import offices
from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts, Vocabulary
from actions.rules.model import Scheme
from screening.standing import Candidate, Ground

SAID_MOST = 4
MET_MOST = 2


def said_text(names: Sequence[str], facts: Facts, vocabulary: Vocabulary) -> str:
    """What is known of the firm that the call rests on."""
    said = "、".join(said_of(vocabulary[name], facts[name]) for name in names[:SAID_MOST])
    return f"{said}。" if said else ""


def ground_text(candidate: Candidate, ground: Ground, ask: Sequence[str], vocabulary: Vocabulary) -> str:
    """What a firm meets, what is open, and until when."""
    return "".join(_sentences(candidate, ground, ask, vocabulary))


def _sentences(candidate: Candidate, ground: Ground, ask: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    met = "".join(f"「{text}」" for text in ground.met[:MET_MOST])
    if met:
        yield f"{met}という条件にあてはまります。"
    elif not ask and not ground.read:
        yield "業種や規模を問わず使えます。"
    if ask:
        yield f"あとは「{'」「'.join(name_of(vocabulary[name]) for name in ask)}」しだいです。"
    if candidate.rounds_over:
        yield "分かっている回の受付は終わっています。次の予定をお確かめください。"
    elif candidate.last_day:
        yield f"期限は{units.day(candidate.last_day)}です。"


def office_text(scheme: Scheme, facts: Facts, catalogue: Catalogue) -> str:
    """The first door at which a counter for the firm's place is known, with its number; else the first door."""
    doors = [offices.serving(catalogue, door, facts) for door in scheme.apply_at]
    door = next((office for office in doors if offices.at_hand(office, facts)), doors[0] if doors else None)
    if door is None:
        return ""
    near = [offices.refer(place) for place in offices.places(door, facts)]
    place = near[0] if near else offices.head_office(door)
    if place is None:
        return door.name
    return f"{place.name}（電話 {place.phone}）" if place.phone else place.name
