"""What stands at an address of the API.

``answer(edition, "api/v1/events", {"limit": "2"}, full=False)`` is the first two events; their key ``next`` is the address of the others.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from communique.exports.json_export import as_json
from communique.web.api.describing import BASE, KINDS, openapi, page_of_api
from communique.web.edition import Edition

LARGEST, USUAL = 500, 100
"""Objects of one answer."""
FILTERS = ("page", "type", "party", "relation", "reader")
"""What a list may be narrowed by: things have a key of this name, or do not fit."""
JSON, HTML = "application/json", "text/html"


class Said(NamedTuple):
    """An answer: its status, its text, what kind of text, and headers of its own."""

    status: int
    text: str
    kind: str = JSON
    headers: Mapping[str, str] = {}


def is_api(where: str) -> bool:
    """Whether `where`, an address without its leading slash, is one of the API."""
    return where == "api" or where.startswith("api/")


def answer(edition: Edition, where: str, query: Mapping[str, str], *, full: bool) -> Said:
    """What stands at `where`. `full` gives the text of pages too."""
    if where.rstrip("/") == "api":
        return Said(200, page_of_api(edition.site), HTML)
    where = f"{where.rstrip('/')}/"
    parts = where.removeprefix(BASE).removesuffix("/").split("/")
    if not where.startswith(BASE) or len(parts) > 2:
        return problem(404, "nothing is at this address; GET /api/v1 lists what there is")
    if parts == [""]:
        return _said(200, _front(_held(edition, full=full)))
    if parts == ["openapi.json"]:
        return _said(200, openapi())
    if parts[0] not in KINDS:
        return problem(404, f"there is no list of this name; there are {', '.join(KINDS)}")
    held = _held(edition, full=full)[parts[0]]
    if len(parts) == 1:
        return _list(parts[0], held, query, edition)
    return _one(parts[0], held, parts[1], edition)


def problem(status: int, message: str, **headers: str) -> Said:
    """An error, which has the same shape everywhere."""
    text = json.dumps({"error": {"status": status, "message": message}}, ensure_ascii=False) + "\n"
    return Said(status, text, headers={name.replace("_", "-"): value for name, value in headers.items()})


def _said(status: int, data: object) -> Said:
    return Said(status, json.dumps(data, ensure_ascii=False, allow_nan=False) + "\n")


def _held(edition: Edition, *, full: bool) -> dict[str, Any]:
    """The record as the export has it, made once for each state of it."""
    key = f"{full} {len(edition.reviews)}"
    if key not in edition.export:
        made = as_json(edition.site.view.record, with_text=full)
        edition.export.clear()
        edition.export[key] = made
        return made
    found: dict[str, Any] = edition.export[key]
    return found


def _front(held: dict[str, Any]) -> dict[str, Any]:
    facts = {key: held[key] for key in ("communique", "codebook", "as_of", "parser")}
    lists = {kind: {"number": len(held[kind]), "href": f"/{BASE}{kind}"} for kind in KINDS}
    return facts | {"lists": lists, "openapi": f"/{BASE}openapi.json"}


def _list(kind: str, held: list[dict[str, Any]], query: Mapping[str, str], edition: Edition) -> Said:
    limit = query.get("limit", str(USUAL))
    if not (limit.isascii() and limit.isdigit() and 0 < int(limit[:6]) <= LARGEST):
        return problem(400, f"limit is a number from 1 to {LARGEST}")
    unknown = sorted(set(query) - {"limit", "after", *FILTERS})
    if unknown:
        return problem(400, f"there is no {unknown[0]!r}; a list takes limit, after, {', '.join(FILTERS)}")
    wanted = {name: query[name] for name in FILTERS if name in query}
    rows = [row for row in held if all(row.get(name) == value for name, value in wanted.items())]
    start = _place(query.get("after", ""), edition)
    if start is None:
        return problem(410, "the record has changed, or this is no page of it: begin again without 'after'")
    end = start + int(limit)
    more = f"/{BASE}{kind}?{_query(limit, wanted)}&after={_token(end, edition)}" if end < len(rows) else None
    return _said(200, {"kind": kind, "number": len(rows), "items": rows[start:end], "next": more})


def _one(kind: str, held: list[dict[str, Any]], name: str, edition: Edition) -> Said:
    found = next((row for row in held if row.get("id") == name), None)
    if found is not None:
        return _said(200, found)
    new = next((f.new for f in edition.moved if f.old == name and f.new), None)
    if new is not None and any(row.get("id") == new for row in held):
        return problem(308, f"its words are now in {new}", location=f"/{BASE}{kind}/{new}")
    return problem(410 if any(f.old == name for f in edition.moved) else 404, f"there is nothing called {name[:60]} among the {kind}")


def _token(start: int, edition: Edition) -> str:
    """A place in a list of this record, for nobody to take apart."""
    return urlsafe_b64encode(f"{start}:{edition.stamp[:12]}".encode()).decode().rstrip("=")


def _place(token: str, edition: Edition) -> int | None:
    """Where `token` leads; None for one of another record, and for what is none."""
    if not token:
        return 0
    try:
        start, _, stamp = urlsafe_b64decode(token[:64] + "=" * (-len(token[:64]) % 4)).decode("ascii").partition(":")
    except ValueError:
        return None
    return int(start) if start.isdigit() and len(start) < 10 and stamp == edition.stamp[:12] else None


def _query(limit: str, wanted: Mapping[str, str]) -> str:
    return urlencode({"limit": limit, **wanted})
