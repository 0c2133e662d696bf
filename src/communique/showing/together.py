"""Why reports of several articles are taken to tell of one event."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.record import Event, Link
from communique.showing.view import View
from communique.showing.words import clean


def why_one(event: Event, links: Iterable[Link], view: View) -> list[tuple[str, str]]:
    """For each tie between two articles that tell of `event`, in order of its reports, who prints the two and the reasons; `links` are those between
    reports."""
    pages = {r.id: r.page for r in view.reports(event)}
    ties = [k for k in links if k.relation == "same_as" and k.from_ in pages and k.to in pages and pages[k.from_] != pages[k.to]]
    order = {name: at for at, name in enumerate(pages)}
    ties.sort(key=lambda k: (order[k.from_], order[k.to]))
    return [(f"{view.outlet(pages[k.from_])} and {view.outlet(pages[k.to])}", clean("; ".join(k.reasons))) for k in ties]
