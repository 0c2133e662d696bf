"""What came in, and what the layout of its site says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from communique.model.ids import content_id


class Mark(NamedTuple):
    """What the markup of an HTML page says of ``page.text[start:end]``, always one line: `kind` is ``story`` where an extractor takes
    the line for the story, else the element that rules it (``h1``, ``p``, ``figcaption``, ``nav``, ``link`` …). Each line of the text of an
    entry has a ``p`` mark; plain text has no marks."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as imported. Its text never changes afterwards.

    `path` is relative to the folder given (or the file's name); `member` names the entry of a feed, JSONL or WARC file.
    `renderer` names what made `text`: ``text/1`` for decoded text, ``html/1`` and ``entry/1`` for the frozen renderers of HTML pages and of
    entries (a JSON object, an item of a feed), after which stands the field map of the user where he gave one.
    `sha256` is of the bytes, `sha256_text` of the text in UTF-8. `encoding_from` says how the encoding was found: ``mark`` (a byte order
    mark), ``valid`` (the bytes are valid UTF-8), ``stated`` (by what transported the page), ``declared`` (by the page) or ``guessed``.
    `fetched` is when the page was fetched or seen, where its source states that: ISO 8601, UTC where it ends in ``Z``. No story on it is newer.
    """

    id: str
    path: str
    url: str | None
    member: str | None
    sha256: str
    sha256_text: str
    renderer: str
    text: str
    encoding: str = "utf-8"
    marks: tuple[Mark, ...] = ()
    encoding_from: str = ""
    fetched: str | None = None


def page_id(*, sha256_text: str, url: str | None) -> str:
    """A page is named by its text and, where known, its address; the same text saved twice is one page."""
    return content_id("p", sha256_text, url)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or member that could not be read or was set aside: a row of the build's report.

    `code` is a stable error code (see `communique.errors`), `reason` says what is wrong and what to do next.
    """

    path: str
    member: str | None
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the other pages of the corpus say about this page's layout: all that `analyse` may know of them.

    `repeated` holds the stripped lines of this page that stand on at least two other pages of the same site.
    """

    repeated: tuple[str, ...] = ()
