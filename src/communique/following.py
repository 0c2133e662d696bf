"""Following a story: looking again and again at folders and feeds, adding what is new to a record, and saying what changed.

``follow([Path("saved")], Path("talks.db"), State())`` looks once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from communique.building import build
from communique.building.keeping import add
from communique.building.made import NOTE
from communique.errors import FetchError, OutputError, PageError
from communique.fetching.archive import save
from communique.fetching.getting import Fetched, Fetcher
from communique.model.changes import Change
from communique.model.record import Record
from communique.record.through import changes
from communique.store.book import Store

SEEN = ".seen.json"
"""In the folder of what was fetched: the addresses that need not be asked again, and what feeds said of their state."""
FAILED = "C802"
"""What may go well another time."""
SAME_PAGE = "C108"
"""Of a page that is in the record already: a feed's pages often are."""
FEED = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF|!DOCTYPE rss)", re.IGNORECASE)
KIND = "kind"
"""Of an address: ``feed`` when it was one."""
TOLD = 5
"""Remarks of one kind that are told at a look; the rest is counted."""
AT_ONCE = 50
"""Pages that one look fetches at most; the next look goes on."""


@dataclass(slots=True)
class State:
    """What one look leaves for the next: the files of the sources with size and time."""

    files: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Look:
    """What one look at the sources of the record at `place` found: how many pages were read, what changed (None: nothing was new), the record after
    it as far as telling of changes asks for it (`Store.read_changing`), what went wrong, and in `remarks` what went as it should but not as one
    may think."""

    place: Path
    read: int
    changes: tuple[Change, ...] | None
    told: Record | None
    notes: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @cached_property
    def record(self) -> Record | None:
        """All of the record, read when it is first asked for; None when nothing was new."""
        if self.told is None:
            return None
        with Store.open(self.place) as store:
            return store.read_record()


def follow(
    sources: Sequence[str],
    place: Path,
    state: State,
    *,
    fetcher: Fetcher | None = None,
    kept: Path | None = None,
    codebook: str = "peace-talks",
    processes: int | None = None,
) -> Look:
    """Look once at `sources` (folders, files, patterns; with a `fetcher` also addresses of feeds and pages) and bring what is new into the record
    at `place`, which is made with `codebook` if need be. What is fetched stays in the folder `kept` as WARC files.

    A feed that does not answer, a page that must not be read, or a folder that is gone, is a note. Raises what `build` raises, PageError C101 when
    at the first look nothing of `sources` is there, FetchError C801 when an address is given without `fetcher`, OutputError C601 when `kept` cannot
    be written.
    """
    from communique.pages.reading import exists

    addresses = [source for source in sources if is_address(source)]
    paths = [Path(source) for source in sources if not is_address(source)]
    notes: tuple[str, ...] = ()
    if addresses:
        if fetcher is None or kept is None:
            raise FetchError("C801", f"{addresses[0]} is an address, and none is read unless you say so. Add --fetch.")
        notes = fetch_new(addresses, fetcher, kept)
        paths.append(kept)
    gone = [path for path in paths if path != kept and not exists(path)]
    if gone and gone == paths and not state.files:
        raise PageError("C101", f"there is no {', no '.join(map(str, gone))}. Check the path, and quote it if it has spaces.")
    notes += tuple(f"{path} does not exist." for path in gone)
    files = _files(paths)
    remarks = _went(state.files, files)
    if files == state.files or not files:
        return Look(place, 0, None, None, notes, remarks)
    before = _read(place)
    report = add(paths, place, processes=processes) if before else build(paths, place, codebook=codebook, processes=processes)
    state.files = files
    with Store.open(place) as store:
        after = store.read_changing()
    old = before or Record(after.codebook, None, "")
    remarks += (*_twice(old, after), *_unread(old, after))
    return Look(place, report.analysed, changes(old, after), after, notes, remarks)


def is_address(source: str) -> bool:
    """True for what is asked over the network, not opened."""
    return source.lower().startswith(("http://", "https://"))


def fetch_new(addresses: Sequence[str], fetcher: Fetcher, kept: Path) -> tuple[str, ...]:
    """Ask for `addresses`, which are feeds or pages, and for the pages that the feeds name, unless they are in `kept` already; keep what is new
    there. Returns what went wrong, in words."""
    from communique.pages.readers.feeds import feed_links

    seen, notes, pages = _seen(kept), [], []
    for address in addresses:
        try:
            said = seen.get(address, {})
            answer = fetcher.get(address, etag=said.get("etag"), modified=said.get("last-modified"))
        except FetchError as error:
            notes.append(str(error))
            continue
        if answer.status == 304:
            continue
        facts = {name: answer.headers[name] for name in ("etag", "last-modified") if name in answer.headers}
        if not _is_feed(answer) and said.get(KIND) == "feed":
            notes.append(f"{address} was a feed and now answers with a page, which is not read. Look at it: it may ask for a login.")
            continue
        if not _is_feed(answer):
            pages.append(answer)
            seen[address] = facts
            continue
        try:
            links = feed_links(answer.body, name=address, base=answer.url)
        except PageError as error:
            notes.append(str(error))
            continue
        for link in [link for link in links if link not in seen][: AT_ONCE - len(pages)]:
            try:
                pages.append(fetcher.get(link))
                seen[link] = {}
            except FetchError as error:
                notes.append(str(error))
                if error.code != FAILED:
                    seen[link] = {}
        left = sum(link not in seen for link in links)
        seen[address] = {KIND: "feed"} | ({} if left else facts)  # with pages left, the feed is asked in full the next time
        if left:
            notes.append(f"{address}: {left} of its pages are not fetched yet; the next look tries them.")
    save(pages, kept)
    _remember(kept, seen)
    return tuple(notes)


def _went(before: Mapping[str, object], files: Mapping[str, object]) -> tuple[str, ...]:
    """That files went: their pages stay."""
    went = sorted(set(before) - set(files)) if files else []
    return _few([f"{file} is gone; what was read of it stays in the record until `communique forget` takes it out." for file in went])


def _twice(before: Record, record: Record) -> tuple[str, ...]:
    """That a file holds other words than when it was read before: both are pages of the record."""
    known = {page.id for page in before.pages}
    old = {(page.path, page.member): page.id for page in before.pages}
    both = [(p.path, old[p.path, p.member]) for p in record.pages if p.id not in known and (p.path, p.member) in old]
    how = "both are kept. To take the earlier out: communique forget RECORD"
    return _few([f"{path} was read before with other words; {how} {name}" for path, name in both])


def _unread(before: Record, record: Record) -> tuple[str, ...]:
    """What could not be read, and was not there before."""
    known = set(before.unread)
    return _few([f"{row.code}: {row.reason}" for row in record.unread if row not in known and row.code != SAME_PAGE])


def _few(remarks: Sequence[str]) -> tuple[str, ...]:
    more = len(remarks) - TOLD
    return (*remarks[:TOLD], *([f"… and {more} more such."] if more > 0 else []))


def _is_feed(answer: Fetched) -> bool:
    """By the first words of the answer; a page may be XML too, and is served as HTML then."""
    return FEED.match(answer.body) is not None and "html" not in answer.headers.get("content-type", "").lower()


def _seen(kept: Path) -> dict[str, dict[str, str]]:
    try:
        held = json.loads((kept / SEEN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise OutputError("C601", f"cannot read {kept / SEEN} ({error}). Delete it: pages are then fetched again.") from error
    return {str(url): {str(k): str(v) for k, v in facts.items()} for url, facts in held.items()}


def _remember(kept: Path, seen: dict[str, dict[str, str]]) -> None:
    from communique.fetching.archive import write_whole

    write_whole(kept / SEEN, (json.dumps(seen, indent=1, sort_keys=True) + "\n").encode())


def _read(place: Path) -> Record | None:
    if not place.exists():
        return None
    with Store.create(place) as store:  # a first build may have been killed before the file held anything
        if store.note(NOTE) is None:  # or later: what it had read waits there for the next
            return None
        return store.read_changing()


def _files(paths: Sequence[Path]) -> dict[str, tuple[int, int]]:
    """Size and time of the files of all sources, hidden ones left out, as `read_pages` finds them."""
    from communique.pages.reading import files_of

    found = {}
    for file in (file for path in paths for _, file in files_of(path)):
        with suppress(OSError):  # it went away meanwhile, or never was there: reading says so
            stat = file.stat()
            found[str(file)] = (stat.st_size, stat.st_mtime_ns)
    return found
