"""A build's record, of which little is in memory at a time, is that of `merge`, which has all of it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest

from communique.building import kept
from communique.building.kept import Kept
from communique.codebooks.loading import load
from communique.model import pieces
from communique.model.analysis import Analysis
from communique.model.page import SiteFacts, Unread
from communique.model.record import Record, RecordMention
from communique.model.reviews import ActorReview, Named
from communique.record import copies, grouping, names
from communique.record.merging import merge, merge_through
from communique.settings import Settings
from communique.store.book import Store
from generated import generate

GONE = Unread("gone.txt", None, "C105", "no article was found. Leave the page out.")


@pytest.fixture(scope="module")
def demo(demo_store: Path) -> tuple[Analysis, ...]:
    with Store.open(demo_store) as store:
        return store.analyses()


def streamed(place: Path, analyses: Sequence[Analysis], reviews: Sequence[object] = ()) -> Record:
    """The record of `analyses` as a build makes it of its file."""
    with Store.create(place) as store, store.staging() as staged, store.shelves() as shelves:
        for a in analyses:
            staged.put(a.page, site="")
            staged.prepare(a.page.id, key=a.page.id, facts=SiteFacts(()))
            store.put_analysis(a.page.id, a.page, a)
        held = Kept(store, staged, {})
        store.write_stream(merge_through(held, shelves, codebook=load(), settings=Settings(), unread=(GONE,), reviews=reviews))
        return store.read_record()


def merged(analyses: Sequence[Analysis], reviews: Sequence[object] = ()) -> Record:
    return merge(analyses, codebook=load(), settings=Settings(), unread=(GONE,), reviews=reviews)


def same(one: Record, two: Record) -> None:
    for part in fields(Record):
        assert getattr(one, part.name) == getattr(two, part.name), part.name


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for next to nothing, so that everything is read, and computed, again and again."""
    monkeypatch.setattr(kept, "HELD", 2)
    monkeypatch.setattr(copies, "HELD", 2)
    monkeypatch.setattr(grouping, "MATCHES", 3)
    monkeypatch.setattr(names, "RUN", 3)
    monkeypatch.setattr(pieces, "MOST", 3)


def named(mention: RecordMention) -> Named:
    return Named(mention.page, mention.start, mention.end, mention.raw)


def copied(analysis: Analysis) -> Analysis:
    page = replace(analysis.page, id=f"{analysis.page.id}-again", path="again.txt", url="https://again.example/1")
    return replace(analysis, page=page, article=replace(analysis.article, page=page.id))


@pytest.mark.usefixtures("tight")
def test_the_demo_with_a_copy(demo: tuple[Analysis, ...], tmp_path: Path) -> None:
    analyses = [*demo, copied(demo[0]), copied(demo[5])]
    same(streamed(tmp_path / "talks.db", analyses[::-1]), merged(analyses))


@pytest.mark.usefixtures("tight")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_corpora(seed: int, tmp_path: Path) -> None:
    analyses = generate(30, seed=seed).analyses
    same(streamed(tmp_path / "talks.db", analyses), merged(analyses))


@pytest.mark.usefixtures("tight")
def test_what_people_decided_on_names(demo: tuple[Analysis, ...], tmp_path: Path) -> None:
    people = [a for a in merged(demo).actors if a.kind == "person" and not a.anonymous]
    told = max(people, key=lambda a: len({m.page for m in a.mentions}))
    pages = {m.page: m for m in told.mentions}
    others = [a.mentions[0] for a in people if a != told][:2]
    pairs = {"apart": list(pages.values())[:2], "same": others}
    reviews = [ActorReview(named(one), named(two), said, "ada", "2031-06-01", "") for said, (one, two) in pairs.items()]
    decided = merged(demo, reviews)
    assert decided.actors != merged(demo).actors
    same(streamed(tmp_path / "talks.db", demo, reviews), decided)


def test_a_page_that_stood_for_another_id_is_followed(demo: tuple[Analysis, ...], tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    before = streamed(place, demo)
    after = streamed(place, demo[1:])
    gone = {e.id for e in before.events} - {e.id for e in after.events}
    with Store.open(place) as store:
        assert gone <= set(store.earlier_ids())
        assert all(store.forwarded(name) is None or store.forwarded(name) in {e.id for e in after.events} for name in gone)
