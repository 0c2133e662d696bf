"""Reports → what linking knows of them, with what their articles and the record's actors say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.model.record import Record, RecordActor, RecordArticle, RecordReport
from communique.model.times import DateRange
from communique.record.fields import linking_fields
from communique.record.profiles import Profile, kind_of, profile
from communique.record.sides import Context, contexts

ROUGH = "-01"  # the first of a month is mostly that of a month or a year without its day


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of the pages that reports stand on, by page id: article, offsets of sentences in order, text; and all actors by id."""

    articles: Mapping[str, RecordArticle]
    sentences: Mapping[str, Sequence[tuple[int, int]]]
    texts: Mapping[str, str]
    actors: Mapping[str, RecordActor]
    named: Mapping[str, Context] | None = None
    """The sides that each page names, where the actors' mentions are not there to say it."""
    originals: Mapping[str, str] | None = None
    """The page of the original of each page with a copy, where all articles are too many to ask them."""
    stories: Mapping[str, str] = field(init=False)
    """The same, whoever says it."""
    contexts: Mapping[str, Context] = field(init=False)

    def __post_init__(self) -> None:
        stories = _stories(self.articles) if self.originals is None else self.originals
        object.__setattr__(self, "stories", stories)
        object.__setattr__(self, "contexts", contexts(self.actors) if self.named is None else self.named)


def _stories(articles: Mapping[str, RecordArticle]) -> dict[str, str]:
    pages = {a.id: a.page for a in articles.values()}
    return {a.page: pages[a.copy_of] for a in articles.values() if a.copy_of in pages}


def pages_of(record: Record, sentences: Mapping[str, Sequence[tuple[int, int]]]) -> Pages:
    """The pages of a finished record; `sentences` are those of each page, as the store keeps them."""
    articles = {a.page: a for a in record.articles}
    return Pages(articles, sentences, {p.id: p.text for p in record.pages}, {a.id: a for a in record.actors})


def profiles_of(reports: Iterable[RecordReport], pages: Pages) -> list[Profile]:
    """The profiles of `reports`, in their order."""
    return [
        profile(
            linking_fields(r),
            actors=pages.actors,
            published=_published(pages.articles[r.page], r.type),
            story=pages.stories.get(r.page, r.page),
            context=pages.contexts.get(r.page, ()),
            sentences=pages.sentences.get(r.page, ()),
            text=pages.texts[r.page],
        )
        for r in reports
    ]


def _published(article: RecordArticle, type_: str) -> DateRange | None:
    """When `article` was printed. Where only the newest day is known that it tells of, or the first that it foresees, it is taken to be of that day
    for what it tells of talks and what they bring about, which are few; attacks are many."""
    first, last = article.published_from or article.published, article.published_to or article.published
    alone = (first is None) != (last is None) and kind_of(type_).kind != "strike"
    if alone and not (first or last or "").endswith(ROUGH):
        return DateRange(first or last, last or first)
    return DateRange(first, last)
