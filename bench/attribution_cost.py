"""What statements and actors cost beside parsing: ``python bench/attribution_cost.py DATA [--part dev] [--n N] [--rounds 3] [--profile]``.

DATA is the folder ``data`` of ``networkdynamics/PolNeAR``, whose articles are read as plain text. CPU seconds of one process, each article parsed
once and its actors, times and statements found after that; of the finders the best of so many rounds, since they are short; everything that is
made once for a process (data files, the parser's model) is made before by one article. With ``--profile`` the functions that take most.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
from pathlib import Path
from time import process_time

from communique import __version__
from communique.actors.finding import find_actors
from communique.language.reading import parser_label, read_story
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.pages.plain import plain_story
from communique.statements.finding import find_statements
from communique.times.stories import story_times

Read = tuple[Page, Article, Parse]


def main() -> None:
    """Prints the seconds of each step and its share of parsing."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--part", default="dev")
    arguments.add_argument("--n", type=int, default=40)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--profile", action="store_true")
    given = arguments.parse_args()
    files = sorted((given.data / given.part / "text").iterdir())[: given.n + 1]
    texts = [path.read_bytes().decode("utf-8") for path in files]
    find(*parse(texts[0]))
    begin = process_time()
    read = [parse(text) for text in texts[1:]]
    parsing = process_time() - begin
    words = sum(len(text.split()) for text in texts[1:])
    print(f"PolNeAR {given.part}, {len(read)} articles, {words} words · communique {__version__} · {parser_label()}")
    print(f"parsing {parsing:.2f} s, {words / parsing:,.0f} words per CPU second")
    best = [min(column) for column in zip(*(spend(read) for _ in range(given.rounds)), strict=True)]
    for name, seconds in zip(("actors", "statements", "both"), (*best, sum(best)), strict=True):
        print(f"{name:12}{seconds:7.2f} s  {seconds / parsing:6.1%} of parsing")
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(lambda: [find(*one) for one in read])
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


def parse(text: str) -> Read:
    """The page, its article and its parse."""
    page, article = plain_story(text)
    return page, article, read_story(page, article)


def find(page: Page, article: Article, parsed: Parse) -> tuple[float, float]:
    """CPU seconds for the actors and for the statements of one article."""
    times = story_times(page, article)
    begin = process_time()
    book = find_actors(page, article, parsed)
    middle = process_time()
    find_statements(page, article, parsed, book, times)
    return middle - begin, process_time() - middle


def spend(read: list[Read]) -> tuple[float, float]:
    """CPU seconds for the actors and for the statements of all."""
    spent = [find(*one) for one in read]
    return sum(a for a, _ in spent), sum(b for _, b in spent)


if __name__ == "__main__":
    main()
