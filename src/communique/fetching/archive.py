"""Keeping what was fetched, byte for byte, as WARC files: `build` and `add` read them with the address and the time of fetching."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from communique.errors import OutputError
from communique.fetching.getting import Fetched


def save(pages: Sequence[Fetched], folder: Path) -> Path | None:
    """Write `pages` into one new WARC file in `folder`, which is made if need be; None when there are none. The file is there whole or not at all.

    OutputError C601 when it cannot be written.
    """
    if not pages:
        return None
    place = _free(folder, pages[0].at)
    write_whole(place, _warc(pages))
    return place


def write_whole(place: Path, held: bytes) -> None:
    """Put `held` in the file `place`, making its folder; an older file stays until the new one is whole. OutputError C601 when that cannot be."""
    half = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            half.write_bytes(held)
            half.replace(place)
        finally:
            with suppress(OSError):
                half.unlink()
    except OSError as error:
        raise OutputError("C601", f"cannot write {place}: {error.strerror}. Name a folder that can be written.") from error


def _free(folder: Path, at: str) -> Path:
    """A name that no file has: the time of the first page, and a number."""
    stamp = at.replace("-", "").replace(":", "").removesuffix("Z")
    return next(place for n in range(1, 100_000) if not (place := folder / f"{stamp}-{n:03}.warc.gz").exists())


def _warc(pages: Sequence[Fetched]) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    held = io.BytesIO()
    writer = WARCWriter(held, gzip=True)
    for page in pages:
        headers = StatusAndHeaders("200 OK", list(page.headers.items()), protocol="HTTP/1.1")
        stated = {"WARC-Date": page.at}
        body = io.BytesIO(page.body)
        record = writer.create_warc_record(page.url, "response", payload=body, http_headers=headers, warc_headers_dict=stated)
        writer.write_record(record)
        record.raw_stream.close()  # a temporary file that warcio leaves open
    return held.getvalue()
