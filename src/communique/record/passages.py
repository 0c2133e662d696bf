"""Words that articles of different stories share: what a paper took over from an agency, or both from a statement. They lie on shelves, by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from communique.model.record import Link, RecordArticle, SharedPassage
from communique.record.copies import Shared, publisher_key
from communique.record.origins import printed
from communique.record.shelves import Shelf, Shelves

OPENING = 8  # words of a shared passage that its link shows


@dataclass(frozen=True, slots=True)
class Sharing:
    """The passages that an article shares with others, in order."""

    passages: tuple[SharedPassage, ...]


def sharing(shared: Shared, articles: Mapping[str, RecordArticle], shelves: Shelves) -> Shelf[Sharing]:
    """The passages that articles share with other stories of other publishers, by page: what an outlet repeats of its own says nothing, and a copy is
    its original's outlet's. Of a story and its copies, the original stands for all. `articles` are there by page."""
    found, held = shelves(SharedPassage), shelves(Sharing)
    for b in shared.passages:
        one, two = articles[b.one], articles[b.two]
        outlet, other = (articles[shared.originals.get(page, page)].outlet for page in (b.one, b.two))
        if outlet and publisher_key(outlet) == publisher_key(other):
            continue
        first, second = _on_page(one, b.start, b.end), _on_page(two, b.two_start, b.two_end)
        if two.copy_of is None:
            found.put(one.page, SharedPassage(*first, two.id, two.page, *second))
        if one.copy_of is None:
            found.put(two.page, SharedPassage(*second, one.id, one.page, *first))
    for page, each in groupby(found.items(), key=itemgetter(0)):
        held.put(page, Sharing(tuple(sorted((p for _, p in each), key=attrgetter("start", "end", "article", "other_start")))))
    return held


def passage_links(held: Iterable[tuple[str, Sharing]], articles: Mapping[str, RecordArticle], texts: Mapping[str, str]) -> Iterator[Link]:
    """For two articles that share passages, a link from the later dated (else the greater id) to the other, with the first words of each.
    `articles` and `texts` are there by page."""
    for page, shares in held:
        article, reasons = articles[page], defaultdict[str, list[str]](list)
        for p in shares.passages if article.copy_of is None else ():
            if printed(article) > printed(articles[p.page]):
                words = texts[page][p.start : p.end].split()
                reasons[p.article].append(f"{len(words)} words in common: “{' '.join(words[:OPENING])} …”")
        yield from (Link(article.id, earlier, "shares_passage", tuple(told)) for earlier, told in sorted(reasons.items()))


def _on_page(article: RecordArticle, start: int, end: int) -> tuple[int, int]:
    """Offsets ``[start, end)`` of the story → those of the page."""
    before = 0
    first = last = 0
    for span in article.body:
        if before <= start <= before + span.length:
            first = span.start + start - before
        if before <= end <= before + span.length:
            last = span.start + end - before
        before += span.length + 1
    return first, last
