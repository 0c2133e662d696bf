"""What people rejected as a whole, struck through where it stood: it counts no longer, and nothing is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.model.correcting import Decidable
from communique.model.record import RecordExpectation, RecordPosition, RecordReport, RecordStatement
from communique.showing.words import clean
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Struck:
    """The words of a page, where they stand, what the program had made of them, who prints them, and the decision."""

    words: str
    href: str | None
    what: str
    printed: str
    mark: str


def rejected(site: Site, kind: type[Decidable], fits: Callable[[Decidable], bool] = lambda _: True) -> list[Struck]:
    """The things of `kind` that people rejected and that fit, in the order of the decisions."""
    held = (t for t in site.decisions.decided() if isinstance(t, kind) and t.id not in site.view.things and fits(t))
    return [_struck(t, site) for t in held]


def _struck(thing: Decidable, site: Site) -> Struck:
    start, end = (thing.content[0].start, thing.content[-1].end) if isinstance(thing, RecordStatement) else (thing.start, thing.end)
    mark = site.decisions.mark(thing.id) or "what it is a copy of was rejected"
    return Struck(clean(thing.raw), site.words(thing.page, start, end), _what(thing, site), site.view.outlet(thing.page), mark)


def _what(thing: Decidable, site: Site) -> str:
    match thing:
        case RecordStatement():
            return site.view.name(thing.speaker) if thing.speaker else "speaker not named"
        case RecordPosition():
            return f"{site.view.name(thing.party)}: {thing.issue}, {thing.stance}".replace("_", " ")
        case RecordExpectation():
            return ", ".join(filter(None, [site.view.name(thing.by) if thing.by else "", thing.status]))
        case RecordReport():
            return thing.type.replace("_", " ")
