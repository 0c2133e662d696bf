"""The addresses of checking: ``/check`` is the queue, ``/check/ITEM`` one item, ``/check/next`` the next, ``/check/agreement`` how coders agree,
``/check/links`` links in doubt, ``/check/links/REPORT.REPORT`` one, ``/check/links/EVENT`` an event to split or join; ``/check/names`` names
in doubt, ``/check/names/PLACE~PLACE`` two of them, ``/check/names/ACTOR`` an actor to unite with another.

A decision is a form sent to ``/check/ITEM``. It must come from this server's own page (Origin, Sec-Fetch-Site) and hold the token of this run.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from communique.model.reviews import ActorReview, LinkReview
from communique.store.reviews import UNDONE, by_person
from communique.web.checking import links, names
from communique.web.checking.deciding import NotADecision, review_of
from communique.web.checking.desk import MEANWHILE, Desk
from communique.web.checking.items import Item, key_of
from communique.web.checking.pages import agreement_page, item_page, queue_page
from communique.web.checking.pairs import UNDO, say_decision
from communique.web.checking.queue import Queue, Wanted, wanted
from communique.web.edition import Edition, framed
from communique.web.rendering import FORMS

CHECK, LINKS, NAMES = "check", "links", "names"
REPORT = "r-"  # begins the id of a report
LARGEST = 64 * 1024
"""Bytes of a form."""
FIELDS = 40
NUMBER = re.compile(r"[0-9]{1,8}")
OTHER_SITE = "This form did not come from a page of this server, or from a page of an earlier run: open the page again and decide there."
FIRST = "Somebody decided while you looked at it: {}. Your decision was not stored. Look again, and decide."


class Said(NamedTuple):
    """A page with its status, or where to go on (`to`)."""

    status: int
    text: str
    to: str = ""


def is_check(where: str) -> bool:
    """Whether the path `where`, without its first slash, is one of these addresses."""
    return where == CHECK or where.startswith(f"{CHECK}/")


def shown(desk: Desk, where: str, query: Mapping[str, str]) -> Said | None:
    """The answer to a request for the page at `where`; None where there is none. StoreError C401 or C402 when the record cannot be read."""
    edition, queue = desk.look()
    narrowed, name = wanted(query), where.removeprefix(CHECK).removeprefix("/")
    if not name:
        given = queue_page(desk, edition, queue, narrowed, page=max(1, _number(query.get("page", ""))))
        return Said(200, _framed("check.html", edition, root="", **given))
    if name == "agreement":
        return Said(200, _framed("check_agreement.html", edition, root="../", **agreement_page(desk, edition, queue)))
    if name == "next":
        after = queue.next(narrowed, key_of(query.get("after", "")))
        return Said(303, "", f"/{CHECK}/{after.name}{narrowed.query()}" if after else f"/{CHECK}{narrowed.query()}")
    if name == LINKS or name.startswith(f"{LINKS}/"):
        return _pairs(OF_LINKS, desk, edition, name.removeprefix(LINKS).removeprefix("/"))
    if name == NAMES or name.startswith(f"{NAMES}/"):
        return _pairs(OF_NAMES, desk, edition, name.removeprefix(NAMES).removeprefix("/"))
    item = _item(name, queue)
    if item is None:
        return None
    return Said(200, _framed("check_item.html", edition, root="../", **item_page(desk, edition, queue, item, narrowed)))


def decided(desk: Desk, where: str, query: Mapping[str, str], body: bytes) -> Said | None:
    """The answer to the form `body` sent to `where`; None where nothing can be decided. StoreError as `shown`, and when it cannot be written."""
    edition, queue = desk.look()
    form = _form(body)
    trusted = secrets.compare_digest(form.get("token", "").encode("utf-8", "surrogatepass"), desk.token.encode())
    if where == f"{CHECK}/{LINKS}":
        one, two = form.get("one", ""), form.get("two", "")
        return _chosen(OF_LINKS, desk, edition, form, back=f"{one}.{two}" if one.startswith(REPORT) else one, trusted=trusted)
    if where == f"{CHECK}/{NAMES}":
        return _chosen(OF_NAMES, desk, edition, form, back=_names_back(form), trusted=trusted)
    item, narrowed = _item(where.removeprefix(f"{CHECK}/"), queue), wanted(query)
    if item is None:
        return None
    if not trusted:
        return _again(desk, edition, queue, item, narrowed, 403, OTHER_SITE, {})
    try:
        if form.get("decision") == UNDONE and desk.who not in by_person(edition.site.decisions.history.get(item.key, ())):
            raise NotADecision("You have decided nothing here that could be undone.")
        review = review_of(item, form, edition.site.view, edition.laying, who=desk.who, at=desk.now())
    except NotADecision as error:
        return _again(desk, edition, queue, item, narrowed, 422, str(error), form)
    if desk.decide(review, seen=_number(form.get("seen", ""))) == MEANWHILE:
        edition, queue = desk.look()
        last = item_page(desk, edition, queue, item, narrowed)["history"]
        return _again(desk, edition, queue, item, narrowed, 409, FIRST.format(" ".join(filter(None, last[0])) if last else "see below"), form)
    edition, queue = desk.look()
    after = item if review.decision == UNDONE else queue.next(narrowed, item.key)
    return Said(303, "", f"/{CHECK}/{after.name}{narrowed.query()}" if after else f"/{CHECK}{narrowed.query()}")


class _Kind(NamedTuple):
    """What decisions on links and on names are taken with: the end of their address, what stands between the two in an address, templates with
    what fills them (the list of doubts, two things, one thing), the addresses of all doubts, what others decided meanwhile, and what takes a
    decision: it gives the end of the address at which its maker goes on, empty for the next doubt."""

    name: str
    sign: str
    listed: tuple[str, Callable[[Desk, Edition], dict[str, Any]]]
    two: tuple[str, Callable[..., dict[str, Any] | None]]
    one: tuple[str, Callable[..., dict[str, Any] | None]]
    doubts: Callable[[Desk, Edition], list[str]]
    meanwhile: Callable[[Edition, Mapping[str, str], str], LinkReview | ActorReview | None]
    decide: Callable[[Desk, Edition, Mapping[str, str]], str]


def _decide_name(desk: Desk, edition: Edition, form: Mapping[str, str]) -> str:
    names.decide(desk, edition, form)
    return _names_back(form) if form.get("decision") == UNDO else ""


def _names_back(form: Mapping[str, str]) -> str:
    return form.get("back", "") or f"{form.get('one', '')}~{form.get('two', '')}"


def _decide_link(desk: Desk, edition: Edition, form: Mapping[str, str]) -> str:
    event = links.decide(desk, edition, form)
    return "" if form.get("one", "").startswith(REPORT) else event


OF_LINKS = _Kind(
    LINKS,
    ".",
    ("check_links.html", links.links_page),
    ("check_pair.html", links.pair_page),
    ("check_event.html", links.event_page),
    lambda desk, edition: [f"{d.one}.{d.two}" for d in links.doubts_at(desk, edition)],
    links.meanwhile,
    _decide_link,
)
OF_NAMES = _Kind(
    NAMES,
    "~",
    ("check_names.html", names.names_page),
    ("check_name_pair.html", names.pair_page),
    ("check_actor.html", names.actor_page),
    lambda _, edition: [f"{names.place(d.one)}~{names.place(d.two)}" for d in names.doubts_at(edition)],
    names.meanwhile,
    _decide_name,
)


def _pairs(kind: _Kind, desk: Desk, edition: Edition, name: str, *, status: int = 200, said: str = "", why: str = "") -> Said | None:
    """The page of what is in doubt, of two things, or of an event or actor; None where there is no such."""
    if not name:
        return Said(status, _framed(kind.listed[0], edition, root="../", **kind.listed[1](desk, edition)))
    template, page = kind.two if kind.sign in name else kind.one
    given = page(desk, edition, name, said=said, why=why)
    return Said(status, _framed(template, edition, root="../../", **given)) if given else None


def _chosen(kind: _Kind, desk: Desk, edition: Edition, form: Mapping[str, str], *, back: str, trusted: bool) -> Said | None:
    """What a form with a decision on two brought; `back` is the end of the address of the page that it came from."""
    why = form.get("why", "")
    if not trusted:
        return _pairs(kind, desk, edition, back, status=403, said=OTHER_SITE)
    if (other := kind.meanwhile(edition, form, desk.who)) is not None:
        return _pairs(kind, desk, edition, back, status=409, said=FIRST.format(say_decision(other)), why=why)
    doubts = kind.doubts(desk, edition)
    follows = next(iter(doubts[doubts.index(back) + 1 :]), "") if back in doubts else ""
    try:
        stays = kind.decide(desk, edition, form)
    except NotADecision as error:
        return _pairs(kind, desk, edition, back, status=422, said=str(error), why=why)
    return Said(303, "", f"/{CHECK}/{kind.name}/{stays or follows}".rstrip("/"))


def _form(body: bytes) -> dict[str, str]:
    """The fields of a form; none for what is no form."""
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError:
        return {}


def from_here(headers: Mapping[str, str]) -> bool:
    """Whether a form was sent by a page of this server, as far as the browser tells: one that tells nothing is believed for its token."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site not in (None, "same-origin"):
        return False
    return origin is None or (origin != "null" and urlsplit(origin).netloc == headers.get("host", ""))


def _again(desk: Desk, edition: Edition, queue: Queue, item: Item, narrowed: Wanted, status: int, said: str, form: Mapping[str, str]) -> Said:
    typed = {name: form[name] for name in ("value", "from", "to", "words", "why") if name in form}
    return Said(status, _framed("check_item.html", edition, root="../", **item_page(desk, edition, queue, item, narrowed, said=said, typed=typed)))


def _number(words: str) -> int:
    return int(words) if NUMBER.fullmatch(words) else 0


def _item(name: str, queue: Queue) -> Item | None:
    key = key_of(name)
    return queue.item(key) if key else None


def _framed(template: str, edition: Edition, *, root: str, **given: Any) -> str:
    return framed(template, edition.site, root=root, here=CHECK, policy=FORMS, **given)
