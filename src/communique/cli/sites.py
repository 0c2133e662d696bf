"""The commands that show a record in a browser: ``site`` and ``serve``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.parts import Record

Name = Annotated[str | None, typer.Option(metavar="NAME", help="What the site is called; default: the record file's name.", show_default=False)]


def site(
    record: Record,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write, or to bring up to date.")] = Path("site"),
    full: Annotated[bool, typer.Option("--full/--excerpts", help="Whole pages, for private use; or what is cited with its neighbours.")] = False,
    name: Name = None,
) -> None:
    """Write the record as pages that open in a browser from the folder, with no server."""
    from communique.terminal.sites import say_written
    from communique.web.edition import load, name_of
    from communique.web.writing import write_site

    written = write_site(load(record, name=name or name_of(record), full=full), output)
    typer.echo(say_written(written.front, written.pages, full=full))


def serve(
    record: Record,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to answer at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="The port to answer at; 0: any that is free.")] = 8710,
    full: Annotated[bool, typer.Option("--full/--excerpts", help="Whole pages, for private use; or what is cited with its neighbours.")] = False,
    name: Name = None,
    review: Annotated[str | None, typer.Option(metavar="NAME", help="Check the record in the browser, as NAME.", show_default=False)] = None,
    blind: Annotated[bool, typer.Option("--blind", help="With --review: others' decisions on a value only after one's own.")] = False,
) -> None:
    """Show the record in a browser on this machine, up to date as the record changes, and check it there. Ctrl-C ends it."""
    from communique.terminal.sites import say_checked, say_open_to_others, say_served
    from communique.web.edition import load, name_of
    from communique.web.hosts import is_local, site_address
    from communique.web.listening import listen, run
    from communique.web.serving import application

    if review is not None and not (review := review.strip()):
        raise typer.BadParameter("say who decides.", param_hint="--review")
    if blind and not review:
        raise typer.BadParameter("it is for those who check: name yourself with --review NAME.", param_hint="--blind")
    called = name or name_of(record)
    load(record, name=called, full=full)  # a file that is no record is said now, not in the browser
    with listen(host, port) as held:
        if not is_local(host):
            typer.echo(say_open_to_others(host, full=full, reviewer=review), err=True)
        typer.echo(say_served(record, site_address(host, held.getsockname()[1])))
        if review:
            typer.echo(say_checked(site_address(host, held.getsockname()[1]), review, blind=blind))
        run(application(record, name=called, full=full, host=host, reviewer=review, blind=blind), held)
