"""A record made by hand whose pages hold what breaks formats: characters beyond 16 bits, joined and combined ones, line ends, formulas,
markup, direction, a page with an address, decisions of people."""

from __future__ import annotations

import json
from dataclasses import replace

from communique.exports.made import Source
from communique.model.page import Page
from communique.model.record import (
    CitedValue,
    Event,
    EventField,
    Record,
    RecordArticle,
    RecordReport,
    RecordStatement,
    SharedPassage,
)
from communique.model.reviews import ActorReview, LinkReview, Named, Told
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.store.reviews import Review
from machine import SHARED
from sample_talks import RECORD, page

CASES = {
    "astral": ("The envoy said 😊😊: “yes”.\nLakeville has refused.", "Lakeville"),
    "two-spaces": ("Text: Lakeville,  Norland.", "Lakeville,  Nor"),
    "combining": ("She visited Se\u0301ville\u2014then Lakeville.", "Lakeville"),
    "carriage": ("Line one.\r\nLine two: talks in Lakeville.", "Lakeville"),
    "repeat": ("They said “no”, and we said “no”.", "no"),
    "joined": ("40\u00a0prisoners 👩\u200d⚖\ufe0f and 157 each.", "157 each"),
    "broken": ("One\u2028two\u2029three\x85four\x0bfive “six\nseven” eight", "six\nseven"),
    "formula": ('=HYPERLINK("http://evil.example","x") and @SUM(1) — +1-1', '=HYPERLINK("http://evil.example","x")'),
    "markup": ("<script>alert(1)</script> & [a](javascript:b) *c* `d` | # e", "<script>alert(1)</script> & [a](javascript:b) *c* `d` |"),
    "direction": ("left \u202eright to left\u202c \u2066isolated\u2069 end", "\u202eright to left\u202c"),
    "sql": ('Robert\'); DROP TABLE events;-- said "so", twice; and \\n too', 'Robert\'); DROP TABLE events;-- said "so", twice; and \\n'),
}
"""Text of a page, and the words of it that are cited (at their last place)."""
SHARED_CASES = SHARED / "data" / "offset_cases.json"
if SHARED_CASES.is_file():
    CASES |= {f"shared-{case['id']}": (case["text"], case["exact"]) for case in json.loads(SHARED_CASES.read_text(encoding="utf-8"))["cases"]}
PAGES = {name: page(f"{name}.txt", text) for name, (text, _) in CASES.items()}
PAGES["astral"] = replace(PAGES["astral"], url="https://news.example/a?b=1&c=2")
DAY = DateRange("2031-03-03", "2031-03-03")


def place_of(name: str) -> Span:
    """Where the cited words of a case are."""
    text, words = CASES[name]
    return Span(text.rindex(words), text.rindex(words) + len(words))


def _value(name: str, meaning: str | int | DateRange | None) -> CitedValue:
    span = place_of(name)
    return CitedValue(meaning, "cited", CASES[name][1], "exact", None, PAGES[name].id, span.start, span.end, None)


def _report(name: str) -> RecordReport:
    span = place_of(name)
    codes = {"plover": "CONSULT/visit", "acled": "Strategic developments/Agreement", "mend": "M", "ucdp": "1", "own": "X1"}
    fields: dict[str, tuple[CitedValue, ...]] = {"place": (_value(name, CASES[name][1]),), "date": (_value(name, DAY),)}
    return RecordReport(f"r-{name}", PAGES[name].id, "talks", codes, "happened", None, span.start, span.end, CASES[name][1], fields)


def _event(report: RecordReport) -> Event:
    name = report.id.removeprefix("r-")
    held = {n: EventField(v[0].value, "single", "single", 1, 1, (replace(v[0], report=report.id),)) for n, v in report.fields.items()}
    return Event(f"e-{name}", "talks", "happened", None, (report.id,), held)


def _article(name: str, held: Page) -> RecordArticle:
    span = place_of(name)
    shared = SharedPassage(span.start, span.end, "d-astral", PAGES["astral"].id, 0, 4) if name == "repeat" else None
    return RecordArticle(
        f"d-{name}", held.id, CASES[name][1], None, "2031-03-03", "2031-03-03", "2031-03-03", "stated", (), CASES[name][1], None,
        (CASES[name][1],), (), span, None, span, (Span(0, len(held.text)),), "en", passages=(shared,) if shared else (),
    )  # fmt: skip


def _statement(name: str) -> RecordStatement:
    span, text = place_of(name), CASES[name][1]
    half = span.start + 1
    parts = (Span(span.start, half), Span(half, span.end)) if name == "astral" else (span,)
    return RecordStatement(
        f"s-{name}", PAGES[name].id, "speech", "direct", None, None, None, parts, text, None, (), None, DAY, None, "positive", None
    )


REPORTS = tuple(sorted(map(_report, CASES), key=lambda r: r.id))
ODD = Record(
    codebook="peace-talks", as_of="2031-03-03", parser="by hand",
    pages=tuple(sorted(PAGES.values(), key=lambda p: p.id)),
    articles=tuple(_article(name, PAGES[name]) for name in sorted(CASES)),
    statements=tuple(_statement(name) for name in sorted(CASES)),
    reports=REPORTS, events=tuple(map(_event, REPORTS)),
)  # fmt: skip
STRIKE = RECORD.reports[0]
REVIEW = Review(STRIKE.page, STRIKE.start, STRIKE.end, "reports.type", "corrected", '"fighting"', "Bo", "2031-03-05T10:00:00", "=because")
APART = LinkReview(
    Told(*(getattr(RECORD.reports[1], n) for n in ("page", "start", "end", "type"))),
    Told(*(getattr(RECORD.reports[2], n) for n in ("page", "start", "end", "type"))),
    "apart", "Bo", "2031-03-05T10:01:00", "two swaps",
)  # fmt: skip
VANCE = [Named(m.page, m.start, m.end, m.raw) for m in RECORD.actors[0].mentions[:2]]
SAME = ActorReview(VANCE[0], VANCE[1], "same", "Bo", "2031-03-05T10:02:00", "her title")
BOTH = Record(
    codebook="peace-talks", as_of="2031-03-04", parser="by hand",
    **{
        kind: tuple(getattr(RECORD, kind)) + tuple(getattr(ODD, kind))
        for kind in ("pages", "articles", "actors", "times", "statements", "reports", "events", "links", "positions", "expectations", "unread")
    },
)  # fmt: skip
"""The sample and the odd pages in one record."""
PLAIN_SOURCE = Source(RECORD)
SOURCE = Source(BOTH, (REVIEW,), (APART,), actor_reviews=(SAME,))
EMPTY = Source(Record("peace-talks", None, ""))
