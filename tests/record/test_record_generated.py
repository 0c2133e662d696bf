"""On corpora with a known truth: events are found, in whatever order the pages come, and a new article moves nothing that it does not touch."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.record import Record
from communique.record.merging import merge
from communique.settings import Settings
from generated import Corpus, generate

BOOK = Codebook(name="made", version="1")
CORPUS = generate(60, seed=11)


def merged(analyses: list[Analysis]) -> Record:
    return merge(analyses, codebook=BOOK, settings=Settings())


WHOLE = merged(CORPUS.analyses)


def pairs(record: Record, corpus: Corpus) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    held: dict[str, list[str]] = defaultdict(list)
    for report in record.reports:
        held[corpus.truth[report.page, report.start]].append(report.id)
    true = {p for group in held.values() for p in combinations(sorted(group), 2)}
    return true, {p for e in record.events for p in combinations(sorted(e.reports), 2)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_events_that_happened_are_found(seed: int) -> None:
    corpus = generate(60, seed=seed)
    true, found = pairs(merged(corpus.analyses), corpus)
    assert len(true & found) >= 0.97 * max(len(true), len(found))


def test_a_wrong_count_is_a_disagreement_and_a_right_one_is_none() -> None:
    truth = {r.id: CORPUS.truth[r.page, r.start] for r in WHOLE.reports}
    for event in WHOLE.events:
        differs = len({v.value for v in event.fields["fatalities"].values}) > 1
        assert differs or event.fields["fatalities"].agreement != "conflict"
        assert not differs or {truth[r] for r in event.reports} & CORPUS.wrong


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_pages_does_not_matter(random: Random) -> None:
    shuffled = list(CORPUS.analyses)
    random.shuffle(shuffled)
    assert merged(shuffled) == WHOLE


@settings(max_examples=8, deadline=None)
@given(st.integers(0, len(CORPUS.analyses) - 1))
def test_adding_an_article_changes_no_unrelated_event(out: int) -> None:
    """Every event that the added page does not tell of is the same object, id and all."""
    added = CORPUS.analyses[out].page.id
    before = merged([a for a in CORPUS.analyses if a.page.id != added])
    stories = {a.copy_of or a.id for a in WHOLE.articles if a.page == added}
    related = {added} | {a.page for a in WHOLE.articles if (a.copy_of or a.id) in stories}
    pages = {r.id: r.page for r in WHOLE.reports}
    touched = {e.id for e in WHOLE.events if any(pages[r] in related for r in e.reports)}
    now = {e.id: e for e in WHOLE.events}
    for event in before.events:
        if not any(pages[r] in related for r in event.reports) and not any(r in now[t].reports for t in touched for r in event.reports):
            assert now[event.id] == event
