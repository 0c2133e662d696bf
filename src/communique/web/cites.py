"""What the record takes from each page: the words, what they became, and where that is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.model.record import RecordArticle, RecordPosition, RecordReport, RecordStatement
from communique.model.spans import Span
from communique.showing.lines import say_position
from communique.showing.people import say_role
from communique.showing.saying import say_value
from communique.showing.view import View
from communique.showing.words import clean, shorten
from communique.store.reviews import Review
from communique.web.addresses import address, page_of, words_address
from communique.web.decisions import Decisions, say_short, standing

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


def cites_by_page(view: View, decisions: Decisions) -> dict[str, list[Cite]]:
    """All cites of the record under their pages' ids, in the order of the page."""
    held: dict[str, list[Cite]] = defaultdict(list)
    for page, cite in (*_articles(view), *_roles(view), *_reports(view, decisions), *_others(view, decisions)):
        held[page].append(cite)
    for cites in held.values():
        cites.sort(key=lambda c: (c.start, -c.spans[0].end, c.kind, c.label))
    return dict(held)


def _articles(view: View) -> Iterator[tuple[str, Cite]]:
    for article in view.record.articles:
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


def _roles(view: View) -> Iterator[tuple[str, Cite]]:
    for actor in view.record.actors:
        for role in actor.roles:
            label = shorten(f"{view.name(actor.id)}: {say_role(role, view)}", LABEL)
            yield role.page, Cite((Span(role.start, role.end),), "role", label, page_of(actor))


def _reports(view: View, decisions: Decisions) -> Iterator[tuple[str, Cite]]:
    for report in view.record.reports:
        href = address(report.id, view)
        span = Span(report.start, report.end)
        yield report.page, Cite((span,), "event", _noted(_report_label(report), decisions.on(report.page, [span], "reports.type")), href)
        for name in decisions.fields(report):
            for value, history in decisions.told(report, name):
                shown = standing(value, history, report.fields.get(name, ()))
                label = _noted(shorten(say_value(name, shown, name=view.name) or clean(value.raw), LABEL), history)
                span = Span(value.start, value.end)
                yield value.page, Cite((span,), "value", label, href, name.replace("_", " "), report.type.replace("_", " "))


def _noted(label: str, history: Sequence[Review]) -> str:
    """`label`, and the decision that holds."""
    return f"{label} ({say_short(history)})" if history else label


def _others(view: View, decisions: Decisions) -> Iterator[tuple[str, Cite]]:
    """The things on which people decide as a whole."""
    held = ((_statements(view), "statements.content"), (_positions(view), "positions.stance"), (_expectations(view), "expectations.what"))
    for found, name in held:
        for page, cite in found:
            yield page, replace(cite, label=_noted(cite.label, decisions.on(page, cite.spans, name)))


def _report_label(report: RecordReport) -> str:
    return " · ".join(part.replace("_", " ") for part in (report.type, report.stage or report.status) if part)


def _statements(view: View) -> Iterator[tuple[str, Cite]]:
    for statement in view.record.statements:
        yield statement.page, Cite(statement.content, "statement", _statement_label(statement, view), address(statement.id, view))


def _statement_label(statement: RecordStatement, view: View) -> str:
    who = view.name(statement.speaker) if statement.speaker else "speaker not named"
    return shorten(f"{who} · {(statement.act or 'said').replace('_', ' ')}, {statement.form}", LABEL)


def _positions(view: View) -> Iterator[tuple[str, Cite]]:
    for position in view.record.positions:
        yield position.page, Cite((Span(position.start, position.end),), "position", _position_label(position, view), address(position.id, view))


def _position_label(position: RecordPosition, view: View) -> str:
    return shorten(f"{position.issue.replace('_', ' ')}: {say_position(position, view).split(': “')[0]}", LABEL)


def _expectations(view: View) -> Iterator[tuple[str, Cite]]:
    for held in view.record.expectations:
        label = f"{view.name(held.by)}: " if held.by else ""
        label = shorten(f"{label}{held.what} ({held.status})", LABEL)
        yield held.page, Cite((Span(held.start, held.end),), "expectation", label, address(held.id, view))
