"""What was understood of one message."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlu.measure import FactValue


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts a message states, and nothing more.

    `facts` are in the units of the catalogue, dates as ISO text. `approximate` names facts given as 約, くらい or a
    range (the value is then the stated or middle figure). `retracted` are facts the speaker took back, `unknown` those
    they do not know or will not say, `refused` the latter alone. `ambiguous` holds the readings of what fits several.
    `supposed` is what is only supposed (もし従業員が25人だったら) and states nothing.
    `spans` are offsets into the text as typed, so that the words can be quoted.
    """

    facts: dict[str, FactValue] = field(default_factory=dict)
    approximate: frozenset[str] = frozenset()
    retracted: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    ambiguous: dict[str, list[str]] = field(default_factory=dict)
    supposed: dict[str, FactValue] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
