"""The frozen plain renderer ``entry/1``: an entry with named fields (a JSON object, an item of a feed) → the text that citations point into.

What the entry says of itself comes first, one value a line, named as the renderer of HTML names a page's head; then an empty line and the
story. An entry with the title "Talks resume", one author and a text becomes::

    title: Talks resume
    meta author: Ana Perez

    The envoys met in Oslo on Tuesday.

What it makes of an entry never changes: a change of any rule here needs a new name, and pages that are stored keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.model.page import Mark, Page
from communique.model.spans import Span, trim
from communique.pages.readers.making import make_page
from communique.pages.readers.sources import Reading, Source, check_markup
from communique.pages.rendering import Rendered, render
from communique.pages.storymarks import mark_story

RENDERER = "entry/1"
LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
MARKUP = re.compile(r"</(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|table)\s*>|<(?:br|p)\s*/?>", re.IGNORECASE)
DOCUMENT = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# The line's name for each use: those that html/1 gives to the same facts, so that they are understood alike.
NAMES = {
    "title": "title",
    "standfirst": "meta description",
    "author": "meta author",
    "published": "meta article:published_time",
    "updated": "meta article:modified_time",
    "outlet": "meta og:site_name",
    "section": "meta article:section",
    "language": "meta og:locale",
    "original": "meta original-source",
    "url": "link canonical",
}
UNTOLD = ("link", "nav")  # lines of an entry's markup that are no story


@dataclass(frozen=True, slots=True)
class Entry:
    """`facts` are (use, value) with the uses of `NAMES`; `others` are (field, value) of what else the entry holds; `text` is its story.

    `markup` says that the text is HTML, `extracted` that it is the story and nothing else. `fetched` is ISO 8601.
    """

    facts: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    text: str
    markup: bool = False
    extracted: bool = False
    url: str | None = None
    fetched: str | None = None


def entry_page(source: Source, entry: Entry, data: bytes, reading: Reading, *, encoding: tuple[str, str]) -> Page:
    """The page of `entry`, which was read from `data`. PageError C103, C104, C111."""
    head = _head(entry)
    if entry.markup or MARKUP.search(entry.text) or DOCUMENT.match(entry.text):
        check_markup(entry.text, reading.limits, name=source.name)
        rendered = render(entry.text)
        text, body = head + rendered.text, len(head) + rendered.body
        marks = [Mark(m.start + len(head), m.end + len(head), m.kind) for m in _told(source, entry, rendered)]
        url = entry.url or rendered.url
    else:
        text, body, url = head + entry.text, len(head), entry.url
        marks = _plain_marks(text, body, extracted=entry.extracted)
    name = renderer_name(reading.fields)
    limits, fetched = reading.limits, entry.fetched
    return make_page(source, data, text=text, body=body, renderer=name, encoding=encoding, limits=limits, url=url, fetched=fetched, marks=marks)


def renderer_name(fields: Mapping[str, str]) -> str:
    """The name of this renderer with the user's field map `fields`, if any."""
    return " ".join((RENDERER, ",".join(f"{ours}={theirs}" for ours, theirs in sorted(fields.items())))).strip()


def _head(entry: Entry) -> str:
    lines: dict[str, None] = {}
    named = ((NAMES[use], value) for use, value in entry.facts)
    for name, value in (*named, *((f"field {field}", value) for field, value in entry.others)):
        clean = " ".join(value.replace("\0", " ").split())
        if clean:
            lines[f"{name}: {clean}"] = None
    return "".join(f"{line}\n" for line in lines) + "\n" if lines else ""


def _plain_marks(text: str, body: int, *, extracted: bool) -> list[Mark]:
    marks: list[Mark] = []
    for found in LINE.finditer(text, body):
        span = trim(text, Span(found.start(), found.end()))
        if span.start < span.end:
            marks += [Mark(*span, kind) for kind in (("p", "story") if extracted else ("p",))]
    return marks


def _told(source: Source, entry: Entry, rendered: Rendered) -> Sequence[Mark]:
    """The marks of the rendered text of `entry`; of a whole HTML page an extractor says which lines are the story, of a part all are."""
    if DOCUMENT.match(entry.text):
        page = Page("", source.path, None, None, "", "", "", rendered.text)
        return mark_story(page, rendered, entry.text).marks
    trimmed = ((trim(rendered.text, Span(m.start, m.end)), m.kind) for m in rendered.marks)
    marks = [Mark(*span, kind) for span, kind in trimmed if span.start < span.end]
    return sorted((*marks, *(Mark(m.start, m.end, "story") for m in marks if m.kind not in UNTOLD)))
