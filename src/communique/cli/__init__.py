"""The commands. Each imports what it needs when it runs, so that ``communique --help`` answers at once."""

from __future__ import annotations

from typing import Annotated

import typer

from communique import __version__
from communique.cli import assisting, building, codebooks, deciding, following, keeping, reading, sites, taking, teaching
from communique.cli.parts import said

app = typer.Typer(
    help="Keeps the cited record of a negotiation from its news coverage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
codebook_app = typer.Typer(help="Work with codebooks.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(codebook_app, name="codebook")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _main(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False) -> None:
    pass


# In the order in which ``--help`` lists them.
app.command()(building.build)
app.command()(keeping.add)
app.command()(keeping.forget)
app.command()(following.fetch)
app.command()(following.watch)
app.command()(reading.show)
app.command()(taking.export)
app.command()(taking.brief)
app.command()(taking.reviews)
app.command()(deciding.review)
app.command()(reading.changes)
app.command()(reading.evaluate)
app.command()(sites.site)
app.command()(sites.serve)
app.command()(assisting.mcp)
app.command()(keeping.verify)
app.command()(keeping.backup)
app.command()(building.demo)
codebook_app.command()(codebooks.show)
codebook_app.command()(codebooks.check)
codebook_app.command()(teaching.teach)


def main() -> None:
    """Entry point of the command ``communique``."""
    with said():
        app()
