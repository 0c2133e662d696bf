"""What people decided stands beside the words, rejected values too; orphans are listed; what changed since a day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from asgi_kit import ask
from lxml import html
from site_kit import stored

from communique.codebooks.loading import load as load_codebook
from communique.model.changes import Change
from communique.model.record import Record
from communique.store.book import Store
from communique.store.reviews import Review
from communique.web import changed, edition
from communique.web.edition import load
from communique.web.serving import application
from sample_talks import ONE, RECORD, at


def decided(place: Path) -> Path:
    """The hand-made record: a count corrected after it was rejected, a place rejected, and a decision on words that are gone."""
    stored(place, RECORD)
    count, where = at("40"), at("Portside")
    first = Review(*count[:3], "reports.count", "rejected", None, "bo", "2031-05-30T08:00:00Z", "")
    rows = (
        first,
        replace(first, decision="corrected", value="41", who="ada", at="2031-06-01T08:00:00Z", why="heard it"),
        Review(*where[:3], "reports.place", "rejected", None, "ada", "2031-06-02T08:00:00Z", ""),
        Review(ONE.id, 1, 3, "reports.count", "rejected", None, "cy", "2031-06-03T08:00:00Z", "misread"),
    )
    with Store.create(place) as store:
        for row in rows:
            store.append_review(row)
    return place


def test_decisions_stand_beside_values_with_their_history(tmp_path: Path) -> None:
    edition = load(decided(tmp_path / "talks.db"), name="x")
    swap, strike = (edition.text_of(f"events/{name}.html") or "" for name in ("e-swap", "e-strike"))
    assert "corrected by ada on 1 June 2031: was 40 prisoners (heard it); before that rejected by bo on 30 May 2031" in swap
    assert "41 prisoners" in swap
    struck = [e.text_content() for e in html.fromstring(strike).xpath("//s")]
    assert any("Portside" in words for words in struck)
    assert "rejected by ada on 2 June 2031" in strike


def test_orphans_are_listed(tmp_path: Path) -> None:
    tree = html.fromstring(load(decided(tmp_path / "talks.db"), name="x").text_of("about.html") or "")
    said = tree.xpath("string(//section[h2/@id='decisions'])")
    assert "cy: rejected (reports.count)" in said
    assert "misread" in said


def test_the_server_says_what_changed(tmp_path: Path) -> None:
    app = application(stored(tmp_path / "talks.db", RECORD), name="x")
    assert ask(app, "/changes").headers["location"] == "/changes.html"
    assert ask(app, "/changes", query="since=tomorrow").status == 400
    told = ask(app, "/changes", query="since=2031-03-03")
    assert told.status == 200
    assert "after 3 March 2031" in told.text


def test_what_changed_follows_decisions(tmp_path: Path) -> None:
    book, position, strike = load_codebook("peace-talks"), RECORD.positions[0], RECORD.reports[0]
    place = stored(tmp_path / "talks.db", replace(RECORD, codebook=f"{book.name} {book.version}"))
    app = application(place, name="x")
    assert "demands" in ask(app, "/changes", query="since=2031-03-03").text
    with Store.create(place) as store:
        store.append_review(Review(position.page, position.start, position.end, "positions.stance", "rejected", None, "ada", "2031-06-01", ""))
        store.append_review(Review(strike.page, strike.start, strike.end, "reports.type", "rejected", None, "ada", "2031-06-01", ""))
    told = ask(app, "/changes", query="since=2031-03-03").text
    assert "demands" not in told
    assert "Portside" not in told


def test_what_changed_stands_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    asked_for: list[str] = []
    many = [Change("new", "events", RECORD.events[0].id, f"field {n}", "", str(n), ()) for n in range(700)]

    def then(_: Path, record: Record, day: str) -> Record:
        asked_for.append(day)
        return record

    monkeypatch.setattr(edition, "_known", then)
    monkeypatch.setattr(changed, "changes", lambda *_: many)
    app = application(place, name="x")
    first, last = ask(app, "/changes", query="since=2031-03-03"), ask(app, "/changes", query="since=2031-03-03&part=5")
    assert [len(html.fromstring(a.text).xpath("//main//li")) for a in (first, last)] == [150, 100]
    assert "changes?since=2031-03-03&part=5" in html.fromstring(first.text).xpath("//nav[@aria-label='Parts of this list']/a/@href")
    for part in ("0", "6", "x", "-1", "1e3"):
        assert ask(app, "/changes", query=f"since=2031-03-03&part={part}").status == 404, part
    assert ask(app, "/changes-p5.html").status == 200
    assert ask(app, "/changes-p6.html").status == 404
    assert asked_for == ["2031-03-03"]
