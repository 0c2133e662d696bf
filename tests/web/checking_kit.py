"""A coder at work, without a browser: pages of checking, and forms sent back."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

from asgi_kit import HOST, Answer, ask
from site_kit import stored
from starlette.applications import Starlette

from communique.model.record import Record
from communique.store.book import Store
from communique.store.reviews import Review
from communique.web.serving import application
from sample_talks import ONE, RECORD, TWO, at

COUNT, OTHER, PLACE, DAY = (".".join(("-".join(map(str, w[1:3])), f)) for w, f in (
    (at("40"), "reports.count"), (at("45", TWO), "reports.count"), (at("Portside"), "reports.place"), (at("on Monday"), "reports.date"),
))  # fmt: skip
ITEMS = {"count": f"{ONE.id}.{COUNT}", "other": f"{TWO.id}.{OTHER}", "place": f"{ONE.id}.{PLACE}", "day": f"{ONE.id}.{DAY}"}
"""Addresses of items of the hand-made record."""


class Coder:
    """Somebody who checks the record file `place`; several may at once."""

    def __init__(self, place: Path, who: str = "ada", *, blind: bool = False) -> None:
        self.place = place
        self.app: Starlette = application(place, name="The talks", reviewer=who, blind=blind)

    @classmethod
    def of(cls, folder: Path, record: Record = RECORD, who: str = "ada") -> Coder:
        return cls(stored(folder / "talks.db", record), who)

    def see(self, item: str = "", query: str = "") -> str:
        """The page of an item, or of the queue."""
        answer = ask(self.app, f"/check/{item}" if item else "/check", query=query)
        assert answer.status == 200, answer
        return answer.text

    def form(self, item: str) -> dict[str, str]:
        """What the form of an item holds, untouched."""
        text = self.see(item).partition("data-decide>")[2]
        return dict(re.findall(r'<input[^>]*? ?name="(\w+)" value="([^"]*)"', text))

    def send(self, item: str, form: dict[str, str], *, headers: tuple[tuple[str, str], ...] = (), query: str = "") -> Answer:
        given = (("content-type", "application/x-www-form-urlencoded"), ("origin", f"http://{HOST}"), ("sec-fetch-site", "same-origin"), *headers)
        return ask(self.app, f"/check/{item}", method="POST", body=urlencode(form).encode(), headers=dict(given).items(), query=query)

    def decide(self, item: str, decision: str, **fields: str) -> Answer:
        """Open an item, change `fields` of its form (``from_`` is ``from``), press a button."""
        return self.send(item, self.form(item) | {k.rstrip("_"): v for k, v in fields.items()} | {"decision": decision})

    def reviews(self) -> list[Review]:
        with Store.open(self.place) as store:
            return list(store.reviews())

    def page(self, where: str) -> str:
        return ask(self.app, f"/{where}").text
