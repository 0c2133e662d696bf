"""Search: what can be found on the site, as an index for the script of a folder, and as an answer of the server."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from communique.model.record import RecordArticle, RecordStatement
from communique.model.spans import Span
from communique.store.book import Store
from communique.store.finding import Hit
from communique.web.articles import published
from communique.web.indexes import SPEECH
from communique.web.marking import Layer, Segment, segments, visible
from communique.web.site import Bit, Site

INDEX = "static/search-index.js"
"""The index for the script, which loads it at the first search."""
KINDS = {"sentence": "All text", "statement": "What somebody said"}
SHOWN, SCANNED = 50, 2000
"""Results of a page; hits that are looked at, of which those in sentences that the site does not show are left out."""
LONGEST = 400
"""Characters of a search."""
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Search:
    """What a reader looks for: words, kind (of `KINDS`), outlet and days of publication ('' for any), and which page of results."""

    words: str = ""
    kind: str = "sentence"
    outlet: str = ""
    first: str = ""
    last: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """A row of the results: when it was printed, the words with what was looked for marked, where they stand, who says them, and the source."""

    when: str
    words: list[Segment]
    href: str
    who: Bit | None
    source: str


def search_page(site: Site) -> dict[str, Any]:
    """What the template ``search.html`` needs in a folder, where a script does the searching."""
    return {**_form(site), "live": False, "size": size_words(len(index_of(site))), "search": Search(), "results": [], "number": 0}


def _form(site: Site) -> dict[str, Any]:
    return {"kinds": KINDS, "outlets": sorted({site.view.outlet(a.page) for a in site.view.record.articles}), "hidden": 0, "pages": 1}


def size_words(size: int) -> str:
    """The size of a file in words.

    >>> size_words(900), size_words(34_000), size_words(2_340_000)
    ('1 kB', '34 kB', '2.3 MB')
    """
    return f"{max(1, round(size / 1000)):,} kB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"


# -- the index of a folder


def index_of(site: Site) -> str:
    """The script with all that can be found: articles (address, outlet, title, when, first and last day), sentences, and statements (article,
    start, end, words; of a statement the speaker and where it stands). Only what the site shows of the articles is in it. Made once."""
    if INDEX not in site.made:
        site.made[INDEX] = _index(site)
    return site.made[INDEX]


def _index(site: Site) -> str:
    held = site.view.record.articles
    number = {article.page: n for n, article in enumerate(held)}
    facts = {
        "articles": [_article(a, site) for a in held],
        "sentence": [[number[a.page], *span, _plain(site, a.page, span)] for a in held for span in sentences(a, site)],
        "statement": [row for s in site.view.record.statements if (row := _statement(s, number, site))],
    }
    return f"window.COMMUNIQUE_INDEX = {json.dumps(facts, ensure_ascii=True, separators=(',', ':'))};\n"


def _article(article: RecordArticle, site: Site) -> list[str]:
    first, last = _printed(article)
    return [site.href(article.id) or "", site.view.outlet(article.page), visible(article.title or ""), published(article, site), first, last]


def _statement(statement: RecordStatement, number: Mapping[str, int], site: Site) -> list[Any] | None:
    whole = _whole(statement)
    if statement.page not in number or not _is_shown(statement.page, whole, site):
        return None
    who = _who(statement, site)
    return [number[statement.page], *statement.content[0], _plain(site, statement.page, whole), visible(who.words), who.href]


def _plain(site: Site, page: str, span: Span) -> str:
    return " ".join(visible(site.view.pages[page].text[span.start : span.end]).split())


def sentences(article: RecordArticle, site: Site) -> Iterator[Span]:
    """The sentences of the article that its page shows whole."""
    yield from (span for span in site.view.sentences(article.page) if _is_shown(article.page, span, site))


def _is_shown(page: str, span: Span, site: Site) -> bool:
    return any(stretch.covers(span) for stretch in site.shown(page))


def _whole(statement: RecordStatement) -> Span:
    return Span(statement.content[0].start, statement.content[-1].end)


def _who(statement: RecordStatement, site: Site) -> Bit:
    name = site.view.name(statement.speaker) if statement.speaker else "speaker not named"
    return Bit(name if statement.tier == SPEECH else f"{name} (in the reporter's voice)", site.href(statement.id))


# -- the answer of the server


def asked(given: Mapping[str, str]) -> Search:
    """The search that the words after ``?`` of an address ask for; what makes no sense counts as not asked."""
    page = given.get("page", "1")
    return Search(
        words=" ".join(given.get("q", "")[:LONGEST].split()),
        kind=kind if (kind := given.get("kind", "")) in KINDS else "sentence",
        outlet=given.get("outlet", "")[:LONGEST],
        first=_day(given.get("from", ""), last=False),
        last=_day(given.get("to", ""), last=True),
        page=min(int(page), SCANNED // SHOWN) if page.isascii() and page.isdigit() and int(page[:4]) else 1,
    )


def _day(given: str, *, last: bool) -> str:
    """The day, or the first or last of a month or year."""
    found = DAY.fullmatch(given.strip())
    if found is None:
        return ""
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        begin = date(year, month or (12 if last else 1), day or 1)
    except ValueError:
        return ""
    return (begin if day or not last else begin.replace(day=monthrange(begin.year, begin.month)[1])).isoformat()


def answer(record: Path, search: Search, site: Site) -> dict[str, Any]:
    """What the template ``search.html`` needs for `search` in the file `record`, of which `site` is made. StoreError when it cannot be read."""
    with Store.open(record) as store:
        pages = None if not (search.outlet or search.first or search.last) else list(_searched(search, site))
        found = store.find(search.words, kind=search.kind, pages=pages, limit=SCANNED)
    known = [hit for hit in found.hits if hit.page in site.view.articles]
    shown = [hit for hit in known if _is_shown(hit.page, hit.span, site)]
    begin = (search.page - 1) * SHOWN
    return {
        **_form(site),
        "live": True,
        "size": "",
        "search": search,
        "results": [_result(hit, site) for hit in shown[begin : begin + SHOWN]],
        "number": len(shown) if len(found.hits) == found.number else found.number,
        "hidden": len(known) - len(shown),
        "pages": -(-len(shown) // SHOWN),
    }


def _searched(search: Search, site: Site) -> Iterable[str]:
    """The pages of the outlet that were, or may have been, published in the days asked for."""
    for article in site.view.record.articles:
        first, last = _printed(article)
        dated = bool(first or last) and (first or last) <= (search.last or "9999") and (last or first) >= search.first
        if search.outlet in ("", site.view.outlet(article.page)) and (dated or not (search.first or search.last)):
            yield article.page


def _printed(article: RecordArticle) -> tuple[str, str]:
    return article.published_from or article.published or "", article.published_to or article.published or ""


def _result(hit: Hit, site: Site) -> Result:
    article = site.view.articles[hit.page]
    statement = site.view.things.get(hit.id or "")
    layers = [Layer(span, kind="hit") for span in hit.found]
    return Result(
        when=published(article, site),
        words=segments(site.view.pages[hit.page].text, hit.span, layers),
        href=site.words(hit.page, *(statement.content[0] if isinstance(statement, RecordStatement) else hit.span)) or "",
        who=_who(statement, site) if isinstance(statement, RecordStatement) else None,
        source=site.view.outlet(hit.page) + (f": {visible(article.title)}" if article.title else ""),
    )
