"""The command that gives an assistant a record to read: ``mcp``."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.cli.parts import Record


def mcp(
    record: Record,
    site: Annotated[str | None, typer.Option("--site", metavar="URL", help="Where the record's site is: citations then link there.")] = None,
) -> None:
    """Answer an assistant's questions about a record over standard input and output (Model Context Protocol). It only reads."""
    from communique.mcp.server import make_server

    make_server(record, site=site).run("stdio")
