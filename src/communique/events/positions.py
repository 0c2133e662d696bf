"""Who wants, accepts or refuses what."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.book import ActorBook
from communique.codebooks.model import Codebook
from communique.events.reporting import off_topic
from communique.events.stance_finding import StanceFinder
from communique.events.stance_futures import find_expected
from communique.events.stance_parties import Parties
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.reports import Position
from communique.model.statements import Statement
from communique.model.times import Time


def find_positions(
    page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Position, ...]:
    """The positions of `article`, in page order.

    A position needs a word of stance that is asserted ("calls for", "unwilling to", "must"), a party to hold it, and an issue of the
    codebook in what it governs. What was done rather than wanted ("agreed to lift the embargo") is an event, no position.
    Offsets are code points of the page. What only a title or standfirst repeats is left out.
    """
    del page, article
    if off_topic(parse, codebook):
        return ()
    parties = Parties(parse, book, statements)
    expected = find_expected(parse, codebook)
    return StanceFinder(parse, times, parties, issues=codebook.issues, stances=codebook.stances, expected=expected).positions()
