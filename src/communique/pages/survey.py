"""What the pages of a corpus say about each other's layout. Cheap: no language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from communique.model.page import Page, SiteFacts
from communique.pages.lines import split_lines
from communique.pages.rendering import host_of

OTHERS = 2  # pages of the site, besides the page itself, on which a line must stand
LONG = 15  # words from which a sentence is text of a story, whatever other pages hold it: an article is saved again when it is updated
SAME = 0.5  # share of the long sentences of the shorter of two pages that makes them versions of one story
WIDELY = 50  # pages of a site with a sentence, from which on it is no sign that they tell one story


def survey(pages: Iterable[Page]) -> dict[str, SiteFacts]:
    """Site facts of each page, by page id: its stripped lines with a word character that stand on two other pages of its site.

    A page's site is the host of its address; without one, its folder together with its first line, which on a dump is the masthead or
    the first entry of the menu (pages of several outlets are often saved into one folder). A page without either stands alone.
    Long sentences are never among them, and pages that are versions of one story count as one page.
    The result does not depend on the order of `pages`; the same page given twice counts once.
    """
    lines: dict[str, frozenset[str]] = {}
    prose: dict[str, dict[str, int]] = {}
    sites: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        if page.id not in lines:
            lines[page.id], prose[page.id] = _lines(page.text)
            sites[_site(page)].append(page.id)
    facts: dict[str, SiteFacts] = {}
    for keys in sites.values():
        story = _versions({key: prose[key] for key in keys})
        standing = Counter(line for _, line in {(story[key], line) for key in keys for line in lines[key]})
        for key in keys:
            facts[key] = SiteFacts(tuple(sorted(line for line in lines[key] if standing[line] > OTHERS)))
    return facts


def _lines(text: str) -> tuple[frozenset[str], dict[str, int]]:
    """The lines of `text` that may be furniture, and the number of words of each long sentence."""
    short: set[str] = set()
    long: dict[str, int] = {}
    for line in split_lines(text):
        if line.ends and len(line.words) >= LONG:
            long[line.text] = len(line.words)
        elif any(c.isalnum() for c in line.text):
            short.add(line.text)
    return frozenset(short), long


def _versions(prose: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """For each page the smallest id of the pages that are versions of its story, by the long sentences that they share."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key in sorted(prose):
        for line in prose[key]:
            holders[line].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for line, keys in holders.items():
        if len(keys) <= WIDELY:
            shared.update({(a, b): prose[a][line] for n, a in enumerate(keys) for b in keys[n + 1 :]})
    first = {key: key for key in prose}

    def root(key: str) -> str:
        while first[key] != key:
            key = first[key]
        return key

    for (a, b), words in shared.items():
        if words >= SAME * min(sum(prose[a].values()), sum(prose[b].values())):
            one, other = sorted((root(a), root(b)))
            first[other] = one
    return {key: root(key) for key in prose}


def _site(page: Page) -> str:
    host = host_of(page.url)
    if host:
        return f"host {host}"
    first = next((line.strip() for line in page.text.splitlines() if line.strip()), "")
    return f"folder {PurePosixPath(page.path).parent} {first}"
