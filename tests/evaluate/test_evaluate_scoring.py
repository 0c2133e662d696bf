"""Our own scoring: the definitions of the project's measures, on gold small enough to count by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.errors import GoldError
from communique.evaluate.figures import Figures, Score
from communique.evaluate.gold import Gold, page_of, read_gold
from communique.evaluate.naming import Namer, fold
from communique.evaluate.scoring import evaluate
from communique.evaluate.words import Tokens, iou, pair
from communique.model.page import Page
from communique.model.record import Record
from communique.model.spans import Span
from sample_talks import ONE, RECORD, TWO, span


def part(words: str, page: Page = ONE) -> dict[str, Any]:
    place = span(words, page)
    return {"start": place.start, "end": place.end, "text": words}


def quote(content: str, source: str, *, tier: str = "core", speaker: str = "Ada Vance", **more: Any) -> dict[str, Any]:
    base = {"file": "post.txt", "tier": tier, "content": [part(content)], "source": [part(source)], "cue": [], "speaker": {"name": speaker}}
    return {**base, "venue": None, "addressee": [], "via": [], "utterance_date": None, **more}


def score(*quotes: dict[str, Any], record: Record = RECORD) -> Figures:
    return evaluate(record, Gold(quotes=list(quotes)))


AGAIN = quote("We will meet again next week", "Ms. Vance", utterance_date={"iso": "2031-03-03"})


def test_quotation_marks_and_a_leading_that_never_count() -> None:
    tokens = Tokens("She said that “it’s a well-known fact,” he said.")
    assert tokens.content([(9, 39)]) == tokens.content([(15, 37)])
    assert len(tokens.content([(9, 39)])) == 4
    assert tokens.content([(9, 13)]) == tokens.within([(9, 13)])


def test_words_are_touched_not_cut() -> None:
    tokens = Tokens("Negotiators met")
    assert tokens.within([(3, 5)]) == tokens.within([(0, 11)])
    assert tokens.within([(11, 12)]) == frozenset()


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    sets = [frozenset({1, 2, 3, 4}), frozenset({1, 2})]
    assert pair(sets, [frozenset({1, 2, 3}), frozenset({3, 4})], iou, least=0.5) == [(0, 0)]


def test_a_statement_is_found_with_speaker_and_day() -> None:
    figures = score(AGAIN)
    assert figures.scores["statements"] == figures.scores["statements_speaker"] == figures.scores["statements_who"] == Score(1, 1, 1)
    assert figures.scores["statements.said_on"] == Score(1, 1, 1)
    assert figures.misses == {}


def test_the_wrong_source_counts_for_the_content_only() -> None:
    figures = score(quote("We will meet again next week", "Sudland", speaker="Sudland"))
    assert [figures.scores[t].right for t in ("statements", "statements_speaker", "statements_who")] == [1, 0, 0]


def test_a_missed_statement_and_one_beside_the_gold_are_listed() -> None:
    figures = score(quote("Norland give up the river valley", "Sudland"))
    assert figures.scores["statements"] == Score(1, 1, 0)
    assert [miss.split(" ")[0] for miss in figures.misses["statements"]] == ["missed", "beside"]


@pytest.mark.parametrize(("tier", "found"), [("narrative", 0), ("boilerplate", 1)])
def test_narrative_gold_is_neutral_and_boilerplate_must_not_be_found(tier: str, found: int) -> None:
    assert score(quote("We will meet again next week", "Ms. Vance", tier=tier)).scores["statements"] == Score(0, found, 0)


def test_narrative_statements_of_the_record_do_not_count() -> None:
    told = replace(RECORD, statements=(replace(RECORD.statements[0], tier="narrative"),))
    assert score(AGAIN, record=told).scores["statements"] == Score(1, 0, 0)


def timex(words: str, value: str, *, level: str = "core") -> dict[str, Any]:
    return {"doc": "post", "level": level, "type": "DATE", "value": value, **part(words)}


@pytest.mark.parametrize(
    ("gold", "relaxed", "strict", "value"),
    [
        (timex("on Monday", "2031-03-03"), 1, 1, 1),
        (timex("Monday", "2031-03-03"), 1, 0, 1),
        (timex("on Monday", "2031-03-04"), 1, 1, 0),
        (timex("next week", "2031-W11"), 0, 0, 0),
    ],
)
def test_times(gold: dict[str, Any], relaxed: int, strict: int, value: int) -> None:
    figures = evaluate(RECORD, Gold(times=[gold]))
    assert [figures.scores[f"times_{t}"] for t in ("relaxed", "strict", "value")] == [Score(1, 1, right) for right in (relaxed, strict, value)]


@pytest.mark.parametrize(("level", "found"), [("optional", 0), ("boilerplate", 1)])
def test_times_that_gold_leaves_open_do_not_count(level: str, found: int) -> None:
    assert evaluate(RECORD, Gold(times=[timex("on Monday", "x", level=level)])).scores["times_relaxed"] == Score(0, found, 0)


def article_gold(**metadata: Any) -> dict[str, Any]:
    lines, start = [], 0
    for number, line in enumerate(ONE.text.split("\n"), start=1):
        role = "body" if number > 3 else "title"
        lines.append({"line": number, "start": start, "end": start + len(line), "text": line, "role": role if line else "blank"})
        start += len(line) + 1
    return {"file": "post.txt", "lines": lines, "metadata": metadata}


def test_body_lines_and_metadata() -> None:
    title = {"value": "Norland and Sudland agree to swap 40 prisoners"}
    gold = article_gold(title=title, outlet={"value": "Harbour Post"}, authors=[{"value": "Bo Lind"}])
    figures = evaluate(RECORD, Gold(articles=[gold]))
    assert figures.scores["body"] == Score(5, 5, 5)
    assert figures.scores["article.title"] == figures.scores["article.outlet"] == Score(1, 1, 1)
    assert figures.scores["article.authors"] == Score(1, 0, 0)
    assert figures.scores["article.published"] == Score(0, 1, 0)


def test_an_inferred_date_is_what_gold_says_or_absent() -> None:
    gold = article_gold(publication_date={"value": None, "inferred": {"value": "2031-03-03"}})
    assert evaluate(RECORD, Gold(articles=[gold])).scores["article.published"] == Score(1, 1, 1)


def entry(key: str, kind: str, words: str, /, page: Page = ONE, **slots: Any) -> dict[str, Any]:
    place = span(words, page)
    return {"id": key, "kind": kind, "evidence": [{"doc": page.path[:4], "start": place.start, "end": place.end}], **slots}


TALKS = entry("T", "talks", "met in Lakeville on Monday for six hours", participants=["Norland", "Sudland"], place="Lakeville", start="2031-03")
SWAP = entry("X", "exchange", "agreed to exchange 40 prisoners", count=40, attributed_to="Ada Vance", stage="agreed")
STRIKE = entry("V", "attack", "At least 4 people were killed", fatalities={"value": 4, "qualifier": "at_least"}, place="Portside")


def test_entries_are_found_by_evidence_and_slots() -> None:
    figures = evaluate(RECORD, Gold(record=[TALKS, SWAP, STRIKE]))
    assert "record: 3 of 3 entries found, 9 of 9 slots right, 2 extra objects" in figures.notes
    assert figures.scores["record.exchange"] == Score(1, 1, 1)


def test_one_object_for_one_entry() -> None:
    figures = evaluate(RECORD, Gold(record=[TALKS, {**TALKS, "id": "T2"}]))
    assert figures.scores["record.talks"].right == 1


def test_half_of_the_slots_must_be_right() -> None:
    wrong = {**STRIKE, "fatalities": {"value": 4, "qualifier": "exact"}, "place": "Lakeville"}
    assert evaluate(RECORD, Gold(record=[wrong])).scores["record.attack"] == Score(1, 1, 0)


def test_people_positions_and_promises() -> None:
    person = entry("P", "person", "Ada Vance, the Norland envoy", name="Ada Vance", affiliation="Norland", role="envoy")
    position = entry("Q", "position", "Norland give up the river valley", party="Sudland", stance="demands", issue="territory")
    promise = entry("E", "expectation", "We will meet again next week", by="Ada Vance", followed_by=None)
    figures = evaluate(RECORD, Gold(record=[person, position, promise]))
    assert [figures.scores[f"record.{kind}"].right for kind in ("person", "position", "expectation")] == [1, 1, 1]
    assert "record.person" in figures.recall_only


def test_names_fold_endings_and_states_go_by_any_name() -> None:
    namer = Namer(replace(RECORD, actors=(replace(RECORD.actors[0], name="Anton Belskyy"), replace(RECORD.actors[1], name="Bern", country="CHE"))))
    first, second = namer.actors
    assert fold("belskiy") == fold("belskyy") == fold("belsky")
    assert namer.means(first, "A. Belsky")
    assert namer.means(second, "Switzerland")
    assert not namer.means(first, "Switzerland")


def test_a_page_is_found_by_name_stem_or_beginning() -> None:
    pages = [ONE, TWO]
    assert [page_of(name, pages) for name in ("post.txt", "post", "ti", "none")] == [ONE, ONE, TWO, None]


def test_gold_on_a_page_that_is_not_there_counts_as_missed() -> None:
    figures = score({**AGAIN, "file": "other.txt"})
    assert figures.scores["statements"] == Score(1, 0, 0)
    assert figures.notes == ["no page of the record is called other.txt: all that the gold has on it counts as missed"]


def test_gold_for_another_text_of_the_page_is_an_error() -> None:
    moved = {**AGAIN, "content": [{"start": 3, "end": 9, "text": "talked"}]}
    with pytest.raises(GoldError, match=r"C501: the gold is for another text of post.txt: at 3"):
        score(moved)


def test_a_folder_is_read_by_content_and_the_rest_is_named(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text(json.dumps(AGAIN) + "\n", encoding="utf-8")
    (tmp_path / "r.json").write_text(json.dumps([TALKS]), encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"docs": [article_gold()]}), encoding="utf-8")
    (tmp_path / "crossdoc.json").write_text(json.dumps({"links": []}), encoding="utf-8")
    gold = read_gold(tmp_path)
    assert [len(g) for g in (gold.articles, gold.quotes, gold.times, gold.record)] == [1, 1, 0, 1]
    assert gold.notes == ["crossdoc.json is not scored: its format is not known."]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "not json", '[{"id": 1}]'])
def test_an_unknown_format_says_where_the_formats_are(text: str, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"C501: .*docs/cli.md"):
        read_gold(tmp_path / "gold.json")


@pytest.mark.parametrize("wrong", [{"content": 3}, {"content": [[0, 5]]}, {"speaker": None}, {"file": None}, {"content": [{"start": "0"}]}])
def test_an_entry_that_is_not_in_its_format_is_an_error(wrong: dict[str, Any]) -> None:
    with pytest.raises(GoldError, match=r"C501: an entry of the gold is not in its format"):
        score({**AGAIN, **wrong})


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="C501: no such file"):
        read_gold(tmp_path / "none")


def test_rates_of_nothing_are_nought() -> None:
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 0, 0).f1) == (0, 0, 0)
    assert Span(1, 2).length == 1
