"""All that one page says, before any other page is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.model.actors import LocalActor
from communique.model.article import Article
from communique.model.page import Page
from communique.model.places import Placed
from communique.model.reports import Expectation, Position, Report
from communique.model.second import SecondReading
from communique.model.statements import Statement
from communique.model.times import Time


@dataclass(frozen=True, slots=True)
class Analysis:
    """What `analyse` gives for one page: a pure function of page, site facts, codebook and settings.

    Times are symbolic, actors are local to the article. `parser` names what parsed it ('' when nothing was parsed).
    `words` counts the words of title, standfirst and body.
    `sentences` are page offsets of the sentences of the story, for showing a value in its sentence. `second` tells what a second reader did.
    `places` are the places that the phrases for where something was name, in page order.
    """

    page: Page
    article: Article
    times: tuple[Time, ...]
    actors: tuple[LocalActor, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    positions: tuple[Position, ...]
    expectations: tuple[Expectation, ...]
    sentences: tuple[tuple[int, int], ...]
    parser: str
    words: int
    second: SecondReading | None = None
    places: tuple[Placed, ...] = ()


def actors_used(
    statements: Iterable[Statement], reports: Iterable[Report], positions: Iterable[Position], expectations: Iterable[Expectation]
) -> frozenset[str]:
    """The keys of the actors to whom something said, done, demanded or promised in an article refers."""
    said = {k for s in statements for k in (s.speaker, *s.via)}
    done = {k for r in reports for _, values in r.fields for v in values for k in (v.actor, v.attributed_to)}
    held = {p.party for p in positions} | {k for x in expectations for k in (x.by, *x.parties)}
    return frozenset(k for k in said | done | held if k is not None)
