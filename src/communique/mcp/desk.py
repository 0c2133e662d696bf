"""What the tools answer: plain objects, each with citations that a person can open.

``Desk(Path("talks.db")).event("e-5mg")`` is an event with all its reports. The file is read again when it has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from shlex import quote as shell_quote
from threading import Lock
from typing import Any

from communique.building.known import changed, read_decided
from communique.building.made import made_with
from communique.errors import StoreError
from communique.exports.json_export import event_json, expectation_json, link_json, plain, position_json, report_json, statement_json
from communique.model.changes import Change
from communique.model.page import Page
from communique.model.record import Event, RecordPosition
from communique.model.spans import Span
from communique.showing.lines import event_days, say_event, say_when
from communique.showing.view import View
from communique.store.book import Store
from communique.terminal.refs import living_id
from communique.web.addresses import words_address
from communique.web.shelf import Signature, signature

MOST = 100
"""Rows of one answer."""
LONGEST = 4000
"""Characters of one quoted passage."""
Answer = dict[str, Any]


class Desk:
    """Answers from the record file `record`. `site` is the address of its site, if it has one: citations then have a link to their words.

    Raises StoreError C401 or C402 when the file cannot be read, C403 for what it does not hold, ValueError for a question that makes no sense.
    """

    def __init__(self, record: Path, *, site: str | None = None) -> None:
        self.record = record
        self._site = site.rstrip("/") + "/" if site else None
        self._lock = Lock()
        self._seen: Signature = ()
        self._held: View | None = None
        self.view()

    def view(self) -> View:
        """The record as it is now, with people's decisions."""
        with self._lock:
            seen = signature(self.record)
            if self._held is None or seen != self._seen:
                with Store.open(self.record) as store, store.at_one_moment():
                    held = read_decided(store).record
                    sentences = {page.id: store.sentences(page.id) for page in held.pages}
                self._held, self._seen = View(held, lambda page: sentences.get(page, ())), seen
            return self._held

    def search(self, words: str, *, kind: str = "sentence", limit: int = 20, offset: int = 0) -> Answer:
        """Sentences (or with `kind` ``statement`` what somebody said) that hold all of `words`, best first, with the events told there."""
        if kind not in ("sentence", "statement"):
            raise ValueError("kind is 'sentence' or 'statement'.")
        view, limit, offset = self.view(), _number(limit, MOST), max(0, offset)
        with Store.open(self.record) as store:
            found = store.find(words, kind=kind, limit=offset + limit)
        rows = []
        for hit in found.hits[offset:]:
            row: Answer = {"citation": self._cite(hit.page, hit.span, view), "events": _events_at(hit.page, hit.span, view)}
            if hit.id is not None and hit.id in view.things:
                row["statement"] = statement_json(view.things[hit.id]) | {"speaker_name": view.name(view.things[hit.id].speaker or "") or None}
            rows.append(row)
        return {"words": words, "number": found.number, "offset": offset, "hits": rows}

    def event(self, ref: str) -> Answer:
        """The event with the id `ref` (or the beginning of it), all its reports, how they agree, and each reported value with its words."""
        view = self.view()
        event = view.things[self._living(ref, view)]
        if not isinstance(event, Event):
            event = view.event_of.get(event.id)
        if event is None:
            raise StoreError("C403", f"{ref} is no event. `search_record` gives the ids of events.")
        reports = [r for r in view.record.reports if r.id in event.reports]
        links = [k for k in view.record.links if event.id in (k.from_, k.to)]
        cited = ({"outlet": view.outlet(r.page), "citation": self._cite(r.page, Span(r.start, r.end), view)} for r in reports)
        return {
            "event": event_json(event) | {"says": say_event(event, view), "when": say_when(event, view)},
            "names": self._names(event, view),
            "reports": [report_json(r) | more for r, more in zip(reports, cited, strict=True)],
            "links": [link_json(k) for k in links],
        }

    def events(self, *, type_: str | None, party: str | None, since: str | None, until: str | None, limit: int, offset: int) -> Answer:
        """Events in time, by type, by who takes part, and by day; each in one line."""
        view, actors = self.view(), self._party(party) if party else None
        first, last = _day(since), _day(until)
        held = [e for e in sorted(view.record.events, key=lambda e: (_first(e) or "9999", e.id)) if type_ in (None, e.type)]
        held = [e for e in held if (actors is None or actors & _acting(e)) and _between(e, first, last)]
        offset, limit = max(0, offset), _number(limit, MOST)
        rows = [{"id": e.id, "type": e.type, "status": e.status, "when": say_when(e, view), "says": say_event(e, view)} for e in held]
        return {"number": len(held), "offset": offset, "events": rows[offset : offset + limit]}

    def positions(self, party: str, *, issue: str | None = None, limit: int = 50, offset: int = 0) -> Answer:
        """What `party` (a name, alias or id) demands, offers, accepts and refuses, in time; and what it promised or expects."""
        view, actors = self.view(), self._party(party)
        held = [p for p in view.record.positions if p.party in actors and issue in (None, p.issue)]
        held.sort(key=lambda p: (_said(p, view), p.page, p.start))
        promised = [x for x in view.record.expectations if x.by in actors] if issue is None else []
        offset, limit = max(0, offset), _number(limit, MOST)
        return {
            "party": [{"id": a, "name": view.name(a)} for a in sorted(actors)],
            "number": len(held),
            "offset": offset,
            "positions": [position_json(p) | {"citation": self._cite(p.page, Span(p.start, p.end), view)} for p in held[offset : offset + limit]],
            "expectations": [expectation_json(x) | {"citation": self._cite(x.page, Span(x.start, x.end), view)} for x in promised[:limit]],
        }

    def changes(self, since: str, *, limit: int = 50, offset: int = 0) -> Answer:
        """What is new, contradicted, resolved and revised after the day `since` (ISO date), with the words that say so."""
        day, view = _day(since), self.view()
        if day is None:
            raise ValueError("name a day, such as 2031-03-05.")
        with Store.open(self.record) as store:
            made = made_with(store, self.record)
        found, _ = changed(self.record, since=day, codebook=made.codebook, settings=made.settings)
        offset, limit = max(0, offset), _number(limit, MOST)
        rows = [self._change(c, view) for c in found[offset : offset + limit]]
        return {"since": day, "number": len(found), "offset": offset, "changes": rows}

    def quote(self, page: str, start: int, end: int) -> Answer:
        """The words ``[start, end)`` (code points) of a page, exactly as they stand there, with the sentences around them."""
        view = self.view()
        held = self._page(page, view)
        if not 0 <= start < end <= len(held.text):
            raise StoreError("C403", f"the page has {len(held.text)} characters; ask for 0 <= start < end <= {len(held.text)}.")
        if end - start > LONGEST:
            raise ValueError(f"ask for at most {LONGEST} characters at once.")
        return {"citation": self._cite(held.id, Span(start, end), view)}

    # -- inside

    def _cite(self, page: str, span: Span, view: View) -> Answer:
        """`span` of `page` as a person can check it: the words, their sentence, who published them when, and how to open them."""
        held = view.pages[page]
        article = view.articles.get(page)
        around = [s for s in view.sentences(page) if s.start < span.end and span.start < s.end]
        sentence = held.text[min(s.start for s in around) : max(s.end for s in around)] if around else None
        cited: Answer = {
            "quote": held.text[span.start : span.end],
            "sentence": sentence,
            "page": page,
            "start": span.start,
            "end": span.end,
            "outlet": view.outlet(page),
            "title": article.title if article else None,
            "published": plain(view.published(page)),
            "path": held.path,
            "url": held.url,
            "open": f"communique show {shell_quote(str(self.record))} {view.ref(article.id)}" if article else None,
        }
        link = words_address(page, span.start, span.end, view) if self._site else None
        return cited | ({"link": f"{self._site}{link}"} if link else {})

    def _change(self, change: Change, view: View) -> Answer:
        row = asdict(change)
        row["cited"] = [self._cite(c.page, Span(c.start, c.end), view) for c in change.cited if c.page in view.pages]
        return row

    def _living(self, ref: str, view: View) -> str:
        with Store.open(self.record) as store:
            return living_id(ref, known=store.ids_beginning(ref), living=view.things, forwarded=store.forwarded)

    def _page(self, name: str, view: View) -> Page:
        found = [p for p in view.record.pages if name in (p.id, p.path, p.url)]
        if len(found) != 1:
            raise StoreError("C403", f"the record has {len(found) or 'no'} pages {name}. Name the id that a citation gives.")
        return found[0]

    def _party(self, name: str) -> set[str]:
        """Ids of the actors that are called `name`, or of the one with this id."""
        view, wanted = self.view(), name.strip().casefold()
        exact = {a.id for a in view.record.actors if wanted in (a.id.casefold(), a.name.casefold(), *(x.casefold() for x in a.aliases))}
        found = exact or {a.id for a in view.record.actors if wanted and wanted in a.name.casefold()}
        if not found:
            raise StoreError("C403", f"nobody in the record is called {name}.")
        return found

    def _names(self, event: Event, view: View) -> Mapping[str, str]:
        values = [v for field in event.fields.values() for v in field.values]
        ids = {str(x) for v in values for x in (v.value, v.attributed_to) if isinstance(x, str) and x.startswith("a-")}
        return {name: view.name(name) for name in sorted(ids)}


def _number(wanted: int, most: int) -> int:
    return max(1, min(wanted, most))


def _day(words: str | None) -> str | None:
    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError as error:
        raise ValueError(f"{words!r} is no day; write it as 2031-03-05.") from error


def _events_at(page: str, span: Span, view: View) -> list[Answer]:
    """The events that are told in `span` of `page`."""
    told: Iterable[str] = (
        view.event_of[r.id].id for r in view.record.reports if r.page == page and r.start < span.end and span.start < r.end and r.id in view.event_of
    )
    return [{"id": name, "says": say_event(view.things[name], view)} for name in dict.fromkeys(told)]


def _first(event: Event) -> str | None:
    days = event_days(event)
    return (days.from_ or days.to) if days else None


def _between(event: Event, first: str | None, last: str | None) -> bool:
    days = event_days(event)
    if days is None:
        return first is None and last is None
    return (first is None or (days.to or "9999") >= first) and (last is None or (days.from_ or "") <= last)


def _acting(event: Event) -> set[str]:
    values = (v.value for name in ("participants", "actor", "target") if name in event.fields for v in event.fields[name].values)
    return {v for v in values if isinstance(v, str)}


def _said(position: RecordPosition, view: View) -> str:
    days = position.on or view.published(position.page)
    return (days.from_ or days.to if days else None) or "9999"

