"""The commands that go and look: ``fetch`` for single addresses, ``watch`` for sources that grow."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.parts import Record

BUSY = "C401"
"""Of a record that cannot be written now; it may be another time."""
LEAST = 60
"""Seconds between two looks where addresses are asked, at least."""


def fetch(
    addresses: Annotated[list[str], typer.Argument(metavar="URL…", help="Addresses of pages.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder for what is fetched, as WARC files.")] = Path("fetched"),
) -> None:
    """Save pages from the web, byte for byte, for `build` or `add`. Only public addresses, and only what robots.txt allows."""
    from communique.errors import FetchError
    from communique.fetching.archive import save
    from communique.fetching.getting import Fetched, Fetcher
    from communique.showing.words import clean

    fetcher, pages = Fetcher(), list[Fetched]()
    for address in addresses:
        try:
            pages.append(fetcher.get(address))
        except FetchError as error:
            typer.echo(clean(str(error)), err=True)
    place = save(pages, output)
    typer.echo(f"{len(pages)} of {len(addresses)} pages" + (f" are in {place}. To read them: communique build {output}" if place else "."))
    if len(pages) < len(addresses):
        raise typer.Exit(1)


def watch(
    record: Record,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCES", help="Folders, files, patterns; addresses of feeds.", show_default=False)],
    fetch: Annotated[bool, typer.Option("--fetch", help="Also ask for addresses, and for the pages that feeds name.")] = False,
    every: Annotated[int, typer.Option(min=1, metavar="SECONDS", help="How long to wait between two looks.")] = 900,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    keep: Annotated[Path, typer.Option(metavar="DIR", help="With --fetch: the folder for what is fetched.")] = Path("fetched"),
    codebook: Annotated[str, typer.Option(help="The codebook of a record that is not there yet.")] = "peace-talks",
) -> None:
    """Look at folders and feeds again and again, add what is new to the record, and say what changed. Ctrl-C ends it.

    With --once the exit code is 1 when something could not be looked at.
    """
    import time

    from communique.errors import StoreError
    from communique.fetching.getting import Fetcher
    from communique.following import State, follow, is_address
    from communique.showing.words import clean
    from communique.terminal.followed import tell_look

    fetcher = Fetcher() if fetch else None
    pause = max(every, LEAST) if any(map(is_address, sources)) else every
    state, failed = State(), False
    if not once:
        typer.echo(f"Looking every {pause} seconds; Ctrl-C ends it.", err=True)
    try:
        while True:
            try:
                look = follow(sources, record, state, fetcher=fetcher, kept=keep, codebook=codebook)
                failed = bool(look.notes)
                tell_look(look, place=record)
            except StoreError as error:
                if once or error.code != BUSY:
                    raise
                typer.echo(f"{clean(str(error))} The next look tries again.", err=True)
            if once:
                break
            time.sleep(pause)
    except KeyboardInterrupt:
        typer.echo("Ended; the record is whole.", err=True)
    if once and failed:
        raise typer.Exit(1)
