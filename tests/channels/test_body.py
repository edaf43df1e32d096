"""What is wrong in a request is said in Japanese, all of it at once, and nothing else is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.body import LONGEST_TEXT, Body
from channels.refusal import Refusal


def refusal(read: Any, raw: bytes, **options: Any) -> Refusal:
    def check() -> None:
        body = Body.read(raw, **options)
        read(body)
        body.check()

    with pytest.raises(Refusal) as caught:
        check()
    return caught.value


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b'{"a": NaN}', "not_json"),
        (b'{"a": Infinity}', "not_json"),
        (b"\xff\xfe\xff", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"[]", "not_object"),
        (b"null", "not_object"),
        (b'"text"', "not_object"),
    ],
)
def test_what_is_no_json_object_is_refused(raw: bytes, code: str) -> None:
    assert [problem.code for problem in refusal(lambda body: None, raw).problems] == [code]


@pytest.mark.parametrize(
    ("read", "value", "code", "message"),
    [
        (Body.text, None, "missing", "「x」を入れてください。"),
        (Body.text, 3, "wrong_type", "「x」は文字で入れてください。"),
        (Body.text, "あ" * (LONGEST_TEXT + 1), "too_long", "「x」は10,000文字までにしてください。"),
        (Body.name, " \u3000", "bad_name", "「x」は、目に見える文字だけの、空でない名前にしてください。"),
        (Body.name, "a\u0000b", "bad_name", "「x」は、目に見える文字だけの、空でない名前にしてください。"),
        (Body.name, "a" * 201, "too_long", "「x」は200文字までにしてください。"),
        (Body.day, "2021-02-30", "bad_date", "「x」は実際にある日付を、2026-04-01のように入れてください。"),
        (Body.day, "20210801", "bad_date", "「x」は実際にある日付を、2026-04-01のように入れてください。"),
        (Body.day, 20210801, "bad_date", "「x」は実際にある日付を、2026-04-01のように入れてください。"),
        (Body.mapping, None, "missing", "「x」は { } の形で入れてください。"),
        (Body.mapping, [], "wrong_type", "「x」は { } の形で入れてください。"),
        (Body.names, "loan", "wrong_type", '「x」は ["…", "…"] の形で入れてください。'),
        (Body.names, [1], "wrong_type", '「x」は ["…", "…"] の形で入れてください。'),
        (Body.optional_text, 3, "wrong_type", "「x」は文字で入れてください。"),
    ],
)
def test_each_wrong_field_is_named_with_its_remedy(read: Any, value: Any, code: str, message: str) -> None:
    (problem,) = refusal(lambda body: read(body, "x"), json.dumps({"x": value}).encode()).problems
    assert (problem.code, problem.message, problem.where) == (code, message, "x")


def test_everything_wrong_is_reported_at_once() -> None:
    def read(body: Body) -> None:
        body.text("message")
        body.inner("metadata").day("as_of")

    raw = '{"message": 1, "metadata": {"as_of": "きのう"}, "mesage": ""}'.encode()
    problems = refusal(read, raw, known=("message", "metadata")).problems
    assert [problem.where for problem in problems] == ["mesage", "message", "metadata.as_of"]


def test_what_may_be_left_out_is_not_missed() -> None:
    body = Body.read(b'{"a": null}')
    assert (body.day("a"), body.names("b"), body.optional_text("c"), body.inner("d").day("e")) == (None, [], None, None)
    body.check()


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        body = Body.read(raw)
    except Refusal:
        return
    body.text("x")
    body.day("x")
    body.names("x")
    with pytest.raises(Refusal):  # no such bytes hold a text, a day and a list in one field
        body.check()


@given(st.text(st.characters(), max_size=50))
def test_a_text_arrives_as_it_was_sent_but_for_half_characters(text: str) -> None:
    read = Body.read(json.dumps({"x": text}).encode()).text("x")
    assert read.encode() == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
