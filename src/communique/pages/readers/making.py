"""Text → Page, checked: what every reader ends in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from communique.errors import PageError
from communique.limiting import at_most
from communique.model.page import Mark, Page, Unread, page_id
from communique.pages.readers.sources import DAMAGE, Exhausted, Limits, Reading, Source

Rows = Iterator[Page | Unread]


def make_page(
    source: Source,
    data: bytes,
    *,
    text: str,
    body: int,
    renderer: str,
    encoding: tuple[str, str],
    limits: Limits,
    url: str | None = None,
    fetched: str | None = None,
    marks: Sequence[Mark] = (),
) -> Page:
    """The page with `text`, made of `data`; its visible words begin at `body`. What the container states of address and time goes before.

    PageError C104 when it has no words, C111 when it is too long, C103 when it holds what no text has.
    """
    if not any(c.isalnum() for c in text[body:]):
        raise PageError("C104", f"{source.name} has no words. Save the page again with its text, or remove the file.")
    if len(text) > limits.page_chars:
        reason = f"has more than {limits.page_chars:,} characters. Split it into one file for each page, or leave it out."
        raise PageError("C111", f"{source.name} {reason}")
    sha256_text = hashlib.sha256(_utf8(text, source)).hexdigest()
    address = source.url or url
    return Page(
        id=page_id(sha256_text=sha256_text, url=address),
        path=source.path,
        url=address,
        member=source.member,
        sha256=hashlib.sha256(data).hexdigest(),
        sha256_text=sha256_text,
        renderer=renderer,
        text=text,
        encoding=encoding[0],
        marks=tuple(marks),
        encoding_from=encoding[1],
        fetched=source.fetched or fetched,
    )


def _utf8(text: str, source: Source) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        reason = "its text holds halves of characters (lone surrogates). Save the page again as UTF-8."
        raise PageError("C103", f"{source.name}: {reason}") from None


def known_page(source: Source, data: bytes, reading: Reading) -> Page | None:
    """The page that an earlier build made of `data` at this place, if any, with the same said of it."""
    held = reading.known(source.path, source.member, hashlib.sha256(data).hexdigest())
    same = held is not None and source.url in (None, held.url) and source.fetched in (None, held.fetched)
    return held if same else None


def page_or_row(source: Source, make: Callable[[], Page], limits: Limits) -> Page | Unread:
    """The page that `make` gives, or the row that says why there is none; C116 when it takes too long. Raises Exhausted alone."""
    return next(rows_or_row(source, lambda: iter((in_time(source, make, limits),))))


def in_time(source: Source, make: Callable[[], Page], limits: Limits) -> Page:
    """The page that `make` gives. PageError C116 when it takes too long."""
    with at_most(limits.page_seconds, name=source.name):
        return make()


def rows_or_row(source: Source, read: Callable[[], Rows]) -> Rows:
    """The rows of `read`, and when they end in an error a last one that says so. Raises Exhausted alone."""
    try:
        yield from read()
    except Exhausted:
        raise
    except PageError as error:
        yield Unread(source.path, source.member, error.code, error.message)
    except DAMAGE as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        reason = f"{source.name} is damaged or cut off ({why}). What comes before is read; save or copy it again for the rest."
        yield Unread(source.path, source.member, "C113", reason)
    except Exception as error:  # broad (BLE001): a page comes from outside, and whatever it breaks, the other pages must still be read
        yield Unread(source.path, source.member, "C109", f"{source.name}: {type(error).__name__}: {error}. Please report this page.")
