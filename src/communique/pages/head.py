"""What an HTML page says of itself out of sight: its head's metadata and its JSON-LD, as lines of text.

Part of the frozen renderer ``html/1``. Each line is ``name: value``, so that the value can be cited like any other words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import html

from communique.tables import load_list

WHITE = re.compile(r"\s+")
# schema.org's kinds of article, https://schema.org/Article and its subtypes.
STORY_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
LD_VALUES = ("headline", "description", "datePublished", "dateModified")
LD_NAMES = ("author", "publisher", "sourceOrganization")
DEEPEST = 12


def head_lines(root: html.HtmlElement) -> tuple[list[str], str | None]:
    """Lines that give the metadata of the page under `root`, in document order without repeats, and the page's own address."""
    lines: dict[str, None] = {}
    for name, value in _entries(root):
        clean = WHITE.sub(" ", value).strip()
        if clean and "\0" not in clean:
            lines[f"{name}: {clean}"] = None
    return list(lines), _address(root)


def _entries(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    named = set(load_list(__package__, "head_names.txt"))
    title = root.find(".//head/title")
    if title is not None:
        yield "title", title.text_content()
    for element in root.iter("meta", "link"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if element.tag == "meta" and name in named:
            yield f"meta {name}", element.get("content") or ""
        elif element.tag == "link" and (element.get("rel") or "").lower() == "canonical":
            yield "link canonical", element.get("href") or ""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from _linked_data(script.text or "")


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return
    for story in _stories(data, DEEPEST):
        for key in LD_VALUES:
            if isinstance(story.get(key), str):
                yield f"json-ld {key}", unescape(story[key])
        for key in LD_NAMES:
            for name in _names(story.get(key), DEEPEST):
                yield f"json-ld {key}", unescape(name)


def _stories(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data:
            yield from _stories(item, depth - 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if any(isinstance(k, str) and STORY_TYPE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _stories(data.get(key), depth - 1)


def _names(data: Any, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _names(item, depth - 1)
    elif isinstance(data, dict):
        yield from _names(data.get("name"), depth - 1)


def _address(root: html.HtmlElement) -> str | None:
    """The address under which the page was saved: what the browser wrote into it, else og:url, else its canonical link."""
    found: dict[str, str] = {}
    for element in root.iter("meta", "link"):
        if (element.get("property") or "").lower() == "og:url":
            found.setdefault("og", (element.get("content") or "").strip())
        elif (element.get("rel") or "").lower() == "canonical":
            found.setdefault("canonical", (element.get("href") or "").strip())
    return next((found[k] for k in ("og", "canonical") if found.get(k, "").startswith(("http://", "https://"))), None)
