"""What the record is and what it does not assert: made of what, by what, how to cite it, and what its words mean."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from communique import __version__
from communique.model.page import Unread
from communique.model.record import Record
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.decided import last, say_gone
from communique.showing.glossary import glossary
from communique.showing.printed import span_of
from communique.showing.words import clean, counted
from communique.store.reviews import DECISIONS, Review
from communique.tables import load_table
from communique.web.items import LIMIT
from communique.web.site import Site

PRINT = 16
"""Characters of the digest that names the pages."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A page that is not in the record, and why."""

    page: str
    code: str
    reason: str


def about_page(site: Site) -> dict[str, Any]:
    """What the template ``about.html`` needs."""
    record = site.view.record
    return {
        "not_asserted": load_table("communique.showing", "not_asserted.tsv"),
        "facts": _facts(site),
        "numbers": _numbers(record),
        "citation": _citation(site),
        "program": f"Communiqué {__version__} [computer program]. It keeps the cited record of a negotiation from its news coverage.",
        "glossary": glossary(),
        "decided": _decided(site),
        "gone": [say_gone(review) for review in site.decisions.gone],
        "unread": [_not_read(row) for row in sorted(record.unread, key=lambda u: (u.code, u.path, u.member or ""))],
        "long": len(record.unread) > LIMIT,
    }


def digest(record: Record) -> str:
    """A name for exactly these pages, read with this codebook and parser: the beginning of a SHA-256 over the hashes of their texts."""
    held = [*sorted(page.sha256_text for page in record.pages), record.codebook, record.parser, record.as_of or ""]
    return hashlib.sha256("\n".join(held).encode()).hexdigest()[:PRINT]


def _facts(site: Site) -> list[tuple[str, str]]:
    record = site.view.record
    days = span_of(record.articles)
    span = say_days(days) if days else "on days that are not known"
    outlets = {site.view.outlet(a.page) for a in record.articles}
    return [
        ("articles", f"{counted(len(record.articles), 'article')} from {counted(len(outlets), 'outlet')}, published {span}"),
        ("as of", say_days(DateRange(record.as_of, record.as_of)) or "not known"),
        ("codebook", clean(record.codebook)),
        ("parser", clean(record.parser)),
        ("these pages", f"{digest(record)} (SHA-256 of the pages' texts, codebook and parser)"),
        ("shown here", "whole pages, for private use" if site.full else "cited sentences with their neighbours; the pages are their publishers'"),
    ]


def _numbers(record: Record) -> list[tuple[str, int]]:
    """How much the record holds, copies included, as the export counts it."""
    return [
        ("pages", len(record.pages)),
        ("articles", len(record.articles)),
        ("of them copies", sum(a.copy_of is not None for a in record.articles)),
        ("actors", len(record.actors)),
        ("statements", len(record.statements)),
        ("reports", len(record.reports)),
        ("events", len(record.events)),
        ("positions", len(record.positions)),
        ("promises and expectations", len(record.expectations)),
        ("time expressions", len(record.times)),
        ("links", len(record.links)),
        ("pages not read", len(record.unread)),
    ]


def _decided(site: Site) -> list[tuple[str, int]]:
    """How many values and things people confirmed, corrected and rejected: the last decision on each, those on words that are gone left out."""
    gone = {r for r in site.decisions.gone if isinstance(r, Review)}
    held = Counter(r.decision for r in map(last, site.decisions.history.values()) if r is not None and r not in gone)
    return [(decision, held[decision]) for decision in DECISIONS if held[decision]]


def _citation(site: Site) -> str:
    record = site.view.record
    as_of = say_days(DateRange(record.as_of, record.as_of))
    held = f"cited record of {counted(len(record.articles), 'article')}" + (f", as of {as_of}" if as_of else "")
    tools = f"codebook {clean(record.codebook)}, {clean(record.parser)}"
    return f"{clean(site.name)}: {held}; pages {digest(record)}. Made with Communiqué {__version__} ({tools})."


def _not_read(row: Unread) -> NotRead:
    return NotRead(clean(row.path if row.member is None else f"{row.path}#{row.member}"), row.code, clean(row.reason))
