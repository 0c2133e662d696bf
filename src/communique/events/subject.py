"""Is a story about a conflict? What its words, and the parties of an event, say of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from communique.codebooks.model import EventType
from communique.events.classes import Classes
from communique.events.same import Same, folded, standing
from communique.model.parse import Parse
from communique.model.spans import Span
from communique.model.values import Value

PARTIES = ("participants", "actor", "target")
BODIES = ("UNO", "IGO", "EUR")  # sectors of the bodies of states
HINTS = 2  # words that are told in other stories too: one says nothing, two together do


def said_in(parse: Parse, firsts: frozenset[str]) -> frozenset[str]:
    """The words of a story, case folded, as they stand and as lemmas; those joined by a hyphen; and two that stand together where the first is
    one of `firsts` ("peace talks")."""
    return _said(Same(parse), firsts)


@lru_cache(maxsize=2)
def _said(story: Same, firsts: frozenset[str]) -> frozenset[str]:
    words, tokens, at = folded(story), story.parse.tokens, standing(story)
    begun = [i for first in at.keys() & firsts for i in at[first] if words[i][0] == first]
    together = [i for i in begun if i + 1 < len(tokens) and tokens[i + 1].sentence == tokens[i].sentence]
    pairs = {f"{words[i][0]} {w}" for i in together for w in words[i + 1]}
    hyphened = {f"{words[k - 1][0]}-{words[k + 1][0]}" for k in at.get("-", ()) if 0 < k < len(tokens) - 1}
    return frozenset((*at, *pairs, *hyphened))


def in_setting(kind: EventType, words: frozenset[str]) -> bool:
    """True when a story of `words` may tell of events of `kind`: it has one word of its setting, or two of its hints."""
    if not kind.setting and not kind.hints:
        return True
    return bool(words.intersection(kind.setting)) or len(words.intersection(kind.hints)) >= HINTS


def sides_of(classes: Classes, span: Span, fields: Mapping[str, Sequence[Value]]) -> frozenset[str]:
    """The countries, armed forces and bodies of states among the parties of an event and the names in the words that tell it, places aside."""
    places = [Span(v.start, v.end) for v in fields.get("place", ())]
    keys = [v.actor for name in PARTIES for v in fields.get(name, ()) if v.actor]
    keys += [k for t in classes.parse.within(span) if not any(p.covers(t.span) for p in places) and (k := classes.book.for_token(t.i)) is not None]
    actors = [classes.actor(member) for key in dict.fromkeys(keys) for member in (key, *classes.actor(key).members)]
    return frozenset(a.country or a.key for a in actors if a.country or a.kind == "armed_force" or a.sector in BODIES)
