"""What the pages of a corpus say about each other's layout. Cheap: no language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from communique.model.page import Page, SiteFacts
from communique.pages.rendering import host_of

OTHERS = 2  # pages of the site, besides the page itself, on which a line must stand


def survey(pages: Iterable[Page]) -> dict[str, SiteFacts]:
    """Site facts of each page, by page id: its stripped lines with a word character that stand on two other pages of its site.

    A page's site is the host of its address; without one, its folder together with its first line, which on a dump is the masthead or
    the first entry of the menu (pages of several outlets are often saved into one folder). A page without either stands alone.
    The result does not depend on the order of `pages`; the same page given twice counts once.
    """
    lines: dict[str, frozenset[str]] = {}
    sites: dict[str, str] = {}
    for page in pages:
        lines[page.id] = _lines(page.text)
        sites[page.id] = _site(page)
    standing: dict[str, Counter[str]] = {}
    for key, held in lines.items():
        standing.setdefault(sites[key], Counter()).update(held)
    return {key: SiteFacts(tuple(sorted(line for line in held if standing[sites[key]][line] > OTHERS))) for key, held in lines.items()}


def _lines(text: str) -> frozenset[str]:
    stripped = (line.strip() for line in text.splitlines())
    return frozenset(line for line in stripped if any(c.isalnum() for c in line))


def _site(page: Page) -> str:
    host = host_of(page.url)
    if host:
        return f"host {host}"
    first = next((line.strip() for line in page.text.splitlines() if line.strip()), "")
    return f"folder {PurePosixPath(page.path).parent} {first}"
