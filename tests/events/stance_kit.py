"""Sentences of our own with hand-made actors and statements, for the tests of positions and expectations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.actors.book import ActorBook
from communique.codebooks.issues import load_issues
from communique.codebooks.model import Codebook
from communique.events.expectations import find_expectations
from communique.events.positions import find_positions
from communique.language.reading import read_story
from communique.model.actors import LocalActor, Mention, Role
from communique.model.article import Article, Block
from communique.model.page import Page, page_id
from communique.model.parse import Parse
from communique.model.reports import Expectation, Position
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import Time
from communique.times.stories import story_times

ISSUES = load_issues()
CODEBOOK = Codebook(name="test", version="0", issues=ISSUES.issues, stances=ISSUES.stances)

STATES = dict(
    part.split(": ")
    for part in (
        "SDN: Sudan Khartoum Sudanese", "COL: Colombia Bogotá Colombian", "CYP: Cyprus Nicosia Cypriot", "TUR: Turkey Ankara Turkish",
        "PRK: Pyongyang",
        "KOR: Seoul", "SRB: Serbia Belgrade Serbian", "XKX: Kosovo Pristina", "ARM: Armenia Yerevan Armenian", "AZE: Azerbaijan Baku Azerbaijani",
        "MAR: Morocco Rabat Moroccan", "DZA: Algeria Algiers", "USA: Washington American", "ETH: Ethiopia Ethiopian", "EGY: Egypt Cairo Egyptian",
        "ISR: Israel Israeli", "QAT: Qatar Doha", "DEU: Germany German", "YEM: Yemen Yemeni",
    )
)  # fmt: skip
FORCES = ("FARC", "ELN", "Polisario", "RSF", "Hamas", "Houthis", "rebels", "guerrillas")
PEOPLE = {
    "Osman": "SDN", "Rojas": "COL", "Petrou": "CYP", "Kim": "PRK", "Vukovic": "SRB", "Berisha": "XKX", "Sargsian": "ARM", "Mamedov": "AZE",
    "Haddad": "MAR", "Miller": None,
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A statement of the text: who, which words, how."""

    speaker: str
    content: str
    form: str = "indirect"


@dataclass(frozen=True)
class Story:
    page: Page
    article: Article
    parse: Parse
    book: ActorBook
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]

    def positions(self) -> tuple[Position, ...]:
        return find_positions(self.page, self.article, self.parse, self.book, self.times, self.statements, CODEBOOK)

    def expectations(self) -> tuple[Expectation, ...]:
        return find_expectations(self.page, self.article, self.parse, self.book, self.times, self.statements, CODEBOOK)

    def stances(self) -> list[tuple[str, str, str]]:
        """Party, stance and issue of each position, in page order."""
        return [(self.book.get(p.party).name, p.stance, p.issue) for p in self.positions()]


def story(text: str, *told: Told, roles: tuple[str, ...] = ()) -> Story:
    """A page with `text` as its body, a line a block (or of the given roles); `told` are its statements."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(at, at + len(line), roles[number] if number < len(roles) else "body"))
        at += len(line) + 1
    page = Page(page_id(sha256_text=text, url=None), "own.txt", None, None, text, text, "text/1", text)
    article = Article(page.id, tuple(blocks), None, None, None, None, None, (), (), "en")
    parse = read_story(page, article)
    statements = tuple(_statement(text, number, one) for number, one in enumerate(told))
    return Story(page, article, parse, _book(text, parse), story_times(page, article), statements)


def _statement(text: str, number: int, told: Told) -> Statement:
    start = text.index(told.content)
    return Statement(f"s{number}", "speech", told.form, (Span(start, start + len(told.content)),), None, None, told.speaker)


def _book(text: str, parse: Parse) -> ActorBook:
    book = ActorBook(parse)
    for key, names in STATES.items():
        _add(book, text, LocalActor(key, names.split()[0], "state", country=key), names.split())
    for name in FORCES:
        _add(book, text, LocalActor(name, name, "armed_force"), [name, name.capitalize()])
    for name, country in PEOPLE.items():
        roles = (Role("minister", country, 0, 0, ""),) if country else ()
        sector = None if country else "JRN"
        _add(book, text, LocalActor(name, name, "person" if country else "media", country=country, sector=sector, roles=roles), [name])
    return book


def _add(book: ActorBook, text: str, actor: LocalActor, names: list[str]) -> None:
    found = [Mention(m.start(), m.end(), m.group()) for m in re.finditer(rf"\b(?:{'|'.join(names)})\b", text)]
    if found:
        book.add(LocalActor(**{s: getattr(actor, s) for s in actor.__slots__} | {"mentions": tuple(found)}))
    elif actor.kind == "state":
        book.add(actor)
