"""The map: land without a border, a point for each place, and a list of all that stands on none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pages_kit import shown, site, with_, words

from communique.model.places import Place
from communique.model.record import Event, Record
from communique.web import atlas
from communique.web.mapping import HEIGHT, WIDTH, first_view, project
from communique.web.rendering import assets
from sample_talks import RECORD

TOWN = Place("gn-1", "Loja", "town", "ECU", (), None, ("gn-2",), "Loja Province", -3.99, -79.2, 0, 100000)
AREA = replace(TOWN, id="gn-2", name="Loja Province", kind="area", area_name=None, areas=(), radius=60)
CLAIMED = replace(TOWN, country=None, claimed_by=("ISR", "SYR"), disputed="Golan Heights")
STATE = Place("gn-3", "Ecuador", "country", "ECU")


def placed(place: Place | None, *candidates: Place) -> Record:
    """The sample record with all its places at `place`, or between `candidates`."""
    known = tuple(p for p in (place, *candidates) if p)

    def at(event: Event) -> Event:
        field = event.fields.get("place")
        if field is None:
            return event
        values = tuple(
            replace(v, place=place.id if place else None, candidates=tuple(c.id for c in candidates), place_reason="so it is") for v in field.values
        )
        return replace(event, fields={**event.fields, "place": replace(field, values=values)})

    return with_(events=tuple(map(at, RECORD.events)), places=known)


def test_a_town_is_a_point_that_leads_to_its_rows() -> None:
    tree = shown("map.html", site(placed(TOWN)))
    (dot,) = tree.xpath("//*[local-name()='a'][@data-spot]")
    assert tree.xpath(f"//h3[@id='{dot.get('data-spot')}']")
    (circle,) = dot.xpath("./*[local-name()='circle']")
    assert (float(circle.get("cx")), float(circle.get("cy"))) == project(-3.99, -79.2)
    rows = tree.xpath("//li[@data-lane]/@id")
    assert rows
    assert len(rows) == len(set(rows))
    assert "so it is" in " ".join(words(tree, "//p[@class='hint']"))


def test_a_page_has_so_many_rows_at_most_and_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    record = placed(TOWN)
    events = tuple(replace(e, id=f"{e.id}{n}") for n in range(30) for e in record.events if "place" in e.fields)
    held = site(replace(record, events=events))
    tree = shown("map.html", held)
    assert len(tree.xpath("//li[@data-lane]")) == atlas.EACH
    monkeypatch.setattr(atlas, "ROWS", 4)
    tree = shown("map.html", held)
    assert len(tree.xpath("//li[@data-lane]")) == 4
    assert any(f"The latest 4; all {len(events)} stand" in w for w in words(tree, "//p[@class='hint']"))
    assert tree.xpath(f"//*[@data-count='{len(events)}']")


def test_an_area_has_a_ring() -> None:
    tree = shown("map.html", site(placed(AREA)))
    assert tree.xpath("//*[local-name()='circle'][@class='ring']/@data-of") == tree.xpath("//*[@data-spot]/@data-spot")


def test_a_state_is_on_no_map_but_in_the_list() -> None:
    tree = shown("map.html", site(placed(STATE)))
    assert not tree.xpath("//*[local-name()='circle']")
    assert tree.xpath("//h2[@id='states']")


def test_what_is_open_stands_below_with_what_it_may_be() -> None:
    tree = shown("map.html", site(placed(None, TOWN, AREA)))
    assert not tree.xpath("//*[local-name()='circle']")
    assert any("may be Loja" in w for w in words(tree, "//p[@class='hint']"))


def test_a_disputed_place_is_of_no_state_but_of_all_that_claim_it() -> None:
    said = " ".join(words(shown("map.html", site(placed(CLAIMED))), "//p[@class='hint']"))
    assert "claimed by Israel and Syria" in said
    assert "Ecuador" not in said


def test_a_record_without_places_says_so() -> None:
    assert "No page tells where" in words(shown("map.html", site(with_(events=()))), "//p[@class='hint']")[0]


def test_the_land_is_one_path_and_no_border() -> None:
    land = assets()["land.svg"]
    assert land.count("<path") == 1
    assert not re.search(r"<(?:line|polyline|polygon|script|image|use)|stroke:(?!none)", land)
    assert len(land) < 300_000


@pytest.mark.parametrize(("lat", "lon"), [(90, 180), (-90, -180), (0, 0), (51.5, 179.9), (84, -180)])
def test_every_point_of_the_globe_is_on_the_map(lat: float, lon: float) -> None:
    x, y = project(lat, lon)
    assert 0 <= x <= WIDTH
    assert 0 <= y <= HEIGHT


def test_the_first_view_holds_all_points() -> None:
    points = [project(lat, lon) for lat, lon in ((48.5, 37.7), (24.5, 54.4), (46.2, 6.1))]
    view = first_view(points)
    assert all(view.x < x < view.x + view.width and view.y < y < view.y + view.height for x, y in points)
    assert first_view([]).width == WIDTH
