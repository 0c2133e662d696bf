"""Every link of the site leads somewhere on it, and every value to its words, without a browser."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from site_kit import FEWER, stored

from communique.web.edition import Edition, load
from communique.web.marking import visible
from sample_talks import RECORD

WORDS = re.compile(r"w-(\d+)-(\d+)")


class Crawl:
    """All pages of an edition as trees."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.pages = {where: html.fromstring(edition.text_of(where) or "") for where in edition.addresses() if where.endswith(".html")}
        self.files = set(edition.addresses())

    def links(self) -> Iterator[tuple[str, str, str]]:
        """The page of each link, the file that it leads to, and the place there."""
        for where, tree in self.pages.items():
            for element in tree.iter("a", "link", "script", "img", "use"):
                for name in ("href", "src"):
                    if (to := element.get(name)) and not to.startswith("data:"):
                        file, _, place = to.partition("#")
                        yield where, posixpath.normpath(posixpath.join(posixpath.dirname(where), file)) if file else where, place

    @cache  # noqa: B019 -- a crawl lives as long as its test
    def ids(self, where: str) -> frozenset[str]:
        return frozenset(e.get("id", "") for e in self.pages[where].iter() if isinstance(e, HtmlElement) and e.get("id"))


@pytest.fixture(scope="module", params=["talks", "fewer", "full", "demo"])
def crawl(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    place = tmp_path_factory.mktemp("crawl") / "talks.db"
    if request.param == "demo":
        return Crawl(load(request.getfixturevalue("demo_store"), name="x"))
    stored(place, RECORD, *([FEWER] if request.param == "fewer" else []))
    return Crawl(load(place, name="x", full=request.param == "full"))


def test_every_link_and_every_place_is_there(crawl: Crawl) -> None:
    wrong = []
    for where, file, place in crawl.links():
        if file not in crawl.files:
            wrong.append(f"{where} leads to {file}, which is not there")
        elif place and place not in crawl.ids(file):
            wrong.append(f"{where} leads to {file}#{place}, a place that is not there")
    assert sorted(set(wrong)) == []


def test_a_name_stands_once_on_a_page(crawl: Crawl) -> None:
    for where, tree in crawl.pages.items():
        names = [e.get("id") for e in tree.iter() if isinstance(e, HtmlElement) and e.get("id")]
        assert sorted({n for n in names if names.count(n) > 1}) == [], where


def test_each_link_to_words_leads_to_exactly_those_words(crawl: Crawl) -> None:
    """The marked pieces between the two offsets are the page's words, none missing and none doubled."""
    view = crawl.edition.site.view
    places = {(file, place) for _, file, place in crawl.links() if WORDS.fullmatch(place)}
    assert places
    for file, place in sorted(places):
        start, end = (int(n) for n in WORDS.fullmatch(place).groups())  # type: ignore[union-attr]  # just matched
        article = view.things[posixpath.basename(file).removesuffix(".html")]
        pieces = [e for e in crawl.pages[file].iter() if isinstance(e, HtmlElement) and e.get("data-s")]
        inside = [e for e in pieces if start <= int(e.get("data-s", "")) and int(e.get("data-e", "")) <= end]
        shown = "".join(e.text_content() for e in inside)
        wanted = visible(view.pages[article.page].text[start:end])
        assert "".join(shown.split()) == "".join(wanted.split()), f"{file}#{place}"


def test_every_page_can_be_reached_from_the_front_page(crawl: Crawl) -> None:
    leads: dict[str, set[str]] = {}
    for where, file, _ in crawl.links():
        leads.setdefault(where, set()).add(file)
    found, todo = {"index.html"}, ["index.html"]
    while todo:
        new = leads.get(todo.pop(), set()) & crawl.pages.keys() - found
        found |= new
        todo += new
    old = {"moved.html", *crawl.edition.forwards}
    assert sorted(crawl.pages.keys() - found - old) == []


def test_each_page_has_a_title_one_heading_and_its_own_language(crawl: Crawl) -> None:
    titles: dict[str, list[str]] = {}
    for where, tree in crawl.pages.items():
        assert len(tree.findall(".//h1")) == 1, where
        assert tree.get("lang") == "en"
        titles.setdefault(tree.findtext(".//title") or "", []).append(where)
    assert "" not in titles


def test_no_page_has_script_or_style_of_its_own(crawl: Crawl) -> None:
    for where, tree in crawl.pages.items():
        for element in tree.iter():
            if isinstance(element, HtmlElement):
                assert not [a for a in element.attrib if str(a).startswith("on") or a == "style"], where
        assert [s for s in tree.iter("script") if s.text or not s.get("src", "").lstrip("./").startswith("static/")] == [], where
        assert list(tree.iter("style", "iframe", "object", "embed", "base")) == [], where
        assert [a for a in tree.iter("a") if re.match(r"[a-z]+:", a.get("href") or "")] == [], where


def test_the_record_leads_to_a_place_for_each_of_its_things(crawl: Crawl) -> None:
    site = crawl.edition.site
    for name in site.view.things:
        file, _, place = (site.href(name) or "").partition("#")
        assert file in crawl.pages, name
        assert not place or place in crawl.ids(file), f"{name} should be at {file}#{place}"


def test_the_files_of_the_site_are_names_that_every_system_takes(crawl: Crawl) -> None:
    for where in crawl.files:
        assert re.fullmatch(r"[a-z0-9_./-]+", where)
        assert len({w.lower() for w in crawl.files}) == len(crawl.files)
        assert Path(where).suffix in (".html", ".css", ".js", ".svg")
