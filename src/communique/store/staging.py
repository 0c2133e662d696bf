"""Where the pages of a build wait on disk between being read and being analysed, so that memory need not hold them.

``staged.put(page, site="host lantern.example")`` keeps a page; ``staged.pages("host lantern.example")`` gives those of one site. The table is
a temporary one of the connection: no other program sees it, and it goes with the connection.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from communique.model.page import Page, SiteFacts
from communique.store import coding

AT_ONCE = 500  # rows in memory
COLUMNS = tuple(coding.PAGE_COLUMNS.split(", "))


class Place(NamedTuple):
    """Where a page came from."""

    path: str
    member: str | None


class Staging:
    """Pages with the key of their site and, once they are `prepare`d, what their analysis depends on besides them; of
    these the length is the number."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.close()
        db.execute(f"CREATE TEMP TABLE staged ({', '.join(COLUMNS)}, site, key, repeated, PRIMARY KEY (id))")
        db.execute("CREATE INDEX temp.staged_by_site ON staged (site)")

    def close(self) -> None:
        """Drop all pages."""
        self._db.execute("DROP TABLE IF EXISTS temp.staged")

    def put(self, page: Page, *, site: str) -> Place | None:
        """Keep `page`. Of pages with one id that whose place sorts first stays; returns the place of the one that does not."""
        own = Place(page.path, page.member)
        held = self.place(page.id)
        if held is not None and (held.path, held.member or "") <= (own.path, own.member or ""):
            return own
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        self._db.execute(f"INSERT OR REPLACE INTO staged ({coding.PAGE_COLUMNS}, site) VALUES ({marks})", (*coding.page_row(page), site))
        return held

    def place(self, name: str) -> Place | None:
        """Where the page with the id `name` came from; None when it is not here."""
        return next((Place(*row) for row in self._db.execute("SELECT path, member FROM staged WHERE id = ?", (name,))), None)

    def places(self) -> set[Place]:
        """Where all pages came from."""
        return {Place(*row) for row in self._db.execute("SELECT path, member FROM staged")}

    def sites(self) -> list[str]:
        """The keys of all sites, sorted."""
        return [site for (site,) in self._db.execute("SELECT DISTINCT site FROM staged ORDER BY site")]

    def pages(self, site: str) -> Iterator[Page]:
        """The pages of one site, one at a time, by id."""
        names = [name for (name,) in self._db.execute("SELECT id FROM staged WHERE site = ? ORDER BY id", (site,))]
        return map(self.page, names)

    def page(self, name: str) -> Page:
        """The page with the id `name`, which is here."""
        return coding.row_page(self._db.execute(f"SELECT {coding.PAGE_COLUMNS} FROM staged WHERE id = ?", (name,)).fetchone())

    def text(self, name: str) -> str:
        """The text of the page with the id `name`, which is here."""
        (text,) = self._db.execute("SELECT text FROM staged WHERE id = ?", (name,)).fetchone()
        return str(text)

    def prepare(self, name: str, *, key: str, facts: SiteFacts) -> None:
        """Keep the key and the site's facts of the page with the id `name`."""
        self._db.execute("UPDATE staged SET key = ?, repeated = ? WHERE id = ?", (key, json.dumps(facts.repeated), name))

    def facts(self, name: str) -> SiteFacts:
        """The site's facts of a prepared page."""
        (repeated,) = self._db.execute("SELECT repeated FROM staged WHERE id = ?", (name,)).fetchone()
        return SiteFacts(tuple(json.loads(repeated)))

    def key(self, name: str) -> str:
        """The key of a prepared page."""
        (key,) = self._db.execute("SELECT key FROM staged WHERE id = ?", (name,)).fetchone()
        return str(key)

    def __len__(self) -> int:
        ((number,),) = self._db.execute("SELECT count(*) FROM staged WHERE key IS NOT NULL")
        return int(number)

    def prepared(self) -> list[tuple[str, str]]:
        """Id and key of all prepared pages, by id."""
        return list(self.in_order())

    def in_order(self) -> Iterator[tuple[str, str]]:
        """The same, a few in memory at a time; the file may be written to meanwhile."""
        last = ""
        while rows := self._db.execute("SELECT id, key FROM staged WHERE key IS NOT NULL AND id > ? ORDER BY id LIMIT ?", (last, AT_ONCE)).fetchall():
            yield from rows
            last = rows[-1][0]
