"""Ids of earlier builds: every one that a site ever showed still opens.

Articles, actors and events had a page of their own, so a page in its place leads on. The others were a place on a page (``#s-abc``); the
script finds them in a table, and ``moved.html`` lists all for readers without one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from communique.showing.view import View
from communique.web.addresses import address

LIST = "moved.html"
TABLE = "static/moved.js"
FOLDERS = {"articles": "articles", "actors": "people", "events": "events"}
"""The folder of things that have a page of their own, by their kind."""


class Follower(NamedTuple):
    """An id of an earlier build and its kind, the id that its words have now, and where that is shown from the root; None where they are gone."""

    old: str
    kind: str
    new: str | None
    href: str | None


def follower(old: str, kind: str, new: str | None, view: View) -> Follower:
    """What became of `old`, whose words `new` has now."""
    return Follower(old, kind, new, address(new, view) if new else None)


def forwards(moved: Iterable[Follower]) -> dict[str, Follower]:
    """The pages that earlier builds had and this one has not: addresses, and where each leads."""
    return {f"{FOLDERS[m.kind]}/{m.old}.html": m for m in moved if m.kind in FOLDERS}


def table_of(moved: Iterable[Follower]) -> str:
    """The script that tells ``site.js`` where a place of an earlier build is now. What is gone leads to the list that says so."""
    places = {m.old: m.href or f"{LIST}#{m.old}" for m in moved}
    return f"communiqueMoved({json.dumps(places, sort_keys=True, indent=0)});\n"
