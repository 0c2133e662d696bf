"""Analyses and the record's objects as JSON text, and back to equal objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import TypeAdapter

from communique.model import record as nouns
from communique.model.analysis import Analysis
from communique.model.page import Mark, Page, Unread
from communique.model.places import Place

T = TypeVar("T")

KINDS: dict[str, type] = {
    "articles": nouns.RecordArticle,
    "actors": nouns.RecordActor,
    "times": nouns.RecordTime,
    "statements": nouns.RecordStatement,
    "reports": nouns.RecordReport,
    "events": nouns.Event,
    "links": nouns.Link,
    "positions": nouns.RecordPosition,
    "expectations": nouns.RecordExpectation,
    "places": Place,
}
"""The tuples of `Record` that are kept as objects, and what they hold."""


def encode(value: object) -> str:
    """`value` (an instance of a class of the model) as JSON text, for `decode` of its class."""
    return _adapter(type(value)).dump_json(value).decode("utf-8")


def decode(kind: type[T], text: str) -> T:
    """The `kind` that `encode` made `text` from."""
    held: T = _adapter(kind).validate_json(text)
    return held


def encode_analysis(analysis: Analysis) -> str:
    """`analysis` without the text of its page and what its markup says, which the record file holds once."""
    return encode(replace(analysis, page=replace(analysis.page, text="", marks=())))


def decode_analysis(text: str, page: Page) -> Analysis:
    """The analysis of `page` that `encode_analysis` made `text` from."""
    return replace(decode(Analysis, text), page=page)


PAGE_COLUMNS = "id, path, url, member, sha256, sha256_text, renderer, encoding, text, marks, encoding_from, fetched"


def page_row(page: Page) -> tuple[str | None, ...]:
    """`page` as the values of `PAGE_COLUMNS`."""
    marks = json.dumps(page.marks, ensure_ascii=False, separators=(",", ":"))
    names = (page.id, page.path, page.url, page.member, page.sha256, page.sha256_text, page.renderer, page.encoding)
    return *names, page.text, marks, page.encoding_from, page.fetched


def row_page(row: Sequence[Any]) -> Page:
    """The page that `page_row` made `row` from. TypeError or ValueError when `row` is none of those."""
    held = dict(zip(PAGE_COLUMNS.split(", "), row, strict=True))
    if wrong := [name for name, value in held.items() if not isinstance(value, str | None)]:
        raise TypeError(f"{wrong[0]} of a page is no text")
    return Page(**held | {"marks": tuple(Mark(*mark) for mark in json.loads(held["marks"]))})


def readable(row: Unread) -> Unread:
    """`row` with what UTF-8 cannot hold (undecodable bytes of a file name) written as escapes."""
    member = None if row.member is None else plain_utf8(row.member)
    return Unread(plain_utf8(row.path), member, row.code, plain_utf8(row.reason))


def plain_utf8(text: str) -> str:
    """`text` with lone surrogates written as ``\\udcXX``.

    >>> plain_utf8("a" + chr(0xDCE9))
    'a\\\\udce9'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]
