"""Which format a file is in, by its name and its first bytes."""

from __future__ import annotations

import re
from functools import cache

from communique.errors import PageError
from communique.tables import load_table

# As in the MIME sniffing standard of the WHATWG: white space or comments, then one of the tags that begin a page.
# A comment is matched up to its first end only: a pattern that may go on to the next end takes time that doubles with each comment.
COMMENT = rb"<!--(?:(?!-->).)*-->"
HTML_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|" + COMMENT + rb"|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
FEED_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|" + COMMENT + rb"|<\?(?:(?!\?>).)*\?>|<!DOCTYPE[^>\[]*>)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
SNIFFED = 4096


def kind_of(head: bytes, *, name: str, suffix: str) -> str:
    """Which reader reads the file `name` that begins with `head`: ``text``, ``html``, ``markdown``, ``jsonl``, ``json``, ``feed``, ``warc``,
    ``mhtml``, ``webarchive``, ``zip`` or ``gz``. `suffix` is that of its name, lower case.

    The table ``data/formats.tsv`` names the suffixes and the first bytes that are known. Raises PageError C107 for formats that are
    not read, saying what to do instead.
    """
    row = _suffixes().get(suffix)
    by_bytes = next((own for magic, own in _magics() if head.startswith(magic)), None)
    for known in (row, by_bytes):
        if known is not None and known["kind"] == "no":
            raise PageError("C107", f"{name} {known['advice']}")
    if by_bytes is not None:
        return by_bytes["kind"]
    kind = row["kind"] if row is not None else "text"
    if kind in ("text", "feed") and HTML_START.match(head[:SNIFFED]):
        return "html"
    return "feed" if kind == "text" and FEED_START.match(head[:SNIFFED]) else kind


@cache
def _suffixes() -> dict[str, dict[str, str]]:
    return {row["mark"]: row for row in load_table(__package__, "formats.tsv") if row["mark"].startswith(".")}


@cache
def _magics() -> tuple[tuple[bytes, dict[str, str]], ...]:
    rows = (row for row in load_table(__package__, "formats.tsv") if not row["mark"].startswith("."))
    return tuple((bytes.fromhex(row["mark"]), row) for row in rows)
