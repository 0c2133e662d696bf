"""Country and sector of actor phrases, scored on the PLOVER gold standard records: ``python bench/actors.py GSR_FILE``.

GSR_FILE is ``plover_gsr_cameo.jsonl`` of the Open Event Data Alliance (CC BY-SA 4.0; dev data, not shipped): one sentence a line with its coded
source and target phrases. Every phrase that stands in its sentence word for word counts, one sentence being one story. Strict: a code or sector is
right when it is what the gold says, letter for letter, its slips (ITL, JAP, VTN) and its "***" included; only UNO and EUR are read as the IGO that
they are in that codebook, and NGO is not. A state that is merely named has
an empty sector, one named by its capital that of a government. Prints n and the accuracy of country, sector
and both; with ``-v`` the misses too.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from communique.actors.book import ActorBook
from communique.actors.finding import find_actors
from communique.language.reading import read_story
from communique.model.actors import LocalActor
from communique.model.article import Article, Block
from communique.model.page import Page
from communique.model.spans import Span
from communique.tables import load_table

CODES = {"UNO": "IGO", "EUR": "IGO", "IGO": "IGO", "NGO": "NGO", "IMG": "IMG"}
ALONE = ("UNO", "EUR", "IGO", "NGO", "IMG")


class Case(NamedTuple):
    """One phrase: what the gold says of it, what the actors room says."""

    phrase: str
    gold: tuple[str, str]
    found: tuple[str, str]
    text: str


def read_book(text: str) -> ActorBook:
    """The actors of a story of one paragraph."""
    page = Page("p", "p.txt", None, None, "", "", "text/1", text)
    article = Article("p", (Block(0, len(text), "body"),), None, None, None, None, None, (), (), "en")
    return find_actors(page, article, read_story(page, article))


def phrases(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Words, code and sector of each coded actor of one record."""
    for side in ("source", "target"):
        held = row.get(side) or []
        for actor in held if isinstance(held, list) else [held]:
            if isinstance(actor, dict) and actor.get("actorText"):
                yield actor["actorText"], actor.get("code") or "", actor.get("sector") or ""


def cases(path: Path) -> Iterator[Case]:
    """Every phrase of the file that stands in its sentence."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        book = read_book(row["text"])
        for phrase, code, sector in phrases(row):
            found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", row["text"])
            if found:
                yield Case(phrase, (code, sector), judge(book, Span(*found.span())), row["text"])


def judge(book: ActorBook, span: Span) -> tuple[str, str]:
    """Code and sector of the words in `span`."""
    tokens = book.parse.within(span)
    place = book.country_at(span)
    heads = [t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i]
    described = book.describe(heads[0].i) if heads and heads[0].pos == "NOUN" else None
    key = described if described and told(book, described) else book.at(span) or described
    if key is None:
        return place or "", ""
    actor = book.get(key)
    sector = actor.sector or ""
    if actor.kind == "state":
        sector = state_sector(book, span, actor)
    country = book.country_of(key) or place
    return country or alone(book, actor), "" if sector in ALONE else sector


def told(book: ActorBook, key: str) -> bool:
    """Whether anything is known of the actor `key`."""
    actor = book.get(key)
    return bool(book.country_of(key) or actor.sector or alone(book, actor))


def state_sector(book: ActorBook, span: Span, state: LocalActor) -> str:
    """That of the head for an adjective ("Kenyan" in "Kenyan troops"), GOV for "Kenya's government", none for a state merely named."""
    last = book.parse.within(span)[-1]
    above = book.for_token(last.head) if last.dep in ("amod", "poss", "compound", "nmod") else None
    if above is not None and above != state.key:
        return book.get(above).sector or ""
    if book.parse.text[span.start : span.end] in seats():
        return "GOV" if book.at(span) else ""
    phrase = any(m.kind == "nominal" and m.start <= span.start and span.end <= m.end + 1 for m in state.mentions)
    return "GOV" if phrase else ""


@cache
def seats() -> frozenset[str]:
    """Names of capitals and seats of governments."""
    rows = load_table("communique.actors", "states.tsv")
    return frozenset(n for r in rows for n in (*r["capitals"].split(";"), *r["seats"].split(";")))


def alone(book: ActorBook, actor: LocalActor) -> str:
    """Code of an actor of no country: its own kind, else that of whom it serves or belongs to."""
    others = [*actor.members, *(r.of for r in actor.roles if r.of)]
    sectors = [actor.sector, *(book.get(k).sector for k in others)]
    return next((CODES[s] for s in sectors if s in CODES), "")


def main(arguments: list[str]) -> None:
    """Score the file named first in `arguments`."""
    held = list(cases(Path(arguments[0])))
    right = [(c.gold[0] == c.found[0], c.gold[1] == c.found[1]) for c in held]
    country, sector, both = sum(a for a, _ in right), sum(b for _, b in right), sum(a and b for a, b in right)
    n = len(held)
    print(f"PLOVER GSR phrases, strict: n {n}  country {country / n:.3f}  sector {sector / n:.3f}  both {both / n:.3f}")
    for case, (code, kind) in zip(held, right, strict=True):
        if "-v" in arguments and not (code and kind):
            print(f"{'country' if not code else 'sector':8}{case.phrase!r} gold {case.gold} found {case.found} | {case.text[:120]}")


if __name__ == "__main__":
    main(sys.argv[1:])
