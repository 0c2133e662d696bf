"""The actors: who is in the record, and all that it says of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.correcting import Decidable
from communique.model.record import Event, RecordActor, RecordExpectation, RecordMention, RecordPosition, RecordRole, RecordStatement
from communique.model.wording import say_days
from communique.showing.lines import event_head, say_when
from communique.showing.people import distinct_joins, distinct_roles, kind_words, kinds, with_unnamed
from communique.showing.pieces import say
from communique.showing.words import capital, clean, counted
from communique.web.items import LIMIT
from communique.web.paging import ROWS, Paged, parts_of
from communique.web.positions import stances
from communique.web.promises import promise
from communique.web.rejected import rejected
from communique.web.said import speaker
from communique.web.site import Bit, Site

SPOKEN = (RecordStatement, RecordPosition, RecordExpectation)
FEW = 4
"""Roles of an actor in the list of all; the rest stand on the actor's own page."""


@dataclass(frozen=True, slots=True)
class Person:
    """An actor in the list: name, page, what he or she is called with whom, and how much is said."""

    name: str
    href: str
    roles: list[Bit]
    more: int
    figures: str


@dataclass(frozen=True, slots=True)
class Part:
    """An event in which an actor takes part, as what, and where it is shown."""

    when: str
    words: str
    href: str | None
    roles: str


@dataclass(frozen=True, slots=True)
class Named:
    """How one article names an actor: each wording with a link to each place; `hidden` counts places that the article's page leaves out."""

    source: str
    href: str | None
    when: str
    wordings: list[tuple[str, list[str]]]
    number: int
    hidden: int


def people_page(site: Site) -> dict[str, Any]:
    """What the template ``people.html`` needs: actors by kind, in each those of whom most is said first."""
    held = site.view.record.actors
    order = [*kinds(), *sorted({a.kind for a in held} - set(kinds()))]
    groups = [(capital(kind_words(kind)[1]), kind, [a for a in _by_weight(held, site) if a.kind == kind]) for kind in order]
    return {
        "groups": [(words, kind, [_person(a, site) for a in actors]) for words, kind, actors in groups if actors],
        "long": len(held) > LIMIT,
    }


def _by_weight(actors: Iterable[RecordActor], site: Site) -> list[RecordActor]:
    said = site.index.spoken
    return sorted(actors, key=lambda a: (-len(a.mentions) - len(said.get(a.id, ())), clean(a.name).casefold(), a.id))


def _person(actor: RecordActor, site: Site) -> Person:
    roles = distinct_roles(actor, site.view)
    bits = [Bit(words, site.words(held[0].page, held[0].start, held[0].end)) for words, held in list(roles.items())[:FEW]]
    return Person(site.view.name(actor.id), site.href(actor.id) or "", bits, max(0, len(roles) - FEW), _figures(actor, site))


def _figures(actor: RecordActor, site: Site) -> str:
    speech = len(site.index.spoken.get(actor.id, ()))
    events = len(site.index.taking_part.get(actor.id, ()))
    articles = len({m.page for m in actor.mentions})
    named = f"named {counted(len(actor.mentions), 'time')} in {counted(articles, 'article')}" if actor.mentions else "nowhere named"
    parts = [counted(speech, "statement") if speech else "", counted(events, "event") if events else "", named]
    return " · ".join(filter(None, parts))


def actor_page(actor: RecordActor, site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``person.html`` needs. Of parts each has its share of every list; the first all else."""
    index = site.index
    parts = actor_parts(actor, site)
    events = sorted(index.taking_part.get(actor.id, ()), key=lambda row: index.keys[row[0].id])
    named = sorted({m.page for m in actor.mentions}, key=lambda page: (site.view.printed(page) or "9999", page))
    here = slice(None) if parts == 1 else slice(ROWS * (part - 1), ROWS * part)
    said = speaker(actor.id, index.said.get(actor.id, [])[here], site)
    lists = {
        "speech": said.speech,
        "told": said.told,
        "positions": stances(index.positions.get(actor.id, [])[here], site),
        "promises": [promise(x, site) for x in index.promises.get(actor.id, [])[here]],
        "events": _parts(events[here], site),
        "mentions": _mentions(actor.mentions, site, named[here]),
        "paged": Paged(f"{actor.id}.html", part, parts, _longest(actor, site)),
    }
    if part > 1:
        return _more(actor, site) | lists
    return lists | {
        "actor": actor,
        "name": site.view.name(actor.id),
        "kind_words": with_unnamed(actor, kind_words(actor.kind)[0]),
        "figures": _figures(actor, site),
        "facts": [(name, bits) for name, bits in _facts(actor, site) if bits],
        "roles": [_role(words, held, site) for words, held in distinct_roles(actor, site.view).items()],
        "number": len(actor.mentions),
        "long": len(said.speech) > LIMIT,
        "struck": [row for kind in SPOKEN for row in rejected(site, kind, lambda thing: _of(thing) == actor.id)],
    }


def _of(thing: Decidable) -> str | None:
    """The id of the actor whose statement, position or promise `thing` is."""
    return next((held for name in ("speaker", "party", "by") if (held := getattr(thing, name, None))), None)


def actor_parts(actor: RecordActor, site: Site) -> int:
    """In how many parts the page of `actor` stands."""
    return parts_of(_longest(actor, site))


def _longest(actor: RecordActor, site: Site) -> int:
    """Rows of the longest list on the page of `actor`."""
    index = site.index
    lists = (index.taking_part, index.said, index.positions, index.promises)
    return max(len({m.page for m in actor.mentions}), *(len(held.get(actor.id, ())) for held in lists))


def _more(actor: RecordActor, site: Site) -> dict[str, Any]:
    """The further parts of the page of `actor` without their lists."""
    nothing: dict[str, Any] = {name: [] for name in ("facts", "roles", "struck")}
    return nothing | {
        "actor": actor,
        "name": site.view.name(actor.id),
        "kind_words": with_unnamed(actor, kind_words(actor.kind)[0]),
        "figures": _figures(actor, site),
        "number": len(actor.mentions),
        "long": False,
    }


def _role(words: str, held: Iterable[RecordRole], site: Site) -> tuple[str, list[Bit], Bit | None]:
    """A role: what it is, the words that say so, and whom it serves."""
    roles = list(held)
    return words, [Bit(clean(r.raw), site.words(r.page, r.start, r.end)) for r in roles], site.actor(roles[0].of)


def _facts(actor: RecordActor, site: Site) -> list[tuple[str, list[Bit]]]:
    serving = [a.id for a in _by_weight(site.index.serving.get(actor.id, ()), site)]
    names = [clean(alias) for alias in actor.aliases if clean(alias) != site.view.name(actor.id)]
    return [
        ("also called", [Bit(" · ".join(f"“{name}”" for name in names))] if names else []),
        ("unnamed", _unnamed(actor, site)),
        ("taken for one", _joined(actor, site)),
        ("country", [Bit(f"{clean(actor.country)} (reference: {actor.reference or 'ISO 3166 code'})")] if actor.country else []),
        ("sector", [Bit(f"{clean(actor.sector)} (reference: PLOVER code)")] if actor.sector else []),
        ("members", _listed(actor.members, site)),
        ("member of", _listed([a.id for a in site.index.groups.get(actor.id, ())], site)),
        ("with a role for it" if actor.kind != "person" else "with a role for this person", _listed(serving, site)),
    ]


def _unnamed(actor: RecordActor, site: Site) -> list[Bit]:
    """The words that say why a source has no name, or that none do."""
    if not actor.anonymous:
        return []
    said = [Bit(f"“{clean(g.raw)}”", site.shown_words(g.page, g.start, g.end)) for g in actor.grounds]
    return _spaced(said) if said else [Bit("a source that articles describe and do not name")]


def _joined(actor: RecordActor, site: Site) -> list[Bit]:
    """Why several names are this person's, each reason leading to the words that it joins; how many more articles give it."""
    bits: list[Bit] = []
    for words, held in distinct_joins(actor).items():
        places = [site.shown_words(j.one.page, j.one.start, j.one.end) for j in held]
        bits += [Bit(" · ")] if bits else []
        bits.append(Bit(words, next(filter(None, places), None)))
        bits += [Bit(f" (and {counted(len(held) - 1, 'more article')})")] if len(held) > 1 else []
    return bits


def _spaced(bits: Sequence[Bit]) -> list[Bit]:
    return [piece for n, bit in enumerate(bits) for piece in ([Bit(" · "), bit] if n else [bit])]


def _listed(names: Sequence[str], site: Site) -> list[Bit]:
    """The actors `names`; several of one name in one, with a number for each after the first."""
    under: dict[str, list[Bit]] = {}
    for bit in filter(None, map(site.actor, names)):
        under.setdefault(bit.words.casefold(), []).append(bit)
    bits: list[Bit] = []
    for first, *again in under.values():
        bits += [Bit(" · ")] if bits else []
        bits += [first, *(part for n, bit in enumerate(again, start=2) for part in (Bit(" "), Bit(f"({n})", bit.href)))]
    return bits


def _parts(held: Iterable[tuple[Event, list[str]]], site: Site) -> list[Part]:
    return [_part(event, ", ".join(r.replace("_", " ") for r in roles), site) for event, roles in held]


def _part(event: Event, roles: str, site: Site) -> Part:
    return Part(say_when(event, site.view), say(event_head(event, site.view)), site.href(event.id), roles)


def _mentions(mentions: Iterable[RecordMention], site: Site, pages: Sequence[str]) -> list[Named]:
    """Where each of `pages` names the actor."""
    held: dict[str, dict[str, list[RecordMention]]] = {}
    wanted = set(pages)
    for mention in mentions:
        if mention.page in wanted:
            held.setdefault(mention.page, {}).setdefault(clean(mention.raw), []).append(mention)
    return [_named(page, held[page], site) for page in pages]


def _named(page: str, wordings: dict[str, list[RecordMention]], site: Site) -> Named:
    links = [(words, [site.shown_words(page, m.start, m.end) for m in places]) for words, places in wordings.items()]
    shown = [(words, [href for href in hrefs if href]) for words, hrefs in links]
    number = sum(len(hrefs) for _, hrefs in links)
    hidden = number - sum(len(hrefs) for _, hrefs in shown)
    article = site.article(page)
    source = site.view.outlet(page) + (f": {clean(article.title)}" if article and article.title else "")
    return Named(source, site.href(article.id) if article else None, _printed(page, site), shown, number, hidden)


def _printed(page: str, site: Site) -> str:
    return say_days(site.view.published(page)) or "date unknown"
