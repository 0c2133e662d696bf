"""What extraction costs beside parsing: ``python bench/events_cost.py PAGES [--rounds N]``.

PAGES is a folder of pages (any that the program reads; the demo corpus ``src/communique/demo/corpus`` will do). CPU seconds of one process, the least
of N rounds, everything loaded and every codebook compiled before:

- parsing (`read_story`) and finding events (`find_reports`), the second as a share of the first; beside it positions and expectations;
- a codebook of 10 types and one of 60: the first ten of ``peace-talks``; all of its types and copies of them with six trigger words each, drawn
  evenly from the verbs and nouns of these very pages, frequent and rare. How many reports either gives is said beside it, for each costs;
- the same sixty with words for the copies that no page has: what types cost that find nothing.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from communique.actors.book import ActorBook
from communique.actors.finding import find_actors
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook, EventType
from communique.errors import PageError
from communique.events.expectations import find_expectations
from communique.events.positions import find_positions
from communique.events.reporting import find_reports
from communique.language.reading import parser_label, read_story
from communique.model.article import Article
from communique.model.page import Page, SiteFacts
from communique.model.parse import Parse
from communique.model.statements import Statement
from communique.model.times import Time
from communique.pages.finding import find_article
from communique.pages.reading import read_pages
from communique.statements.finding import find_statements
from communique.times.stories import story_times

SMALL, LARGE, WORDS = 10, 60, 3


class Story(NamedTuple):
    """One page with all that events are found from."""

    page: Page
    article: Article
    parse: Parse
    book: ActorBook
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]


def stories(folder: Path) -> list[Story]:
    """The English stories of `folder`."""
    found = []
    for page in read_pages([folder]):
        if not isinstance(page, Page):
            continue
        try:
            article = find_article(page, SiteFacts())
        except PageError:
            continue
        parse, times = read_story(page, article), story_times(page, article)
        book = find_actors(page, article, parse)
        found.append(Story(page, article, parse, book, times, find_statements(page, article, parse, book, times)))
    return [s for s in found if s.article.language.startswith("en")]


def widened(given: Codebook, parses: Sequence[Parse]) -> tuple[Codebook, Codebook, Codebook]:
    """Codebooks of ten, of sixty, and of sixty types of which the pages have no more than those of `given`."""
    names = list(given.types)
    small = given.model_copy(update={"types": {n: given.types[n] for n in names[:SMALL]}, "name": "ten"})
    types: dict[str, EventType] = dict(given.types)
    more = LARGE - len(types)
    verbs, nouns = (_spread(parses, pos, WORDS * more) for pos in ("VERB", "NOUN"))
    for k in range(more):
        kind = given.types[names[k % len(names)]]
        words = {"verbs": verbs[k::more], "nouns": nouns[k::more], "with_verbs": (), "beside": ()}
        trigger = kind.triggers[0].model_copy(update=words)
        types[f"copy_{k}"] = kind.model_copy(update={"triggers": (trigger,)})
    large = given.model_copy(update={"types": types, "name": "sixty"})
    mute = given.model_copy(update={"types": {n: k if n in given.types else _unheard(n, k) for n, k in types.items()}, "name": "mute"})
    return tuple(Codebook.model_validate(c.model_dump(by_alias=True)) for c in (small, large, mute))  # type: ignore[return-value]  # three, made by a generator


def _unheard(name: str, kind: EventType) -> EventType:
    """`kind` with as many words, none of which is one."""
    words = tuple(f"{name}-{k}" for k in range(WORDS))
    return kind.model_copy(update={"triggers": tuple(t.model_copy(update={"verbs": words, "nouns": words}) for t in kind.triggers)})


def _spread(parses: Sequence[Parse], pos: str, n: int) -> tuple[str, ...]:
    """`n` words of a part of speech, at even steps from the most frequent to the rarest."""
    words = [w for w, _ in Counter(t.lemma.lower() for p in parses for t in p.tokens if t.pos == pos).most_common()]
    return tuple(words[k * len(words) // n] for k in range(n))


def seconds(what: Callable[[], Any], rounds: int) -> float:
    """The least CPU seconds of `rounds` calls."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        what()
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("folder", type=Path, metavar="PAGES")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    held = stories(given.folder)
    words = sum(len(s.parse.tokens) for s in held)
    shipped, plover = load("peace-talks"), load("plover")
    small, large, mute = widened(shipped, [s.parse for s in held])

    def events(codebook: Codebook, rounds: int = given.rounds) -> float:
        for s in held[-1:]:
            find_reports(*s, codebook)
        return seconds(lambda: [find_reports(*s, codebook) for s in held], rounds)

    parsing = seconds(lambda: [read_story(s.page, s.article) for s in held], given.rounds)
    stances = seconds(lambda: [(find_positions(*s, shipped), find_expectations(*s, shipped)) for s in held], given.rounds)
    print(f"communique {version('communique')}, {parser_label()}; {len(held)} stories of {given.folder.name}, {words} tokens; CPU seconds")
    print(f"parsing {parsing:.2f}")
    for name, codebook in (("peace-talks", shipped), ("plover", plover)):
        spent = events(codebook)
        print(f"events, {name} ({len(codebook.types)} types) {spent:.3f}: {100 * spent / parsing:.1f} % of parsing")
    print(f"positions and expectations {stances:.3f}: {100 * stances / parsing:.1f} % of parsing")
    rounds = [[events(codebook, 1) for codebook in (small, large, mute)] for _ in range(given.rounds)]
    least = [min(spent) for spent in zip(*rounds, strict=True)]
    for codebook, spent in zip((small, large, mute), least, strict=True):
        told = sum(len(find_reports(*s, codebook)) for s in held)
        print(f"{codebook.name}: {len(codebook.types)} types {spent:.3f} ({told} reports): {spent / least[0]:.2f} times")


if __name__ == "__main__":
    main()
