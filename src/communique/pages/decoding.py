"""Bytes → text, exactly: line ends, combining marks and spaces stay as they are; and how the encoding was found."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from communique.errors import PageError

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The HTML standard looks for a declaration in the first 1024 bytes; saved pages often push it further down.
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DECLARED_WITHIN = 8192
# The Encoding standard of the WHATWG reads these labels as windows-1252.
AS_WINDOWS = frozenset({"iso8859-1", "ascii"})
# Python's encodings that are escapes of program text, not character sets of pages.
NO_CHARSET = frozenset({"unicode_escape", "raw_unicode_escape", "utf-7", "idna", "punycode", "undefined"})
GUESSED_FROM = 100_000
"""Bytes that a guess looks at; the whole page must then be valid in what was guessed."""
SAVE_AGAIN = "Open it in the program that made it and save it as UTF-8."


class Decoded(NamedTuple):
    """`text`, the `encoding` that it was in, and how that was `found`: ``mark``, ``valid``, ``stated``, ``declared`` or ``guessed``."""

    text: str
    encoding: str
    found: str


def decode(data: bytes, *, name: str, stated: str | None = None) -> Decoded:
    """Text of `data`. A byte order mark is no part of the text; nothing else changes.

    UTF-8 where it is valid, UTF-16 with a byte order mark, the encoding that its transport `stated`, else what charset_normalizer finds.
    Raises PageError C103 when the bytes are no text.

    >>> decode(b"Caf\\xe9 in Paris, \\x93two days\\x94 of talks.", name="a.txt")
    Decoded(text='Café in Paris, “two days” of talks.', encoding='cp1252', found='guessed')
    """
    return _decode(data, (("stated", stated),), name=name)


def decode_html(data: bytes, *, name: str, stated: str | None = None) -> Decoded:
    """As `decode`, for an HTML page: the character set that the page declares comes after the one `stated`, and goes before a guess."""
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    return _decode(data, (("stated", stated), ("declared", declared[1].decode("ascii", "replace") if declared else None)), name=name)


def _decode(data: bytes, labels: tuple[tuple[str, str | None], ...], *, name: str) -> Decoded:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data, "utf-8-sig" if encoding == "utf-8" else encoding, name=name), encoding, "mark")
    tried = (("valid", "utf-8"), *((found, _known(label)) for found, label in labels if label))
    for found, known in tried:
        if known is not None:
            try:
                return Decoded(_printable(data.decode(known), name=name), known, found)
            except UnicodeDecodeError:
                continue
    return Decoded(*_guess(data, name=name), "guessed")


def _known(label: str) -> str | None:
    """Python's name of the encoding `label`; None when it is not known or is no encoding of text (``base64``, ``idna``)."""
    try:
        known = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(known, "_is_text_encoding", True) or known.name in NO_CHARSET:
        return None
    return "cp1252" if known.name in AS_WINDOWS else known.name


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

    best = from_bytes(data if len(data) <= GUESSED_FROM else data[: data.rfind(b"\n", 0, GUESSED_FROM) + 1] or data).best()
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
