"""A decision made while the server runs is laid over what it holds: the same as reading all of the file again, without doing so."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from time import thread_time
from unittest.mock import Mock

import pytest
from site_kit import stored

from communique.store.book import Store
from communique.store.reviews import Review
from communique.web import shelf as shelves
from communique.web.edition import Edition, load
from communique.web.shelf import Shelf
from sample_talks import ONE, RECORD, TWO, at

COUNT, OTHER, PLACE = at("40"), at("45", TWO), at("Portside")
FIRST = Review(*COUNT[:3], "reports.count", "rejected", None, "bo", "2031-05-30T08:00:00Z", "")
STEPS = (
    FIRST,
    replace(FIRST, decision="undone", at="2031-05-30T08:01:00Z"),
    replace(FIRST, decision="corrected", value="41", who="ada", why="heard it"),
    Review(*OTHER[:3], "reports.count", "corrected", '{"start": 2, "end": 5, "raw": "wor", "value": 44}', "ada", "2031-06-01T08:00:00Z", ""),
    Review(*PLACE[:3], "reports.place", "rejected", None, "ada", "2031-06-02T08:00:00Z", ""),
    Review(ONE.id, 1, 3, "reports.count", "rejected", None, "cy", "2031-06-03T08:00:00Z", "misread"),
)


@pytest.mark.parametrize("blind", [False, True])
def test_step_by_step_it_shows_what_a_fresh_start_shows(blind: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    shelf = Shelf(place, name="x", reviewer="ada", blind=blind)
    for where in shelf.edition().addresses():  # everything that is kept is made once before
        shelf.page(where, shelf.edition())
    loads = Mock(wraps=load)
    monkeypatch.setattr(shelves, "load", loads)
    monkeypatch.setattr(shelves, "PATIENCE", 0)
    for review in STEPS:
        with Store.create(place) as store:
            store.append_review(review)
        live, fresh = shelf.edition(), load(place, name="x", reviewer="ada", blind=blind)
        assert live.site.view.record == fresh.site.view.record
        assert {r.key for r in live.site.decisions.gone} == {r.key for r in fresh.site.decisions.gone}  # type: ignore[union-attr]  # decisions on values only: each has a key
        for where in fresh.addresses():
            page = shelf.page(where, live)
            assert page is not None
            assert page.body.decode() == fresh.text_of(where), where
    assert not loads.called


def test_a_build_is_read_as_a_whole(tmp_path: Path) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    shelf = Shelf(place, name="x")
    before = shelf.edition()
    stored(place, replace(RECORD, statements=()))
    assert shelf.edition() is not before
    assert shelf.edition().site.view.record.statements == ()


def test_who_works_blind_sees_others_only_after_his_own(tmp_path: Path) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    with Store.create(place) as store:
        store.append_review(FIRST)
    edition = load(place, name="x", reviewer="ada", blind=True)
    assert "by bo" not in (edition.text_of("events/e-swap.html") or "")
    assert edition.site.view.record == RECORD
    with Store.create(place) as store:
        store.append_review(replace(FIRST, decision="confirmed", who="ada"))
    assert "rejected by bo" in (load(place, name="x", reviewer="ada", blind=True).text_of("events/e-swap.html") or "")


def test_what_is_dear_to_render_follows_later_but_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    shelf = Shelf(place, name="x")
    where = "events/e-strike.html"
    before = shelf.page(where, shelf.edition())
    monkeypatch.setattr(shelves, "QUICK", 0.0)  # every page is dear
    monkeypatch.setattr(shelves, "PATIENCE", 1e9)
    with Store.create(place) as store:
        store.append_review(Review(*PLACE[:3], "reports.place", "rejected", None, "ada", "2031-06-02T08:00:00Z", ""))
    assert shelf.page(where, shelf.edition()) == before
    monkeypatch.setattr(shelves, "PATIENCE", 0)
    assert shelf.page(where, shelf.edition()) != before


def test_what_a_search_for_garbage_takes_makes_no_page_dear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    shelf = Shelf(place, name="x")
    where, edition = "events/e-strike.html", shelf.edition()
    text_of = Edition.text_of

    def while_all_is_searched(edition: Edition, page: str) -> str | None:
        began = thread_time()
        gc.collect()
        while thread_time() - began < 2 * shelves.QUICK:
            pass
        return text_of(edition, page)

    monkeypatch.setattr(Edition, "text_of", while_all_is_searched)
    before = shelf.page(where, edition)
    with Store.create(place) as store:
        store.append_review(Review(*PLACE[:3], "reports.place", "rejected", None, "ada", "2031-06-02T08:00:00Z", ""))
    assert shelf.page(where, shelf.edition()) != before
