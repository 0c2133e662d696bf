"""For any reply whatsoever, the record holds no citation that differs from its page."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llm_kit import STORY, check, codebook, faithful, fresh, read

from citing import check_citations
from communique.codebooks.model import STATUSES
from communique.exports.json_export import export_json
from communique.llm.replies import Reply
from communique.llm.second import asked, second_reading
from communique.model.analysis import Analysis
from communique.record.merging import merge
from communique.settings import Settings

MODES = ("model", "both", "gaps")
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
WORDS = STORY.split()
scrap = st.builds(lambda a, n: " ".join(WORDS[a : a + n]), st.integers(0, len(WORDS) - 1), st.integers(1, 12))
words = st.one_of(scrap, st.text(max_size=12), st.sampled_from(["“", "”", "\ud800", "\x00", "He", "May 9", "four people"]))
single = st.none() | st.booleans() | st.integers() | st.floats() | words
junk = st.recursive(single, lambda x: st.lists(x, max_size=3) | st.dictionaries(words, x, max_size=3))
some = st.one_of(words, junk)
value = st.fixed_dictionaries(
    {"field": st.sampled_from(["participants", "date", "place", "fatalities", "actor", "target", "duration_hours", "weapons", "agenda", "format"]),
     "quote": some, "role": st.sampled_from([None, "party", "mediator", "host", "thief"])},
)  # fmt: skip
report = st.fixed_dictionaries(
    {"quote": some, "type": st.sampled_from(list(codebook().types)), "status": st.sampled_from(STATUSES), "stage": st.none() | words,
     "values": st.lists(value, max_size=4)},
)  # fmt: skip
reply = st.fixed_dictionaries(
    {},
    optional={
        "statements": st.lists(st.fixed_dictionaries({"quote": some, "speaker": some, "cue": some}), max_size=4),
        "reports": st.lists(report, max_size=3),
        "positions": st.lists(st.fixed_dictionaries({
            "quote": some, "party": some, "issue": st.sampled_from([i.id for i in codebook().issues]),
            "stance": st.sampled_from([s.id for s in codebook().stances]), "condition": some}), max_size=3),
        "expectations": st.lists(st.fixed_dictionaries({
            "quote": some, "by": some, "type": st.sampled_from([None, "talks"]), "due": some}), max_size=3),
        "answers": st.lists(st.fixed_dictionaries({"question": st.integers(-1, 12) | junk, "quote": some}), max_size=4),
    },
)  # fmt: skip


def held(analysis: Analysis) -> None:
    """In the analysis, and in the record that is merged from it."""
    check(analysis)
    record = merge([analysis], codebook=codebook(), settings=Settings())
    check_citations(export_json(record, with_text=True))


def reading(text: str, mode: str) -> Analysis:
    found = fresh()
    replies = [Reply(text) for _ in asked(found, codebook(), mode=mode, part=6000)]
    return second_reading(found, replies, codebook(), mode=mode, model="any", part=6000)


@FEW
@given(reply, st.sampled_from(MODES))
def test_any_reply_of_the_right_shape(data: dict[str, Any], mode: str) -> None:
    held(reading(json.dumps(data), mode))


@FEW
@given(junk, st.sampled_from(MODES))
def test_any_object(data: Any, mode: str) -> None:
    held(reading(json.dumps({"statements": data, "reports": [data], "answers": data}), mode))


@FEW
@given(st.data(), st.sampled_from(MODES))
def test_a_faithful_reply_with_characters_changed(data: st.DataObject, mode: str) -> None:
    text = json.dumps(faithful())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        text = text[:at] + data.draw(st.characters()) + text[at + data.draw(st.integers(0, 3)) :]
    held(reading(text, mode))


def test_the_faithful_reply_holds_too() -> None:
    held(read(faithful()))
    held(read(faithful(), mode="both"))
