"""Which place is meant: names in sentences of our own, many of them borne by several places.

    python bench/places.py bench/places.tsv [--misses] [--half odd|even]

Each line has a sentence with one name marked and what it means (see the head of the file). The parser reads the sentence; the name is asked
for unless it takes it for a person or a people and no preposition of place stands before it, as the program does. Odd lines were used while
the rules were made, even ones only for checking. Beside ours: the largest place of that name by population, and a state of that name first,
then the largest, both from the same gazetteer.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique import __version__
from communique.actors.finding import find_actors
from communique.language.reading import read_story
from communique.model.parse import Parse
from communique.model.places import TOWN, Place
from communique.model.spans import Span
from communique.pages.plain import plain_story
from communique.places.finding import LABELS, clues_of, locate
from communique.places.folding import fold
from communique.places.known import called
from communique.places.reading import header

MARKED = re.compile(r"\[\[(.+?)\]\]")
NO_PLACES = ("PERSON", "NORP")
PREPOSITIONS = (["in"], ["near"], ["at"], ["outside"], ["around"])


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, where the name stands in it, what it means, and whether the line is odd."""

    text: str
    span: Span
    expected: tuple[str, ...]
    odd: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the cases that are not right")
    parser.add_argument("--half", choices=("odd", "even"), help="only this half")
    given = parser.parse_args()
    cases = [c for c in read(given.cases) if given.half in (None, "odd" if c.odd else "even")]
    results: dict[tuple[str, str], Counter[str]] = {}
    for case in cases:
        half = "odd" if case.odd else "even"
        answers = {"ours": ours(case), "largest": by_size(case), "state, then largest": by_size(case, states=True)}
        for who, (place, why) in answers.items():
            outcome = judge(place, case.expected)
            results.setdefault((who, half), Counter())[outcome] += 1
            if given.misses and who == "ours" and outcome != "right":
                print(f"{outcome:6} {' '.join(case.expected):20} {case.text}\n       {said(place)} [{why}]")
    show(results)


def read(path: Path) -> Iterator[Case]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for n, line in enumerate(lines[1:], start=1):
        expected, sentence = line.split("\t")
        m = MARKED.search(sentence)
        if m is None:
            raise SystemExit(f"no name is marked: {sentence}")
        yield Case(MARKED.sub(r"\1", sentence), Span(m.start(), m.start() + len(m[1])), tuple(expected.split(" ", 2)), n % 2 == 1)


def ours(case: Case) -> tuple[Place | None, str]:
    page, article = plain_story(case.text)
    parse = read_story(page, article)
    if is_no_place(parse, case.span):
        return None, "no place to the parser"
    read = [e.span for e in parse.entities if e.label in LABELS]
    told = clues_of(find_actors(page, article, parse).freeze())
    placed = locate(page.text, [case.span], read, [s.span for s in parse.sentences], told=told)[0]
    return placed.place, placed.reason


def is_no_place(parse: Parse, span: Span) -> bool:
    """True where the parser takes the name for a person or a people, and no preposition before it says that it is a place."""
    before = parse.text[: span.start].split()
    return any(e.label in NO_PLACES and e.span.overlap(span) for e in parse.entities) and before[-1:] not in PREPOSITIONS


def by_size(case: Case, *, states: bool = False) -> tuple[Place | None, str]:
    """The largest place of that name, or a state of that name first: what a look-up without context gives."""
    found = called(case.text[case.span.start : case.span.end])
    held = [c.place for c in found if c.place.kind in (TOWN, "area")]
    if states and found and found[0].place.kind in ("country", "region"):
        return found[0].place, ""
    return max(held, key=lambda p: (p.people, p.id), default=None), ""


def judge(place: Place | None, expected: tuple[str, ...]) -> str:
    """right, wrong, or open where no place is given and one was meant."""
    if expected[0] in ("open", "none"):
        return "right" if place is None else "wrong"
    if place is None:
        return "open"
    code, kind, *area = expected
    kinds = (kind, "region") if kind == "area" else (kind,)
    right = code in place.countries and place.kind in kinds
    return "right" if right and (not area or fold(area[0]) in (fold(place.area_name or ""), fold(place.name))) else "wrong"


def said(place: Place | None) -> str:
    return f"{place.name}, {place.area_name}, {'/'.join(place.countries)} ({place.kind})" if place else "-"


def show(results: dict[tuple[str, str], Counter[str]]) -> None:
    facts = header().facts
    made = ", ".join(f"{name} {version}" for name, version in facts["made_with"].items())
    print(f"communique {__version__}; gazetteer of {facts['names']} names, {facts['places']} places ({facts['source']}; {made})")
    print(f"{'':22}{'half':6}{'cases':>6}{'right':>8}{'open':>8}{'wrong':>8}")
    for (who, half), counts in results.items():
        n = sum(counts.values())
        print(f"{who:22}{half:6}{n:6}" + "".join(f"{100 * counts[k] / n:7.1f}%" for k in ("right", "open", "wrong")))


if __name__ == "__main__":
    main()
