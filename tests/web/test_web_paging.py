"""Lists that are too long for one page: in parts, nothing lost or told twice, every link good."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from site_kit import stored

from communique.codebooks.loading import load as load_codebook
from communique.model.record import RecordExpectation, RecordPosition, RecordStatement
from communique.model.spans import Span
from communique.record.merging import merge
from communique.settings import Settings
from communique.web.edition import Edition, load
from communique.web.paging import ROWS, parts_of
from generated import generate


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A record of more events, days, places and articles than stand on a page."""
    corpus = generate(700, seed=3, per_day=2)
    record = merge(corpus.analyses, codebook=load_codebook("peace-talks"), settings=Settings())
    return load(stored(tmp_path_factory.mktemp("many") / "talks.db", record), name="x")


def parts(of: Edition, stem: str) -> dict[str, html.HtmlElement]:
    found = [where for where in of.addresses() if re.fullmatch(rf"{stem}(-p\d+)?\.html", where)]
    return {where: html.fromstring(of.text_of(where) or "") for where in found}


def test_each_event_stands_on_one_part_of_the_timeline(many: Edition) -> None:
    events = many.site.view.record.events
    found = parts(many, "timeline")
    assert len(found) == parts_of(len(events)) > 2
    ids = [li.get("id") for tree in found.values() for li in tree.xpath("//main//li[@data-lane]")]
    assert sorted(ids) == sorted(e.id for e in events)
    assert max(len(tree.xpath("//main//li[@data-lane]")) for tree in found.values()) <= ROWS
    assert ids == [e.id for e in many.site.index.ordered]


@pytest.mark.parametrize("stem", ["days", "places", "articles"])
def test_other_lists_have_parts_too(stem: str, many: Edition) -> None:
    found = parts(many, stem)
    assert len(found) > 1
    assert all(f"of {len(found)};" in tree.text_content() for tree in found.values())


def test_actors_of_many_events_have_parts(many: Edition) -> None:
    actor = max(many.site.view.record.actors, key=lambda a: len(a.mentions))
    found = parts(many, f"people/{actor.id}")
    assert len(found) > 1
    links = [a for tree in found.values() for a in tree.xpath("//section[h2='In events']//a/@href")]
    assert len(links) == len(set(links)) == len(many.site.index.taking_part[actor.id])


@pytest.fixture(scope="module")
def wordy(tmp_path_factory: pytest.TempPathFactory, many: Edition) -> Edition:
    """A record with more statements (those of speakers not named too), positions and promises than stand on a page."""
    record = many.site.view.record
    page, actors = record.pages[0].id, [a.id for a in record.actors][:3]
    words = [Span(n % 50, n % 50 + 1 + n // 50) for n in range(1400)]
    speaker = (actors[0], None)
    said = [
        RecordStatement(
            f"s-{n:05}", page, "speech", "indirect", speaker[n % 2], None, None, (w,), "x", None, (), None, None, None, "positive", None
        )
        for n, w in enumerate(words)
    ]  # fmt: skip
    held = [
        RecordPosition(f"q-{n:05}", actors[n % 3], ("land", "troops")[n % 2], "demands", None, "self", None, page, *w, "x")
        for n, w in enumerate(words[:700])
    ]
    due = [
        RecordExpectation(f"x-{n:05}", actors[0], "x", ("open", "kept")[n % 2], None, None, None, None, page, *w, "x")
        for n, w in enumerate(words[:700])
    ]
    whole = replace(record, statements=tuple(said), positions=tuple(held), expectations=tuple(due))
    return load(stored(tmp_path_factory.mktemp("wordy") / "talks.db", whole), name="x")


@pytest.mark.parametrize("stem", ["statements", "positions", "expectations"])
def test_what_is_said_held_and_promised_has_parts_and_every_link_opens_its_row(stem: str, wordy: Edition) -> None:
    record = wordy.site.view.record
    found = parts(wordy, stem)
    people = {where: tree for actor in record.actors[:3] for where, tree in parts(wordy, f"people/{actor.id}").items()}
    assert len(found) == parts_of(700) > 2
    assert max(len(tree.xpath("//main//li[@id]")) for tree in found.values()) <= ROWS
    for thing in getattr(record, stem):
        where, _, anchor = (wordy.site.href(thing.id) or "").partition("#")
        assert anchor == thing.id
        tree = found[where] if where in found else people[where]
        assert len(tree.xpath(f"//main//li[@id='{anchor}']")) == 1, where
    ids = [name for tree in found.values() for name in tree.xpath("//main//li/@id")]
    assert len(ids) == len(set(ids)) == 700


def test_the_table_of_positions_leads_to_where_each_issue_begins(wordy: Edition) -> None:
    tree = html.fromstring(wordy.text_of("positions.html") or "")
    links = tree.xpath("//table[@class='matrix']//thead//a/@href")
    assert links[0] == "#land"
    where, _, anchor = links[1].partition("#")
    assert html.fromstring(wordy.text_of(where) or "").xpath(f"//h2[@id='{anchor}']")
    assert not html.fromstring(wordy.text_of("positions-p2.html") or "").xpath("//table[@class='matrix']")


def test_links_between_parts_lead_to_what_they_name(many: Edition) -> None:
    trees = {where: html.fromstring(many.text_of(where) or "") for stem in ("timeline", "days", "places") for where in parts(many, stem)}
    links = {a for tree in trees.values() for a in tree.xpath("//main//a/@href") if re.match(r"(timeline|days|places)[-.]", a)}
    assert len(links) > 10
    for link in links:
        where, _, anchor = link.partition("#")
        assert where in trees
        assert not anchor or trees[where].xpath("//*[@id=$name]", name=anchor), link


def test_there_is_no_part_behind_the_last(many: Edition) -> None:
    event = many.site.view.record.events[0].id
    for where in ("timeline-p99.html", "timeline-p1.html", "timeline-p0.html", "people-p2.html", "about-p2.html", f"events/{event}-p2.html"):
        assert many.text_of(where) is None, where


def test_the_picture_of_many_events_has_a_bar_a_month(many: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.web import plan, strip

    monkeypatch.setattr(strip, "MANY", 100)
    tree = html.fromstring(plan.page("timeline.html", many.site) or "")
    bars = tree.xpath("//*[local-name()='svg']//*[@data-lane]//a")
    months = {many.site.index.months[e.id][1] for e in many.site.view.record.events if e.id in many.site.index.months}
    assert len(bars) == len(months)
    assert all("event" in bar.text_content() for bar in bars)
