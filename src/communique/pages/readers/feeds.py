"""RSS (0.9x, 1.0, 2.0) and Atom feeds: a page for each item, from its full content where the feed gives it, else from its description.

An item is an `Entry` whose outlet is the feed's title. Feeds come from outside: entities that a feed declares are refused, none is expanded,
nothing is fetched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from communique.errors import PageError
from communique.model.page import Page, Unread
from communique.pages.decoding import decode
from communique.pages.readers.entries import MARKUP, Entry, entry_page
from communique.pages.readers.fieldmaps import ADDRESS, LONGEST
from communique.pages.readers.making import Rows, known_page, page_or_row
from communique.pages.readers.sources import Reading, Source, whole
from communique.pages.rendering import render
from communique.tables import load_table

SPACES = {
    "": "rss",
    "http://purl.org/rss/1.0/": "rss1",
    "http://my.netscape.com/rdf/simple/0.9/": "rss1",
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
}
ITEMS = frozenset({("rss", "item"), ("rss1", "item"), ("atom", "entry")})
FEEDS = frozenset({("rss", "channel"), ("rss1", "channel"), ("atom", "feed")})
ROOTS = frozenset({"rss", "RDF", "feed"})
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML may hold these, and the parser stops at them
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
MAILED = re.compile(r"\S+@\S+ \((.+)\)")  # how RSS 2.0 writes an author
CLOSED = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
MAIL = re.compile(r"\S+@\S+")


@dataclass(slots=True)
class _Feed:
    """What the feed says of all its items, as far as it is read."""

    facts: dict[str, str] = field(default_factory=dict)


def read_feed(source: Source, reading: Reading) -> Rows:
    """A page or row for each item; `member` is ``entry N`` (from 1).

    PageError C107 when the file is no feed, C115 when it declares entities, C113, after what could be read, when it is not valid XML.
    """
    data = whole(source, reading.limits)
    declared = DECLARED.search(data[:1024])
    text, *found = decode(data, name=source.name, stated=source.charset or (declared[1].decode() if declared else None))
    clean = _clean(text)
    feed, number, closed = _Feed(), 0, len(CLOSED.findall(clean))
    parser = _parser(clean)
    for item in _items(parser, feed, name=source.name):
        number += 1
        if number > closed:
            raise PageError("C113", f"{source.name} is cut off in entry {number}. What comes before is read; save the feed again for the rest.")
        own = replace(source, member=f"entry {number}" if source.member is None else f"{source.member}, entry {number}")
        yield _page(own, item, feed, reading, (found[0], found[1]))
    if wrong := [e for e in parser.error_log if e.level >= etree.ErrorLevels.ERROR]:
        why = f"not valid XML in line {wrong[0].line}: {wrong[0].message}"
        raise PageError("C113", f"{source.name} is damaged or cut off ({why}). What could be read is read; save the feed again for the rest.")
    if not number:
        raise PageError("C104", f"{source.name} is a feed without entries. Save it again, or remove it.")


def feed_links(data: bytes, *, name: str, base: str = "") -> tuple[str, ...]:
    """The addresses of the items of the feed in `data`, in its order, each once; `base` is the feed's own, for those that are relative to it.
    PageError C107, C113 or C115 as `read_feed`."""
    declared = DECLARED.search(data[:1024])
    text, *_ = decode(data, name=name, stated=declared[1].decode() if declared else None)
    parser = _parser(_clean(text))
    found = [next(iter(_item_links(item, base)), None) for item in _items(parser, _Feed(), name=name)]
    return tuple(dict.fromkeys(url for url in found if url is not None))


def _item_links(item: Any, base: str) -> list[str]:
    places = _places()["url"]
    for child in item if base else ():
        if isinstance(child.tag, str) and _kind(child)[1] == "link":
            _complete(child, base)
    held = [(places.index(kind), value) for child in item if (kind := _kind(child)) in places for value in _values("url", child)]
    return [value for _, value in sorted(held, key=lambda pair: pair[0])]


def _complete(link: Any, base: str) -> None:
    """Put the whole address in the place of one that is relative to `base`."""
    words = _words(link)
    with suppress(ValueError):  # no address at all
        if link.get("href"):
            link.set("href", urljoin(base, link.get("href")))
        elif words and not len(link):
            link.text = urljoin(base, words)


def _clean(text: str) -> str:
    # Named characters of HTML have no meaning in XML, and the parser would drop them; inside CDATA the character means the same.
    return NAMED.sub(lambda m: unescape(m[0]), UNWRITABLE.sub(" ", DECLARATION.sub("", text, count=1)))


def _page(own: Source, item: Any, feed: _Feed, reading: Reading, encoding: tuple[str, str]) -> Page | Unread:
    def make() -> Page:
        held = etree.tostring(item, encoding="utf-8", with_tail=False)
        return known_page(own, held, reading) or entry_page(own, _entry(item, feed, name=own.name), held, reading, encoding=encoding)

    return page_or_row(own, make, reading.limits)


def _parser(text: str) -> Any:
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    safe = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False, "recover": True, "remove_comments": True}
    return etree.iterparse(stream, events=("start", "end"), remove_pis=True, **safe)


def _items(parser: Any, feed: _Feed, *, name: str) -> Iterator[Any]:
    """The items under `parser`, each complete; what the feed says of itself goes into `feed`."""
    root = None
    try:
        for event, element in parser:
            if root is None:
                root = element
                _check_root(root, name=name)
            if event == "start":
                continue
            kind = _kind(element)
            if kind in ITEMS:
                yield element
                element.clear(keep_tail=False)
            elif element.getparent() is not None and _kind(element.getparent()) in FEEDS and kind[1] in ("title", "language"):
                feed.facts.setdefault(kind[1], _words(element))
    except etree.XMLSyntaxError as error:
        raise PageError("C113", f"{name} is damaged or cut off ({error.msg}). Save the feed again.") from None


def _check_root(root: Any, *, name: str) -> None:
    """PageError C107 when `root` is not that of a feed, C115 when the file declares entities."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise PageError("C115", f"{name} declares entities, as files do that are made to harm. Save the feed again from its address.")
    if _split(root)[1] not in ROOTS:
        raise PageError("C107", f"{name} is XML but no feed. Save its text as a .txt file, one article each.")


def _entry(item: Any, feed: _Feed, *, name: str) -> Entry:
    held: dict[tuple[str, str], list[Any]] = {}
    for child in item:
        if isinstance(child.tag, str):
            held.setdefault(_kind(child), []).append(child)
    place = next((p for p in _places()["text"] if any(_words(e) for e in held.get(p, ()))), None)
    if place is None:
        raise PageError("C104", f"{name} has no text: the feed gives no more than a title. Save the page itself.")
    text = "\n".join(_content(e) for e in held[place])
    facts: list[tuple[str, str]] = []
    used = {place}
    for use in _places():
        at = next((p for p in _places()[use] if use != "text" and p != place and any(_values(use, e) for e in held.get(p, ()))), None)
        if at is not None:
            used.add(at)
            facts += [(use, value) for e in held[at] for value in _values(use, e)]
    facts += [(use, feed.facts[key]) for use, key in (("outlet", "title"), ("language", "language")) if feed.facts.get(key)]
    others = [(p[1], _words(e)) for p, es in held.items() if p not in used and p[0] for e in es if 0 < len(_words(e)) <= LONGEST]
    markup = MARKUP.search(text) is not None
    urls = [value for use, value in facts if use == "url"]
    return Entry(
        facts=tuple(f for f in facts if f[0] != "url" or f[1] == urls[0]),
        others=tuple(others),
        text=text if markup else unescape(text),
        markup=markup,
        extracted=True,
        url=urls[0] if urls else None,
    )


def _values(use: str, element: Any) -> list[str]:
    """What `element` says for `use`; an address only where it is one, an author by name."""
    words = _words(element)
    if use == "url":
        address = element.get("href") or words
        wrong = element.get("rel", "alternate") != "alternate" or element.get("isPermaLink") == "false"
        return [address] if not wrong and ADDRESS.fullmatch(address) else []
    if use == "author":
        names = [_words(e) for e in element if _kind(e)[1] == "name"] or [words]
        return [mailed[1] if (mailed := MAILED.fullmatch(n)) else n for n in names if n and not MAIL.fullmatch(n)]
    if use == "original":
        return [n for n in ([_words(e) for e in element if _kind(e)[1] == "title"] or [words]) if n]
    if use == "section":
        words = element.get("term") or words
    words = render(words).text if MARKUP.search(words) else unescape(words)
    return [words] if words.strip() else []


def _content(element: Any) -> str:
    """The text of an element that holds the story: markup as it is written in it, or as its children."""
    if any(isinstance(child.tag, str) for child in element):
        return "".join((element.text or "", *(etree.tostring(child, encoding="unicode", method="html") for child in element)))
    return _words(element, fold=False)


def _words(element: Any, *, fold: bool = True) -> str:
    words = "".join(element.itertext())
    return " ".join(words.split()) if fold else words.strip()


def _kind(element: Any) -> tuple[str, str]:
    space, name = _split(element)
    return SPACES.get(space, ""), name


def _split(element: Any) -> tuple[str, str]:
    """Namespace and name of `element`; of what is no element, nothing."""
    space, _, name = element.tag.rpartition("}") if isinstance(element.tag, str) else ("-", "", "")
    return space.removeprefix("{"), name


@cache
def _places() -> dict[str, tuple[tuple[str, str], ...]]:
    places: dict[str, list[tuple[str, str]]] = {}
    for row in load_table(__package__, "feed_elements.tsv"):
        places.setdefault(row["use"], []).append((row["space"], row["element"]))
    return {use: tuple(held) for use, held in places.items()}
