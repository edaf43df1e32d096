"""The right office and its local counter for a firm's prefecture and municipality."""

from __future__ import annotations

from actions.rules.advice import PlaceRef
from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts
from actions.rules.model import Address, Office, Phone, Place


def serving(catalogue: Catalogue, wanted: str, facts: Facts) -> Office:
    """The office itself, or the one that stands in for it in the firm's prefecture."""
    office = catalogue.office(wanted)
    if office.instead is not None and facts.get("prefecture") in office.excluded:
        return catalogue.office(office.instead)
    return office


def places(office: Office, facts: Facts) -> list[Place]:
    """The counters that serve the firm, the one for its own municipality first; none while the prefecture is unknown."""
    prefecture, municipality = facts.get("prefecture"), facts.get("municipality")
    found = [place for place in office.places if prefecture in place.prefectures and _serves(place, municipality)]
    return sorted(found, key=lambda place: (not place.municipalities, len(place.prefectures)))


def _serves(place: Place, municipality: str | None) -> bool:
    return not place.municipalities or municipality in place.municipalities


def open_to(office: Office, facts: Facts) -> bool:
    """Can the firm turn to it? Not to one that has counters elsewhere only and no page to find a nearer one."""
    return not office.places or office.url is not None or "prefecture" not in facts or bool(places(office, facts))


def at_hand(office: Office, facts: Facts) -> bool:
    """Can we name a counter or a line for the firm, now or once its prefecture is known?"""
    return head_office(office) is not None or bool(
        office.places if "prefecture" not in facts else places(office, facts)
    )


def turns_on_municipality(office: Office, facts: Facts) -> bool:
    """Would the municipality, still unknown, change which counter comes first?"""
    here = [place for place in office.places if facts.get("prefecture") in place.prefectures]
    return "municipality" not in facts and any(place.municipalities for place in here)


def refer(place: Place) -> PlaceRef:
    """A counter as it stands in an advice."""
    return _ref(place.id, place.name, place.url, place.phone, place.address)


def head_office(office: Office) -> PlaceRef | None:
    """For an office without local counters that has a line of its own: that line."""
    if office.phone is None and office.address is None:
        return None
    return _ref(office.id, office.name, office.url, office.phone, office.address)


def _ref(id_: str, name: str, url: str | None, phone: Phone | None, address: Address | None) -> PlaceRef:
    return PlaceRef(
        id=id_,
        name=name,
        url=url,
        phone=phone.number if phone else None,
        phone_as_of=phone.as_of if phone else None,
        address=address.text if address else None,
    )
