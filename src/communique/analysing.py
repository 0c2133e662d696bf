"""The first pure function: one page → all that it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from communique.actors.book import ActorBook
from communique.actors.finding import find_actors
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.events.expectations import find_expectations
from communique.events.positions import find_positions
from communique.events.reporting import find_reports
from communique.language.reading import STORY_ROLES, read_story
from communique.model.analysis import Analysis, actors_used
from communique.model.article import Article
from communique.model.page import Page, SiteFacts
from communique.model.parse import Parse
from communique.pages.finding import find_article
from communique.pages.plain import plain_story
from communique.places.finding import find_places
from communique.settings import Settings
from communique.statements.finding import find_statements
from communique.times.stories import story_times

WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """An analysis with the parse and the book of actors that it was made with, for a second reader."""

    analysis: Analysis
    parse: Parse
    book: ActorBook


def analyse(page: Page, site: SiteFacts, codebook: Codebook, settings: Settings) -> Analysis:
    """Everything that `page` says: article, times, actors, statements, reports, positions, expectations.

    Pure: the same arguments give the same Analysis. Raises PageError when the page holds no article that can be read, ParserError
    when no parser model is installed.
    """
    return read_page(page, site, codebook, settings).analysis


def read_page(page: Page, site: SiteFacts, codebook: Codebook, settings: Settings) -> Reading:
    """As `analyse`, with what the analysis was made with."""
    return _read(page, find_article(page, site), codebook, settings)


def read_text(text: str, *, codebook: str | Path | Codebook = "peace-talks", settings: Settings | None = None) -> Analysis:
    """Everything that the story `text` says; each line that is not blank is a paragraph, and there is no page around it.

    `codebook` is the name of one that ships, the path of your own, or one that is loaded. Raises CodebookError and ParserError.
    """
    page, article = plain_story(text)
    return _read(page, article, codebook if isinstance(codebook, Codebook) else load(codebook), settings or Settings()).analysis


def _read(page: Page, article: Article, codebook: Codebook, settings: Settings) -> Reading:
    parse = read_story(page, article, parser=settings.parser)
    times = story_times(page, article)
    book = find_actors(page, article, parse, settings.actors)
    statements = find_statements(page, article, parse, book, times)
    given = (page, article, parse, book, times, statements, codebook)
    reports = find_reports(*given)
    positions = find_positions(*given)
    expectations = find_expectations(*given)
    actors = book.freeze(actors_used(statements, reports, positions, expectations))
    analysis = Analysis(
        page=page,
        article=article,
        times=times,
        actors=actors,
        statements=statements,
        reports=reports,
        positions=positions,
        expectations=expectations,
        sentences=tuple((s.start, s.end) for s in parse.sentences),
        parser=parse.parser,
        words=sum(len(WORD.findall(page.text, *span)) for span in article.spans(*STORY_ROLES)),
        places=find_places(page, article, parse, actors, reports),
    )
    return Reading(analysis, parse, book)
