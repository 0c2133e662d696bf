"""A record at one moment as a site, whole: its pages, its style and script, and where the ids of earlier builds lead.

``load(Path("talks.db"), name="The talks")`` gives an edition; `addresses` are all its files, `text_of` is what stands in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from communique.building.known import known, read_decided
from communique.building.laying import Laying, put_in
from communique.errors import CodebookError
from communique.model.record import Record
from communique.model.reviews import ActorReview, LinkReview
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.view import View
from communique.store.book import Store
from communique.store.reviews import Review, seen_by
from communique.store.still import Still
from communique.web import plan
from communique.web.changed import change_parts, changes_page
from communique.web.decisions import Decisions
from communique.web.finding import INDEX, Search, answer, index_of
from communique.web.moved import LIST, TABLE, Follower, follower, forwards, table_of
from communique.web.paging import part_name
from communique.web.rendering import POLICY, assets, render
from communique.web.site import Site

STATIC = "static/"
SHIPPED = re.compile(r"[a-z0-9-]+")
"""How codebooks that ship are called. Whoever makes a record names its codebook, so that the name must not lead to a file."""


@dataclass(frozen=True)
class Edition:
    """`site`, and what became of the ids of earlier builds. `stamp` says which record it is of (`Store.stamp`), `reviews` are all decisions on
    values and `links` those on links; the site shows those that the coder `blind` may see (`communique.store.reviews.seen_by`)."""

    site: Site
    moved: tuple[Follower, ...] = ()
    stamp: str = ""
    reviews: list[Review] = field(default_factory=list)
    links: tuple[LinkReview, ...] = ()
    blind: str | None = None
    named: list[ActorReview] = field(default_factory=list)
    """All decisions on names of actors."""
    export: dict[str, Any] = field(default_factory=dict)
    """The record as the API has it, made when it is first asked for."""
    forwards: Mapping[str, Follower] = field(init=False)
    """The pages that earlier builds had and this one has not, and where each leads."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "forwards", forwards(self.moved))

    @cached_property
    def laying(self) -> Laying:
        """The record as it was before any decision, to lay more of them over it."""
        return Laying(self.site.decisions.stored or self.site.view.record)

    def seen(self) -> tuple[Review, ...]:
        """The decisions that the site shows."""
        return tuple(self.reviews) if self.blind is None else seen_by(self.reviews, self.blind)

    def take(self, new: Sequence[Review]) -> None:
        """Lay decisions that were made since over the record."""
        self.reviews.extend(new)
        shown = self.seen()
        gone = [r for r in new if r in shown and not self.laying.knows(r.key)]
        self.site.decisions.add(new if self.blind is None else shown, gone=gone, afresh=self.blind is not None)
        self.site.made.clear()
        pages = {r.page for r in new}
        around = self.laying.around(pages)
        laid = self.laying.again(pages, [r for r in shown if r.page in around])
        self.site.put_in(put_in(self.site.view.record, self.laying.stored, laid), laid.before, laid.after, pages=around)

    def addresses(self) -> Iterator[str]:
        """All files of the site, from its root."""
        yield from plan.addresses(self.site)
        yield from self.forwards
        if self.moved:
            yield LIST
        yield TABLE
        yield INDEX
        yield from (STATIC + name for name in assets())

    def text_of(self, where: str) -> str | None:
        """What stands at `where`, an address from the root of the site; None when there is no such file."""
        if where == TABLE:
            return table_of(self.moved)
        if where == INDEX:
            return index_of(self.site)
        if where.startswith(STATIC):
            return assets().get(where.removeprefix(STATIC))
        if where == LIST and self.moved:
            return framed("moved.html", self.site, root="", followers=self.moved)
        if where in self.forwards:
            return forward(self.site, self.forwards[where])
        return plan.page(where, self.site)


def load(record: Path, *, name: str, full: bool = False, reviewer: str | None = None, blind: bool = False) -> Edition:
    """The record in the file `record` as a site named `name`; one for a `reviewer` leads to checking, and shows what he may see if he works
    `blind`. StoreError C401 or C402 when it cannot be read."""
    coder = reviewer if blind else None
    with Store.open(record) as store, store.at_one_moment():
        still = Still(record, store.stamp())
        held = read_decided(store, standing=True, blind=coder, read=still.record)
        view = View(held.record, still.sentences)
        moved = tuple(follower(old, kind, store.forwarded(old), view) for old, kind in store.earlier_ids().items())
        reviews, links, stamp, named = list(store.reviews()), store.link_reviews(), store.stamp(), list(store.actor_reviews())
    decisions = Decisions(held.stored, held.reviews, (*held.values, *held.links, *held.names))
    site = Site(view, name, full, decisions, partial(_known, record, held.stored), reviewer)
    return Edition(site, moved, stamp, reviews, links, coder, named)


def brought_up(edition: Edition, record: Path) -> bool:
    """Whether the file `record` has nothing new for `edition` but decisions on values, which are laid over it then, and on names, which the record
    does not follow yet. StoreError as `load`."""
    with Store.open(record) as store, store.at_one_moment():
        if not edition.stamp or store.stamp() != edition.stamp or store.link_reviews() != edition.links:
            return False
        new = store.reviews_after(len(edition.reviews))
        edition.named[:] = store.actor_reviews()
    if new:
        edition.take(new)
    return True


def _known(place: Path, record: Record, day: str) -> Record:
    """The `record` in the file `place` as it was known on `day`, by the codebook that ships under its codebook's name ("peace-talks 1.0"), never
    by a file."""
    name = record.codebook.rpartition(" ")[0]
    if not SHIPPED.fullmatch(name):
        raise CodebookError("C301", f"no codebook ships that is called '{name}'.")
    return known(place, day, codebook=name, record=record)


def name_of(record: Path) -> str:
    """What a site is called that got no name: after its file.

    >>> name_of(Path("data/lake_talks-2031.db"))
    'lake talks 2031'
    """
    return re.sub(r"[\s_-]+", " ", record.stem).strip() or "Record"


def blank(name: str) -> Site:
    """A site of nothing, for what is to be said when there is no record."""
    return Site(View(Record(codebook="", as_of=None, parser=""), lambda _: ()), name)


def forward(site: Site, moved: Follower) -> str:
    """The page in the place of one that an earlier build had: it leads to what has the words now, or says that they are gone."""
    if moved.href is None:
        return message(site, "No longer in the record", GONE.format(moved.old), root="../")
    words = MOVED.format(moved.old, moved.new)
    return framed("message.html", site, root="../", title="Moved", words=words, href=moved.href, refresh=True)


KEPT = 64
"""Files made of the whole site that are kept: the search's index, and what changed since each day that was asked for."""
GONE = "The words of {} are no longer in the record: their page was taken out, or it reads differently now."
MOVED = "{} is of an earlier build. Its words are now in {}."


def message(site: Site, title: str, words: str, *, root: str, parts: bool = True) -> str:
    """A page that says one thing. `parts` False leaves the navigation out, for when there is nothing to lead to."""
    return framed("message.html", site, root=root, title=title, words=words, href=None, refresh=False, **({} if parts else {"parts": []}))


def searched(search: Search, record: Path, site: Site) -> str:
    """The page with what `search` finds in the file `record`, of which `site` is made. StoreError C401 or C402 when it cannot be read."""
    return framed("search.html", site, root="", here="search.html", **answer(record, search, site))


def changes_since(site: Site, day: str, part: int = 1) -> str | None:
    """Part `part` of the page with what changed after `day` (ISO date), made once as long as the record stays; None where there is no such part.
    StoreError C401 or C402 when it cannot be read."""
    where = part_name(f"changes?since={day}", part)
    if where not in site.made and not 1 <= part <= change_parts(site, day):
        return None
    made = site.made.get(where) or framed("changes.html", site, root="", here="index.html", **changes_page(site, part, since=day))
    if len(site.made) < KEPT:
        site.made[where] = made
    return made


def framed(template: str, site: Site, *, root: str, **given: Any) -> str:
    """`template` in the frame that every page has."""
    as_of = say_days(DateRange(site.view.record.as_of, site.view.record.as_of))
    frame = {"site": site, "here": "", "parts": plan.navigation(site), "as_of": as_of, "policy": POLICY}
    return render(template, root=root, **(frame | given))
