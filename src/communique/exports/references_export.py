"""The articles as references: RIS (Zotero, EndNote) and CSL-JSON (Zotero, pandoc)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.exports.made import Made, Source, as_bytes, as_json_text, counted
from communique.exports.notes import left_out
from communique.model.record import RecordArticle
from communique.showing.view import View
from communique.showing.words import clean

ELSEWHERE = ("actors", "times", "statements", "reports", "events", "links", "positions", "expectations", "reviews", "unread")


def make_ris(source: Source) -> Made:
    """``articles.ris``. Source of the tags: RIS format specification (Research Information Systems), type NEWS."""
    view = source.view()
    text = "".join("".join(f"{tag}  - {clean(words)}\r\n" for tag, words in _tags(a, view)) for a in source.record.articles)
    return Made({"articles.ris": as_bytes(text)}, _notes(source))


def make_csl(source: Source) -> Made:
    """``articles.csl.json``. Source of the names: Citation Style Language, csl-data.json schema 1.0.2."""
    view = source.view()
    return Made({"articles.csl.json": as_bytes(as_json_text([_item(a, view) for a in source.record.articles]))}, _notes(source))


def _notes(source: Source) -> list[str]:
    articles = source.record.articles
    notes = left_out(source, *ELSEWHERE)
    notes.append("The text of the articles, the place of each value on its page and the clues to a date are not in it.")
    if people := sum(len(a.authors) for a in articles):
        said = "whole, as printed: family and given name are not told apart."
        notes.append(f"{counted(people, 'name of an author stands', 'names of authors stand')} {said}")
    if undated := sum(not a.published for a in articles):
        said = "not dated to the day: the date is left out or a range, and the note says what is known."
        notes.append(f"{counted(undated, 'article is', 'articles are')} {said}")
    return notes


def _remarks(article: RecordArticle, view: View) -> list[str]:
    held = view.pages.get(article.page)
    said = [f"Date {article.published_basis}: {article.published_from or '?'} to {article.published_to or '?'}"] if not article.published else []
    if article.published and article.published_basis != "stated":
        said.append(f"Date {article.published_basis}")
    if article.copy_of in view.things:
        said.append(f"{(article.copy_kind or 'copy').replace('_', ' ')} of {article.copy_of}")
    if article.original_publisher:
        said.append(f"First published by {article.original_publisher}")
    if article.contributors:
        said.append(f"Contributors: {', '.join(article.contributors)}")
    return [*said, *([article.note] if article.note else []), *([f"File: {held.path}"] if held else [])]


def _tags(article: RecordArticle, view: View) -> Iterator[tuple[str, str]]:
    page = view.pages.get(article.page)
    yield "TY", "NEWS"
    yield "ID", article.id
    if article.title:
        yield "TI", article.title
    for name in article.authors:
        yield "AU", name
    if article.outlet:
        yield "T2", article.outlet
    if article.published:
        yield "PY", article.published[:4]
        yield "DA", f"{article.published.replace('-', '/')}/"
    elif (year := (article.published_from or "")[:4]) and year == (article.published_to or "")[:4]:
        yield "PY", year
    if article.standfirst:
        yield "AB", article.standfirst
    if page and page.url:
        yield "UR", page.url
    yield "LA", article.language
    for remark in _remarks(article, view):
        yield "N1", remark
    yield "ER", ""


def _item(article: RecordArticle, view: View) -> dict[str, Any]:
    page = view.pages.get(article.page)
    issued = [article.published] if article.published else [article.published_from, article.published_to]
    dates = [[int(part) for part in day.split("-")] for day in issued if day]
    optional: dict[str, Any] = {
        "title": clean(article.title or ""),
        "author": [{"literal": clean(name)} for name in article.authors],
        "container-title": clean(article.outlet or ""),
        "issued": {"date-parts": dates} if dates and len(dates) == len(issued) else None,
        "abstract": clean(article.standfirst or ""),
        "URL": page.url if page else None,
        "note": clean("; ".join(_remarks(article, view))),
    }
    found = {"id": article.id, "type": "article-newspaper", "language": article.language}
    return found | {name: held for name, held in optional.items() if held}
