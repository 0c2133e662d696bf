"""Sites of hand-made records, for tests of what single pages show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import html

from communique.model.record import Event, EventField, Record, RecordActor, RecordPosition, RecordRole
from communique.model.times import DateRange
from communique.showing.view import View
from communique.web import plan
from communique.web.site import Site
from sample_talks import EVENTS, ONE, RECORD, at, value


def site(record: Record = RECORD, *, full: bool = False) -> Site:
    """`record` as a site; of its pages no sentence is known."""
    return Site(View(record, lambda _: ()), "Norland and Sudland", full=full)


def with_(**parts: Any) -> Record:
    """The hand-made record with other parts."""
    return replace(RECORD, **parts)


def shown(where: str, of: Site) -> html.HtmlElement:
    """The page at `where` as a tree."""
    text = plan.page(where, of)
    assert text is not None
    return html.fromstring(text)


def words(tree: html.HtmlElement, path: str) -> list[str]:
    """What the elements at `path` say, white space folded."""
    return [" ".join(e.text_content().split()) for e in tree.xpath(path)]


def dated(name: str, first: str | None, last: str | None, *, kind: str = "attack", precision: str = "day", status: str = "happened") -> Event:
    """An event of which only the days are told."""
    cited = replace(value("on Monday", DateRange(first, last)), precision=precision)
    return Event(name, kind, status, None, ("r-talks",), {"date": EventField(cited.value, "single", "single", 1, 1, (cited,))})


def stand(name: str, stance: str, day: str | None, *, by: str = "self", party: str = "a-sudland", issue: str = "territory") -> RecordPosition:
    """A position; its words are those of the hand-made record."""
    on = DateRange(day, day) if day else None
    return RecordPosition(name, party, issue, stance, None, by, on, *at("Sudland insists that Norland give up the river valley"))


def person(name: str, *roles: RecordRole, country: str | None = None) -> RecordActor:
    """A person whom no page names."""
    return RecordActor(f"a-{name.lower().replace(' ', '')}", name, "person", country, None, (), (), roles, ())


def role(said: str, of: str | None, cited: str) -> RecordRole:
    return RecordRole(said, of, *at(cited, ONE))


TALKS = next(e for e in EVENTS if e.id == "e-talks")
