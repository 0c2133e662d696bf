"""A site in a folder, looked at in a real browser that tells of everything that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Page, Request

from communique.model.record import Event
from communique.showing.view import View
from communique.web.edition import Edition, load
from communique.web.writing import write_site

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SCRIPTS = Path(__file__).with_name("scripts")


def script(name: str) -> str:
    """What the browser is asked to work out on a page: ``scripts/NAME.js``."""
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")



@dataclass(frozen=True)
class Folder:
    """A site that was written, and what it was written from."""

    place: Path
    edition: Edition

    @property
    def view(self) -> View:
        return self.edition.site.view

    def url(self, where: str) -> str:
        """The file address of a page of the site."""
        file, hash_, place = where.partition("#")
        return (self.place / file).as_uri() + hash_ + place

    def kinds(self) -> list[str]:
        """A page of each kind: the parts, and of what has a page of its own the first, and those that have most to show."""
        record = self.view.record
        parts = [w for w in self.edition.addresses() if "/" not in w and w.endswith(".html")]
        rich = sorted(record.events, key=lambda e: (-len(e.reports), e.id))
        events = [*conflicting(self.view)[:1], *rich[:1], *[e for e in rich if e.type == "talks"][:1]]
        articles = sorted(record.articles, key=lambda a: (-len(self.edition.site.cites.get(a.page, ())), a.id))
        people = sorted(record.actors, key=lambda a: (-len(a.mentions), a.id))
        things = dict.fromkeys([*(e.id for e in events), *(a.id for a in articles[:1]), *(a.id for a in articles[-1:]), *(a.id for a in people[:2])])
        return [*parts, *((self.edition.site.href(name) or "").partition("#")[0] for name in things)]


def conflicting(view: View) -> list[Event]:
    """The events on which reports disagree."""
    return [e for e in view.record.events if any(f.agreement == "conflict" for f in e.fields.values())]


def folder_of(record: Path, place: Path, *, full: bool = False) -> Folder:
    """The record file `record` as a site in `place`."""
    edition = load(record, name="The talks", full=full)
    write_site(edition, place)
    return Folder(place, edition)


@dataclass
class Watch:
    """What a browser did while pages were open."""

    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("console", lambda m: self.faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.faults.append(f"script: {e}"))
        page.on("dialog", self._dialog)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def looking(browser: Browser, *, allowed: str = "file:///", refused: int = 0, **options: Any) -> Iterator[Page]:
    """A page in a browser of its own. In the end nothing has gone wrong on any page opened, but answers of the status `refused`, and every request
    went to `allowed`."""
    watch = Watch()
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options)
    scripts = options.get("java_script_enabled", True)
    if scripts:
        context.add_init_script(script("violations"))
    page = context.new_page()
    watch.on(page)
    try:
        yield page
        if scripts:
            watch.faults += [f"policy: {v}" for v in page.evaluate("window.violations")]
    finally:
        context.close()
    watch.faults = [fault for fault in watch.faults if not (refused and f"status of {refused} " in fault)]
    elsewhere = [url for url in watch.requests if not url.startswith((allowed, "data:,"))]
    assert (watch.faults, elsewhere) == ([], [])
