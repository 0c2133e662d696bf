"""Links and names that a person should look at: the two reports or names, what speaks for one event or person, and what against."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from communique.model.doubts import MERGE, TIE, Doubt, NameDoubt
from communique.showing.lines import say_when
from communique.showing.view import View
from communique.showing.words import capital, clean, shorten
from communique.terminal.layout import heading, indented, lines

LONGEST = 160
QUESTIONS = {MERGE: "Two events, or one?"}
NAMES_ASKED = {TIE: "One person, or two?", MERGE: "Two persons, or one?"}
TIED = "One event, or two?"


def show_doubts(console: Console, doubts: Sequence[Doubt], view: View, *, limit: int) -> None:
    """The first `limit` of `doubts`, each with its reports, ready to be typed back."""
    if not doubts:
        indented(console, Text("No link is in doubt."), by=0)
    for doubt in doubts[:limit]:
        heading(console, f"{QUESTIONS.get(doubt.question, TIED)} {_events(doubt, view)}")
        for name in (doubt.one, doubt.two):
            report = view.things[name]
            lines(console, [(view.outlet(report.page), f"“{shorten(clean(report.raw), LONGEST)}”", view.ref(name))])
        lines(console, [*((f"{'for':>7}", reason, "") for reason in doubt.reasons), *(("against", reason, "") for reason in doubt.against)])
    if len(doubts) > limit:
        console.print(Text(f"… and {len(doubts) - limit} more", style="dim"))


def show_moved(console: Console, before: View, after: View) -> None:
    """Which events a decision changed, and into which."""
    old, new = ({e.id: e for e in view.record.events} for view in (before, after))
    for name in sorted(old.keys() | new.keys()):
        if name in new and (name not in old or old[name].reports != new[name].reports):
            told = f"{len(new[name].reports)} reports" if len(new[name].reports) > 1 else "1 report"
            lines(console, [(say_when(new[name], after), f"{capital(new[name].type.replace('_', ' '))}: {told}", after.ref(name))])
        elif name not in new:
            lines(console, [(say_when(old[name], before), f"{capital(old[name].type.replace('_', ' '))}: joined to another", before.ref(name))])


def _events(doubt: Doubt, view: View) -> str:
    first, second = (view.things[name] for name in (doubt.event, doubt.other))
    days = [say_when(event, view) for event in (first, second)]
    return f"{capital(first.type.replace('_', ' '))}, {days[0] if days[0] == days[1] else ' and '.join(days)}"


def show_names(console: Console, doubts: Sequence[NameDoubt], view: View, *, limit: int) -> None:
    """The first `limit` of the doubtful names: both with their places, and why they are in doubt."""
    if not doubts:
        indented(console, Text("No two names are in doubt.", style="green"), by=0)
    for doubt in doubts[:limit]:
        heading(console, f"{NAMES_ASKED[doubt.question]} · {doubt.reason.replace('_', ' ')}")
        for mention, actor in ((doubt.one, doubt.actor), (doubt.two, doubt.other)):
            place = f"{mention.page}.{mention.start}-{mention.end}"
            lines(console, [(view.outlet(mention.page), f"“{clean(mention.raw)}” · {view.name(actor)}", place)])
    if len(doubts) > limit:
        indented(console, Text(f"… {len(doubts) - limit} more; --limit shows more.", style="dim"), by=0)


def show_moved_actors(console: Console, before: View, after: View) -> None:
    """The actors that a decision made or changed."""
    known = {a.id: a for a in before.record.actors}
    new = [a for a in after.record.actors if known.get(a.id) != a and a.mentions]
    if not new:
        indented(console, Text("Noted. The record stays as it is."), by=0)
    rows = [("now", f"{clean(a.name)} · {', '.join(dict.fromkeys(clean(m.raw) for m in a.mentions))}", after.ref(a.id)) for a in new]
    lines(console, rows)
