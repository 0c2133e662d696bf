"""Who published a story first: the original publisher or wire that a page credits.

    python bench/origins.py ARTICLES_FOLDER [--style html|resi|insc|node] [--misses]

ARTICLES_FOLDER holds html-gold.jsonl.gz and html/ (pages as HTML), dumps-STYLE.jsonl.gz (the same pages as text) and provenance-gold.json
(for each English page own, own_with_wire, agency_own_site, wire or republished, with the source). A page of the last two kinds asks for its
source; any other asks that nobody else is named. An agency named on a page of its own is neither right nor wrong; so is a page whose evidence
is in the markup only, where text dumps are read. Right: the name is another name of the source, by the table of agencies and without "The",
case or a domain's ending; "wire services" for a source without a name. Beside us on the same pages: a plain rule, "(AP) —" and the like
anywhere in the page's text for the five largest agencies, and the host of rel=canonical.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique import __version__
from communique.errors import PageError
from communique.model.page import Page, SiteFacts
from communique.pages.agencies import same_outlet
from communique.pages.finding import find_article
from communique.pages.reading import read_pages
from communique.pages.rendering import host_of

PLAIN = re.compile(r"\((AP|AFP|Reuters|UPI|dpa|PTI)\)\s*[-–—]")
CANONICAL = re.compile(r"<link[^>]+rel=[\"']?canonical[^>]+href=[\"']?([^\"' >]+)", re.IGNORECASE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--style", choices=("html", "resi", "insc", "node"), default="html")
    parser.add_argument("--misses", action="store_true", help="list what is wrong or missing")
    given = parser.parse_args()
    gold = json.loads((given.folder / "provenance-gold.json").read_text(encoding="utf-8"))
    ours, plain = Counter[str](), Counter[str]()
    for key, page, source in _pages(given.folder, given.style, gold):
        row = gold[key]
        name, words = _found(page)
        if name is not None and page is not None and words not in page.text:
            raise SystemExit(f"{key}: {words!r} does not stand on the page")
        verdict = _verdict(row, name, html=given.style == "html")
        ours[verdict] += 1
        plain[_verdict(row, _plain(page, source, row["url"]), html=given.style == "html")] += 1
        if given.misses and verdict not in ("right", "none", "neutral"):
            print(f"  {verdict}: {key[:40]} {row['kind']}, {row['source']}; found {name!r} in {words!r}")
    print(f"data: {given.folder.name}/provenance-gold.json, {sum(ours.values())} English pages, style {given.style}")
    print(f"communique {__version__}: {_figures(ours)}")
    print(f"plain rule (agency in brackets, rel=canonical): {_figures(plain)}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _pages(folder: Path, style: str, gold: dict[str, Any]) -> Iterator[tuple[str, Page | None, str]]:
    """Id, page (None where it cannot be read) and source of each page that has gold, in the order of ids."""
    if style == "html":
        named = {row["id"]: folder / row["html"] for row in _rows(folder / "html-gold.jsonl.gz") if row["id"] in gold}
        held = {key: gzip.decompress(file.read_bytes()) for key, file in sorted(named.items())}
    else:
        held = {r["id"]: r["text"].encode() for r in sorted(_rows(folder / f"dumps-{style}.jsonl.gz"), key=lambda r: r["id"]) if r["id"] in gold}
    with TemporaryDirectory() as place:
        file = Path(place, "page.html" if style == "html" else "page.txt")
        for key, data in held.items():
            file.write_bytes(data)
            page = next(iter(read_pages([file])), None)
            yield key, page if isinstance(page, Page) else None, data.decode("utf-8", "replace")


def _found(page: Page | None) -> tuple[str | None, str]:
    if page is None:
        return None, ""
    try:
        named = find_article(page, SiteFacts()).original_publisher
    except PageError:
        return None, ""
    return (None, "") if named is None else (named.value, named.raw)


def _plain(page: Page | None, source: str, url: str) -> str | None:
    canonical = CANONICAL.search(source)
    host = host_of(canonical[1]) if canonical else None
    if host and not host.endswith(host_of(url) or host):
        return host
    found = PLAIN.search(page.text) if page else None
    return found[1] if found else None


def _verdict(row: dict[str, Any], name: str | None, *, html: bool) -> str:
    elsewhere = row["kind"] in ("wire", "republished")
    if name is None:
        return "neutral" if elsewhere and not html and row["where"] == "html_only" else "missed" if elsewhere else "none"
    if row["kind"] in ("wire", "republished", "agency_own_site") and _same(name, row["source"]):
        return "right" if elsewhere else "neutral"
    return "wrong elsewhere" if elsewhere else "wrong"


def _same(name: str, source: str) -> bool:
    """True for another name of `source`; a host name is that of "NBC News" or "CNN" when it begins with the name's letters."""
    plain = re.sub(r"\W", "", source.lower())
    return same_outlet(name, source) or name.lower().split(".")[0] == plain or ("unnamed" in source and "wire" in name.lower())


def _figures(counts: Counter[str]) -> str:
    right, wrong = counts["right"], counts["wrong"] + counts["wrong elsewhere"]
    wanted = right + counts["missed"] + counts["wrong elsewhere"]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / wanted if wanted else 0.0
    return f"precision {precision:.3f} ({right}/{right + wrong}) recall {recall:.3f} ({right}/{wanted})"


if __name__ == "__main__":
    main()
