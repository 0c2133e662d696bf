"""Is a story about a conflict? What its words, and the parties of an event, say of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from communique.codebooks.model import EventType
from communique.events.classes import Classes
from communique.events.same import Same
from communique.model.parse import Parse
from communique.model.spans import Span
from communique.model.values import Value

PARTIES = ("participants", "actor", "target")
BODIES = ("UNO", "IGO", "EUR")  # sectors of the bodies of states
HINTS = 2  # words that are told in other stories too: one says nothing, two together do


def said_in(parse: Parse) -> frozenset[str]:
    """The words of a story in lower case, as they stand and as lemmas, and two that stand together ("peace talks")."""
    return _said(Same(parse))


@lru_cache(maxsize=1)
def _said(story: Same) -> frozenset[str]:
    parse = story.parse
    tokens = parse.tokens
    lemmas, texts = [t.lemma.lower() for t in tokens], [t.text.lower() for t in tokens]
    together = [a.i for a, b in pairwise(tokens) if a.sentence == b.sentence]
    pairs = {f"{lemmas[i]} {w[i + 1]}" for i in together for w in (lemmas, texts)}
    hyphened = {f"{lemmas[k - 1]}-{lemmas[k + 1]}" for k, text in enumerate(texts[:-1]) if text == "-" and k}
    return frozenset((*lemmas, *texts, *pairs, *hyphened))


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
