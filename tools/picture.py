"""Takes the README's pictures of the demo's site: ``make picture``, or ``python tools/picture.py``. Needs Chromium on PATH.

A screenshot of words has few colours: each is written with a palette of at most 256 of them and packed as tightly as zlib can, so that none is
larger than 150 KB. No other library is needed.
"""

from __future__ import annotations

import shutil
import struct
import sys
import tempfile
import zlib
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from communique.building import build
from communique.web.edition import Edition, load
from communique.web.writing import write_site

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from serving_kit import serving

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
LARGEST = 150_000
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
LIGHT: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}, "color_scheme": "light"}
DARK: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}, "color_scheme": "light", "device_scale_factor": 1.5}


def main() -> None:
    """Build the demo, write its site, and look at it."""
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser_path is None:
        sys.exit("There is no Chromium on PATH; `make browser` installs it where it may.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        place = Path(folder)
        with as_file(files("communique.demo").joinpath("corpus")) as corpus:
            build([corpus], place / "talks.db", processes=1)
        edition = load(place / "talks.db", name="The Dayton talks, 1995", full=True)
        write_site(edition, place / "site")
        browser = player.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        for name, (where, options) in wanted(edition).items():
            size = take(browser, (place / "site").as_uri() + "/" + where, PICTURES / f"{name}.png", options)
            print(f"docs/pictures/{name}.png: {size // 1000} KB")
        size = take_checking(browser, place / "talks.db", PICTURES / "checking.png")
        print(f"docs/pictures/checking.png: {size // 1000} KB")
        browser.close()


def take_checking(browser: Browser, record: Path, target: Path) -> int:
    """The first item of the queue, from the server; how many bytes the picture has."""
    with serving(record, "--review", "Ada Vance") as (_, port):
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/check")
        first = page.locator("a.go").get_attribute("href") or ""
        page.close()
        return take(browser, f"http://127.0.0.1:{port}/{first}", target, LIGHT)


def wanted(edition: Edition) -> dict[str, tuple[str, dict[str, Any]]]:
    """The pictures by name: the page, and how it is looked at."""
    record, site = edition.site.view.record, edition.site
    conflict = max((e for e in record.events if any(f.agreement == "conflict" for f in e.fields.values())), key=lambda e: (len(e.reports), e.id))
    talks = max((e for e in record.events if e.type == "talks"), key=lambda e: (len(e.reports), len(e.fields), e.id))
    value = next(v for f in conflict.fields.values() if f.agreement == "conflict" for v in f.values)
    article = site.words(value.page, value.start, value.end) or "index.html"
    return {
        "overview": ("index.html", LIGHT),
        "event": (site.href(conflict.id) or "", LIGHT),
        "round": (site.href(talks.id) or "", LIGHT),
        "article": (article, LIGHT),
        "timeline-dark": ("timeline.html", DARK),
        "positions": ("positions.html", LIGHT),
        "search": ("search.html#q=prisoner*", LIGHT),
        "article-phone": (article, PHONE),
    }


def take(browser: Browser, url: str, file: Path, options: dict[str, Any]) -> int:
    """A picture of `url` in `file`; its size in bytes."""
    page = browser.new_page(reduced_motion="reduce", **options)
    page.goto(url)
    page.wait_for_function("!document.querySelector('[data-found]') || document.querySelector('[data-results] li')")
    packed = pack(*pixels(page.screenshot()))
    page.close()
    if len(packed) > LARGEST:
        raise SystemExit(f"{file.name} has {len(packed)} bytes, more than {LARGEST}. Show less on it.")
    file.write_bytes(packed)
    return len(packed)


def pixels(png: bytes) -> tuple[int, int, Pixels]:
    """Width, height and the colours (rows of RGB) of an 8-bit PNG without interlacing, as browsers write it (PNG, 2nd edition, 9)."""
    at, packed, head = 8, b"", b""
    while at < len(png):
        (size,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + size]
        head, packed = (body, packed) if kind == b"IHDR" else (head, packed + body if kind == b"IDAT" else packed)
        at += size + 12
    width, height, _, colour = struct.unpack(">IIBB", head[:10])
    step = {2: 3, 6: 4}[colour]
    rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, 1 + width * step)
    found = np.zeros((height, width, step), np.uint8)
    above = np.zeros((width, step), np.uint8)
    for y in range(height):
        above = found[y] = _unfiltered(int(rows[y, 0]), rows[y, 1:].reshape(width, step), above)
    return width, height, found[:, :, :3]


def _unfiltered(rule: int, row: Pixels, above: Pixels) -> Pixels:
    if rule == 0:
        return row
    if rule == 1:
        return np.cumsum(row, axis=0, dtype=np.uint8)
    if rule == 2:
        return np.add(row, above, dtype=np.uint8)
    left, corner, done = [0] * row.shape[1], [0] * row.shape[1], []
    for values, over in zip(row.tolist(), above.tolist(), strict=True):
        base = [(a + b) // 2 for a, b in zip(left, over, strict=True)] if rule == 3 else list(map(_paeth, left, over, corner))
        left = [(v + b) & 255 for v, b in zip(values, base, strict=True)]
        corner = over
        done.append(left)
    return np.array(done, np.uint8)


def _paeth(a: int, b: int, c: int) -> int:
    p = a + b - c
    return min((a, b, c), key=lambda v: abs(p - v))


def pack(width: int, height: int, colours: Pixels) -> bytes:
    """A PNG of `colours` with a palette of the 256 most frequent; every other colour becomes the one of them that is nearest."""
    flat = colours.reshape(-1, 3).astype(np.int32)
    keys, which, counts = np.unique(flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2], return_inverse=True, return_counts=True)
    rgb = np.stack([keys >> 16, keys >> 8 & 255, keys & 255], axis=1)
    kept = rgb[np.argsort(-counts, kind="stable")[:256]]
    nearest = np.array([int(((kept - colour) ** 2).sum(axis=1).argmin()) for colour in rgb], np.uint8)
    rows = np.zeros((height, width + 1), np.uint8)
    rows[:, 1:] = nearest[which.reshape(-1)].reshape(height, width)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", kept.astype(np.uint8).tobytes()),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)


if __name__ == "__main__":
    main()
