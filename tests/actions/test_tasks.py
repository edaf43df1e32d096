"""Whole turns: the rules' actions over a faked tracker, with readings given instead of read."""

from __future__ import annotations

from typing import Any

import firms
import pytest
import talks

from actions.hearing import Said
from actions.rules import default_adviser
from actions.state import State
from actions.take_in import take_in
from actions.task import Message
from nlu import Reading, understand

# What every message changes.
MOVING = ("heard", "seen_at")
SHOP = Said(firms.SHOP, approximate=["amount_needed_yen"])


def _read(text: str, said: Said) -> Reading:
    """A reading of the whole text that says what is given."""
    return Reading(
        facts=dict(said.facts),
        approximate=frozenset(said.approximate),
        retracted=tuple(said.retracted),
        unknown=tuple(said.unknown),
        refused=tuple(said.refused),
        ambiguous={fact: list(values) for fact, values in said.ambiguous.items()},
        spans=dict.fromkeys(said.facts, (0, len(text))),
    )


class Talk(talks.Talk):
    """A conversation whose messages may come with a reading of their own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.readings: dict[str, Said] = {}
        monkeypatch.setattr("actions.take_in.understand", self.understand)

    def understand(self, text: str, **light: Any) -> Reading:
        """The reading that comes with the text, or what is read of it."""
        return _read(text, self.readings[text]) if text in self.readings else understand(text, **light)

    def turn(
        self, text: str, intent: str | None = "inform", reading: Said | None = None, *, topics: tuple[str, ...] = ()
    ) -> list[dict[str, Any]]:
        if reading is not None:
            self.readings[text] = reading
        return super().turn(text, intent, topics=topics)

    def words(self, *args: Any, **kwargs: Any) -> str:
        return "\n".join(m["text"] or m["response"] for m in self.turn(*args, **kwargs))


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Talk:
    return Talk(monkeypatch)


@pytest.fixture
def shop(talk: Talk) -> Talk:
    talk.turn("居酒屋です", reading=SHOP, topics=("cash_flow_trouble", "funding"))
    return talk


def _advised(talk: Talk) -> Talk:
    talk.turn("とりあえず教えて", "advice_now")
    return talk


def test_the_first_bubble_reads_back_and_the_second_asks(talk: Talk) -> None:
    back, question = talk.turn("居酒屋です", reading=SHOP, topics=("cash_flow_trouble",))
    assert "大阪府大阪市の飲食業、従業員3人" in back["text"]
    assert "500万円くらい" in back["text"]
    assert "資金繰り" in back["text"]
    assert question["custom"]["type"] == "question"
    assert [b["payload"] for b in question["buttons"]][-1] in ("わからない", "答えたくない")
    assert talk.slots["asked"] == question["custom"]["fact"]


def test_a_kind_word_is_said_once(talk: Talk) -> None:
    first = talk.words("居酒屋です", reading=SHOP, topics=("cash_flow_trouble",))
    second = talk.words("赤字です", reading=Said({"profit_trend": "loss"}))
    assert "ご心配ですね" in first
    assert "ご心配ですね" not in second


@pytest.mark.parametrize("intent", ["affirm", "deny", "out_of_scope", "nlu_fallback", "ask_details", None])
def test_a_tapped_reply_is_an_answer_whatever_the_model_makes_of_it(shop: Talk, intent: str | None) -> None:
    fact = shop.slots["asked"]
    choice = default_adviser().vocabulary[fact].choices[0]
    shop.turn(choice.text, intent)
    assert shop.slots[fact] == choice.value


def test_why_gives_the_reason_and_the_question_again(shop: Talk) -> None:
    fact = shop.slots["asked"]
    said = shop.turn("なんで聞くの", "ask_why_question")
    assert "ためです" in said[0]["text"] or "だからです" in said[0]["text"]
    assert said[-1]["custom"]["fact"] == fact == shop.slots["asked"]


DIGRESSIONS = [
    "ask_details", "ask_where", "ask_more", "ask_why_advice", "ask_summary", "ask_conditions", "ask_documents",
    "ask_deadline", "ask_amount", "ask_repayment", "ask_difference", "ask_order", "what_if", "ask_another_day",
]  # fmt: skip


@pytest.mark.parametrize("intent", DIGRESSIONS)
def test_a_digression_loses_nothing(shop: Talk, intent: str) -> None:
    before = dict(shop.slots)
    said = shop.turn("それより", intent)
    assert said[-1]["custom"]["fact"] == before["asked"]
    passing = {*MOVING, "about", "loan"}
    kept = [{k: v for k, v in slots.items() if k not in passing} for slots in (shop.slots, before)]
    assert kept[0] == kept[1]


@pytest.mark.parametrize("intent", ["dont_know", "refuse"])
def test_a_declined_question_is_not_put_again(shop: Talk, intent: str) -> None:
    fact = shop.slots["asked"]
    shop.turn("さあねえ", intent)
    assert fact in shop.slots["refused"]
    assert shop.slots["asked"] != fact


def test_advice_at_once(shop: Talk) -> None:
    bubble = next(m for m in shop.turn("とりあえず教えて", "advice_now") if m["custom"].get("type") == "advice")
    assert bubble["text"].startswith("まず、")
    assert bubble["custom"]["advice"]["recommendations"]


def test_a_correction_renews_the_advice(shop: Talk) -> None:
    said = _advised(shop).turn("やっぱり40人でした", "correct", Said({"employees_regular": 40}))
    assert "3人から40人に直しました" in said[0]["text"]
    assert said[1]["custom"]["type"] == "advice"
    assert shop.slots["employees_regular"] == 40


def test_restart_forgets_everything_and_begins_anew(shop: Talk) -> None:
    said = _advised(shop).turn("最初から", "restart")
    assert said[0]["response"] == "utter_restarted"
    assert said[1]["custom"]["fact"] == "topics"
    kept = {name for name, value in shop.slots.items() if value not in (None, [], {}, 0, False)}
    assert kept == {"as_of", "asked", "asked_before"}


def test_a_person_to_talk_to(shop: Talk) -> None:
    text = shop.words("人に相談したい", "human")
    assert "大阪府" in text
    assert "・従業員の人数：3人" in text


def test_danger_is_met_with_care_before_anything_else(talk: Talk) -> None:
    said = talk.turn("従業員3人、もう死にたい", "inform", Said({"employees_regular": 3}))
    assert "ありがとうございます" in said[0]["text"]
    assert "0120-279-338" in said[1]["text"]
    assert not any(m["custom"] for m in said)
    assert talk.slots["employees_regular"] == 3


def test_danger_without_a_plain_sign_names_the_line_that_hears_everything_and_a_person(talk: Talk) -> None:
    said = talk.turn("もうどうしたらいいか", "danger")
    text = "\n".join(m["text"] or "" for m in said)
    assert "0120-279-338" in text
    assert "#9110" not in text
    assert "人に相談したい" in str(said[2]["buttons"])


def test_danger_in_another_language_is_met_with_care_in_it(talk: Talk) -> None:
    said = talk.turn("I want to die, my shop is bankrupt", "inform")
    assert "do not carry this alone" in said[0]["text"]
    assert "0120-279-338" in said[1]["text"]


def test_twice_not_understood_gives_what_people_come_for(talk: Talk) -> None:
    talk.turn("ほげ", "nlu_fallback")
    second = talk.turn("ほげ", "nlu_fallback")
    assert second[0]["response"] == "utter_choose"
    assert second[1]["custom"]["fact"] == "topics"


def test_twice_not_understood_gives_the_choices_again_and_then_a_person(shop: Talk) -> None:
    first = shop.turn("ほげ", "nlu_fallback")
    assert first[0]["response"] == "utter_not_understood"
    second = shop.turn("ほげ", "nlu_fallback")
    assert second[0]["response"] == "utter_choose"
    assert second[1]["custom"]["fact"] == first[1]["custom"]["fact"] != "topics"
    third = shop.turn("ほげ", "nlu_fallback")
    assert third[0]["response"] == "utter_still_not_understood"
    assert third[1]["text"].startswith("人に相談できる窓口です。")
    assert "窓口" in third[1]["text"]
    assert shop.slots["employees_regular"] == 3


@pytest.mark.parametrize("text", ["", "   ", "😀🎉", "\x00\x07", "。。。"])
def test_a_message_without_words_is_met_kindly_and_nothing_is_lost(shop: Talk, text: str) -> None:
    fact = shop.slots["asked"]
    said = shop.turn(text, None)
    assert said[0]["response"] == "utter_no_words"
    assert said[-1]["custom"]["fact"] == fact
    assert shop.slots["employees_regular"] == 3


@pytest.mark.parametrize(
    ("intent", "response"),
    [("greet", "utter_greet"), ("ask_capabilities", "utter_capabilities"), ("out_of_scope", "utter_out_of_scope")],
)
def test_a_courtesy_is_answered_and_the_talk_goes_on(talk: Talk, intent: str, response: str) -> None:
    said = talk.turn("こんにちは", intent)
    assert said[0]["response"] == response
    assert said[1]["custom"]["fact"] == "topics"


def test_thanks_and_goodbye_after_the_advice_ask_nothing(shop: Talk) -> None:
    _advised(shop).turn("もういいです", "refuse")
    assert shop.turn("さようなら", "goodbye")[0]["response"] == "utter_goodbye"
    assert shop.turn("ありがとう", "thanks")[0]["response"] == "utter_thanks"


def test_the_size_class_asks_for_what_decides_it_and_then_answers(talk: Talk) -> None:
    talk.turn("居酒屋です", reading=Said({"industry": "restaurant", "topics": ["funding"]}))
    asked = talk.turn("うちは小規模ですか", "ask_size_class")
    assert asked[-1]["custom"]["fact"] == "employees_regular"
    text = talk.words("3人", "inform", Said({"employees_regular": 3}))
    assert "小規模な事業者にあたります" in text


def test_the_words_of_each_fact_are_kept_as_typed_until_it_is_taken_back(shop: Talk) -> None:
    assert shop.slots["words"]["employees_regular"] == "居酒屋です"
    shop.turn("やっぱり８人", "correct", Said({"employees_regular": 8}))
    assert shop.slots["words"]["employees_regular"] == "やっぱり８人"
    shop.turn("人数は忘れて", "correct", Said(retracted=["employees_regular"]))
    assert "employees_regular" not in shop.slots["words"]


@pytest.mark.parametrize("intent", ["what_if", "ask_another_day", "keep_record", "forget", "complain", "resume"])
def test_what_is_supposed_or_quoted_is_no_fact(intent: str) -> None:
    adviser, state = default_adviser(), State({"employees_regular": 3}, as_of="2026-11-25")
    told, _, _ = take_in(state, Message("従業員は25人です", "correct", (), None), adviser)
    after, _, _ = take_in(state, Message("従業員は25人です", intent, (), None), adviser)
    assert told.facts == {"employees_regular": 25}
    assert after.facts == state.facts


def test_going_back_takes_the_last_answer_back_and_asks_again_as_far_as_the_first_question(shop: Talk) -> None:
    put = []
    for _ in range(2):
        put.append(shop.slots["asked"])
        shop.turn(default_adviser().vocabulary[put[-1]].choices[0].text)
    for fact in reversed(put):
        said = shop.turn("戻って", "go_back")
        assert said[-1]["custom"]["fact"] == fact == shop.slots["asked"]
        assert "取り消しました" in said[-1]["text"]
        assert shop.slots[fact] is None
        assert fact not in shop.slots["words"]
    assert shop.turn("戻って", "go_back")[0]["response"] == "utter_nothing_before"
    assert shop.slots["asked"] == put[0]
    assert shop.slots["employees_regular"] == 3


def test_who_has_had_enough_of_questions_hears_what_there_is_and_keeps_the_answers(shop: Talk) -> None:
    before = {fact: shop.slots[fact] for fact in firms.SHOP}
    assert any(
        m["custom"] and m["custom"].get("type") == "advice" for m in shop.turn("質問ばっかりやないか！", "go_back")
    )
    assert {fact: shop.slots[fact] for fact in firms.SHOP} == before


def test_who_has_had_enough_of_questions_is_asked_nothing_more(shop: Talk) -> None:
    said = shop.turn("いつまで聞くんだよ", "complain")
    assert "question" not in [m["custom"]["type"] for m in said if m["custom"]]
    assert shop.slots["asked"] is None


def test_whoever_clears_their_throat_in_the_midst_of_a_talk_is_heard_out_and_not_greeted_anew(shop: Talk) -> None:
    fact = shop.slots["asked"]
    said = shop.turn("すみません", "greet")
    assert said[0]["response"] == "utter_listening"
    assert said[-1]["custom"]["fact"] == fact


def test_what_is_not_understood_after_the_advice_does_not_begin_the_talk_anew(shop: Talk) -> None:
    shop.turn("質問ばっかりやないか！", "complain")
    for _ in range(2):
        assert [m["response"] for m in shop.turn("もにゃもにゃ", "inform")][1:] == ["utter_anything_else"]
    assert shop.slots["asked"] is None


def test_a_word_of_care_is_said_once_and_as_soon_as_the_matter_is_known(talk: Talk) -> None:
    care = "ご心配ですね"
    assert care not in talk.words("ラーメン屋です", reading=Said({"industry": "restaurant"}))
    assert care in talk.words("資金繰りが苦しい", reading=Said({"topics": ["cash_flow_trouble"]}))
    assert care not in talk.words("3人です", reading=Said({"employees_regular": 3}))


def test_what_one_is_here_for_is_heard_beside_facts_when_it_was_asked(talk: Talk) -> None:
    talk.turn("飲食店です", reading=Said({"industry": "restaurant"}))
    talk.turn("8人です。お金かりたい", reading=Said({"employees_regular": 8}), topics=("funding",))
    assert talk.slots["topics"] == ["funding"]


def test_one_tap_asks_a_fact_again_and_the_next_answer_replaces_it(shop: Talk) -> None:
    said = shop.turn("従業員の人数を直す", "inform", topics=("human_resources",))
    assert "「3人」と伺っています" in said[-1]["text"]
    assert said[-1]["custom"]["fact"] == "employees_regular" == shop.slots["asked"]
    shop.turn("5人です", "inform", Said({"employees_regular": 5}))
    assert shop.slots["employees_regular"] == 5


def test_a_fact_set_by_its_name_is_put_right_at_once(shop: Talk) -> None:
    assert "3人から5人に直しました" in shop.words("従業員の人数は5人", "inform", Said({"employees_regular": 5}))


def test_whoever_wants_to_mend_but_not_what_is_shown_everything(shop: Talk) -> None:
    said = shop.turn("訂正したいです", "correct")
    assert "どこを直しましょうか" in said[0]["text"]
    assert "従業員の人数を直す" in [button["payload"] for button in said[0]["buttons"]]


@pytest.mark.parametrize(("reply", "intent", "kept"), [("はい", "affirm", 8), ("いいえ", "deny", 3), ("8人", None, 8)])
def test_a_contradiction_is_shown_and_asked(shop: Talk, reply: str, intent: str | None, kept: int) -> None:
    said = shop.turn("従業員8人の店です", "inform", Said({"employees_regular": 8}))
    assert "先ほどは3人と伺いました" in said[-1]["text"]
    assert "8人でよろしいですか" in said[-1]["text"]
    assert shop.slots["employees_regular"] == 3
    after = shop.turn(reply, intent)
    assert shop.slots["employees_regular"] == kept
    assert shop.slots["ambiguous"] in (None, {})
    assert after[-1]["custom"]["type"] == "question"


def test_a_contradiction_that_nobody_settles_is_asked_twice_and_then_left_as_it_was(shop: Talk) -> None:
    shop.turn("従業員8人の店です", "inform", Said({"employees_regular": 8}))
    shop.turn("赤字です", "inform", Said({"profit_trend": "loss"}))
    assert shop.slots["asked"] == "employees_regular"
    shop.turn("女性です", "inform", Said({"representative_gender": "female"}))
    assert shop.slots["asked"] != "employees_regular"
    assert shop.slots["employees_regular"] == 3


def test_facts_that_cannot_both_be_are_asked_and_the_answer_settles_them(shop: Talk) -> None:
    shop.turn("個人事業で資本金100万", "inform", Said({"legal_form": "sole_proprietor", "capital_yen": 1_000_000}))
    assert shop.slots["asked"] == "legal_form"
    shop.turn("個人事業です", None)
    assert (shop.slots["legal_form"], shop.slots["capital_yen"]) == ("sole_proprietor", None)


def test_of_two_matters_the_urgent_one_goes_first_and_the_other_follows(talk: Talk) -> None:
    topics = ("succession", "cash_flow_trouble", "funding")
    said = talk.words("居酒屋です", reading=SHOP, topics=topics)
    assert "お急ぎの資金繰りから先に" in said
    assert set(talk.slots["topics"]) == set(topics)
    first = talk.turn("とりあえず教えて", "advice_now")
    assert "後継者のことも考えましょうか" in first[-1]["text"]
    assert not _recommended(first, "succession")
    second = talk.turn("はい", "affirm")
    assert "後継者のことですね" in second[0]["text"]
    assert second[-1]["custom"]["type"] == "question"
    assert _recommended(talk.turn("とりあえず教えて", "advice_now"), "succession")


def test_what_was_left_can_be_taken_up_by_naming_it(talk: Talk) -> None:
    talk.turn("居酒屋です", reading=SHOP, topics=("succession", "cash_flow_trouble"))
    talk.turn("とりあえず教えて", "advice_now")
    assert "「後継者のことも」と送ってください" in talk.words("いいえ", "deny")
    assert talk.slots["later"] == []
    talk.turn("後継者のことも", "inform", topics=("succession",))
    assert _recommended(talk.turn("とりあえず教えて", "advice_now"), "succession")


def test_one_matter_needs_no_order(talk: Talk) -> None:
    talk.turn("後継者がいません", topics=("succession", "retirement_saving"))
    assert not talk.slots.get("later")


def _recommended(said: list[dict[str, Any]], topic: str) -> bool:
    """Does the advice name a scheme whose first concern is this topic?"""
    advice = next(m["custom"]["advice"] for m in said if (m["custom"] or {}).get("type") == "advice")
    schemes = (default_adviser().catalogue.scheme(r["id"]) for r in advice["recommendations"])
    return any(scheme.topics.get(topic) == max(scheme.topics.values()) for scheme in schemes)


def test_easy_japanese_is_spoken_from_the_request_on_until_it_is_taken_back(shop: Talk) -> None:
    fact = shop.slots["asked"]
    usual = default_adviser().vocabulary[fact].question
    said = shop.turn("やさしい日本語でお願いします", "plain_japanese")
    assert "やさしい日本語で話" in said[0]["text"]
    assert said[-1]["custom"]["fact"] == fact
    assert said[-1]["custom"]["ruby"]
    assert shop.turn("すみません", "greet")[0]["text"].startswith("はい、聞いています")
    back = shop.turn("普通の日本語に戻して", "plain_japanese")
    assert usual in back[-1]["text"]
    assert "ruby" not in back[-1]["custom"]
    assert shop.slots["employees_regular"] == 3


def test_a_question_back_is_no_answer() -> None:
    adviser = default_adviser()
    before = State(asked="legal_form", as_of="2026-11-25")
    back, _, _ = take_in(before, Message("ほかには？", "ask_more", (), None), adviser)
    said, _, _ = take_in(before, Message("その他", "inform", (), None), adviser)
    assert "legal_form" not in back.facts
    assert back.asked == "legal_form"
    assert said.facts["legal_form"] == "other"


def test_topics_do_not_come_from_a_correction_or_from_further_facts(shop: Talk) -> None:
    before = shop.slots["topics"]
    shop.turn("やっぱり正社員2人でした", "correct", Said({"employees_regular": 2}), topics=("human_resources",))
    shop.turn("正社員は5人です", "inform", Said({"employees_regular": 5}), topics=("human_resources",))
    assert shop.slots["topics"] == before


def test_an_unclear_place_is_asked_back(talk: Talk) -> None:
    places = ["東京都府中市", "広島県府中市"]
    said = talk.turn("府中で借りたい", reading=Said({"topics": ["funding"]}, ambiguous={"municipality": places}))
    assert [b["title"] for b in said[-1]["buttons"]][:2] == places
    talk.turn("広島県府中市", "out_of_scope")
    assert (talk.slots["prefecture"], talk.slots["municipality"]) == ("広島県", "府中市")


def test_topics_come_from_telling_not_from_answering(shop: Talk) -> None:
    before = shop.slots["topics"]
    fact = shop.slots["asked"]
    value: Any = True if fact == "recovery_expected" else 6
    shop.turn("まあね", "inform", Said({fact: value}), topics=("overseas",))
    shop.turn("ほかには", "ask_more", topics=("overseas",))
    assert shop.slots["topics"] == before
    shop.turn("海外にも出たい", "inform", topics=("overseas",))
    assert "overseas" in shop.slots["topics"]


def test_a_fault_of_ours_is_said_in_words_and_nothing_is_lost(shop: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    before = dict(shop.slots)
    monkeypatch.setattr("actions.dialogue.advise", fail)
    assert shop.turn("ほかには", "ask_more")[-1]["response"] == "utter_our_fault"
    monkeypatch.setattr("actions.take_in.understand", fail)
    assert [m["response"] for m in shop.turn("3人です")] == ["utter_our_fault"]
    assert {k: v for k, v in shop.slots.items() if k not in MOVING} == {
        k: v for k, v in before.items() if k not in MOVING
    }
