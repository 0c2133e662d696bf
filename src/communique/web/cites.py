"""What the record takes from each page: the words, what they became, and where that is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.model.record import (
    Record,
    RecordActor,
    RecordArticle,
    RecordExpectation,
    RecordPosition,
    RecordReport,
    RecordStatement,
)
from communique.model.spans import Span
from communique.showing.decided import say_short, standing
from communique.showing.lines import say_position
from communique.showing.people import say_role
from communique.showing.saying import say_value
from communique.showing.view import View
from communique.showing.words import clean, shorten
from communique.store.reviews import Review
from communique.web.addresses import address, page_of, words_address
from communique.web.decisions import Decisions

Thing = RecordArticle | RecordActor | RecordReport | RecordStatement | RecordPosition | RecordExpectation
LABEL = 90
"""Characters of a note beside a page; the whole stands behind it."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of a page and what they became. `kind` names the part of the record; `href` leads there from the root of the site.

    A value has the `field` that it fills and the type of the event that it is `of`. All `spans` together are the words of one value; the
    first of them is where a reader is taken.
    """

    spans: tuple[Span, ...]
    kind: str
    label: str
    href: str | None
    field: str = ""
    of: str = ""

    @property
    def start(self) -> int:
        return self.spans[0].start


class Cites(Mapping[str, list[Cite]]):
    """All cites of the record under their pages' ids, in the order of the page; those of a page are made when they are first asked for."""

    def __init__(self, view: View, decisions: Decisions) -> None:
        self._view, self._decisions = view, decisions
        self._things = _by_page(decisions.stored or view.record)
        self._made: dict[str, list[Cite]] = {}
        self._numbers: dict[str, int] = {}

    def __getitem__(self, page: str) -> list[Cite]:
        if page not in self._made:
            cites = list(self._of(page))
            cites.sort(key=lambda c: (c.start, -c.spans[0].end, c.kind, c.label))
            self._made[page] = cites
        return self._made[page]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def number(self, page: str) -> int:
        """How many cites `page` has."""
        if page not in self._numbers:
            self._numbers[page] = sum(_number(thing, page, self._decisions) for thing in self._things.get(page, ()))
        return self._numbers[page]

    def forget(self, page: str) -> None:
        """Make the cites of `page` anew: somebody decided on one."""
        self._made.pop(page, None)
        self._numbers.pop(page, None)

    def _of(self, page: str) -> Iterator[Cite]:
        for held in self._things[page]:
            thing = self._view.things.get(getattr(held, "id", ""), held)  # a decision may have put a newer one in its place
            yield from (cite for where, cite in _cites(thing, self._view, self._decisions) if where == page)


def _by_page(record: Record) -> dict[str, list[Thing]]:
    held: dict[str, dict[int, Thing]] = defaultdict(dict)
    for things in (record.articles, record.actors, record.reports, record.statements, record.positions, record.expectations):
        for thing in things:
            for page in _pages(thing):
                held[page][id(thing)] = thing
    return {page: list(things.values()) for page, things in held.items()}


def _pages(thing: Thing) -> set[str]:
    """The pages that have words of `thing`."""
    match thing:
        case RecordActor():
            return {role.page for role in thing.roles} | {ground.page for ground in thing.grounds}
        case RecordArticle():
            return {thing.page, *(clue.page for clue in thing.published_clues)}
        case RecordReport():
            return {thing.page, *(v.page for values in thing.fields.values() for v in values)}
    return {thing.page}


def _cites(thing: Thing, view: View, decisions: Decisions) -> Iterator[tuple[str, Cite]]:
    match thing:
        case RecordArticle():
            yield from _article(thing, view)
        case RecordActor():
            yield from _roles(thing, view)
        case RecordReport():
            yield from _report(thing, view, decisions)
        case _:
            page, cite, name = _other(thing, view)
            told = decisions.things.get(thing.id, thing)
            spans = told.content if isinstance(told, RecordStatement) else (Span(told.start, told.end),)
            yield page, replace(cite, label=_noted(cite.label, decisions.on(page, spans, name)))


def _number(thing: Thing, page: str, decisions: Decisions) -> int:
    """How many cites `_cites` gives for `thing` on `page`."""
    match thing:
        case RecordArticle():
            spans = (thing.title_span, thing.standfirst_span, thing.outlet_span)
            here = (len(thing.passages) + sum(span is not None for span in spans)) if thing.page == page else 0
            return here + sum(clue.page == page for clue in thing.published_clues)
        case RecordActor():
            return sum(role.page == page for role in thing.roles) + sum(ground.page == page for ground in thing.grounds)
        case RecordReport():
            told = (v for name in decisions.fields(thing) for v, _ in decisions.told(thing, name))
            return (thing.page == page) + sum(v.page == page for v in told)
    return 1


def _article(article: RecordArticle, view: View) -> Iterator[tuple[str, Cite]]:
    for span, what in ((article.title_span, "title"), (article.standfirst_span, "standfirst"), (article.outlet_span, "outlet")):
        if span:
            yield article.page, Cite((span,), "article", what, page_of(article))
    yield from _clues(article)
    yield from _passages(article, view)


def _clues(article: RecordArticle) -> Iterator[tuple[str, Cite]]:
    for clue in article.published_clues:
        what = "published" if clue.rule == article.published_basis else f"clue to the date: {clue.rule.replace('_', ' ')}"
        yield clue.page, Cite((Span(clue.start, clue.end),), "article", what, page_of(article))


def _passages(article: RecordArticle, view: View) -> Iterator[tuple[str, Cite]]:
    for p in article.passages:
        label = shorten(f"passage shared with {view.outlet(p.page)}", LABEL)
        yield article.page, Cite((Span(p.start, p.end),), "article", label, words_address(p.page, p.other_start, p.other_end, view))


def _roles(actor: RecordActor, view: View) -> Iterator[tuple[str, Cite]]:
    for role in actor.roles:
        label = shorten(f"{view.name(actor.id)}: {say_role(role, view)}", LABEL)
        yield role.page, Cite((Span(role.start, role.end),), "role", label, page_of(actor))
    for ground in actor.grounds:
        label = shorten(f"{view.name(actor.id)}: why the source is not named", LABEL)
        yield ground.page, Cite((Span(ground.start, ground.end),), "role", label, page_of(actor))


def _report(report: RecordReport, view: View, decisions: Decisions) -> Iterator[tuple[str, Cite]]:
    href = address(report.id, view)
    span = Span(report.start, report.end)
    held = decisions.on(report.page, [_told(report, decisions)], "reports.type")
    yield report.page, Cite((span,), "event", _noted(_report_label(report), held), href)
    for name in decisions.fields(report):
        for value, history in decisions.told(report, name):
            shown = standing(value, history)
            label = _noted(shorten(say_value(name, shown, name=view.name) or clean(value.raw), LABEL), history)
            span = Span(value.start, value.end)
            yield value.page, Cite((span,), "value", label, href, name.replace("_", " "), report.type.replace("_", " "))


def _told(report: RecordReport, decisions: Decisions) -> Span:
    """The words of `report` as its page tells it: a decision is found by them."""
    held = decisions.reports.get(report.id, report)
    return Span(held.start, held.end)


def _noted(label: str, history: Sequence[Review]) -> str:
    """`label`, and the decision that holds."""
    return f"{label} ({say_short(history)})" if history else label


def _other(thing: RecordStatement | RecordPosition | RecordExpectation, view: View) -> tuple[str, Cite, str]:
    """The page, the cite, and how decisions name a thing on which people decide as a whole."""
    match thing:
        case RecordStatement():
            return thing.page, Cite(thing.content, "statement", _statement_label(thing, view), address(thing.id, view)), "statements.content"
        case RecordPosition():
            spans = (Span(thing.start, thing.end),)
            return thing.page, Cite(spans, "position", _position_label(thing, view), address(thing.id, view)), "positions.stance"
    label = shorten((f"{view.name(thing.by)}: " if thing.by else "") + f"{thing.what} ({thing.status})", LABEL)
    return thing.page, Cite((Span(thing.start, thing.end),), "expectation", label, address(thing.id, view)), "expectations.what"


def _report_label(report: RecordReport) -> str:
    return " · ".join(part.replace("_", " ") for part in (report.type, report.stage or report.status) if part)


def _statement_label(statement: RecordStatement, view: View) -> str:
    who = view.name(statement.speaker) if statement.speaker else "speaker not named"
    return shorten(f"{who} · {(statement.act or 'said').replace('_', ' ')}, {statement.form}", LABEL)


def _position_label(position: RecordPosition, view: View) -> str:
    return shorten(f"{position.issue.replace('_', ' ')}: {say_position(position, view).split(': “')[0]}", LABEL)
