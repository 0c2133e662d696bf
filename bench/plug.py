"""Pulls the plug: kills the program (SIGKILL) at random moments of each thing that writes, and looks at what is left.

    .venv/bin/python bench/plug.py [--moments 360] [--seed 1]

A process that has loaded the parser forks a child for each moment; the child builds, adds, forgets, watches a feed, appends decisions or replies,
exports or writes a site, says through a pipe what it has finished (told after the transaction is done), and is killed at a moment between its start
and its usual end. Then the record must open, `verify` must find no fault, everything that was told as finished must be there, and the same work done
again must give the very same result as when nobody interferes. Prints a row for each kind of work; exit code 1, with the moments, when something was
lost.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.building import build
from communique.building.keeping import add, forget
from communique.building.verifying import verify
from communique.errors import StoreError
from communique.exports.files import write_bytes, write_files
from communique.fetching.getting import Fetched, Fetcher
from communique.following import State, follow
from communique.model.record import Record
from communique.model.reviews import LinkReview, Told
from communique.store.book import Store
from communique.store.replies import KeptReply
from communique.store.reviews import Review
from communique.web.edition import load
from communique.web.writing import write_site

TOWNS = ("Loja", "Nairobi", "Bergen", "Cusco", "Natal", "Arica")
STORY = """Envoys Meet in {town}

{caps}, May {day}, 2031 — Envoys of Kenya and Uganda met in {town} on Monday. Shells hit the market on Sunday, killing {dead} people, officials said.

“We want a lasting ceasefire,” the Kenyan envoy, Amara Odenya, said. “The talks will go on next week.”
"""
REVIEWS = 100
FEED = "https://lantern.example/feed"
Tell = Callable[[object], None]


class Web(Fetcher):
    """A web of one feed, whose pages are the stories in `files`; no network is asked."""

    def __init__(self, files: Sequence[Path]) -> None:
        super().__init__()
        self.pages = {f"{FEED}/{file.stem}": file.read_text("utf-8").partition("\n\n") for file in files}

    def get(self, url: str, **_: object) -> Fetched:
        if url == FEED:
            items = "".join(f"<item><title>A story</title><link>{link}</link></item>" for link in self.pages)
            body = f'<rss version="2.0"><channel><title>The Lantern</title>{items}</channel></rss>'
        else:
            title, _, text = self.pages[url]
            body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
        return Fetched(url, url, "2031-05-12T10:00:00Z", 200, {"content-type": "text/html" if url != FEED else "text/xml"}, body.encode())


@dataclass(frozen=True)
class Work:
    """`start` is the state it begins from, `run` does it in the child, `check` looks at the folder afterwards and returns what is wrong."""

    name: str
    start: str
    run: Callable[[Path, Tell], None]
    check: Callable[[Path, list[str]], str | None]


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--moments", type=int, default=360, help="kills in all")
    given.add_argument("--seed", type=int, default=1)
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as held:
        lost = Trial(Path(held), random.Random(options.seed)).run(options.moments)
    if lost:
        print("\n".join(lost))
        sys.exit(1)


class Trial:
    """Folders with each starting state and each wished result, made without interference."""

    def __init__(self, home: Path, dice: random.Random) -> None:
        self.home, self.dice = home, dice
        self.pages = home / "pages"
        self.pages.mkdir()
        for day, town in enumerate(TOWNS, start=5):
            (self.pages / f"{town}.txt").write_text(STORY.format(town=town, caps=town.upper(), day=day, dead=day + 3), "utf-8")
        self.files = sorted(self.pages.iterdir())
        self.states = {"nothing": home / "nothing", "half": home / "half", "whole": home / "whole"}
        for state in self.states.values():
            state.mkdir()
        build(self.files[:3], self.states["half"] / "talks.db", processes=1)
        build(self.files, self.states["whole"] / "talks.db", processes=1)
        self.half, self.whole = (read(self.states[name] / "talks.db") for name in ("half", "whole"))
        self.old, self.new = b"old" * 4_000_000, b"new" * 5_000_000
        self.took = 0.0
        write_site(load(self.states["half"] / "talks.db", name="Talks"), self.states["whole"] / "site")
        write_site(load(self.states["whole"] / "talks.db", name="Talks"), home / "new" / "site")
        self.sites = [None, self.listing(self.states["whole"] / "site"), self.listing(home / "new" / "site")]
        write_bytes(self.states["whole"] / "out.json", self.old)
        write_files(self.states["whole"] / "tables", {f"{n}.csv": self.old for n in range(4)})

    def works(self) -> list[Work]:
        return [
            Work("build", "nothing", self._build, self._built),
            Work("build on", "half", self._build, self._built),
            Work("add", "half", self._add, self._built),
            Work("forget", "whole", self._forget, self._forgotten),
            Work("review", "whole", self._review, self._reviewed),
            Work("export a file", "whole", self._export, self._exported),
            Work("export a folder", "whole", self._tables, self._tabled),
            Work("site", "whole", self._site, self._sited),
            Work("watch", "half", self._watch, self._watched),
            Work("first watch", "nothing", self._watch, self._watched_first),
            Work("link review", "whole", self._link, self._linked),
            Work("model's reply", "whole", self._reply, self._replied),
        ]

    def run(self, moments: int) -> list[str]:
        lost = []
        works = self.works()
        for number, work in enumerate(works):
            times = moments // len(works) + (number < moments % len(works))
            length = self._undisturbed(work)
            hit, early = 0, 0
            for turn in range(times):
                place, told, killed = self._kill(work, self.dice.uniform(0, length))
                hit += killed
                early += not told
                problem = work.check(place, told)
                if problem:
                    lost.append(f"{work.name}, moment {turn}: {problem}")
                shutil.rmtree(place)
            said = f"{hit:4} before it was done ({early} before anything was), {length * 1000:6.0f} ms alone"
            print(f"{work.name:16} {times:4} moments, {said}", flush=True)
        print(f"{moments} moments, {len(lost)} with a loss")
        return lost

    def _undisturbed(self, work: Work) -> float:
        place, told, killed = self._kill(work, None)
        length = self.took
        problem = "it was killed" if killed else work.check(place, told)
        if problem:
            raise SystemExit(f"{work.name} fails when nobody interferes: {problem}")
        shutil.rmtree(place)
        return length

    def _kill(self, work: Work, after: float | None) -> tuple[Path, list[str], bool]:
        """Start `work` in a copy of its starting state and kill it `after` seconds; what it told, and whether it was killed before its end."""
        place = Path(tempfile.mkdtemp(dir=self.home))
        shutil.copytree(self.states[work.start], place, dirs_exist_ok=True)
        reading, writing = os.pipe()
        start = time.perf_counter()
        child = os.fork()
        if child == 0:
            os.close(reading)
            work.run(place, lambda what: os.write(writing, f"{what}\n".encode()) and None)
            os._exit(0)
        os.close(writing)
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        with os.fdopen(reading) as pipe:
            told = pipe.read().split()
        _, status = os.waitpid(child, 0)
        self.took = time.perf_counter() - start
        return place, told, os.WIFSIGNALED(status)

    def _build(self, place: Path, tell: Tell) -> None:
        build(self.files, place / "talks.db", processes=1, on_progress=lambda p: tell(p.done))
        tell("done")

    def _add(self, place: Path, tell: Tell) -> None:
        add(self.files[3:], place / "talks.db", processes=1, on_progress=lambda p: tell(p.done))
        tell("done")

    def _built(self, place: Path, told: list[str]) -> str | None:
        db = place / "talks.db"
        if db.exists() and begun(db):
            held = read(db)
            if held not in (Record("", None, ""), self.half, self.whole):
                return "a record that is neither the old nor the new one"
            if "done" in told and held != self.whole:
                return "a build that was told as done is not there"
            if held.pages and (faults := verify(db, merging=False).faults):
                return f"faults: {faults}"
        elif told:
            return "there is no record, though something was told as kept"
        read_before = max((int(word) for word in told if word.isdigit()), default=0)
        report = build(self.files, db, processes=1)
        if report.record != self.whole:
            return "the next build gives another record"
        if report.cached < read_before:
            return f"{read_before} pages were read and kept, the next build knew {report.cached}"
        return _faults(db)

    def _forget(self, place: Path, tell: Tell) -> None:
        forget([f.name for f in self.files[3:]], place / "talks.db")
        tell("done")

    def _forgotten(self, place: Path, told: list[str]) -> str | None:
        held = read(place / "talks.db")
        if held not in (self.whole, self.half) or ("done" in told and held != self.half):
            return "a record that is neither the old nor the new one"
        if held == self.whole:
            forget([f.name for f in self.files[3:]], place / "talks.db")
        return _faults(place / "talks.db") or (None if read(place / "talks.db") == self.half else "forgetting again gives another record")

    def _review(self, place: Path, tell: Tell) -> None:
        with Store.create(place / "talks.db") as store:
            for number in range(REVIEWS):
                store.append_review(Review("p-x", number, number + 1, "reports.fatalities", "confirmed", None, "ada", "2031-06-01", "read it"))
                tell(number)

    def _reviewed(self, place: Path, told: list[str]) -> str | None:
        with Store.open(place / "talks.db") as store:
            held = [review.start for review in store.reviews()]
        if held != list(range(len(held))) or not len(told) <= len(held) <= len(told) + 1:
            return f"{len(told)} decisions were told as kept, {len(held)} are there"
        return _faults(place / "talks.db")

    def _export(self, place: Path, tell: Tell) -> None:
        write_bytes(place / "out.json", self.new)
        tell("done")

    def _exported(self, place: Path, told: list[str]) -> str | None:
        held = (place / "out.json").read_bytes()
        return None if held == self.new or (held == self.old and not told) else f"a file of {len(held)} bytes that is neither the old nor the new one"

    def _tables(self, place: Path, tell: Tell) -> None:
        write_files(place / "tables", {f"{n}.csv": self.new for n in range(4)})
        tell("done")

    def _tabled(self, place: Path, told: list[str]) -> str | None:
        held = [(place / "tables" / f"{n}.csv").read_bytes() for n in range(4)]
        whole = all(data in (self.old, self.new) for data in held)
        return None if whole and not (told and self.old in held) else "a table that is neither the old nor the new one"

    def _site(self, place: Path, tell: Tell) -> None:
        write_site(load(place / "talks.db", name="Talks"), place / "site")
        tell("done")

    def _sited(self, place: Path, told: list[str]) -> str | None:
        found = self.listing(place / "site")
        if found not in self.sites or (told and found != self.sites[-1]):
            return "a site that is neither the old nor the new one"
        write_site(load(place / "talks.db", name="Talks"), place / "site")
        if self.listing(place / "site") != self.sites[-1]:
            return "written again, the site is another"
        left = sorted(item.name for item in place.iterdir() if item.name.startswith(".site."))
        return f"{left} left beside the site" if left else None

    def _watch(self, place: Path, tell: Tell) -> None:
        follow([FEED], place / "talks.db", State(), fetcher=Web(self.files), kept=place / "kept", processes=1)
        tell("done")

    def _watched(self, place: Path, told: list[str]) -> str | None:
        held = read(place / "talks.db")
        if len(held.pages) not in (3, 9) or (told and len(held.pages) != 9):
            return f"a record of {len(held.pages)} pages"
        follow([FEED], place / "talks.db", State(), fetcher=Web(self.files), kept=place / "kept", processes=1)
        held = read(place / "talks.db")
        urls = sorted(page.url for page in held.pages if page.url)
        if urls != sorted(f"{FEED}/{file.stem}" for file in self.files) or any(row.code != "C108" for row in held.unread):
            return f"the next look has {urls} and {held.unread}"
        return _faults(place / "talks.db")

    def _watched_first(self, place: Path, told: list[str]) -> str | None:
        if told and not (place / "talks.db").exists():
            return "a look that was told as done left no record"
        follow([FEED], place / "talks.db", State(), fetcher=Web(self.files), kept=place / "kept", processes=1)
        urls = sorted(page.url or "" for page in read(place / "talks.db").pages)
        if urls != sorted(f"{FEED}/{file.stem}" for file in self.files):
            return f"the next look has {urls}"
        return _faults(place / "talks.db")

    def _link(self, place: Path, tell: Tell) -> None:
        with Store.create(place / "talks.db") as store:
            for number in range(REVIEWS):
                one, two = Told("p-x", number, number + 1, "attack"), Told("p-y", 0, 1, "attack")
                store.append_link_review(LinkReview(one, two, "same", "ada", "2031-06-01", "read both"))
                tell(number)

    def _linked(self, place: Path, told: list[str]) -> str | None:
        with Store.open(place / "talks.db") as store:
            held = [review.one.start for review in store.link_reviews()]
        if held != list(range(len(held))) or not len(told) <= len(held) <= len(told) + 1:
            return f"{len(told)} decisions on links were told as kept, {len(held)} are there"
        return _faults(place / "talks.db")

    def _reply(self, place: Path, tell: Tell) -> None:
        with Store.create(place / "talks.db") as store:
            for number in range(REVIEWS):
                store.put_reply(f"key {number}", "p-x", KeptReply("{}", "stop", 1, 1, False))
                tell(number)

    def _replied(self, place: Path, told: list[str]) -> str | None:
        with Store.open(place / "talks.db") as store:
            lost = [number for number in range(len(told)) if store.reply(f"key {number}") is None]
        return f"{len(lost)} replies were told as kept and are not there" if lost else _faults(place / "talks.db")

    def listing(self, folder: Path) -> list[str] | None:
        """The files of a site with their sizes; None where the kill fell between the two renames that put it in place."""
        return sorted(f"{f.relative_to(folder)} {f.stat().st_size}" for f in folder.rglob("*") if f.is_file()) if folder.exists() else None


def read(place: Path) -> Record:
    with Store.open(place) as store:
        return store.read_record()


def begun(place: Path) -> bool:
    """False for a file that a build made and was killed before it could write anything into it, which the program says and builds anew."""
    try:
        Store.open(place).close()
    except StoreError as error:
        if "did not get to begin" in error.message:
            return False
        raise
    return True


def _faults(place: Path) -> str | None:
    faults = verify(place, merging=False).faults
    return f"faults: {faults}" if faults else None


if __name__ == "__main__":
    main()
