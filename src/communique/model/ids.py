"""Ids made from content, so that they depend neither on order nor on machine."""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode

SIZE = 10  # base32 characters: 50 bits, so one collision is expected among about 33 million things


def digest(*parts: object) -> str:
    """SHA-256, in hex, of the canonical JSON of `parts` (strings, numbers, None, lists, dicts of these)."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """Short id: `prefix`, a hyphen, and ten lower-case base32 characters of the hash of `parts`.

    >>> content_id("p", "abc") == content_id("p", "abc")
    True
    """
    return f"{prefix}-{b32encode(bytes.fromhex(digest(*parts)))[:SIZE].decode().lower()}"
