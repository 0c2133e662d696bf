"""What well-kept extractors take for the story of an HTML page, as text.

Alone, on the 181 pages of scrapinghub's benchmark and the 84 English ones of fundus (F1): trafilatura .960, .955; trafilatura without its
fallbacks .962, .938; resiliparse .917, .913; readability .952, .901. The first two differ in what they miss and what they add, so that the
lines' own features can decide between them; readability as a third did not raise the figures, and takes longer than both.
"""

from __future__ import annotations

import re

from communique.pages.rendering import Rendered

FORMATTING = re.compile(r"</?(?:b|i|u|s|em|strong|font|tt|big|small|mark|sub|sup|span)(?:\s[^<>]*)?/?>", re.IGNORECASE)
MOST = 6000
"""Formatting tags from which on they are taken out before trafilatura, whose time grows with the square of them: a minute for 400 kB."""


def told_texts(rendered: Rendered, source: str) -> tuple[str, ...]:
    """The story of the page `source` as trafilatura and as resiliparse have it, '' where one finds none."""
    from resiliparse.extract.html2text import extract_plain_text  # a tenth of a second together, which
    from trafilatura import extract  # builds without new HTML pages need not spend

    if rendered.root is None:
        return "", ""
    taken = extract(_lightly_formatted(source), include_comments=False, include_tables=True, deduplicate=False, fast=True)
    return taken or "", extract_plain_text(source, main_content=True, alt_texts=False, links=False, list_bullets=False)


def _lightly_formatted(source: str) -> str:
    """`source`, without its formatting where it has so much of it that no story is written so."""
    many = source.count("</") > MOST and sum(1 for _ in FORMATTING.finditer(source)) > MOST
    return FORMATTING.sub("", source) if many else source
