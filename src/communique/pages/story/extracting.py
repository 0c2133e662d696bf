"""What well-kept extractors take for the story of an HTML page, as text.

Alone, on the 181 pages of scrapinghub's benchmark and the 84 English ones of fundus (F1): trafilatura .960, .955; trafilatura without its
fallbacks .962, .938; resiliparse .917, .913; readability .952, .901. The first two differ in what they miss and what they add, so that the
lines' own features can decide between them; readability as a third did not raise the figures, and takes longer than both.
"""

from __future__ import annotations

import re
from copy import copy

from lxml import etree, html

from communique.pages.rendering import Rendered, parse_html
from communique.tables import load_list

CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 holds no text of, and trafilatura gives up at
FORMATTING = ("b", "i", "u", "s", "em", "strong", "font", "tt", "big", "small", "mark", "sub", "sup", "span")
MOST = 3000
"""Elements of formatting from which on they are left out for trafilatura, whose time grows with their square: a minute for 400 kB."""


def told_texts(rendered: Rendered, source: str) -> tuple[str, ...]:
    """The story of the page `source` as trafilatura and as resiliparse have it, '' where one finds none."""
    from resiliparse.extract.html2text import extract_plain_text  # a tenth of a second together, which builds without new HTML need not spend

    if rendered.root is None:
        return "", ""
    told = extract_plain_text(source, main_content=True, alt_texts=False, links=False, list_bullets=False)
    return _by_trafilatura(_lean(rendered.root, controls=CONTROL.search(rendered.text) is not None)) or _by_trafilatura(rendered.root), told


def _by_trafilatura(tree: html.HtmlElement) -> str:
    from trafilatura import extract

    return extract(tree, include_comments=False, include_tables=True, deduplicate=False, fast=True) or ""


def _lean(root: html.HtmlElement, *, controls: bool) -> html.HtmlElement:
    """A copy of `root` without what costs trafilatura time and tells it nothing, and without control characters, where it has some."""
    tree = copy(root)
    for script in list(tree.iter("script")):
        if "json" in (script.get("type") or ""):
            script.tag = "kept"
    etree.strip_elements(tree, *load_list(__package__, "left_out.txt"), with_tail=False)
    for script in list(tree.iter("kept")):
        script.tag = "script"
    if sum(1 for _ in tree.iter(*FORMATTING)) > MOST:
        tree = _plainer(tree)
    if controls:
        _clean(tree)
    return tree


def _plainer(tree: html.HtmlElement) -> html.HtmlElement:
    """`tree` without its formatting, parsed anew, as the many pieces of text that are left slow an extractor down too."""
    etree.strip_tags(tree, *FORMATTING)
    again = parse_html(etree.tostring(tree, encoding="unicode", method="html"))
    return tree if again is None else again


def _clean(tree: html.HtmlElement) -> None:
    """Take control characters out of the text of `tree`."""
    for element in tree.iter():
        for side in ("text", "tail"):
            held = getattr(element, side)
            if held and CONTROL.search(held):
                setattr(element, side, CONTROL.sub("", held))
