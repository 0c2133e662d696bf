"""Decisions on links: are two reports, or two events, one; does a report belong to its event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from communique.building.linking import decide_link, doubts_of
from communique.model.record import Event, RecordReport
from communique.model.reviews import LinkReview
from communique.model.spans import Span
from communique.record.checking import MERGE, Doubt
from communique.showing.behind import cited_spans
from communique.showing.lines import event_head, say_when
from communique.showing.pieces import say
from communique.showing.words import clean
from communique.store.book import Store
from communique.web.checking.deciding import NotADecision
from communique.web.checking.desk import Desk
from communique.web.checking.pairs import ROWS, Row, Side, after, by_others, choice, form_of, say_decision
from communique.web.edition import SHIPPED, Edition
from communique.web.site import Bit, Site

ASKED = {"tie": "Are these two reports of one event, as the record has it?", MERGE: "Are these two events one?"}


def links_page(desk: Desk, edition: Edition) -> dict[str, Any]:
    """What the template ``check_links.html`` needs."""
    doubts = doubts_at(desk, edition)
    site = edition.site
    rows = [Row(_name(d), ASKED[d.question], _line(d.event, site), _line(d.other, site), _why(d, site)) for d in doubts[:ROWS]]
    return {"rows": rows, "number": len(doubts), "decided": [_decided(r, edition) for r in reversed(edition.links)], "who": desk.who}


def doubts_at(desk: Desk, edition: Edition) -> Sequence[Doubt]:
    """The doubtful links of the record of `edition`, found once."""
    if desk.doubts is None or desk.doubts[0] is not edition:
        with Store.open(desk.shelf.record) as store:
            desk.doubts = edition, doubts_of(store)[1]
    return desk.doubts[1]


def pair_page(desk: Desk, edition: Edition, name: str, *, said: str = "", why: str = "") -> dict[str, Any] | None:
    """What the template ``check_pair.html`` needs for two reports, ``r-one.r-two``; None where the record has not both."""
    found = [edition.site.view.things.get(part) for part in name.split(".")]
    things = [thing for thing in found if isinstance(thing, RecordReport)]
    if len(things) != 2 or len(found) != 2:
        return None
    doubts = doubts_at(desk, edition)
    doubt = next((d for d in doubts if _name(d) == name), None)
    one = edition.site.view.event_of.get(things[0].id) is edition.site.view.event_of.get(things[1].id)
    return {
        "sides": [_side(t, edition.site) for t in things],
        "question": ASKED[doubt.question] if doubt else ASKED["tie"],
        "one": one,
        "reasons": [_named(r, edition.site) for r in doubt.reasons] if doubt else [],
        "against": [_named(r, edition.site) for r in doubt.against] if doubt else [],
        "after": after([*map(_name, doubts)], name),
        "done": f"{len(doubts)} in doubt",
        **form_of(desk, edition.links, said, why),
    }


def event_page(desk: Desk, edition: Edition, name: str, *, said: str = "", why: str = "") -> dict[str, Any] | None:
    """What the template ``check_event.html`` needs for the event with id `name`; None where the record has none."""
    event = edition.site.view.things.get(name)
    if not isinstance(event, Event):
        return None
    return {
        "event": event,
        "line": Bit(_line(name, edition.site), edition.site.href(name)),
        "sides": [_side(r, edition.site) for r in edition.site.view.reports(event)],
        "near": [(e.id, _line(e.id, edition.site)) for e in _near(event, edition.site)],
        **form_of(desk, edition.links, said, why),
    }


def decide(desk: Desk, edition: Edition, form: Mapping[str, str]) -> str:
    """Append the decision of `form` (``one``, ``two``, ``decision``, ``why``), and put together anew what it reaches; the id of the event that
    has the first of the two then. NotADecision when there is none, StoreError when the file cannot be written."""
    one, two = (form.get(name, "").strip() for name in ("one", "two"))
    decision, why = choice(form)
    things = edition.site.view.things
    two = two.rpartition("/")[2].partition("#")[0].removesuffix(".html")  # an address of the site, pasted
    if not all(isinstance(things.get(name), RecordReport | Event) for name in (one, two)):
        raise NotADecision(f"The record has no event or report “{clean(two)[:60]}”: paste the address of its page, or choose one from the list.")
    codebook = edition.site.view.record.codebook.rpartition(" ")[0]
    if not SHIPPED.fullmatch(codebook):
        raise NotADecision("The record was made with a codebook of your own: decide with communique review --codebook.")
    before = [things[name] for name in (one, two)]
    try:
        decide_link(desk.shelf.record, one, two, decision, who=desk.who, at=desk.now(), why=why, codebook=codebook)
    except ValueError as error:
        raise NotADecision(f"{str(error).capitalize()}.") from error
    first = before[0].reports[0] if isinstance(before[0], Event) else before[0].id
    now = desk.look()[0].site.view.event_of.get(first)
    return now.id if now else ""


def meanwhile(edition: Edition, form: Mapping[str, str], who: str) -> LinkReview | None:
    """What somebody else decided on the same reports since the form was shown; None for nothing."""
    things = [edition.site.view.things.get(form.get(name, "")) for name in ("one", "two")]
    reports = [r for t in things for r in (edition.site.view.reports(t) if isinstance(t, Event) else [t] if isinstance(t, RecordReport) else [])]
    places = {(r.page, r.start) for r in reports}
    return by_others(edition.links, form, who, lambda k: {(k.one.page, k.one.start), (k.two.page, k.two.start)} <= places)


def _name(doubt: Doubt) -> str:
    return f"{doubt.one}.{doubt.two}"


def _line(event: str, site: Site) -> str:
    held = site.view.things.get(event)
    return f"{say_when(held, site.view)} · {say(event_head(held, site.view))}" if isinstance(held, Event) else event


def _why(doubt: Doubt, site: Site) -> str:
    return "; ".join(_named(r, site) for r in (*doubt.against, *doubt.reasons))


def _named(reason: str, site: Site) -> str:
    """A reason with the names of actors in the place of their ids."""
    return " ".join(site.view.name(word) if word in site.view.things else word for word in clean(reason).split(" "))


def _side(report: RecordReport, site: Site) -> Side:
    event = site.view.event_of.get(report.id)
    line = Bit(_line(event.id, site), site.href(event.id)) if event else Bit("")
    quote = site.quote(report.page, cited_spans(report), around=[Span(report.start, report.end)])
    return Side(report.id, site.view.outlet(report.page), site.view.printed(report.page), line, quote)


def _decided(review: LinkReview, edition: Edition) -> tuple[str, str]:
    texts = [edition.site.view.pages[t.page].text[t.start : t.end] if t.page in edition.site.view.pages else "…" for t in (review.one, review.two)]
    return say_decision(review), " · ".join(f"“{clean(words)[:90]}”" for words in texts)


def _near(event: Event, site: Site) -> list[Event]:
    """Other events of the type, the nearest in time first."""
    same = sorted((e for e in site.view.record.events if e.type == event.type), key=lambda e: (_day(e), e.id))
    at = next(n for n, e in enumerate(same) if e.id == event.id)
    return [e for e in same[max(0, at - 10) : at + 11] if e.id != event.id]


def _day(event: Event) -> str:
    value = event.fields["date"].value if "date" in event.fields else None
    return getattr(value, "from_", None) or getattr(value, "to", None) or "9999"
