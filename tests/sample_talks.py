"""A small record made by hand: two reports of talks between two invented states, and one copy, for the rooms that show and keep records."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from communique.model.page import Page, Unread, page_id
from communique.model.record import (
    CitedValue,
    Clue,
    Event,
    EventField,
    Link,
    Record,
    RecordActor,
    RecordArticle,
    RecordExpectation,
    RecordJoin,
    RecordMention,
    RecordPosition,
    RecordReport,
    RecordRole,
    RecordStatement,
    RecordTime,
    Scalar,
)  # fmt: skip
from communique.model.spans import Span
from communique.model.times import DateRange

FIRST = """Norland and Sudland agree to swap 40 prisoners
The Harbour Post
March 3, 2031
Negotiators from Norland and Sudland met in Lakeville on Monday for six hours.
They agreed to exchange 40 prisoners, said Ada Vance, the Norland envoy.
“We will meet again next week,” Ms. Vance said.
At least 4 people were killed in an overnight strike on Portside, Norland said.
Sudland insists that Norland give up the river valley.
"""
SECOND = """Lakeville talks end with [bold]exchange[/bold] \x1b[31mdeal\x1b[0m
Inland Times
March 4, 2031
The two sides agreed to free 45 prisoners, Sudland said.
"""


def page(path: str, text: str) -> Page:
    """A page as the reader of text files makes it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Page(page_id(sha256_text=digest, url=None), path, None, None, digest, digest, "text/1", text)


ONE, TWO = page("post.txt", FIRST), page("times.txt", SECOND)
COPY = page("copy.txt", FIRST.replace("The Harbour Post", "Daily Copy"))


def at(words: str, source: Page = ONE) -> tuple[str, int, int, str]:
    """Page, start, end and the words themselves, at their last place on the page (the title comes first)."""
    start = source.text.rindex(words)
    return source.id, start, start + len(words), words


def span(words: str, source: Page = ONE) -> Span:
    return Span(*at(words, source)[1:3])


def value(
    words: str,
    meaning: Scalar,
    *,
    by: str | None = None,
    qualifier: str = "exact",
    source: Page = ONE,
    unit: str | None = None,
    what: str | None = None,
    role: str | None = None,
    report: str | None = None,
    origin: str | None = None,
) -> CitedValue:
    place, start, end, raw = at(words, source)
    return CitedValue(meaning, "cited", raw, qualifier, unit, place, start, end, by, role, None, what, None, None, report, origin)


def article(source: Page, name: str, title: str, outlet: str, published: str, *, copy_of: str | None = None) -> RecordArticle:
    first_line = source.text.split("\n")[3]
    body = Span(source.text.index(first_line), len(source.text) - 1)
    clue = Clue(*at(source.text.split("\n")[2], source), "stated", published, published)
    return RecordArticle(
        name, source.id, title, None, published, published, published, "stated", (clue,), outlet, None, (), (),
        Span(0, len(title)), None, span(outlet, source), (body,), "en", copy_of,
    )  # fmt: skip


def actor(
    name: str, kind: str, country: str | None, *words: tuple[str, Page], roles: tuple[RecordRole, ...] = (), joins: tuple[RecordJoin, ...] = ()
) -> RecordActor:
    mentions = tuple(RecordMention(*at(w, source)) for w, source in words)
    return RecordActor(f"a-{name.lower().replace(' ', '')}", name, kind, country, None, (), (), roles, mentions, joins=joins)


def named_twice(one: str, other: str) -> RecordJoin:
    return RecordJoin("family_name", None, RecordMention(*at(one)), RecordMention(*at(other)))


ARTICLES = (
    article(COPY, "d-copy", FIRST.split("\n")[0], "Daily Copy", "2031-03-03", copy_of="d-post"),
    article(ONE, "d-post", FIRST.split("\n")[0], "The Harbour Post", "2031-03-03"),
    article(TWO, "d-times", SECOND.split("\n")[0], "Inland Times", "2031-03-04"),
)
ACTORS = (
    actor(
        "Ada Vance",
        "person",
        "NOR",
        ("Ada Vance", ONE),
        ("Ms. Vance", ONE),
        roles=(RecordRole("envoy", "a-norland", *at("the Norland envoy")),),
        joins=(named_twice("Ms. Vance", "Ada Vance"),),
    ),
    actor("Norland", "state", "NOR", ("Norland", ONE)),
    actor("Sudland", "state", "SUD", ("Sudland", ONE), ("Sudland", TWO)),
)
STATEMENTS = (
    RecordStatement(
        "s-again", ONE.id, "speech", "direct", "a-adavance", span("Ms. Vance"), Span(span("Vance said").end - 4, span("Vance said").end),
        (span("“We will meet again next week,”"),),
        "“We will meet again next week,”", None, (), None, DateRange("2031-03-03", "2031-03-03"), "promise", "positive", None,
    ),
)  # fmt: skip
MONDAY = DateRange("2031-03-03", "2031-03-03")
REPORTS = (
    RecordReport(
        "r-strike", ONE.id, "attack", {"acled": "Shelling", "plover": "ASSAULT"}, "happened", None,
        *at("At least 4 people were killed in an overnight strike on Portside")[1:],
        {"fatalities": (value("At least 4", 4, qualifier="at_least", by="a-norland", unit="people"),), "place": (value("Portside", "Portside"),)},
    ),
    RecordReport(
        "r-swap1", ONE.id, "exchange", {"plover": "AGREE"}, "happened", "agreed", *at("They agreed to exchange 40 prisoners")[1:],
        {"count": (value("40", 40, by="a-adavance", what="prisoners"),)},
    ),
    RecordReport(
        "r-swap2", TWO.id, "exchange", {"plover": "AGREE"}, "happened", "agreed", *at("The two sides agreed to free 45 prisoners", TWO)[1:],
        {"count": (value("45", 45, by="a-sudland", what="prisoners", source=TWO),)},
    ),
    RecordReport(
        "r-talks", ONE.id, "talks", {"plover": "CONSULT"}, "happened", "concluded",
        *at("Negotiators from Norland and Sudland met in Lakeville on Monday for six hours")[1:],
        {
            "date": (value("on Monday", MONDAY),),
            "place": (value("Lakeville", "Lakeville"),),
            "duration_hours": (value("six hours", 6.0, unit="hours"),),
            "participants": (value("Norland", "a-norland", role="party"), value("Sudland", "a-sudland", role="party")),
        },
    ),
)  # fmt: skip


def single(field: CitedValue, report: str) -> EventField:
    return EventField(field.value, "single", "single", 1, 1, (replace(field, report=report, origin="o-post"),))


EVENTS = (
    Event("e-strike", "attack", "happened", None, ("r-strike",), {n: single(v[0], "r-strike") for n, v in REPORTS[0].fields.items()}),
    Event(
        "e-swap", "exchange", "happened", "agreed", ("r-swap1", "r-swap2"),
        {
            "count": EventField(
                40, "lowest", "conflict", 2, 2,
                (
                    value("40", 40, by="a-adavance", what="prisoners", report="r-swap1", origin="o-post"),
                    value("45", 45, by="a-sudland", what="prisoners", source=TWO, report="r-swap2", origin="o-times"),
                ),
            )
        },
    ),
    Event(
        "e-talks", "talks", "happened", "concluded", ("r-talks",),
        {
            n: single(v[0], "r-talks") if n != "participants" else EventField(None, "all", "agree", 1, 1, v)
            for n, v in REPORTS[3].fields.items()
        },
    ),
)  # fmt: skip
RECORD = Record(
    codebook="peace-talks",
    as_of="2031-03-04",
    parser="by hand",
    pages=tuple(sorted((ONE, TWO, COPY), key=lambda p: p.id)),
    articles=ARTICLES,
    actors=ACTORS,
    times=(RecordTime(*at("on Monday"), "DATE", "2031-03-03", None, "2031-03-03", "2031-03-03"),),
    statements=STATEMENTS,
    reports=REPORTS,
    events=EVENTS,
    links=(Link("r-swap2", "r-swap1", "contradicts", ("count 45 / 40",)),),
    positions=(
        RecordPosition(
            "q-valley", "a-sudland", "territory", "demands", None, "journalist", MONDAY, *at("Sudland insists that Norland give up the river valley")
        ),
    ),
    expectations=(
        RecordExpectation(
            "x-again", "a-adavance", "meet again next week", "open", "2031-03-10", "2031-03-16", MONDAY, None, *at("We will meet again next week")
        ),
    ),
    unread=(Unread("broken.txt", None, "C104", "the page has no text. Save it again."),),
)
