"""Bytes → text, exactly: line ends, combining marks and spaces stay as they are."""

from __future__ import annotations

import codecs
import re

from communique.errors import PageError

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The HTML standard looks for a declaration in the first 1024 bytes; saved pages often push it further down.
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DECLARED_WITHIN = 8192
# The Encoding standard of the WHATWG reads these labels as windows-1252.
AS_WINDOWS = frozenset({"iso8859-1", "ascii"})
SAVE_AGAIN = "Open it in the program that made it and save it as UTF-8."


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    """Text of `data` and the encoding it was in. A byte order mark is no part of the text; nothing else changes.

    UTF-8 where it is valid, UTF-16 with a byte order mark, else what charset_normalizer finds. Raises PageError C103 when the bytes are
    no text.

    >>> decode(b"Caf\\xe9 in Paris, \\x93two days\\x94 of talks.", name="a.txt")[0]
    'Café in Paris, “two days” of talks.'
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name=name), "utf-8" if encoding == "utf-8-sig" else encoding
    try:
        return _printable(data.decode("utf-8"), name=name), "utf-8"
    except UnicodeDecodeError:
        return _guess(data, name=name)


def decode_html(data: bytes, *, name: str) -> tuple[str, str]:
    """As `decode`, for an HTML page: the character set that the page declares goes before a guess, not before valid UTF-8."""
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    encoding = _known(declared[1].decode("ascii", "replace")) if declared else None
    if encoding is None or data.startswith(tuple(mark for mark, _ in BOMS)):
        return decode(data, name=name)
    try:
        return _printable(data.decode("utf-8"), name=name), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return _printable(data.decode(encoding), name=name), encoding
    except UnicodeDecodeError:
        return _guess(data, name=name)


def _known(label: str) -> str | None:
    try:
        found = codecs.lookup(label).name
    except LookupError:
        return None
    return "cp1252" if found in AS_WINDOWS else found


def _guess(data: bytes, *, name: str) -> tuple[str, str]:
    if b"\0" in data:
        raise PageError("C103", f"{name} holds bytes that are no text. {SAVE_AGAIN}")
    # Windows-1252 first: it is what saved English pages are when they are not UTF-8, and it has bytes that it does not allow.
    try:
        text = data.decode("cp1252")
        if _looks_western(text):
            return _printable(text, name=name), "cp1252"
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes  # few pages need it

    best = from_bytes(data).best()
    if best is None:
        raise PageError("C103", f"{name} is in no encoding that is known. {SAVE_AGAIN}")
    return _strict(data, best.encoding, name=name), best.encoding


def _looks_western(text: str) -> bool:
    """True when the characters above ASCII are rare and are the letters and signs that Western text has."""
    high = [c for c in text if ord(c) > 0x7F]
    odd = sum(1 for c in high if not (c.isalpha() or c in "‘’“”–—…•\xa0£€§°«»·½¼¾©®™²³´¿¡"))
    return len(high) * 10 < len(text) and odd * 10 <= len(high)


def _strict(data: bytes, encoding: str, *, name: str) -> str:
    try:
        return _printable(data.decode(encoding), name=name)
    except (UnicodeDecodeError, LookupError):
        raise PageError("C103", f"{name} is not valid {encoding}. {SAVE_AGAIN}") from None


def _printable(text: str, *, name: str) -> str:
    if "\0" in text:
        raise PageError("C103", f"{name} holds zero bytes, so it is no text. {SAVE_AGAIN}")
    return text
