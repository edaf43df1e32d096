"""What a conversation knows: the firm's facts and where the talk stands, read from and written to slots.

Every fact of the vocabulary has a slot of its own name; the other slots bear the names of the fields below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from actions.rules.facts import Facts, Vocabulary
from cases import today

# A question put twice without an answer is let go.
PATIENCE = 2


@dataclass(frozen=True)
class State:
    """A conversation between two messages; values are JSON, so that any tracker store keeps them.

    `about` is the scheme last spoken of: 「必要な書類は？」 means its papers. `loan` is the one last imagined (the fields
    of `nlu.Loan`): 「利率2％なら」 means that one.
    """

    facts: Facts = field(default_factory=dict)
    # What the person typed for a fact, word for word.
    words: Mapping[str, str] = field(default_factory=dict)
    approximate: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    ambiguous: Mapping[str, list[Any]] = field(default_factory=dict)
    asked: str | None = None
    asked_before: tuple[str, ...] = ()
    recent: str | None = None
    advised: tuple[str, ...] | None = None
    # Topics that wait for their turn, and those whose turn is over.
    later: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    pending: str | None = None
    misses: int = 0
    # Has money been asked for that need not be paid back? Then it goes before loans.
    grants: bool = False
    style: str | None = None
    heard: bool = False
    about: str | None = None
    loan: Mapping[str, Any] = field(default_factory=dict)
    as_of: str | None = None
    # The task that the next はい or いいえ answers.
    offer: str | None = None
    # The handle of what the register was or would be asked; the number and the answer lie in memory (register.memory).
    lookup: str | None = None
    # What the person finds odd, until they say whether it may be kept: the message that complained, then the reason.
    complaint: tuple[str, ...] = ()
    # The codes under which something of this conversation is kept, because the person wanted it.
    codes: tuple[str, ...] = ()
    # When the last message came, in seconds since 1970.
    seen_at: float | None = None
    # Set last of all: the store of conversations deletes this one instead of keeping it.
    forgotten: bool = False

    @property
    def day(self) -> date:
        """The day for which everything is said: the one the client named, else today in Japan."""
        return date.fromisoformat(self.as_of) if self.as_of else today()

    @property
    def skip(self) -> set[str]:
        """Facts never to be asked again: declined, or asked often enough."""
        tired = {fact for fact in self.asked_before if self.asked_before.count(fact) >= PATIENCE}
        return tired.union(self.refused)

    @property
    def doubted(self) -> str | None:
        """The fact just asked about because what was told last contradicts what is known."""
        return self.asked if self.asked in self.ambiguous and self.asked in self.facts else None

    @property
    def aside(self) -> tuple[str, ...]:
        """The topics that are not spoken of now: those that wait, and those that are done with."""
        return (*self.later, *self.finished)

    def but(self, **changes: Any) -> State:
        """The same state with some fields changed."""
        return replace(self, **changes)

    def asking(self, fact: str) -> State:
        """The state once the question for `fact` has been put."""
        return self.but(asked=fact, asked_before=(*self.asked_before, fact))

    def without(self, fact: str) -> State:
        """The state as if nothing had been said of `fact`, not even that it is not to be asked."""
        return self.but(
            facts={name: value for name, value in self.facts.items() if name != fact},
            words={name: told for name, told in self.words.items() if name != fact},
            ambiguous={name: values for name, values in self.ambiguous.items() if name != fact},
            approximate=tuple(name for name in self.approximate if name != fact),
            refused=tuple(name for name in self.refused if name != fact),
        )

    def back(self) -> State | None:
        """The state at the question before the one last put, with its answer taken back; None at the first."""
        put = [fact for fact in self.asked_before if fact != self.asked]
        if not put:
            return None
        last = len(self.asked_before) - self.asked_before[::-1].index(put[-1])
        return self.without(put[-1]).but(asked=put[-1], asked_before=self.asked_before[:last])


TALK_SLOTS = tuple(f.name for f in fields(State) if f.name != "facts")


def read(slots: Mapping[str, Any], vocabulary: Vocabulary) -> State:
    """The state that the slots hold; an empty slot is the field's default."""
    talk = {name: slots[name] for name in TALK_SLOTS if slots.get(name) is not None}
    talk = {name: tuple(value) if isinstance(value, list) else value for name, value in talk.items()}
    return State(facts={name: slots[name] for name in vocabulary if slots.get(name) is not None}, **talk)


def changed_slots(before: State, after: State, vocabulary: Vocabulary) -> dict[str, Any]:
    """The slots to be set so that they hold `after` instead of `before`."""
    old, new = _slots(before, vocabulary), _slots(after, vocabulary)
    return {name: value for name, value in new.items() if value != old[name]}


def _slots(state: State, vocabulary: Vocabulary) -> dict[str, Any]:
    talk = {name: getattr(state, name) for name in TALK_SLOTS}
    talk = {name: list(value) if isinstance(value, tuple) else value for name, value in talk.items()}
    return {**{name: state.facts.get(name) for name in vocabulary}, **talk}
