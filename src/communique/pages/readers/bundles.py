"""Pages that a browser saved into one file with their pictures: MHTML (Chrome, Edge, Opera), web archives (Safari).

Both hold the HTML of the page, its address and the rest; MHTML also when it was saved. Only the page itself is read, not its frames.
"""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any
from xml.parsers.expat import ExpatError

from communique.errors import PageError
from communique.model.page import Page
from communique.pages.readers.fieldmaps import moment
from communique.pages.readers.making import known_page
from communique.pages.readers.plain import html_page
from communique.pages.readers.sources import Reading, Source, whole

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
WEB = ("http://", "https://")


def read_mhtml(source: Source, reading: Reading) -> Page:
    """The page of an MHTML file (RFC 2557). PageError C113 when it holds no page, and as `html_page`."""
    message = message_from_bytes(whole(source, reading.limits), policy=policy.default)
    parts = [part for part in message.walk() if part.get_content_type() in HTML_TYPES]
    wanted = str(message.get("Snapshot-Content-Location") or "")
    part = next((part for part in parts if wanted and part.get("Content-Location") == wanted), parts[0] if parts else None)
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes) or not data.strip():
        raise PageError("C113", f"{source.name} holds no page. Save it again in the browser.")
    url = str(part.get("Content-Location") or wanted)
    return _page(source, data, reading, url=url, charset=part.get_content_charset(), fetched=_saved(message))


def read_webarchive(source: Source, reading: Reading) -> Page:
    """The page of a web archive, a property list with the page as its main resource. PageError C113 when it holds no page."""
    try:
        held = plistlib.loads(whole(source, reading.limits))
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, KeyError, IndexError):
        held = None
    main: Any = held.get("WebMainResource") if isinstance(held, Mapping) else None
    data = main.get("WebResourceData") if isinstance(main, Mapping) else None
    if not isinstance(data, bytes) or not data.strip():
        raise PageError("C113", f"{source.name} holds no page. Save it again in the browser.")
    return _page(source, data, reading, url=str(main.get("WebResourceURL") or ""), charset=main.get("WebResourceTextEncodingName"), fetched=None)


def _page(source: Source, data: bytes, reading: Reading, *, url: str, charset: Any, fetched: str | None) -> Page:
    own = replace(
        source,
        url=source.url or (url if url.startswith(WEB) else None),
        charset=charset if isinstance(charset, str) else None,
        fetched=source.fetched or fetched,
    )
    return known_page(own, data, reading) or html_page(own, data, reading)


def _saved(message: EmailMessage) -> str | None:
    """When the page was saved, in UTC."""
    try:
        told = parsedate_to_datetime(str(message.get("Date")))
        return moment((told if told.tzinfo else told.replace(tzinfo=UTC)).isoformat())
    except (ValueError, TypeError, OverflowError):
        return None
