"""Lists that are too long for one page: in parts, nothing lost or told twice, every link good."""

from __future__ import annotations

import re

import pytest
from lxml import html
from site_kit import stored

from communique.codebooks.loading import load as load_codebook
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
