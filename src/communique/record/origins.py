"""Where a value comes from, when copies and relays are counted once.

An origin is an independent source of information. A value that somebody is quoted for has that somebody as its origin, in however many
papers it stands; any other value has the publisher that wrote the story, copies having the publisher of their original. What stands in a
passage that two stories share has the origin of the story that was printed first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from communique.model.record import CitedValue, RecordActor, RecordArticle
from communique.record.copies import publisher_key
from communique.record.sides import is_unnamed

LATELY = 4096  # pages whose origins stay in memory
CLOSING = 2  # characters behind the last word of a passage: a full stop, a closing quotation mark


class Origins:
    """The origin of what each page says in its own voice, and when its original was printed. `articles` go by page; `story` gives the pages of the
    story of a page, its original first."""

    def __init__(self, articles: Mapping[str, RecordArticle], story: Callable[[str], Sequence[str]]) -> None:
        self._articles, self._story = articles, story
        self._known = lru_cache(maxsize=LATELY)(self._said)

    def name(self, page: str) -> str:
        """The origin of what the story of `page` says in its own voice."""
        return self._known(page)[0]

    def first(self, page: str) -> tuple[str, str]:
        """When the original of the story of `page` was printed (see `printed`)."""
        return self._known(page)[1]

    def _said(self, page: str) -> tuple[str, tuple[str, str]]:
        family = [self._articles[name] for name in self._story(page)]
        return _origin(family[0], family), printed(family[0])


def origins_of(articles: Mapping[str, RecordArticle], story: Callable[[str], Sequence[str]] | None = None) -> Origins:
    """The origins of the stories of `articles`, by page; `story` gives the pages of the story of a page, its original first (None: the articles say
    it).

    ``publisher:NAME`` where somebody's name is known: the original publisher that the article names, else that one of its copies names,
    else its outlet; ``page:ID`` of the original where no name is. All copies of a story have one origin.
    """
    if story is not None:
        return Origins(articles, story)
    by_id = {a.id: a for a in articles.values()}
    families: dict[str, list[str]] = defaultdict(list)
    for name, article in sorted(by_id.items()):
        if (root := _root(article, by_id)) != name:
            families[root].append(article.page)
    pages = {a.page: [by_id[root].page, *families[root]] for a in by_id.values() for root in [_root(a, by_id)]}
    return Origins(articles, pages.__getitem__)


def origin_of(value: CitedValue, origins: Origins, actors: Mapping[str, RecordActor], articles: Mapping[str, RecordArticle]) -> str:
    """The origin of `value`: ``actor:ID`` of whose word it is, else that of its page, or of the page that it was taken over from.

    Unnamed people ("officials") are known within one story only: theirs is the origin of the story with the words that name them, the same
    in every copy.
    """
    source = value.attributed_to
    page = origins.name(_first(value, origins, articles))
    if source is None:
        return page
    if source in actors and is_unnamed(actors[source]):
        return f"{page}, {actors[source].name.casefold()}"
    return f"actor:{source}"


def printed(article: RecordArticle) -> tuple[str, str]:
    """For sorting articles by when they were printed; those without a date are last."""
    return article.published or article.published_to or "9999", article.id


def _first(value: CitedValue, origins: Origins, articles: Mapping[str, RecordArticle]) -> str:
    """Of the stories that have the passage in which `value` stands, the page of that whose original was printed first; its own where it stands in
    none."""
    held = [p.page for p in articles[value.page].passages if p.start <= value.start and value.end <= p.end + CLOSING]
    return min((value.page, *held), key=origins.first)


def _root(article: RecordArticle, by_id: Mapping[str, RecordArticle]) -> str:
    while article.copy_of is not None and article.copy_of in by_id:
        article = by_id[article.copy_of]
    return article.id


def _origin(root: RecordArticle, family: Sequence[RecordArticle]) -> str:
    named = publisher_key(root.original_publisher) or min((publisher_key(a.original_publisher) for a in family if a.original_publisher), default="")
    name = named or publisher_key(root.outlet)
    return f"publisher:{name}" if name else f"page:{root.page}"
