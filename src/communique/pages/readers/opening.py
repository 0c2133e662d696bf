"""Which reader opens a source: by the name and the first bytes of it."""

from __future__ import annotations

from communique.pages.formats import SNIFFED, kind_of
from communique.pages.readers.archives import read_gz, read_zip
from communique.pages.readers.bundles import read_mhtml, read_webarchive
from communique.pages.readers.feeds import read_feed
from communique.pages.readers.making import Rows, page_or_row, rows_or_row
from communique.pages.readers.objects import read_json, read_lines
from communique.pages.readers.plain import read_html, read_markdown, read_text
from communique.pages.readers.sources import Reading, Source
from communique.pages.readers.warcs import read_warc

ONE = {"text": read_text, "markdown": read_markdown, "html": read_html, "mhtml": read_mhtml, "webarchive": read_webarchive}
MANY = {"jsonl": read_lines, "json": read_json, "feed": read_feed, "warc": read_warc}
PACKED = {"gz": read_gz, "zip": read_zip}


def open_source(source: Source, reading: Reading) -> Rows:
    """The pages of `source`, one at a time, and a row for each that cannot be read, and for what ends the reading early.

    Raises Exhausted alone, when the file on disk has unpacked to more than it may.
    """
    return rows_or_row(source, lambda: _rows(source, reading))


def _rows(source: Source, reading: Reading) -> Rows:
    kind = kind_of(source.stream.peek(SNIFFED)[:SNIFFED], name=source.name, suffix=source.suffix)
    if kind in PACKED:
        yield from PACKED[kind](source, reading, open_source)
    elif kind in MANY:
        yield from MANY[kind](source, reading)
    else:
        yield page_or_row(source, lambda: ONE[kind](source, reading), reading.limits)
