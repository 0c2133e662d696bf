"""What the pages of a corpus say about each other's layout. Cheap: no language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import PurePosixPath

from communique.model.page import Page, SiteFacts
from communique.pages.dates import has_date
from communique.pages.lines import Line, bare_lines
from communique.pages.names import is_byline
from communique.pages.rendering import host_of

OTHERS = 2  # pages of the site, besides the page itself, on which a line must stand
LONG = 15  # words from which a sentence is text of a story, whatever other pages hold it: an article is saved again when it is updated
SAME = 0.5  # share of the long sentences of the shorter of two pages that makes them versions of one story
PAIR, FEW = 2, 8  # stories that are too few for a line to stand on two others, and pages that may hold them
STAMP = 80  # characters
WIDELY = 50  # pages of a site with a sentence, from which on it is no sign that they tell one story


def survey(pages: Iterable[Page]) -> dict[str, SiteFacts]:
    """Site facts of each page, by page id: its stripped lines with a word character that stand on two other pages of its site. Where the
    site has only one other story, those that stand there between the same lines, datelines and bylines left aside.

    A page's site is the host of its address; without one, its folder together with its first line, which on a dump is the masthead or
    the first entry of the menu (pages of several outlets are often saved into one folder). A page without either stands alone.
    Long sentences are never among them, and pages that are versions of one story count as one page.
    The result does not depend on the order of `pages`; the same page given twice counts once.
    """
    lines: dict[str, frozenset[str]] = {}
    texts: dict[str, str] = {}
    prose: dict[str, dict[str, int]] = {}
    sites: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        if page.id not in lines:
            lines[page.id], prose[page.id] = _lines(page.text)
            sites[site_of(page)].append(page.id)
            if len(sites[site_of(page)]) <= FEW:
                texts[page.id] = page.text
    facts: dict[str, SiteFacts] = {}
    for keys in sites.values():
        story = _versions({key: prose[key] for key in keys})
        standing = Counter(line for _, line in {(story[key], line) for key in keys for line in lines[key]})
        if len(keys) <= FEW and len(set(story.values())) == PAIR:
            framed = _framed({key: texts[key] for key in keys}, story)
            facts |= {key: SiteFacts(tuple(sorted(framed[key] & lines[key]))) for key in keys}
        else:
            facts |= {key: SiteFacts(tuple(sorted(line for line in lines[key] if standing[line] > OTHERS))) for key in keys}
    return facts


def _framed(texts: Mapping[str, str], story: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each page its lines that stand, wherever they stand on it, beside the same line as on a page of the site's other story.

    The headline of one page is among the teasers of the other, but between other lines; so are a writer's name and a day on both.
    """
    rows = {key: list(bare_lines(text)) for key, text in texts.items()}
    plain = {line: not _signed(line) for row in rows.values() for line in row}
    pairs = {key: {pair for pair in pairwise(row) if plain[pair[0]] and plain[pair[1]]} for key, row in rows.items()}
    found: dict[str, frozenset[str]] = {}
    for key, row in rows.items():
        other = frozenset().union(*(held for other, held in pairs.items() if story[other] != story[key]))
        beside = [pair in other for pair in pairwise(row)]
        framed = {line for line, up, down in zip(row, [False, *beside], [*beside, False], strict=True) if up or down}
        found[key] = frozenset(framed - {line for line, up, down in zip(row, [False, *beside], [*beside, False], strict=True) if not (up or down)})
    return found


def _signed(line: str) -> bool:
    """True for a byline or a short line with a date, which two pages of one day or one writer share."""
    return is_byline(line) or (len(line) <= STAMP and has_date(line))


def _lines(text: str) -> tuple[frozenset[str], dict[str, int]]:
    """The lines of `text` that may be furniture, and the number of words of each long sentence."""
    short: set[str] = set()
    long: dict[str, int] = {}
    for bare in bare_lines(text):
        line = Line(0, len(bare), bare, False)
        if len(bare) >= 2 * LONG - 1 and line.ends and len(line.words) >= LONG:  # letters and the spaces between them
            long[bare] = len(line.words)
        elif any(map(str.isalnum, bare)):
            short.add(bare)
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


def site_of(page: Page) -> str:
    """Names the site of `page`: `survey` compares only pages of one site, so that it may be given a site at a time."""
    host = host_of(page.url)
    if host:
        return f"host {host}"
    first = next((line.strip() for line in page.text.splitlines() if line.strip()), "")
    return f"folder {PurePosixPath(page.path).parent} {first}"
