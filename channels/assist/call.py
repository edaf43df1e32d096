"""One call as it stands: what was said, what is known from it, and from which line. It never changes; a change is a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from actions import hearing
from actions.clashes import clash
from actions.hearing import Heard, Said
from actions.helplines import UNTOLD, in_danger
from actions.rules import Adviser
from actions.rules.facts import Vocabulary
from actions.state import State
from actions.take_in import QUOTED_AT_MOST, SAYING_NOTHING, take_in
from actions.tapping import rough, settled, tapped
from actions.task import Message
from nlu import understand

CALLER, OPERATOR = "caller", "operator"
# What an owner tells the chat to do; on the telephone these are words like any others.
SUPPOSING = {"what_if", "ask_another_day"}
COMMANDS = SAYING_NOTHING - SUPPOSING


@dataclass(frozen=True)
class Line:
    """Something said, as it may be kept. `notes` is what the operator must know of it; one not `final` may still change."""

    id: str
    speaker: str
    text: str
    final: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Call:
    """A call between two changes.

    `sources` names the line that each fact was heard in, `doubts` the one that contradicted it. `removed` holds the
    words of facts that the operator took away. `danger` are groups of helplines, heard of in the line `danger_line`.
    """

    id: str
    started: datetime
    state: State
    lines: tuple[Line, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    removed: Mapping[str, str] = field(default_factory=dict)
    danger: tuple[str, ...] = ()
    danger_line: str | None = None

    @property
    def dialogue(self) -> bool:
        """Is the operator heard as well? Then what the caller answers is what the operator has asked aloud."""
        return any(line.speaker == OPERATOR for line in self.lines)

    def but(self, **changes: Any) -> Call:
        """The same call with some fields changed."""
        return replace(self, **changes)

    def with_state(self, state: State) -> Call:
        """With another state; of what is no longer known, open or removed in it, no line and no words are remembered."""
        return self.but(
            state=state,
            sources={fact: line for fact, line in self.sources.items() if fact in state.facts},
            doubts={fact: line for fact, line in self.doubts.items() if fact in state.ambiguous},
            removed={fact: words for fact, words in self.removed.items() if fact not in state.facts},
        )

    def with_line(self, line: Line) -> Call:
        """With a line at the end, or in the place of the one with its id that was not final."""
        if any(known.id == line.id for known in self.lines):
            return self.but(lines=tuple(line if known.id == line.id else known for known in self.lines))
        return self.but(lines=(*self.lines, line))

    def settled_lines(self) -> Call:
        """Without the lines that may still change."""
        return self.but(lines=tuple(line for line in self.lines if line.final))


def asked(call: Call, adviser: Adviser) -> str | None:
    """What the next line answers: the operator's question, if the operator is heard; else the one that is to be read out."""
    state = call.state
    if call.dialogue:
        return state.asked
    open_doubt = next((fact for fact in state.ambiguous if fact not in state.skip), None)
    if open_doubt:
        return open_doubt
    if found := clash(state, adviser):
        return found.ask
    return next(adviser.asking(state.facts, as_of=state.day, skip=state.skip), None)


def heard(call: Call, line: Line, message: Message, adviser: Adviser, question: str | None) -> Call:
    """The call with what the caller said in (a part of) a line, as an answer to the question for a fact if there was one."""
    if message.intent in COMMANDS:
        message = replace(message, intent="inform")
    before = call.state.but(asked=question)
    after, news, _ = take_in(before, message, adviser)
    # On the telephone everything is spoken of at once: no matter waits for its turn.
    after = after.but(later=(), finished=())
    for fact, words in call.removed.items():
        if fact not in before.facts and fact in after.facts and after.words.get(fact) == words:
            after = after.without(fact)
    doubted = (fact for fact in after.ambiguous if after.ambiguous[fact] != before.ambiguous.get(fact))
    sources = {**call.sources, **dict.fromkeys(_new(call.state, after), line.id)}
    doubts = {**call.doubts, **dict.fromkeys(doubted, line.id)}
    told = call.but(sources=sources, doubts=doubts).with_state(after).with_line(_noted(call, line, news))
    return _careful(told, line, message)


def _noted(call: Call, line: Line, news: Heard) -> Line:
    known = next((known.notes for known in call.lines if known.id == line.id and known.final), line.notes)
    return replace(line, notes=tuple(dict.fromkeys([*known, *news.problems])))


def _careful(call: Call, line: Line, message: Message) -> Call:
    groups = in_danger(message.text) or ([UNTOLD] if message.intent == "danger" and not call.danger else [])
    if not groups:
        return call
    plain = [group for group in (*call.danger, *groups) if group != UNTOLD] or [UNTOLD]
    return call.but(danger=tuple(dict.fromkeys(plain)), danger_line=line.id)


def _new(before: State, after: State) -> Iterator[str]:
    """The facts that have another value or other words than before."""
    for fact, value in after.facts.items():
        if (value, after.words.get(fact)) != (before.facts.get(fact), before.words.get(fact)):
            yield fact


def given(fact: str, value: Any, approximate: bool | None, vocabulary: Vocabulary) -> Said:
    """A value as the operator gives it; that of a quick reply such as 5人以下 is only about right, unless they say otherwise."""
    spec = vocabulary[fact]
    about = any(choice.value == value and rough(choice, spec) for choice in spec.choices)
    about = about if approximate is None else approximate
    return Said(settled(spec, value, vocabulary), approximate=(fact,) if about and spec.numeric else ())


def edited(call: Call, said: Said, vocabulary: Vocabulary) -> Call:
    """The call with facts as the operator has put them."""
    after, _ = hearing.take_in(_unquoted(call.state, said.facts), said, vocabulary, mend=True)
    kept = {fact: line for fact, line in call.sources.items() if fact not in said.facts}
    return call.but(sources=kept).with_state(after)


def _unquoted(state: State, facts: Mapping[str, Any]) -> State:
    return state.but(words={fact: words for fact, words in state.words.items() if fact not in facts})


def read(text: str, fact: str, call: Call, vocabulary: Vocabulary) -> Said | None:
    """What the operator typed for a fact: one of its quick replies, or what an answer to its question says."""
    state = call.state.but(asked=fact)
    reply = tapped(text, state, vocabulary)
    if reply is not None:
        return replace(reply, words={})
    reading = understand(text, asked=fact, recent=None, as_of=state.day)
    wanted = {fact, "prefecture"} if fact == "municipality" else {fact}
    facts = {name: value for name, value in reading.facts.items() if name in wanted}
    return Said(facts, approximate=reading.approximate & wanted) if fact in facts else None


def without(call: Call, fact: str) -> Call:
    """The call as if nothing had been said of a fact; the same words do not bring it back."""
    words = call.state.words.get(fact)
    removed = {**call.removed, fact: words} if words else call.removed
    return call.but(removed=removed).with_state(call.state.without(fact))


def unknown(call: Call, fact: str, vocabulary: Vocabulary) -> Call:
    """The call once the caller does not know a fact: it is not asked for again."""
    after, _ = hearing.take_in(call.state, Said(unknown=(fact,)), vocabulary)
    return call.with_state(after)


def resolved(call: Call, fact: str, value: Any, adviser: Adviser) -> Call:
    """The call once it is known which value of a fact is right; what contradicts it even then is let go."""
    vocabulary, state = adviser.vocabulary, call.state
    told = state.ambiguous.get(fact, [])
    facts = settled(vocabulary[fact], value, vocabulary)
    if fact in state.facts and value in told[1:]:
        # What was told before stays, with the words it came from.
        rest = {name: values for name, values in state.ambiguous.items() if name != fact}
        return call.with_state(state.but(ambiguous=rest))
    line = next((line for line in call.lines if line.id == call.doubts.get(fact) and value in told), None)
    words = dict.fromkeys(facts, line.text.strip()[:QUOTED_AT_MOST]) if line else {}
    was = clash(state, adviser)
    after = edited(call, Said(facts, words=words), vocabulary)
    if line:
        after = after.but(sources={**after.sources, **dict.fromkeys(facts, line.id)})
    still = clash(after.state, adviser)
    return without(after, still.drop) if was and still == was and was.ask == fact else after


def open_doubts(call: Call, adviser: Adviser) -> Iterator[str]:
    """The facts of which it is to be said which value is right."""
    yield from call.state.ambiguous
    found = clash(call.state, adviser)
    if found and found.ask not in call.state.ambiguous:
        yield found.ask
