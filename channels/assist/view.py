"""From a call to what is shown of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from actions.clashes import clash
from actions.helplines import helplines
from actions.replies.call import care_words, threshold_text
from actions.replies.firm import clash_text
from actions.replies.questions import clarify_bubble, question_bubble
from actions.replies.words import name_of, reply_of, said_of
from actions.rules import Adviser
from actions.rules.advice import Advice, Choice
from actions.rules.facts import FactSpec
from actions.state import State
from channels.assist.call import Call
from channels.assist.cards import cards
from channels.assist.shown import Care, Doubt, FactName, FactShown, Flag, LineShown, TopicName, View

QUESTIONS = 3


def view(call: Call, revision: int, adviser: Adviser) -> View:
    """Everything about a call, the advice for what is known now included."""
    state, vocabulary = call.state, adviser.vocabulary
    advice, questions = adviser.consult(QUESTIONS, state.facts, as_of=state.day, skip=state.skip)
    labels = vocabulary["topics"].values or {}
    return View(
        call=call.id,
        revision=revision,
        started=call.started,
        as_of=state.day,
        lines=[LineShown(**{**vars(line), "notes": list(line.notes)}) for line in call.lines],
        facts=list(_facts(call, advice, adviser)),
        conflicts=[*_doubts(state, adviser, contradicting=True), *_clash(state, adviser)],
        ambiguous=list(_doubts(state, adviser, contradicting=False)),
        unknown=[FactName(fact=f, name=name_of(vocabulary[f])) for f in state.refused if f not in state.facts],
        topics=[TopicName(topic=t, name=labels[t]) for t in adviser.topics(state.facts, as_of=state.day)],
        advice=advice,
        cards=cards(state, advice, adviser),
        questions=questions,
        care=_care(call),
    )


def _facts(call: Call, advice: Advice, adviser: Adviser) -> Iterator[FactShown]:
    state = call.state
    flags = _near(state, advice, adviser)
    for fact, spec in adviser.vocabulary.items():
        if fact in state.facts:
            about = fact in state.approximate
            yield FactShown(
                fact=fact,
                name=name_of(spec),
                value=state.facts[fact],
                said=said_of(spec, state.facts[fact], approximate=about),
                approximate=about,
                words=state.words.get(fact),
                line=call.sources.get(fact),
                type=spec.type,
                choices=_choices(spec),
                flags=flags.get(fact, []),
            )


def _near(state: State, advice: Advice, adviser: Adviser) -> Mapping[str, list[Flag]]:
    """The approximate figures near a limit at which a suggestion, or what was ruled out, would turn."""
    names = {s.id: s.name for s in advice.recommendations} | {s.id: s.name for s in advice.ineligible}
    turning = adviser.turning(state.facts, state.approximate, names, as_of=state.day)
    return {
        fact: [
            Flag(
                kind="near_threshold", text=threshold_text(adviser.vocabulary[fact], limit, [names[s] for s in schemes])
            )
            for limit, schemes in sorted(limits.items())
        ]
        for fact, limits in turning.items()
    }


def _choices(spec: FactSpec) -> list[Choice]:
    """Every value where they can be listed, else the quick replies."""
    if spec.type == "bool":
        return [Choice(text=reply_of(spec, value), value=value) for value in (True, False)]
    if spec.values:
        return [Choice(text=text, value=value) for value, text in spec.values.items()]
    return _quick(spec)


def _quick(spec: FactSpec) -> list[Choice]:
    return [Choice(text=choice.text, value=choice.value) for choice in spec.choices]


def _doubts(state: State, adviser: Adviser, *, contradicting: bool) -> Iterator[Doubt]:
    for fact, candidates in state.ambiguous.items():
        spec, known = adviser.vocabulary[fact], state.facts.get(fact)
        if (known is not None) == contradicting:
            # The choice between this and that needs two: a further reading is one more choice.
            asked = clarify_bubble(spec, candidates, known=known if len(candidates) == 2 else None)
            choices = [Choice(text=reply_of(spec, candidate), value=candidate) for candidate in candidates]
            yield _doubt(spec, asked.text, choices)


def _clash(state: State, adviser: Adviser) -> Iterator[Doubt]:
    """What was told that cannot both be true, asked as the chat asks it."""
    found = clash(state, adviser)
    if found and found.ask not in state.ambiguous:
        spec = adviser.vocabulary[found.ask]
        lead = clash_text(found.text, state.facts, adviser.vocabulary)
        yield _doubt(spec, question_bubble(spec, f"{lead}\n").text, _quick(spec) or _choices(spec))


def _doubt(spec: FactSpec, text: str | None, choices: list[Choice]) -> Doubt:
    return Doubt(fact=spec.name, name=name_of(spec), text=text or "", choices=choices)


def _care(call: Call) -> Care | None:
    if not call.danger:
        return None
    return Care(text=care_words([helplines()[name] for name in call.danger]), line=call.danger_line)
