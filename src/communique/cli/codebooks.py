"""The commands about codebooks: ``codebook show`` and ``codebook check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def show(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="A codebook that ships, or the YAML file of your own.")] = "peace-talks",
) -> None:
    """Print what a codebook says, in Markdown: each type with its codes, fields and examples, issues and stances."""
    from communique.codebooks.describing import describe
    from communique.codebooks.loading import load

    typer.echo(describe(load(codebook)), nl=False)


def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="The YAML file of a codebook.", show_default=False)]) -> None:
    """Check a codebook: says file, line and what to write instead."""
    from communique.checking import check_examples
    from communique.codebooks.loading import load

    failures = check_examples(load(file))
    for failure in failures:
        problem = "must not be found, but is" if failure.counter else f"is not found (found: {', '.join(failure.found) or 'nothing'})"
        typer.echo(f"{file}: {failure.type}: the example “{failure.sentence}” {problem}. Change the example or the triggers.", err=True)
    if failures:
        raise typer.Exit(1)
    typer.echo(f"{file}: the codebook is valid.")
