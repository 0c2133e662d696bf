"""Outlets with their share, and places with what happened there."""

from __future__ import annotations

from dataclasses import replace

from pages_kit import dated, shown, site, with_, words

from communique.model.record import Event, EventField
from communique.web.articles import outlets
from sample_talks import ARTICLES, EVENTS, value


def test_each_outlet_with_what_the_record_takes_from_it() -> None:
    of = site()
    found = {o.name: o for o in outlets(of)}
    assert [o.cited for o in outlets(of)] == sorted((o.cited for o in outlets(of)), reverse=True)
    assert sum(o.cited for o in found.values()) == sum(map(len, of.cites.values()))
    post, copy, times = found["The Harbour Post"], found["Daily Copy"], found["Inland Times"]
    assert (post.articles, post.copied, post.copies, post.alone) == (1, 1, 0, 2)  # of the exchange the Inland Times tells too
    assert (copy.articles, copy.copied, copy.copies, copy.alone) == (1, 0, 1, 0)
    assert (times.copies, times.alone) == (0, 0)
    assert post.share == round(100 * post.cited / sum(o.cited for o in found.values()))


def test_an_article_that_credits_another_publisher_is_counted() -> None:
    credited = tuple(replace(a, original_publisher="Lake Wire") if a.id == "d-times" else a for a in ARTICLES)
    own = tuple(replace(a, original_publisher="Inland Times") if a.id == "d-times" else a for a in ARTICLES)
    assert {o.name: o.credited for o in outlets(site(with_(articles=credited)))}["Inland Times"] == 1
    assert {o.name: o.credited for o in outlets(site(with_(articles=own)))}["Inland Times"] == 0


def test_the_table_says_it_in_numbers() -> None:
    tree = shown("articles.html", site())
    row = words(tree, "//table[@class='outlets']//tr[th='The Harbour Post']/td")
    assert row[0] == "1"
    assert row[2].endswith(" %")
    assert shown("articles.html", site(with_(articles=(), pages=()))).xpath("//table") == []


def test_places_by_how_much_is_told_of_them() -> None:
    """Two spellings that differ in their letters' case are one place; a place on which reports differ counts for each."""
    def at_(name: str, *places: str) -> Event:
        held = tuple(replace(value("Portside", p), raw=p) for p in places)
        event = dated(name, "2031-03-01", "2031-03-01")
        return replace(event, fields={**event.fields, "place": EventField(None, "each", "conflict", 2, 2, held)})

    events = (*EVENTS, at_("e-a", "PORTSIDE"), at_("e-b", "Portside", "Lakeville"))
    tree = shown("places.html", site(with_(events=events)))
    assert words(tree, "//h2") == ["Portside 3", "Lakeville 2"]
    assert "Of 1 event no page tells where." in tree.text_content()
    first = tree.xpath("//section[1]")[0]
    assert "also “PORTSIDE”" in words(first, "p")
    assert {a.get("href") for a in first.xpath(".//li//a[@class='open']")} == {f"events/e-{n}.html" for n in ("strike", "a", "b")}
    assert first.xpath("h2/a/@href")[0].startswith("articles/d-post.html#w-")


def test_nowhere() -> None:
    assert "No page tells where anything happened." in shown("places.html", site(with_(events=()))).text_content()
