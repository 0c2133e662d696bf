"""The commands that keep a record: ``add``, ``forget``, ``verify``, ``backup``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.building import say_built
from communique.cli.parts import Record


def add(
    record: Record,
    pages: Annotated[list[Path], typer.Argument(metavar="PAGES", help="Files, folders and patterns of saved pages.", show_default=False)],
    processes: Annotated[int | None, typer.Option(min=1, help="Processes to read with; default: as many as help.", show_default=False)] = None,
) -> None:
    """Put more pages into a record, read with the codebook and the settings that it was built with."""
    from communique.building.keeping import add as run
    from communique.terminal.layout import new_console
    from communique.terminal.progress import progress_bar

    with progress_bar(new_console(error=True)) as tell:
        report = run(pages, record, processes=processes, on_progress=tell)
    say_built(report)


def forget(
    record: Record,
    pages: Annotated[list[str], typer.Argument(metavar="PAGE…", help="Ids, paths or addresses of pages.", show_default=False)],
) -> None:
    """Take pages out of a record: their text, all that cites it, and the cache. A later `build` that is given them reads them again."""
    from communique.building.keeping import forget as run
    from communique.showing.words import clean

    gone = run(pages, record)
    for page in gone.pages:
        typer.echo(f"{record}: forgot {clean(page.path)} ({page.id}).")
    if not gone.scrubbed:
        typer.echo("note: another program has the record open; the log beside it keeps the words until that is closed.", err=True)


def verify(
    record: Record,
    merging: Annotated[bool, typer.Option("--merge/--no-merge", help="Also merge again and compare; takes as long as merging.")] = True,
) -> None:
    """Check each citation, id and page of a record and the file itself. Exit code 1 when something is wrong."""
    from communique.building.verifying import verify as run
    from communique.showing.words import clean

    found = run(record, merging=merging)
    for fault in found.faults:
        typer.echo(f"{record}: {clean(fault.where)}: {clean(fault.what)}", err=True)
    merged = {True: "merging again gives the same record", False: "merging again gives another record", None: "not merged again"}[found.merged]
    state = f"{len(found.faults)} faults" if found.faults else "no fault"
    typer.echo(f"{record}: {state}. {found.pages} pages, {found.citations} citations, {found.ids} references; {merged}.")
    if found.faults:
        raise typer.Exit(1)


def backup(record: Record, to: Annotated[Path, typer.Argument(metavar="FILE", help="The new file.", show_default=False)]) -> None:
    """Copy a record, with all decisions, as it is at one moment; safe while other programs write to it."""
    from communique.store.book import Store

    with Store.open(record) as store:
        store.back_up(to)
    typer.echo(f"{record}: copied to {to}.")
