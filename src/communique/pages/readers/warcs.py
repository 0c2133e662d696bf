"""WARC archives: a page for each record that holds an HTML page or its text.

``WARC-Target-URI`` is the page's address, ``WARC-Date`` when it was fetched, the character set of the HTTP header the one that is stated.
Pictures, scripts, redirects and pages that the server did not have are passed over. After a record that is damaged the next one is looked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from communique.errors import PageError
from communique.pages.readers.fieldmaps import ADDRESS, moment
from communique.pages.readers.making import Rows, in_time, known_page, rows_or_row
from communique.pages.readers.plain import html_page, read_text
from communique.pages.readers.sources import BUFFER, Reading, Source, check_size

PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
RECORDS = ("response", "resource", "conversion")  # conversion: the text of a page, as in the WET files of Common Crawl
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
FOUND = "200"
STARTS = (b"WARC/1.", b"WARC/0.")
CUT = "is damaged or cut off. Whole records are read; copy the file again for the rest."


def read_warc(source: Source, reading: Reading) -> Rows:
    """A page or row for each page in the archive, which is not packed any more; `member` is ``record N`` (from 1, all records counted).

    PageError C104 when it holds no page, C113, after what could be read, when it is damaged.
    """
    held = cut = 0
    stream = _Bounded(source.stream)
    for number, record in enumerate(_records(stream), start=1):
        own = replace(source, member=f"record {number}" if source.member is None else f"{source.member}, record {number}")
        kind = _kind(record) if record is not None else None
        if record is not None and kind is not None:
            held += 1
            yield from rows_or_row(own, partial(_page, own, record, kind, reading))
        cut += record is None or _is_cut(record)
    if cut or stream.skipped:
        raise PageError("C113", f"{source.name} {CUT}")
    if not held:
        raise PageError("C104", f"{source.name} holds no HTML page. Check that it is the right archive.")


@dataclass(slots=True)
class _Bounded:
    """A stream whose lines and headers are bounded, as warcio reads them. `skipped` counts lines that are of no record."""

    stream: io.BufferedReader[Any]
    in_lines: int = 0
    skipped: int = 0

    def read(self, size: int) -> bytes:
        self.in_lines = 0
        return self.stream.read(min(size, BUFFER))

    def readline(self, size: int | None = None) -> bytes:
        line = self.stream.readline(BUFFER if size is None else min(size, BUFFER))
        self.in_lines += len(line)
        if self.in_lines > BUFFER:
            raise ValueError("no header is that long")
        return line

    def tell(self) -> int:
        return 0

    def next_start(self) -> bytes:
        """The first line of the next record; empty when there is none."""
        while line := self.stream.readline(BUFFER):
            if line.startswith(STARTS):
                break
            self.skipped += bool(line.strip())
        self.in_lines = 0
        return line


def _records(stream: _Bounded) -> Iterator[Any | None]:
    """The records in `stream`; None for one whose header cannot be read."""
    from warcio.exceptions import ArchiveLoadFailed  # few builds read archives
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    loader = ArcWarcRecordLoader()
    while line := stream.next_start():
        try:
            record = loader.parse_record_stream(stream, statusline=line, known_format="warc")
        except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError):
            record = None  # warcio has AttributeError for a response without an address
        yield record if record is not None and record.length is not None else None


def _is_cut(record: Any) -> bool:
    """Reads `record` to its end; True when the file ends first."""
    while record.raw_stream.read(BUFFER):
        pass
    return int(record.raw_stream.limit) > 0


def _kind(record: Any) -> str | None:
    if record.rec_type not in RECORDS:
        return None
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != FOUND):
        return None
    return PAGES.get(_type(record).split(";")[0].strip().lower())


def _type(record: Any) -> str:
    """The media type that the record states for its content."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return headers.get_header("Content-Type") or ""


def _named(own: Source, record: Any) -> Source:
    """`own` with what the record states of its page."""
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    charset = CHARSET.search(_type(record))
    return replace(
        own,
        url=url if ADDRESS.fullmatch(url) else None,
        fetched=moment(record.rec_headers.get_header("WARC-Date") or ""),
        charset=charset[1] if charset else None,
    )


def _page(own: Source, record: Any, kind: str, reading: Reading) -> Rows:
    own = _named(own, record)
    data = _content(record, reading.limits.page_bytes)
    check_size(len(data), reading.limits, name=own.name)
    if _is_cut(record):
        raise PageError("C113", f"{own.name} {CUT}")
    if kind == "html":
        yield in_time(own, lambda: known_page(own, data, reading) or html_page(own, data, reading), reading.limits)
    else:
        text = replace(own, stream=io.BufferedReader(cast(io.RawIOBase, io.BytesIO(data))))
        yield in_time(own, lambda: read_text(text, reading), reading.limits)


def _content(record: Any, most: int) -> bytes:
    """What the record holds, unpacked where the server had packed it; one byte more than `most` when it is longer."""
    data = bytearray()
    stream = record.content_stream()
    while len(data) <= most and (more := stream.read(min(BUFFER, most + 1 - len(data)))):
        data += more
    return bytes(data)
