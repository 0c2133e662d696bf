"""A codebook's own tests: each example must yield a report of its type, each counter-example none of any type."""

from __future__ import annotations

from dataclasses import dataclass

from communique.actors.finding import find_actors
from communique.codebooks.model import Codebook
from communique.events.reporting import find_reports
from communique.language.reading import read_story
from communique.model.reports import Report
from communique.pages.plain import plain_story
from communique.statements.finding import find_statements
from communique.times.stories import story_times


@dataclass(frozen=True, slots=True)
class Failure:
    """An example of type `type` that does not yield what the codebook says. `found` are the types that it does yield."""

    type: str
    sentence: str
    counter: bool
    found: tuple[str, ...]


def check_examples(codebook: Codebook, *, parser: str = "auto") -> tuple[Failure, ...]:
    """The examples and counter-examples of `codebook` that fail, in the order of the file. Raises ParserError when no model is installed.

    Every sentence is read by itself, as the body of a page that says nothing else.
    """
    failures = []
    for name, kind in codebook.types.items():
        for sentence, counter in [(s, False) for s in kind.examples] + [(s, True) for s in kind.counter_examples]:
            found = tuple(dict.fromkeys(r.type for r in reports_of(sentence, codebook, parser=parser)))
            if (found != ()) if counter else name not in found:
                failures.append(Failure(name, sentence, counter, found))
    return tuple(failures)


def reports_of(text: str, codebook: Codebook, *, parser: str = "auto") -> tuple[Report, ...]:
    """The reports of a story whose whole text is `text`; each line is a paragraph of the body."""
    page, article = plain_story(text, path="example.txt")
    parse = read_story(page, article, parser=parser)
    times = story_times(page, article)
    book = find_actors(page, article, parse)
    return find_reports(page, article, parse, book, times, find_statements(page, article, parse, book, times), codebook)
