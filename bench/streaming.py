"""Whether files of any size are read in flat memory: JSON Lines and WARC, made, taken in as a build takes them in, and deleted.

    .venv/bin/python bench/streaming.py [--mb 125 1000] [--formats jsonl warc.gz]

Each file is of so many million bytes (a WARC before packing), of entries of 20,000 characters. A process of its own collects its pages
into a new record (`communique.building.collecting`, what a build does before it analyses). Prints its CPU seconds and its highest resident size.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from communique import __version__
from communique.building.collecting import collect
from communique.building.made import MadeWith
from communique.codebooks.loading import load
from communique.settings import Settings
from communique.store.book import Store

SENTENCE = "envoys of the two sides met in the town on monday and said that talks about prisoners water roads and a lasting ceasefire will go on"
LONG = 20_000


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--mb", type=int, nargs="+", default=[125, 1000])
    given.add_argument("--formats", nargs="+", default=["jsonl", "warc.gz"], choices=["jsonl", "warc.gz"])
    given.add_argument("--collect", type=Path, help="the part of the process of its own")
    options = given.parse_args()
    if options.collect:
        return tell(options.collect)
    print(f"communique {__version__}, Python {sys.version.split()[0]}", flush=True)
    for kind in options.formats:
        for mb in options.mb:
            with tempfile.TemporaryDirectory() as home:
                file = Path(home, f"pages.{kind}")
                make(file, mb * 1_000_000 // LONG)
                done = subprocess.run([sys.executable, __file__, "--collect", file], capture_output=True, text=True, check=True)
                print(f"{kind:8} {mb:5} MB ({file.stat().st_size / 1e6:.0f} on disk): {done.stdout.strip()}", flush=True)
    return None


def entries(number: int) -> Iterator[tuple[str, str]]:
    """Title and text of so many pages; no two are alike."""
    dice = random.Random(3)
    base = " ".join(dice.choices(SENTENCE.split(), k=LONG // 4))
    for n in range(number):
        start = dice.randrange(len(base) - LONG // 2)
        text = f"{base[start:]} {base[:start]}"[: LONG - 100]
        yield f"Envoys meet for the {n}th time", f"NAIROBI, May 2, 2031 — Day {n}. {text}."


def make(file: Path, number: int) -> None:
    """Write so many pages to `file`."""
    if file.suffix == ".jsonl":
        with file.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps({"title": title, "text": text, "date": "2031-05-02"}) + "\n" for title, text in entries(number))
        return
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for n, (title, text) in enumerate(entries(number)):
            body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>".encode()
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(f"https://lantern.example/{n}", "response", payload=io.BytesIO(body), http_headers=headers)
            writer.write_record(record)
            record.raw_stream.close()


def tell(file: Path) -> None:
    """Take the pages of `file` in, and print how many there are and what it cost."""
    begun = time.process_time()
    with Store.create(file.with_name("talks.db")) as store, store.staging() as staged:
        unread = collect([file], staged, store=store, made=MadeWith(load(), Settings()))
        number = sum(1 for site in staged.sites() for _ in staged.pages(site))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{number:,} pages, {len(unread)} unread, {time.process_time() - begun:.0f} CPU seconds, at most {memory} MB")


if __name__ == "__main__":
    main()
