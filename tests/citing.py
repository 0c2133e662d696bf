"""Checking that every citation of an export is its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def citations(node: Any, page: str | None = None) -> Iterator[tuple[str, int, int, str]]:
    """Every (page, start, end, raw) in an export."""
    if isinstance(node, dict):
        page = node.get("page", page)
        if node.get("raw") is not None and node.get("start") is not None and page:
            yield page, node["start"], node["end"], node["raw"]
        for value in node.values():
            yield from citations(value, page)
    elif isinstance(node, list):
        for value in node:
            yield from citations(value, page)


def check_citations(export: str) -> int:
    record = json.loads(export)
    text = {p["id"]: p["text"] for p in record["pages"]}
    found = list(citations({k: v for k, v in record.items() if k != "pages"}))
    for page, start, end, raw in found:
        assert text[page][start:end] == raw
    for statement in record["statements"]:
        start, end = statement["content"][0][0], statement["content"][-1][1]
        assert text[statement["page"]][start:end] == statement["raw"]
    for article in (a for a in record["articles"] if a.get("title_span")):
        assert text[article["page"]][slice(*article["title_span"])]
    return len(found)
