"""Replies as models write them: with talk around the object, cut off, refused, or none at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_kit import faithful

from communique.llm.parsing import NOT_JSON, REFUSED, TRUNCATED, WRONG_SHAPE, parse_reply
from communique.llm.replies import Reply

WHOLE = json.dumps({"reports": [{"quote": "a \" } ] b", "values": [{"field": "place"}]}, {"quote": "c", "values": []}]})


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"Sure! Here it is:\n```json\n{WHOLE}\n```\nHope it helps.",
        f"<think>{{not this}}</think>{WHOLE}",
        f"{WHOLE}{WHOLE}",
        f"  {WHOLE} }} ]",
    ],
)
def test_talk_around_the_object_is_not_read(text: str) -> None:
    assert parse_reply(Reply(text)) == (json.loads(WHOLE), None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("I cannot help with that.", NOT_JSON), ("", NOT_JSON), ("[1, 2]", NOT_JSON), ("{]", NOT_JSON), ("{'a': 1}", NOT_JSON),
        ("{" * 60, NOT_JSON), ('{"a": ' + "[" * 60, NOT_JSON), ("<think>for ever and ever {", NOT_JSON), ('{"a": ' + "9" * 5000 + "}", NOT_JSON),
    ],
)  # fmt: skip
def test_what_is_no_object_is_said(text: str, problem: str) -> None:
    assert parse_reply(Reply(text)) == ({}, problem)


def test_a_refusal_and_a_list() -> None:
    assert parse_reply(Reply(WHOLE, refused=True)) == ({}, REFUSED)
    assert parse_reply(Reply("no", finish="length")).problem == TRUNCATED
    assert WRONG_SHAPE == "wrong_shape"


@given(st.integers(min_value=0))
def test_of_a_reply_that_was_cut_off_whole_entries_are_left(seed: int) -> None:
    whole = faithful()
    text = json.dumps(whole)
    at = seed % len(text)
    data, problem = parse_reply(Reply(text[:at], finish="length"))
    assert problem in (TRUNCATED, NOT_JSON)
    for name, entries in data.items():
        assert name in whole
        for entry, full in zip(entries, whole[name], strict=False):
            if entry != full:  # a report may lack its last values, but nothing is half a value
                assert all(v in full["values"] for v in entry.get("values", []))
                assert all(full[k] == v for k, v in entry.items() if k != "values")


@given(st.text(max_size=200))
def test_any_text_gives_an_object(text: str) -> None:
    assert isinstance(parse_reply(Reply(text)).data, dict)
