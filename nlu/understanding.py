"""The reading of one message: statements of all its sentences, settled into facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from nlu import (
    acts,
    ages,
    answers,
    asked_of_others,
    at_it,
    bare_sums,
    corrections,
    costs,
    deeds,
    firm,
    further_trades,
    postal,
    silence,
    suppositions,
    trades,
    unlisted,
    wanted,
    whereabouts,
)
from nlu.analysis import analyse
from nlu.answers import NOTHING
from nlu.found import Found
from nlu.items import Item
from nlu.lexicon import pattern, table
from nlu.measure import FactValue
from nlu.normalise import Typed
from nlu.reading import Reading
from nlu.silence import Silence
from nlu.statement import Statement, from_phrases, joined, settle, taken, unshadowed
from nlu.trades import Trades
from nlu.vocabulary import facts


def understand(
    text: str,
    *,
    asked: str | None = None,
    as_of: date,
    recent: str | None = None,
    known: Mapping[str, FactValue] | None = None,
    act: str | None = None,
) -> Reading:
    """Read the facts a message states.

    `asked` is the fact the adviser has just asked for: a bare 12, はい or わかりません is its answer. `recent` is the
    fact last said or asked, for corrections (やっぱり8人でした). `known` are the facts told before, beside which some words
    say more (全部で800万かかりそう, of whoever is about to open). `act` is the intent that the model has learned to hear
    in the message: it answers the question where no word does (そやで, まだじゃ). `as_of` is the day on which it is said.
    Any text is read in linear time; what is not understood is simply not in the reading.
    """
    analysis = analyse(text)
    typed, sentences = analysis.typed, analysis.sentences
    business = trades.in_all(sentences)
    rows = zip(sentences, analysis.found, business, strict=True)
    said = [s for items, found, own in rows for s in _stated(items, found, own, typed.text, as_of)]
    said = further_trades.without_starts(deeds.by_name(said, business), sentences)
    located = [place for items in sentences for place in firm.located(items)]
    located += postal.located(sentences, typed.text, asked)
    located = whereabouts.beside(located or whereabouts.answered(typed.text, asked), typed.text, asked)
    where, ambiguous = whereabouts.settle(located, asked, typed.text)
    theirs = asked_of_others.are_theirs(asked, typed.text)
    said = asked_of_others.without_trades(said) if theirs else said
    ambiguous |= {} if theirs else trades.undecided(business)
    said += where
    answer = answers.read(sentences, said, typed.text, asked=asked, as_of=as_of) if asked else NOTHING
    if not answer.statements:
        answer = corrections.corrected(sentences, said, typed.text, recent=recent or asked, as_of=as_of)
    said += at_it.read(sentences, said, typed.text, as_of)
    said += ages.read(sentences, [*said, *answer.statements], typed.text) if ages.may_be_told(asked) else ()
    said += wanted.read(sentences, [*said, *answer.statements])
    said += costs.read(sentences, [*said, *answer.statements])
    said += bare_sums.read(sentences, [*said, *answer.statements])
    kept = settle([*(s for s in said if s.fact not in answer.overrides), *answer.statements])
    kept |= {s.fact: s for s in answer.statements if not isinstance(s.value, list)}
    _derive(kept, known or {}, spoken_of={asked, recent})
    if "industry" not in kept and "industry" not in ambiguous and not theirs:
        ambiguous |= unlisted.guessed(sentences, taken(kept.values()), asked)
    taken_back = corrections.retracted(sentences, typed.text, recent or asked, kept)
    silences = silence.read(sentences, typed.text, asked)
    if not (kept or ambiguous or taken_back or silences):
        silences = acts.silent(act, sentences, typed.text, asked)
        kept = acts.decided(act, typed.text, asked)
    reading = _reading(kept, ambiguous, taken_back, silences, typed)
    return replace(reading, supposed=suppositions.read(sentences, typed.text, recent=recent or asked, as_of=as_of))


def _stated(items: list[Item], found: list[Found], business: Trades, text: str, as_of: date) -> list[Statement]:
    return deeds.beside(unshadowed(from_phrases(found, text, as_of)), business, items)


def _derive(kept: dict[str, Statement], known: Mapping[str, FactValue], spoken_of: set[str | None]) -> None:
    """Add what follows from several statements, and drop what gives way to them or does not stand alone."""
    rules = table("derived")
    for product, (one, other) in rules["products"].items():
        if product not in kept and one in kept and other in kept:
            a, b = kept[one], kept[other]
            if isinstance(a.value, int) and isinstance(b.value, int):
                kept[product] = Statement(product, a.value * b.value, joined(a.span, b.span), a.about or b.about)
    for rule in rules["becomes"]:
        told = {rule["as"], *rule.get("unless", ())} & kept.keys()
        before = known if rule.get("in_talk") else {}
        if rule["fact"] in kept and not told and _beside(kept, before, rule["beside"], spoken_of):
            kept[rule["as"]] = replace(kept.pop(rule["fact"]), fact=rule["as"])
    for fact, member in rules["alone"].items():
        value = kept[fact].value if fact in kept else None
        if isinstance(value, list) and len(value) > 1 and member in value:
            kept[fact] = replace(kept[fact], value=[each for each in value if each != member])
    for fact, wider in rules["wider"].items():
        value = kept[fact].value if fact in kept else None
        if isinstance(value, list):
            left = [member for member in value if not set(wider.get(member, [])) & set(value)]
            kept[fact] = replace(kept[fact], value=left)
    for rule in rules["gives_way"]:
        said = kept[rule["fact"]].value if rule["fact"] in kept else None
        near = kept.keys() & set(rule["to"]) or ("beside" in rule and _beside(kept, {}, rule["beside"], set()))
        if said is not None and said == rule.get("value", said) and near:
            del kept[rule["fact"]]
    for fact, support in rules["beside"].items():
        if fact in kept and support not in kept and fact not in spoken_of:
            del kept[fact]


def _beside(
    kept: dict[str, Statement],
    before: Mapping[str, FactValue],
    wanted: dict[str, list[FactValue]],
    spoken_of: set[str | None],
) -> bool:
    told = {**before, **{fact: statement.value for fact, statement in kept.items()}}
    found = any(fact in told and (not values or told[fact] in values) for fact, values in wanted.items())
    return found or not wanted or any(fact in spoken_of and not values for fact, values in wanted.items())


def _reading(
    kept: dict[str, Statement],
    ambiguous: dict[str, list[str]],
    retracted: tuple[str, ...],
    silences: list[Silence],
    typed: Typed,
) -> Reading:
    stated = {name: s for name, s in kept.items() if name in facts() and name not in retracted}
    left = [s for s in silences if s.fact not in stated and s.fact not in retracted]
    return Reading(
        facts={name: s.value for name, s in stated.items() if s.value is not None},
        approximate=frozenset(name for name, s in stated.items() if s.about),
        retracted=retracted,
        unknown=tuple(dict.fromkeys(s.fact for s in left)),
        refused=tuple(dict.fromkeys(s.fact for s in left if s.refused)),
        ambiguous={name: options for name, options in ambiguous.items() if name not in stated},
        spans={name: typed.span(*_with_its_not(s.span, typed.text)) for name, s in stated.items()},
    )


def _with_its_not(span: tuple[int, int], text: str) -> tuple[int, int]:
    """滞納はあり of 滞納はありません says the opposite: what is quoted goes on to the end of its "not"."""
    start, end = span
    denial = pattern("answers", "denial").match(text, end)
    return start, denial.end() if denial else end
