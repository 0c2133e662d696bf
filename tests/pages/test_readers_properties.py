"""Whatever the bytes: pages that can be stored, and rows with a code and a reason; never an exception, never a reader that fails."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import test_readers_formats as made
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import CODES
from communique.model.page import Page, page_id
from communique.pages.readers.fieldmaps import entry_of, moment
from communique.pages.readers.sources import Limits, Reading
from communique.pages.reading import read_pages

WHOLE = [
    made.lines(made.ENTRY, made.ENTRY | {"html": made.HTML}, b"{"),
    json.dumps({"articles": [made.ENTRY]}).encode(),
    made.RSS,
    made.ATOM,
    made.BOMB,
    made.warc(*made.RECORDS),
    made.warc(*made.RECORDS, packed=False),
    made.zipped(**{"b.jsonl": made.lines(made.ENTRY), "a.html": made.HTML.encode(), "c.gz": gzip.compress(b"words")}),
    gzip.compress(made.RSS),
    made.HTML.encode("utf-16"),
    made.STORY.encode(),
]
PIECES = st.sampled_from([
    b"", b"\0", b"\n", b"{", b"]]>", b"<item>", b"</item>", b"&x;", b"<![CDATA[", b"<!DOCTYPE", b"PK\x05\x06", b"\x1f\x8b\x08\x00",
    b"WARC/1.0\r\n", b"\xff\xfe",
])  # fmt: skip
SUFFIXES = st.sampled_from([".txt", ".html", ".md", ".jsonl", ".json", ".xml", ".rss", ".warc", ".warc.gz", ".zip", ".gz", ".wacz", ""])
LIMITS = Limits(page_bytes=20_000, page_chars=10_000, ratio=50, ratio_from=100_000, members=10)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A whole file with pieces cut out, put in and changed."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        data[at : at + draw(st.sampled_from([0, 1, 2, 8, 40, 400]))] = draw(st.one_of(PIECES, st.binary(max_size=6)))
    return bytes(data)


@settings(max_examples=200, deadline=20_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(damaged(), st.binary(max_size=300)), SUFFIXES)
def test_any_bytes_give_pages_and_rows(tmp_path: Path, data: bytes, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(data)
    found = list(read_pages([file], Reading(limits=LIMITS)))
    assert found
    for row in found:
        assert row.path == file.name
        if isinstance(row, Page):
            assert row.text.encode()
            assert len(row.text) <= LIMITS.page_chars
            assert row.id == page_id(sha256_text=row.sha256_text, url=row.url)
            assert row.encoding_from in ("mark", "valid", "stated", "declared", "guessed")
            assert all(0 <= m.start < m.end <= len(row.text) for m in row.marks)
            assert list(row.marks) == sorted(row.marks)
        else:
            assert row.code in CODES.keys() - {"C109"}, row
            assert row.reason.endswith(".")


THINGS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["title", "text", "name", "authors", "url", "x y"]), inner)),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(THINGS, max_size=5))
def test_any_json_gives_pages_and_rows(tmp_path: Path, things: list[object]) -> None:
    for name, data in (("a.jsonl", made.lines(*things)), ("a.json", json.dumps(things).encode())):
        (tmp_path / name).write_bytes(data)
        found = list(read_pages([tmp_path / name]))
        assert all(isinstance(row, Page) or row.code in ("C103", "C104", "C114") for row in found), found


@given(st.dictionaries(st.sampled_from(["title", "headline", "authors", "date", "kicker"]), st.text(min_size=1, max_size=20)))
def test_no_short_value_of_an_entry_is_dropped(entry: dict[str, str]) -> None:
    found = entry_of(entry | {"text": "words"}, {}, name="")
    told = [value for _, value in (*found.facts, *found.others)]
    assert all(value in told for value in entry.values())


@given(st.text(max_size=40))
def test_a_moment_is_iso_or_nothing(words: str) -> None:
    found = moment(words)
    assert found is None or moment(found) == found
