"""Rounds of talks on a terminal."""

from __future__ import annotations

from rich.console import Console

from communique.showing.lines import say_event, say_when
from communique.showing.rounds import judgements, other_fields, round_days, round_parties, rounds, say_judgement
from communique.showing.view import View
from communique.showing.words import clean
from communique.terminal.layout import heading, lines

MOST = 5
"""Judgements of a round that are shown."""


def show_rounds(console: Console, view: View) -> None:
    """Each round of talks: who took part, what is told of each day, everything else by field, and how people judged it."""
    events = rounds(view)
    views = judgements(events, view)
    for event in events:
        heading(console, clean(f"{say_when(event, view)} · {say_event(event, view).split(' · ')[0].split(': ')[0]}  [{view.ref(event.id)}]"))
        rows = [*round_parties(event, view), *round_days(event, view)]
        rows += [(title, said, "") for title, said in other_fields(event, view)]
        rows += [("called" if n == 0 else "", say_judgement(s, view), view.ref(s.id)) for n, s in enumerate(views.get(event.id, ())[:MOST])]
        lines(console, rows)


