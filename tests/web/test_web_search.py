"""Search on the server, and the index with which a folder searches: the same words, nothing that the site does not show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from asgi_kit import ask
from lxml import html
from site_kit import stored
from starlette.applications import Starlette

from communique.store.book import Store
from communique.web.edition import Edition, load
from communique.web.finding import INDEX, Search, asked
from communique.web.serving import HEADERS, application
from sample_talks import ONE, RECORD

LINES = {p.id: [m.span() for m in re.finditer(r"[^\n]+", p.text)] for p in RECORD.pages}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(RECORD, sentences=LINES)
    return tmp_path / "talks.db"


@pytest.fixture
def app(place: Path) -> Starlette:
    return application(place, name="Lake talks", full=True)


def results(app: Starlette, query: str) -> list[tuple[str, str, str]]:
    """Of each result: the words, those looked for, and where it leads."""
    answer = ask(app, "/search", query=query)
    assert (answer.status, HEADERS.items() <= answer.headers.items()) == (200, True)
    tree = html.fromstring(answer.text)
    links = tree.xpath("//ol[@data-results]/li//a[contains(@class, 'words')]")
    return [(link.text_content(), " ".join(link.xpath(".//mark/text()")), link.get("href")) for link in links]


def index(edition: Edition) -> dict[str, list[list[object]]]:
    text = edition.text_of(INDEX) or ""
    assert text.isascii()
    assert text.startswith("window.COMMUNIQUE_INDEX = ")
    return json.loads(text.removeprefix("window.COMMUNIQUE_INDEX = ").removesuffix(";\n"))  # type: ignore[no-any-return]  # the file says what it is


def test_a_result_shows_its_words_and_leads_to_them(app: Starlette) -> None:
    ((words, marked, href),) = results(app, "q=45+prisoners")
    assert (words, marked) == ("The two sides agreed to free 45 prisoners, Sudland said.", "45 prisoners")
    file, _, name = href.partition("#")
    assert f'id="{name}"' in ask(app, f"/{file}").text
    assert results(app, "q=absent") == []
    assert "Nothing found." in ask(app, "/search", query="q=absent").text


def test_filters(app: Starlette) -> None:
    assert len(results(app, "q=norland")) > len(results(app, "q=norland&outlet=Daily%20Copy")) > 0
    assert all(href.startswith("articles/d-copy.html") for _, _, href in results(app, "q=norland&outlet=Daily%20Copy"))
    assert results(app, "q=norland&outlet=Nobody") == []
    assert results(app, "q=norland&from=2031-03-04") == []
    assert len(results(app, "q=sudland&from=2031-03-04&to=2031")) == 1
    assert [w for w, _, _ in results(app, "q=meet&kind=statement")] == ["“We will meet again next week,”"]


@pytest.mark.parametrize(
    ("given", "search"),
    [
        ({}, Search()), ({"q": " a  b ", "kind": "x", "page": "x"}, Search("a b")),
        ({"from": "2031", "to": "2031"}, Search(first="2031-01-01", last="2031-12-31")),
        ({"from": "2031-02", "to": "2032-02"}, Search(first="2031-02-01", last="2032-02-29")), ({"from": "2031-02-30", "to": "soon"}, Search()),
        ({"page": "0"}, Search()), ({"page": "99999999999"}, Search(page=40)), ({"page": "²"}, Search()), ({"q": "x" * 9999}, Search("x" * 400)),
        ({"from": "0000"}, Search()), ({"kind": "statement", "page": "3"}, Search(kind="statement", page=3)),
    ],
)  # fmt: skip
def test_what_is_asked(given: dict[str, str], search: Search) -> None:
    assert asked(given) == search


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "\u202eevil", "%00", "') OR 1 --", "a&b=c;d"],
)  # fmt: skip
def test_what_is_typed_is_shown_as_typed(words: str, app: Starlette) -> None:
    answer = ask(app, "/search", query=f"q={quote(words)}&outlet={quote(words)}&from={quote(words)}&kind={quote(words)}&page={quote(words)}")
    tree = html.fromstring(answer.text)
    assert answer.status == 200
    assert [s.get("src") for s in tree.iter("script")] == ["static/site.js", "static/search.js"]
    assert list(tree.iter("img")) == []
    assert "\u202e" not in answer.text
    assert "49" not in tree.xpath("string(//title)")
    assert tree.xpath("//input[@name='q']/@value")[0] == " ".join(words.replace("\u202e", "").split())


def test_a_sentence_that_is_not_shown_is_counted_only(place: Path) -> None:
    short, whole = ({tuple(row) for row in index(load(place, name="x", full=full))["sentence"]} for full in (False, True))
    words = f"q={quote(str(sorted(whole - short)[0][3]))}"
    hits, all_hits = results(application(place, name="x"), words), results(application(place, name="x", full=True), words)
    more = len(all_hits) - len(hits)
    assert more
    assert set(hits) < set(all_hits)
    said = ask(application(place, name="x"), "/search", query=words).text
    assert f"{more} more hit{'s' * (more > 1)} in sentences that are not shown here." in said


def test_the_record_is_gone(app: Starlette, place: Path) -> None:
    assert ask(app, "/search", query="q=45").status == 200
    place.rename(place.with_name("away.db"))
    assert ask(app, "/search", query="q=45").status == 503


def test_the_index_has_what_the_server_finds(place: Path, app: Starlette) -> None:
    held = index(load(place, name="x", full=True))
    assert sorted(str(row[3]) for row in held["sentence"] if "Norland" in str(row[3])) == sorted(w for w, _, _ in results(app, "q=norland"))
    assert [row[3:] for row in held["statement"]] == [["“We will meet again next week,”", "Ada Vance", "people/a-adavance.html#s-again"]]
    assert {len(row) for row in held["articles"]} == {6}


def test_the_index_holds_excerpts_only(place: Path) -> None:
    short, whole = index(load(place, name="x")), index(load(place, name="x", full=True))
    assert len(short["sentence"]) < len(whole["sentence"])
    shown = load(place, name="x").site.shown(ONE.id)
    rows = [row for row in short["sentence"] if short["articles"][int(str(row[0]))][0] == "articles/d-post.html"]
    assert rows
    assert all(any(s.start <= int(str(row[1])) and int(str(row[2])) <= s.end for s in shown) for row in rows)


def test_its_size_is_told(place: Path) -> None:
    assert "The index (1 kB) is loaded at the first search." in (load(place, name="x").text_of("search.html") or "")


def test_a_record_without_words_can_be_searched(tmp_path: Path) -> None:
    app = application(stored(tmp_path / "empty.db"), name="x")
    assert results(app, "q=anything") == []
