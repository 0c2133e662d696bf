"""What of a reply is taken: with its words, by our own normalisers, and for each thing left out a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest
from llm_kit import FAITHFUL, KILLED, MET, check, codebook, faithful, fresh, read, reasons, values

from communique.llm.second import asked
from communique.model.analysis import Analysis


def actor(analysis: Analysis, key: str | None) -> str:
    return next(a.name for a in analysis.actors if a.key == key)


@pytest.fixture(scope="module")
def alone() -> Analysis:
    return read(faithful())


@pytest.fixture(scope="module")
def both() -> Analysis:
    return read(faithful(), mode="both")


def test_a_faithful_reading_is_taken_whole(alone: Analysis) -> None:
    assert reasons(alone) == []
    assert check(alone) > 15
    assert values(alone) == {
        "meeting": {
            "date": ["May 2, 2031"], "duration_hours": ["six hours"], "participants": ["Kenya", "Uganda", "Tanzania"], "place": ["Nairobi"],
        },
        "attack": {"actor": ["rebel"], "fatalities": ["at least four people"], "place": ["Kampala"]},
    }  # fmt: skip


def test_values_go_through_our_normalisers(alone: Analysis) -> None:
    meeting, attack = alone.reports
    (deaths,) = attack.values("fatalities")
    assert (deaths.number, deaths.qualifier, deaths.unit) == (4, "at_least", "people")
    (length,) = meeting.values("duration_hours")
    assert (length.number, length.qualifier, length.unit) == ((5, 6), "range", "hours")
    assert [(actor(alone, v.actor), dict(v.tags)["role"]) for v in meeting.values("participants")] == [
        ("Kenya", "party"), ("Uganda", "party"), ("Tanzania", "mediator"),
    ]  # fmt: skip
    (day,) = meeting.values("date")
    assert alone.times[day.time or 0].raw == "May 2, 2031"


def test_speakers_are_our_actors(alone: Analysis) -> None:
    assert [(s.form, actor(alone, s.speaker)) for s in alone.statements] == [("direct", "Peter Mwangi"), ("indirect", "Peter Mwangi")]
    assert all(v.attributed_to == alone.statements[1].speaker for _, held in alone.reports[1].fields for v in held)
    assert actor(alone, alone.positions[0].party) == "Uganda"
    assert alone.expectations[0].due is not None


def test_who_read_is_seen_in_every_thing(alone: Analysis) -> None:
    marks = [{s.reader for s in alone.statements}, {r.reader for r in alone.reports}, {p.reader for p in alone.positions}]
    assert [*marks, {x.reader for x in alone.expectations}] == [{"model"}] * 4
    assert all(dict(v.tags)["reader"] == "model" for r in alone.reports for _, held in r.fields for v in held)
    assert "scripted" in alone.parser
    rules = fresh().analysis
    assert {s.reader for s in rules.statements} | {r.reader for r in rules.reports} == {None}


def test_where_both_agree_it_is_marked(both: Analysis) -> None:
    attack = next(r for r in both.reports if r.type == "attack")
    assert attack.reader == "both"
    assert {name: [dict(v.tags)["reader"] for v in held] for name, held in attack.fields} == {
        "fatalities": ["both"], "place": ["both"], "actor": ["model"],
    }  # fmt: skip
    assert both.second is not None
    assert both.second.agreed > 10


def test_where_they_differ_both_are_kept() -> None:
    reply = faithful()
    reply["reports"][1]["values"][0]["quote"] = "a second round"  # no number of people
    reply["reports"][1]["status"] = "announced"
    reply["reports"][0]["values"][3]["quote"] = "Kampala"
    reply["statements"][0]["speaker"] = "Tanzania"
    reply["positions"][0]["stance"] = "offers"
    found = read(reply, mode="both")
    check(found)
    meeting, attack = (next(r for r in found.reports if r.type == t and r.reader == "both") for t in ("meeting", "attack"))
    assert [(v.raw, dict(v.tags)["reader"]) for v in meeting.values("place")] == [("Nairobi", "rules"), ("Kampala", "model")]
    assert attack.differs == (("status", "announced"),)
    told = [(actor(found, s.speaker), s.reader) for s in found.statements if "useful" in found.page.text[slice(*s.span)]]
    assert sorted(told) == [("Peter Mwangi", "rules"), ("Tanzania", "model")]
    assert sorted((p.stance, p.reader) for p in found.positions if p.issue == "withdrawal") == [("demands", "rules"), ("offers", "model")]
    assert found.second is not None
    assert found.second.differed >= 4


def change(reply: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    *steps, last = (int(p) if p.isdigit() else p for p in path.split("."))
    node: Any = reply
    for step in steps:
        node = node[step]
    node[last] = value
    return reply


@pytest.mark.parametrize(
    ("path", "value", "what", "reason"),
    [
        ("statements.0.quote", "The talks were a triumph", "statements", "not_found"),
        ("statements.0.quote", "The talks were useful", "statements", "ambiguous"),
        ("statements.0.speaker", "the French envoy", "statements.speaker", "not_found"),
        ("statements.1.speaker", "the French envoy", "statements", "no_actor"),
        ("statements.1.speaker", None, "statements", "no_actor"),
        ("statements.0.cue", "crowed", "statements.cue", "not_found"),
        ("statements.0", "The talks were useful,", "statements", "wrong_shape"),
        ("statements", {"quote": "x"}, "statements", "wrong_shape"),
        ("statements.0.quote", 7, "statements", "wrong_shape"),
        ("statements.1", FAITHFUL["statements"][0], "statements", "duplicate"),
        ("reports.0.type", "summit", "reports.type", "unknown_name"),
        ("reports.0.status", "maybe", "reports.status", "unknown_name"),
        ("reports.0.status", ["happened"], "reports.status", "unknown_name"),
        ("reports.0.stage", "in_force", "reports.stage", "unknown_name"),
        ("reports.0.quote", MET.replace("Nairobi", "Geneva"), "reports", "not_found"),
        ("reports.0.values", [], "reports", "nothing_told"),
        ("reports.0.values", "Nairobi", "reports", "nothing_told"),
        ("reports.1", FAITHFUL["reports"][0], "reports", "duplicate"),
        ("reports.0.values.0.field", "fatalities", "reports.values", "unknown_name"),
        ("reports.0.values.3.quote", "Geneva", "reports.place", "not_found"),
        ("reports.0.values.3.quote", "met", "reports.place", "no_value"),
        ("reports.0.values.4.quote", "Nairobi", "reports.date", "no_value"),
        ("reports.0.values.5.quote", "May 2, 2031", "reports.duration_hours", "no_value"),
        ("reports.0.values.1.quote", "Kenya", "reports.participants", "duplicate"),
        ("reports.1.values.0.quote", "forty people", "reports.fatalities", "not_found"),
        ("reports.1.values.0.quote", "Kampala", "reports.fatalities", "no_value"),
        ("reports.0.values.3.quote", "o", "reports.place", "ambiguous"),
        ("positions.0.issue", "fish", "positions.stance", "unknown_name"),
        ("positions.0.stance", "hopes", "positions.stance", "unknown_name"),
        ("positions.0.party", "Peru", "positions.party", "not_found"),
        ("positions.0.party", "border", "positions", "no_actor"),
        ("positions.0.condition", "if paid", "positions.condition", "not_found"),
        ("expectations.0.by", "Peru", "expectations.by", "not_found"),
        ("expectations.0.by", None, "expectations", "no_actor"),
        ("expectations.0.type", "fish", "expectations.type", "unknown_name"),
        ("expectations.0.due", "a second round", "expectations.due", "no_value"),
        ("expectations.0.due", "May 90", "expectations.due", "not_found"),
    ],
)
def test_what_is_not_taken_is_counted_with_its_reason(path: str, value: Any, what: str, reason: str) -> None:
    found = read(change(faithful(), path, value))
    assert (what, reason) in reasons(found)
    check(found)


def test_an_event_is_no_whole_paragraph() -> None:
    text = "Envoys of Kenya and Uganda met in Oslo. It rained. It snowed. They parted on Friday."
    reply: dict[str, Any] = {"reports": [{"quote": text, "type": "meeting", "status": "happened", "stage": None, "values": []}]}
    assert reasons(read(reply, text=text)) == [("reports", "too_long")]


def test_reordered_and_repeated_entries_are_taken_once() -> None:
    reply = faithful()
    for name in reply:
        reply[name] = reply[name][::-1] * 2
    for report in reply["reports"]:
        report["values"] = report["values"][::-1]
    found, first = read(reply), read(faithful())
    assert values(found) == values(first)
    assert len(found.statements) == len(first.statements)
    assert {reason for _, reason in reasons(found)} == {"duplicate"}


@pytest.mark.parametrize("mode", ["model", "both"])
@pytest.mark.parametrize("text", ["I cannot help with that.", "{}", "[]", "null", '{"reports": null}', '{"reports": {"type": "meeting"}}', ""])
def test_a_reply_of_nothing_leaves_what_the_rules_found(text: str, mode: str) -> None:
    found, rules = read(text, mode=mode), fresh().analysis
    assert len(found.reports) == (len(rules.reports) if mode == "both" else 0)
    assert len(found.statements) == (len(rules.statements) if mode == "both" else 0)


def test_gaps_are_filled_and_nothing_else_changes() -> None:
    reading = fresh()
    (question,) = asked(reading, codebook(), mode="gaps", part=6000)
    lines = {words: int(number) for number, _, words in (line.partition(". ") for line in question.user.split("\n")) if number.isdigit()}
    actor_gap = next(n for words, n in lines.items() if words.startswith("attack, actor"))
    answers = [
        {"question": actor_gap, "quote": "rebel"}, {"question": actor_gap, "quote": "Kampala"}, {"question": 99, "quote": "rebel"},
        {"question": "1", "quote": "rebel"}, {"question": True, "quote": "Peru"},
    ]  # fmt: skip
    found = read({"answers": answers}, mode="gaps")
    check(found)
    assert reasons(found)[:3] == [("answers.actor", "duplicate"), ("answers", "unknown_name"), ("answers", "unknown_name")]
    attack = next(r for r in found.reports if r.type == "attack")
    assert [(v.raw, dict(v.tags)["reader"]) for v in attack.values("actor")] == [("rebel", "model")]
    rules = fresh().analysis
    assert [(r.type, r.start, r.end, r.status) for r in found.reports] == [(r.type, r.start, r.end, r.status) for r in rules.reports]
    assert len(found.statements) == len(rules.statements)


def test_an_answer_to_a_gap_stands_near_what_was_asked_about() -> None:
    text = f"Envoys of Peru met in Lima. They ate. They slept. It rained. He said that {KILLED}."
    reading = fresh(text)
    (question,) = asked(reading, codebook(), mode="gaps", part=6000)
    number = next(int(line.split(".")[0]) for line in question.user.split("\n") if ". attack, actor?" in line)
    far = read({"answers": [{"question": number, "quote": "Peru"}]}, mode="gaps", text=text)
    assert reasons(far) == [("answers.actor", "elsewhere")]
    near = read({"answers": [{"question": number, "quote": "rebel"}]}, mode="gaps", text=text)
    assert reasons(near) == []


def test_parts_are_put_together() -> None:
    between = [f"It rained on day {n} of the week, and nobody was in the streets." for n in range(20)]
    text = "\n".join([MET + ".", *between, f"He said that {KILLED}."])
    first, last = {"reports": [FAITHFUL["reports"][0]]}, {"reports": [FAITHFUL["reports"][1]]}
    reading = fresh(text)
    number = len(asked(reading, codebook(), mode="model", part=400))
    found = read(first, *([{}] * (number - 2)), last, text=text, part=400)
    assert [r.type for r in found.reports] == ["meeting", "attack"]
    assert len({r.key for r in found.reports}) == 2


def test_the_same_replies_give_the_same_analysis() -> None:
    assert read(faithful(), mode="both") == read(json.dumps(faithful(), indent=3), mode="both")
