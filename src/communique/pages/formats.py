"""Which format a file is in, by its name and its first bytes."""

from __future__ import annotations

import re
from functools import cache

from communique.errors import PageError
from communique.tables import load_table

# As in the MIME sniffing standard of the WHATWG: white space or comments, then one of the tags that begin a page.
HTML_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
SNIFFED = 4096


def kind_of(data: bytes, *, name: str, suffix: str) -> str:
    """``html``, ``markdown`` or ``text`` for the file `name` with content `data` and lower-case `suffix`.

    The table ``data/formats.tsv`` names the suffixes and the first bytes that are known. Raises PageError C107 for formats that are
    not read, saying what to do instead.
    """
    for magic, advice in _magics():
        if data.startswith(magic):
            raise PageError("C107", f"{name} {advice}")
    row = _suffixes().get(suffix)
    if row is not None and row["kind"] == "no":
        raise PageError("C107", f"{name} {row['advice']}")
    if row is not None and row["kind"] != "text":
        return row["kind"]
    return "html" if HTML_START.match(data[:SNIFFED]) else "text"


@cache
def _suffixes() -> dict[str, dict[str, str]]:
    return {row["mark"]: row for row in load_table(__package__, "formats.tsv") if row["mark"].startswith(".")}


@cache
def _magics() -> tuple[tuple[bytes, str], ...]:
    rows = (row for row in load_table(__package__, "formats.tsv") if not row["mark"].startswith("."))
    return tuple((bytes.fromhex(row["mark"]), row["advice"]) for row in rows)
