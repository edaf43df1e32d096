"""What an operator reads about a call: why this firm, and at which counter."""

from __future__ import annotations

from collections.abc import Iterator

from actions.replies import units
from actions.replies.words import name_of, said_of
from actions.rules import offices
from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts, Vocabulary
from actions.rules.model import Scheme
from screening.standing import Candidate, Standing

SAID_MOST = 4
MET_MOST = 2


def why_text(candidate: Candidate, standing: Standing, facts: Facts, vocabulary: Vocabulary) -> str:
    """Why to call this firm about the scheme: what is known of it, what it meets, what is open, and until when."""
    return "".join(_sentences(candidate, standing, facts, vocabulary))


def _sentences(candidate: Candidate, standing: Standing, facts: Facts, vocabulary: Vocabulary) -> Iterator[str]:
    said = "、".join(said_of(vocabulary[name], facts[name]) for name in standing.read[:SAID_MOST])
    met = "".join(f"「{text}」" for text in standing.met[:MET_MOST])
    if said:
        yield f"{said}。"
    if met:
        yield f"{met}という条件にあてはまります。"
    elif not standing.ask and not said:
        yield "業種や規模を問わず使えます。"
    if standing.ask:
        yield f"あとは「{'」「'.join(name_of(vocabulary[name]) for name in standing.ask)}」しだいです。"
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
