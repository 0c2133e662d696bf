"""The site on this machine: the same pages as in a folder, read again when the record has changed.

``run(application(Path("talks.db"), name="The talks"), listen("127.0.0.1", 8710))`` answers until Ctrl-C.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from communique.errors import CommuniqueError
from communique.web.api.serving import api_answer, is_api, problem
from communique.web.changed import is_day
from communique.web.checking.desk import Desk
from communique.web.checking.routes import LARGEST, OTHER_SITE, decided, from_here, is_check, shown
from communique.web.edition import GONE, blank, changes_since, message, searched
from communique.web.finding import asked
from communique.web.hosts import known_host, site_address
from communique.web.rendering import FORMS, POLICY
from communique.web.shelf import Page, Shelf, as_page
from communique.web.site import Site

KINDS = {"html": "text/html", "css": "text/css", "svg": "image/svg+xml", "js": "text/javascript"}
HEADERS = {
    "content-security-policy": f"{POLICY}; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
}
"""On every answer. ``no-cache``: a browser keeps a page but asks each time whether it is still the same."""
SEARCH = "search"
"""Where the server searches: ``/search?q=cease-fire&kind=statement&outlet=Inland%20Times&from=2031-03&to=2031``."""
CHANGES = "changes"
"""Where the server says what changed: ``/changes?since=2031-03-05``, and a further part of it: ``&part=2``."""
PART = re.compile(r"[1-9][0-9]{0,5}")
OWN_NAME = "Communiqué"
"""Heads the pages for those who may not know the record's name."""
BROKEN = "That is a fault of Communiqué. The terminal in which it runs says more."
OTHER_HOST = "This server answers only to the address that it was started with. Open {} on the machine where it runs."
WAIT = "It was moved or removed, or another program is writing it. Load this page again when it is back; nothing else needs to be done."


def application(
    record: Path, *, name: str, full: bool = False, host: str = "127.0.0.1", reviewer: str | None = None, blind: bool = False
) -> Starlette:  # fmt: skip
    """The record in the file `record` as an application that answers GET and HEAD, to those who ask for `host` by one of its names; with a
    `reviewer` also the forms by which he decides on its values, `blind` to what others decided before."""
    shelf = Shelf(record, name=name, full=full, reviewer=reviewer, blind=blind)
    desk = Desk(shelf, reviewer, blind) if reviewer else None

    async def answer(request: Request) -> Response:
        if not known_host(request.headers.getlist("host"), host=host):
            server = request.scope.get("server")
            return _said(request, 421, "Another address", OTHER_HOST.format(site_address(host, server[1] if server else 80)))
        where = str(request.scope["path"]).removeprefix("/")
        if desk and is_check(where):
            body = await _body(request) if request.method == "POST" else b""
            return await run_in_threadpool(_checked, desk, where, request, body)
        if request.method == "POST":
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        return await run_in_threadpool(_answer, shelf, request)

    routes = [Route("/{where:path}", answer, methods=["GET", "HEAD", *(["POST"] if desk else [])])]
    return Starlette(routes=routes, exception_handlers={HTTPException: _refused, Exception: _broken})


async def _refused(request: Request, error: Exception) -> Response:
    """What the routes refuse: another method, or a request for no path."""
    status, headers = (error.status_code, error.headers) if isinstance(error, HTTPException) else (500, None)
    words = "This site is only to be read: it answers GET and HEAD." if status == 405 else "There is nothing at this address."
    return _said(request, status, "Not here", words, headers=headers)


async def _broken(request: Request, _: Exception) -> Response:
    return _said(request, 500, "This page cannot be shown", BROKEN)


async def _body(request: Request) -> bytes | None:
    """What was sent; None for more than a form of this server holds."""
    held = b""
    async for part in request.stream():
        held += part
        if len(held) > LARGEST:
            return None
    return held


def _checked(desk: Desk, where: str, request: Request, body: bytes | None) -> Response:
    """A page of checking, or what a form brought."""
    query = dict(request.query_params)
    try:
        if request.method != "POST":
            said = shown(desk, where, query)
        elif body is None:
            return _said(request, 413, "Too much", "This form holds more than a decision.")
        elif not from_here(request.headers):
            return _said(request, 403, "Not from here", OTHER_SITE)
        else:
            said = decided(desk, where, query, body)
    except CommuniqueError as error:
        return _unread(request, desk.shelf, error)
    if said is None:
        return _said(request, 404, "No such item", "The record has nothing to decide at this address: its words may be gone.")
    if said.to:
        return Response(status_code=said.status, headers={**HEADERS, "location": said.to})
    # Without a referrer a browser would not say where a form comes from either (Origin: null).
    own = {"content-security-policy": f"{FORMS}; frame-ancestors 'none'", "cache-control": "no-store", "referrer-policy": "same-origin"}
    return _sent(request, said.status, as_page(said.text), kind="text/html", headers=own)


def _unread(request: Request, shelf: Shelf, error: CommuniqueError) -> Response:
    words = f"The record {shelf.record.name} cannot be read at present ({error.code}). {WAIT}"
    return _said(request, 503, "No record", words, headers={"retry-after": "5"})


def _answer(shelf: Shelf, request: Request) -> Response:
    where = str(request.scope["path"]).removeprefix("/") or "index.html"
    if is_api(where):
        told = api_answer(shelf, where, request.query_params)
        return _sent(request, told.status, as_page(told.text), kind=told.kind, headers=told.headers)
    try:
        edition = shelf.edition(now=False)
        if where == CHANGES:
            return _changed(request, edition.site)
        if where == SEARCH:
            return _sent(request, 200, as_page(searched(asked(request.query_params), shelf.record, edition.site)), kind="text/html")
    except CommuniqueError as error:
        return _unread(request, shelf, error)
    if where == f"{SEARCH}.html":  # in a folder a script searches; here the server does
        return Response(status_code=307, headers={**HEADERS, "location": f"/{SEARCH}"})
    follower = edition.forwards.get(where)
    if follower and follower.href:
        return Response(status_code=307, headers={**HEADERS, "location": f"/{follower.href}"})
    if follower:
        return _said(request, 410, "No longer in the record", GONE.format(follower.old), site=edition.site)
    page = shelf.page(where, edition)
    if page is None:
        return _said(request, 404, "No such page", "The record has nothing at this address.", site=edition.site)
    return _sent(request, 200, page, kind=KINDS.get(where.rpartition(".")[2], "text/plain"))


def _changed(request: Request, site: Site) -> Response:
    since, part = request.query_params.get("since", ""), request.query_params.get("part", "1")
    if not since:
        return Response(status_code=307, headers={**HEADERS, "location": f"/{CHANGES}.html"})
    if not is_day(since):
        return _said(request, 400, "No such day", "Write the day as in /changes?since=2031-03-05.", site=site)
    text = changes_since(site, since, int(part)) if PART.fullmatch(part) else None
    if text is None:
        return _said(request, 404, "No such part", "The list has no part of that number.", site=site)
    return _sent(request, 200, as_page(text), kind="text/html")


def _said(request: Request, status: int, title: str, words: str, *, site: Site | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """A page in the site's style that says one thing, with the navigation where there is a site to lead to; for programs, the API's error."""
    if is_api(str(request.scope["path"]).removeprefix("/")):
        told = problem(status, words)
        return _sent(request, status, as_page(told.text), kind=told.kind, headers=headers)
    text = message(site or blank(OWN_NAME), title, words, root="/", parts=site is not None)
    return _sent(request, status, as_page(text), kind="text/html", headers=headers)


def _sent(request: Request, status: int, page: Page, *, kind: str, headers: Mapping[str, str] | None = None) -> Response:
    """`page` with all headers; without its bytes for HEAD, and for a browser that has them already."""
    held = {**HEADERS, "content-type": f"{kind}; charset=utf-8", **(headers or {})}
    if status == 200:
        held["etag"] = page.tag
        if _has(request.headers.get("if-none-match", ""), page.tag):
            return Response(status_code=304, headers=held)
    if request.method == "HEAD":
        return Response(status_code=status, headers={**held, "content-length": str(len(page.body))})
    return Response(page.body, status_code=status, headers=held)


def _has(tags: str, tag: str) -> bool:
    """Whether If-None-Match names `tag`; weak tags count, as RFC 9110 says for it."""
    return tags.strip() == "*" or tag in [t.strip().removeprefix("W/") for t in tags.split(",")]
