"""What changed between two records, in words."""

from __future__ import annotations

import re

from communique.model.changes import Change, Cited
from communique.model.ids import SIZE
from communique.model.record import Event, RecordArticle, RecordExpectation, RecordPosition
from communique.showing.lines import say_article, say_event, say_expectation, say_position, say_when
from communique.showing.view import View
from communique.showing.words import clean, shorten

ACTOR = re.compile(rf"\ba-[a-z2-7]{{{SIZE}}}\b")
QUOTED = 3
"""Citations of a change that are shown; the rest stands behind its reference."""
QUOTE = 140


def say_change(change: Change, view: View) -> str:
    """A change into the record of `view`: of what, in which field, from what to what."""
    head = _head(view.things.get(change.thing), view)
    if change.of in ("articles", "positions") or (change.field is None and not change.before):
        return head
    field = (change.field or "").replace("_", " ")
    before, after = (ACTOR.sub(lambda m: view.name(m[0]), words) for words in (change.before, change.after))
    return f"{head} — {' '.join(filter(None, (field, before or 'nothing')))} → {after}"


def _head(thing: object, view: View) -> str:
    if isinstance(thing, Event):
        return f"{say_when(thing, view)}: {say_event(thing, view)}"
    if isinstance(thing, RecordArticle):
        return f"article: {say_article(thing, view)}"
    if isinstance(thing, RecordPosition):
        return f"position on {thing.issue.replace('_', ' ')}: {say_position(thing, view)}"
    return f"expected: {say_expectation(thing, view)}" if isinstance(thing, RecordExpectation) else ""


def say_cited(cited: Cited, view: View) -> str:
    """The words that a change comes from, and who prints them."""
    return f"“{shorten(clean(cited.raw), QUOTE)}” ({view.outlet(cited.page)})"
