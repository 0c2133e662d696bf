"""Decisions on names: are two of them one person's; and of an actor, which names are his."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from communique.building.naming import decide_actors
from communique.model.doubts import MERGE, TIE, NameDoubt
from communique.model.record import RecordActor, RecordMention
from communique.model.reviews import ActorReview, Named
from communique.model.spans import Span
from communique.model.wording import say_days
from communique.record.namesakes import doubtful_names, mention_at, name_of
from communique.showing.people import distinct_roles, say_rule
from communique.showing.words import clean, counted
from communique.web.checking.deciding import WITH_ID, NotADecision
from communique.web.checking.desk import Desk
from communique.web.checking.pairs import ROWS, Row, Side, after, by_others, choice, form_of, say_decision
from communique.web.edition import Edition
from communique.web.site import Bit, Site

AT_ONCE = 2000
"""Articles of a record up to which a decision is followed before the answer; a larger one follows with its next build."""
ASKED = {TIE: "Is this one person, as the record has it?", MERGE: "Are these two one person?"}
REASONS = {
    "bare_name": "one is called only by a family name that the other has too",
    "countries": "the names agree, the countries do not",
    "family_and_given": "family and given names can be the same",
}
PLACE = re.compile(r"(p-[a-z0-9]+)\.(\d{1,9})-(\d{1,9})")
PAIR = re.compile(r"(p-[a-z0-9]+\.\d{1,9}-\d{1,9})~(p-[a-z0-9]+\.\d{1,9}-\d{1,9})")
NEAR = 400


def names_page(desk: Desk, edition: Edition) -> dict[str, Any]:
    """What the template ``check_names.html`` needs."""
    doubts = doubts_at(edition)
    rows = [Row(_pair(d.one, d.two), ASKED[d.question], _called(d.one, edition.site), _called(d.two, edition.site), _why(d)) for d in doubts[:ROWS]]
    return {"rows": rows, "number": len(doubts), "decided": _history(edition.named, edition.site), "who": desk.who, "waiting": _waiting(edition)}


def doubts_at(edition: Edition) -> Sequence[NameDoubt]:
    """The doubtful names of the record of `edition`, found once for each number of decisions."""
    held: tuple[int, Sequence[NameDoubt]] | None = edition.site.kept.get("doubtful names")
    if held is None or held[0] != len(edition.named):
        held = edition.site.kept["doubtful names"] = (len(edition.named), doubtful_names(edition.site.view.record, edition.named))
    return held[1]


def pair_page(desk: Desk, edition: Edition, name: str, *, said: str = "", why: str = "") -> dict[str, Any] | None:
    """What the template ``check_name_pair.html`` needs for two names, ``p-one.1-9~p-two.3-8``; None where they name nobody."""
    found = [mention_at(edition.site.view.record, named) for named in _named(name)]
    held = [x for x in found if x is not None]
    if len(held) != 2:
        return None
    doubts = doubts_at(edition)
    here = next((d for d in doubts if _pair(d.one, d.two) == name), None)
    one = held[0][0].id == held[1][0].id
    history = [r for r in edition.named if {place(r.one), place(r.two)} == set(name.split("~"))]
    return {
        "sides": [_side(actor, mention, edition.site) for actor, mention in held],
        "question": ASKED[here.question] if here else ASKED[TIE if one else "merge"],
        "one": one,
        "reason": _why(here) if here else "",
        "joins": [w for w in dict.fromkeys(map(say_rule, held[0][0].joins)) if not here or w != _why(here)] if one else [],
        "after": after([_pair(d.one, d.two) for d in doubts], name),
        "done": f"{len(doubts)} in doubt",
        "history": _history(history, edition.site),
        **form_of(desk, edition.named, said, why),
    }


def actor_page(desk: Desk, edition: Edition, name: str, *, said: str = "", why: str = "") -> dict[str, Any] | None:
    """What the template ``check_actor.html`` needs for the actor with id `name`; None where the record has none that can be decided on."""
    actor = edition.site.view.things.get(name)
    if not isinstance(actor, RecordActor) or actor.anonymous or not actor.mentions:
        return None
    first = name_of(actor)
    rows = [Row(_pair(m, first), "", clean(m.raw), "", "; ".join(why)) for m, why in _wordings(actor).items() if m != first]
    return {
        "actor": actor,
        "line": Bit(clean(actor.name), edition.site.href(name)),
        "side": _side(actor, first, edition.site),
        "rows": rows[:ROWS],
        "near": _near(actor, edition.site),
        **form_of(desk, edition.named, said, why),
    }


def _wordings(actor: RecordActor) -> dict[RecordMention, list[str]]:
    """The first mention of each name that `actor` has by a join, with why it is his."""
    held: dict[str, tuple[RecordMention, list[str]]] = {}
    for join in actor.joins:
        for mention in (join.one, join.other):
            _, why = held.setdefault(mention.raw.casefold(), (mention, []))
            if mention is join.one and (words := say_rule(join)) not in why:
                why.append(words)
    return dict(held.values())


def decide(desk: Desk, edition: Edition, form: Mapping[str, str]) -> bool:
    """Append the decision of `form` (``one``, ``two``, ``decision``, ``why``), and let the record follow it; whether it did before the answer.
    NotADecision when there is none, StoreError when the file cannot be written."""
    decision, why = choice(form)
    named = [_named_by(form.get(name, ""), edition) for name in ("one", "two")]
    follow = len(edition.site.view.record.articles) <= AT_ONCE
    try:
        decide_actors(desk.shelf.record, named[0], named[1], decision, who=desk.who, at=desk.now(), why=why, follow=follow)
    except ValueError as error:
        raise NotADecision(f"{str(error).capitalize()}.") from error
    return follow


def _named_by(words: str, edition: Edition) -> Named:
    """The name for which `words` of a form stand: a place on a page, an actor's id, an address of his page, or a line of the list."""
    words = " ".join(words.split())
    if found := PLACE.fullmatch(words):
        return Named(found[1], int(found[2]), int(found[3]))
    tail = words.rpartition("/")[2].partition("#")[0].removesuffix(".html")
    held = WITH_ID.fullmatch(words)
    actor = edition.site.view.things.get(held[1] if held else tail)
    if not isinstance(actor, RecordActor) or not actor.mentions:
        raise NotADecision(f"The record has no actor “{clean(words)[:60]}”: paste the address of the page, or choose one from the list.")
    mention = name_of(actor)
    return Named(mention.page, mention.start, mention.end)


def meanwhile(edition: Edition, form: Mapping[str, str], who: str) -> ActorReview | None:
    """What somebody else decided on the same two names since the form was shown; None for nothing."""
    places = {form.get("one", ""), form.get("two", "")}
    return by_others(edition.named, form, who, lambda r: {place(r.one), place(r.two)} == places)


def _history(reviews: Sequence[ActorReview], site: Site) -> list[tuple[str, str]]:
    return [(say_decision(r), " · ".join(_quoted(n, site) for n in (r.one, r.two))) for r in reversed(reviews)]


def _quoted(named: Named, site: Site) -> str:
    held = site.view.pages.get(named.page)
    return f"“{clean(held.text[named.start : named.end])}”, {site.view.outlet(named.page)}" if held else "…"


def _waiting(edition: Edition) -> bool:
    """Whether decisions wait for the next build."""
    return bool(edition.named) and len(edition.site.view.record.articles) > AT_ONCE


def place(m: RecordMention | Named) -> str:
    """The place of a name as addresses and forms have it."""
    return f"{m.page}.{m.start}-{m.end}"


def _pair(one: RecordMention, two: RecordMention) -> str:
    return f"{place(one)}~{place(two)}"


def _named(name: str) -> list[Named]:
    found = PAIR.fullmatch(name)
    parts = [PLACE.fullmatch(part) for part in found.groups()] if found else []
    return [Named(m[1], int(m[2]), int(m[3])) for m in parts if m]


def _called(mention: RecordMention, site: Site) -> str:
    return f"“{clean(mention.raw)}”, {site.view.outlet(mention.page)}"


def _why(doubt: NameDoubt) -> str:
    return REASONS.get(doubt.reason) or say_rule(doubt.reason)


def _side(actor: RecordActor, mention: RecordMention, site: Site) -> Side:
    roles = list(distinct_roles(actor, site.view))[:3]
    articles = counted(len({m.page for m in actor.mentions}), "article")
    facts = " · ".join(filter(None, [actor.country or "country not known", "; ".join(map(clean, roles)), f"named in {articles}"]))
    quote = site.quote(mention.page, [Span(mention.start, mention.end)])
    when = say_days(site.view.published(mention.page)) or "date unknown"
    return Side(place(mention), site.view.outlet(mention.page), when, Bit(clean(actor.name), site.href(actor.id)), quote, facts)


def _near(actor: RecordActor, site: Site) -> list[str]:
    """Other actors of the kind to choose from: those whom most articles name, in the order of their names."""
    same = [a for a in site.view.record.actors if a.kind == actor.kind and a.id != actor.id and not a.anonymous and a.mentions]
    most = sorted(same, key=lambda a: (-len(a.mentions), a.id))[:NEAR]
    return [f"{clean(a.name)} [{a.id}]" for a in sorted(most, key=lambda a: (a.name.casefold(), a.id))]
