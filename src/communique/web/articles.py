"""The articles: which there are and who copied whom, and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.record import Event, RecordArticle
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import say_published, say_reported
from communique.showing.printed import by_day
from communique.showing.words import clean, counted
from communique.tables import load_table
from communique.web.items import LIMIT, event_items
from communique.web.paging import cut, parts_of
from communique.web.reader import rows
from communique.web.site import Bit, Site


@dataclass(frozen=True, slots=True)
class Source:
    """An article in the list: its date and how that is known, outlet, title, what it copies, how many things the record takes from it."""

    when: str
    outlet: str
    title: str
    href: str
    copy_of: Bit | None
    origin: str
    cited: int
    copies: list[Bit]
    how: str
    shared: list[Bit]


def articles_page(site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``articles.html`` needs."""
    shown, paged = cut(sources_in_order(site), "articles.html", part)
    if part == 1 and "outlets" not in site.kept:
        site.kept["outlets"] = outlets(site)
    held = site.kept["outlets"] if part == 1 else []
    return {"sources": [source_of(a, site) for a in shown], "paged": paged, "outlets": held, "long": len(shown) > LIMIT}


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: how many articles of it are read, how many of them copy another outlet's or were first published elsewhere, how many of its
    articles others copy, how many events it is the only origin of, and how many of the record's citations are on its pages."""

    name: str
    href: str | None
    articles: int
    copies: int
    credited: int
    copied: int
    alone: int
    cited: int
    share: int


def outlets(site: Site) -> list[Outlet]:
    """The outlets, the most cited first. `alone` counts events that no other outlet tells, copies of the outlet's articles set aside."""
    pages: dict[str, list[RecordArticle]] = {}
    for article in site.view.record.articles:
        pages.setdefault(site.view.outlet(article.page), []).append(article)
    whole = sum(map(site.cites.number, site.cites))
    alone = Counter(names.pop() for event in site.view.record.events if len(names := _origins(event, site)) == 1)
    found = []
    for name, held in pages.items():
        cited = sum(site.cites.number(a.page) for a in held)
        credited = sum(bool(a.original_publisher) and clean(a.original_publisher or "") != name for a in held)
        copied = sum(a.id in site.index.copies for a in held)
        copies = sum(a.copy_of is not None for a in held)
        share = round(100 * cited / whole) if whole else 0
        first = min(held, key=by_day)
        found.append(Outlet(name, site.href(first.id), len(held), copies, credited, copied, alone[name], cited, share))
    return sorted(found, key=lambda o: (-o.cited, o.name.casefold(), o.name))


def _origins(event: Event, site: Site) -> set[str]:
    """The outlets that tell of `event`, a copy counted as its original."""
    return {site.view.outlet(site.view.original(r.page) or r.page) for r in site.view.reports(event)}


def sources_in_order(site: Site) -> list[RecordArticle]:
    """Every article, originals by date, each followed by its copies."""
    held = sorted(site.view.record.articles, key=by_day)
    copies = site.index.copies
    known = {a.id for a in held}
    first = [a for a in held if (a.copy_of or "") not in known]
    return [a for original in first for a in (original, *copies.get(original.id, ()))]


def source_of(article: RecordArticle, site: Site) -> Source:
    """The row of `article` in the list of sources."""
    return _source(article, site.index.copies, site)


def article_parts(site: Site) -> int:
    """In how many parts the list of sources stands."""
    return parts_of(len(site.view.record.articles))


def _source(article: RecordArticle, copies: Mapping[str, Sequence[RecordArticle]], site: Site) -> Source:
    original = site.view.things.get(article.copy_of or "")
    origin = article.original_publisher or ""
    return Source(
        when=published(article, site),
        outlet=site.view.outlet(article.page),
        title=clean(article.title or "(no title)"),
        href=site.href(article.id) or "",
        copy_of=Bit(site.view.outlet(original.page), site.href(original.id)) if original else None,
        origin=clean(origin) if clean(origin) != site.view.outlet(article.page) else "",
        cited=site.cites.number(article.page),
        copies=[Bit(site.view.outlet(c.page), site.href(c.id)) for c in copies.get(article.id, ())],
        how=how_copied(article),
        shared=sharing(article, site),
    )


def how_copied(article: RecordArticle) -> str:
    """What kind of copy it is, how much of it stands in the original, and why that one counts as the original; '' for no copy.

    ``cut, 100 % of its words stand there, since the copy names Inland Times as original publisher``
    """
    if article.copy_of is None:
        return ""
    rows = load_table("communique.showing", "copies.tsv")
    kind = next((row["words"] for row in rows if row["kind"] == article.copy_kind), (article.copy_kind or "").replace("_", " "))
    share = f"{int(article.copy_share * 100)} % of its words stand there" if article.copy_share is not None else ""
    return ", ".join(filter(None, (kind, share, f"since {clean(article.copy_reason)}" if article.copy_reason else "")))


def sharing(article: RecordArticle, site: Site) -> list[Bit]:
    """The other stories that have a passage of this one, each leading to the words there."""
    found: dict[str, Bit] = {}
    for passage in article.passages:
        other = site.view.things.get(passage.article)
        if isinstance(other, RecordArticle):
            found.setdefault(other.id, Bit(site.view.outlet(other.page), site.words(passage.page, passage.other_start, passage.other_end)))
    return list(found.values())


def published(article: RecordArticle, site: Site) -> str:
    """The article's date with its basis where it is not stated; ``date unknown`` with what is known."""
    return say_published(article, site.view) or say_reported(None)


def article_page(article: RecordArticle, site: Site) -> dict[str, Any]:
    """What the template ``article.html`` needs."""
    return {
        "article": article,
        "page": site.view.pages[article.page],
        "outlet": site.view.outlet(article.page),
        "facts": [(name, bits) for name, bits in _facts(article, site) if bits],
        "events": event_items(site.index.told_on.get(article.page, ()), site),
        "rows": rows(article, site.cites.get(article.page, []), site.view, shown=site.shown(article.page)),
    }


def _facts(article: RecordArticle, site: Site) -> list[tuple[str, list[Bit]]]:
    original = site.view.things.get(article.copy_of or "")
    copies = site.index.copies.get(article.id, [])
    page = site.view.pages[article.page]
    return [
        ("published", _published(article, site)),
        ("by", [Bit(", ".join(map(clean, article.authors)))] if article.authors else []),
        ("outlet", [Bit(clean(article.outlet))] if article.outlet else [Bit("not stated on the page")]),
        ("first published by", [Bit(clean(article.original_publisher))] if article.original_publisher else []),
        ("copy of", [Bit(f"{site.view.outlet(original.page)}: {clean(original.title or '')}", site.href(original.id))] if original else []),
        ("how", [Bit(how_copied(article))] if original else []),
        ("copied by", _listed([Bit(site.view.outlet(c.page), site.href(c.id)) for c in copies])),
        ("shares a passage with", _passages(article, site)),
        ("file", [Bit(clean(page.path + (f" · {page.member}" if page.member else "")))]),
    ]


def _listed(bits: Iterable[Bit]) -> list[Bit]:
    return [part for n, bit in enumerate(bits) for part in (Bit(", " * bool(n)), bit)]


def _passages(article: RecordArticle, site: Site) -> list[Bit]:
    """Each other story with a passage of this one: the outlet there, and how many words from which place here."""
    text = site.view.pages[article.page].text
    bits: list[Bit] = []
    for n, passage in enumerate(article.passages):
        other = site.view.things.get(passage.article)
        here = site.words(article.page, passage.start, passage.end)
        there = site.words(passage.page, passage.other_start, passage.other_end)
        words = counted(len(text[passage.start : passage.end].split()), "word")
        bits += [Bit(", " * bool(n)), Bit(site.view.outlet(other.page if other else passage.page), there), Bit(" ("), Bit(words, here), Bit(")")]
    return bits


def _published(article: RecordArticle, site: Site) -> list[Bit]:
    """The date, and the words that it comes from: stated once, or each clue with the days that it allows."""
    bits = [Bit(published(article, site))]
    for clue in article.published_clues:
        days = say_days(DateRange(clue.from_, clue.to)) if clue.rule != article.published_basis else ""
        bits += [Bit(" · "), Bit(f"“{clean(clue.raw)}”", site.words(clue.page, clue.start, clue.end))]
        bits += [Bit(f" ({clue.rule.replace('_', ' ')}{': ' + days if days else ''})")] if clue.rule != article.published_basis else []
    return bits
