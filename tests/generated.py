"""Corpora with a known truth: events that happened, and what outlets made of them, late, copied, rounded and wrong. Everything is invented.

``generate(40, seed=3)`` gives a `Corpus` of 40 events; the same arguments give the same corpus.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from communique.model.actors import LocalActor, Mention
from communique.model.analysis import Analysis
from communique.model.article import Article, Block, Named, StatedDate
from communique.model.page import Page, page_id
from communique.model.reports import Report
from communique.model.spans import Span
from communique.model.times import Time
from communique.model.values import Value

FIRST = date(1994, 1, 3)
SIDES = {"Peru": "PER", "Ecuador": "ECU", "Chile": "CHL", "Kenya": "KEN", "Norway": "NOR", "Brazil": "BRA"}
OUTLETS = [f"{a} {b}" for a in ("Harbour", "Lake", "Hill", "River", "Valley") for b in ("Post", "Star", "Courier", "Herald")]
SYLLABLES = ["ba", "ko", "mi", "ra", "tu", "le", "no", "sa", "vi", "du", "pe", "ga", "zo", "ri", "ma", "te"]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it was."""

    name: str
    day: date
    place: str
    actor: str
    target: str
    dead: int


@dataclass(slots=True)
class Corpus:
    """`truth` gives for the words of each report (page text and start) the event; `wrong` are events that some outlet counted wrongly."""

    happenings: list[Happening] = field(default_factory=list)
    analyses: list[Analysis] = field(default_factory=list)
    truth: dict[tuple[str, int], str] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)


def generate(events: int, *, seed: int, per_day: int = 4, coverage: int = 3, copies: float = 0.15, errors: float = 0.1) -> Corpus:
    """`events` events, `per_day` a day, each told by up to `coverage` outlets within two days; a share of the stories is copied by another
    outlet, and a share of the counts is rounded or wrong."""
    random, corpus = Random(seed), Corpus()
    corpus.happenings = [_happening(random, n, per_day) for n in range(events)]
    for first in range(0, events, 2):
        for outlet in random.sample(OUTLETS, random.randint(1, coverage)):
            told = [h for h in corpus.happenings[first : first + 2] if random.random() < 0.9]
            if told:
                _publish(corpus, random, outlet, told, copies=copies, errors=errors)
    return corpus


def _happening(random: Random, n: int, per_day: int) -> Happening:
    actor, target = random.sample(sorted(SIDES), 2)
    place = "".join(random.choice(SYLLABLES) for _ in range(4)).capitalize()
    return Happening(f"h{n}", FIRST + timedelta(days=n // per_day), place, actor, target, random.randint(1, 60))


def _publish(corpus: Corpus, random: Random, outlet: str, told: list[Happening], *, copies: float, errors: float) -> None:
    printed = max(h.day for h in told) + timedelta(days=random.randint(0, 2))
    story = _Draft(outlet, printed)
    for happening in told:
        dead, qualifier = happening.dead, "exact"
        if random.random() < errors:
            dead = random.choice((happening.dead + random.randint(1, 9), 2 * happening.dead))
            corpus.wrong.add(happening.name)
        elif random.random() < errors:
            qualifier = "at_least"
        story.tell(random, happening, dead, qualifier)
    _keep(corpus, story, outlet, printed, told)
    if random.random() < copies:
        other = random.choice([o for o in OUTLETS if o != outlet])
        _keep(corpus, story, other, printed, told)


def _keep(corpus: Corpus, story: _Draft, outlet: str, printed: date, told: list[Happening]) -> None:
    analysis = story.analysis(outlet, printed)
    if all(a.page.id != analysis.page.id for a in corpus.analyses[-8:]):
        corpus.analyses.append(analysis)
        corpus.truth.update({(analysis.page.id, r.start): h.name for r, h in zip(story.reports, told, strict=True)})


class _Draft:
    def __init__(self, outlet: str, printed: date) -> None:
        self.outlet, self.printed, self.text = outlet, printed, ""
        self.actors: dict[str, LocalActor] = {}
        self.times: list[Time] = []
        self.reports: list[Report] = []
        self.sentences: list[tuple[int, int]] = []

    def tell(self, random: Random, h: Happening, dead: int, qualifier: str) -> None:
        verb = random.choice(("shelled", "struck", "hit", "bombed", "fired on"))
        close = " ".join(random.choice(SYLLABLES) + random.choice(SYLLABLES) for _ in range(random.randint(12, 30)))
        start, words = len(self.text), f"Forces of {h.actor} {verb} {h.place} in {h.target} on {h.day.isoformat()}, killing {dead}"
        end = start + len(words)
        self.text += f"{words}. {close.capitalize()}.\n"
        self.sentences += [(start, end + 1), (end + 2, len(self.text) - 1)]
        self.times.append(Time(start, end, words, "DATE", "date", (h.day.year, h.day.month, h.day.day, "", None)))
        for name in (h.actor, h.target):
            self.actors.setdefault(name, LocalActor(name, name, "state", SIDES[name], mentions=(Mention(start, end, words),)))
        fields = (
            ("actor", (Value(start, end, words, actor=h.actor),)),
            ("date", (Value(start, end, words, time=len(self.times) - 1),)),
            ("fatalities", (Value(start, end, words, number=dead, qualifier=qualifier),)),
            ("place", (Value(start, end, words, words=h.place),)),
            ("target", (Value(start, end, words, actor=h.target),)),
        )
        self.reports.append(Report(f"r{len(self.reports)}", "attack", "happened", None, start, end, Span(start, start + 6), fields))

    def analysis(self, outlet: str, printed: date) -> Analysis:
        day, sha = printed.isoformat(), hashlib.sha256(self.text.encode()).hexdigest()
        page = Page(page_id(sha256_text=sha, url=outlet), f"{outlet} {sha[:9]}.txt", outlet, None, sha, sha, "text/1", self.text)
        stated = StatedDate(day, day, 0, 0, "")
        article = Article(
            page.id, (Block(0, len(self.text), "body"),), None, None, stated, Named(outlet, 0, 0, ""), None, (), (), "en"
        )
        return Analysis(
            page, article, tuple(self.times), tuple(self.actors.values()), (), tuple(self.reports), (), (), tuple(self.sentences), "made", 0
        )
