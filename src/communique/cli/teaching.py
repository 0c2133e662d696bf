"""The command ``codebook teach``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def teach(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The YAML file of your codebook, or the name of one that ships.")],
    coded: Annotated[Path, typer.Argument(metavar="CODED", help="Articles that were coded by hand, a JSON object a line.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("learned.json"),
    encoder: Annotated[str, typer.Option(metavar="FOLDER", help="Look with this encoder too: a folder, or minilm.", show_default=False)] = "",
    precision: Annotated[float, typer.Option(min=0.0, max=1.0, help="Fill a field only where so many of ten left-out ones were right.")] = 0.0,
) -> None:
    """Learn from coded articles which words fill which field, and say how right that was on articles left out in turn."""
    from communique.codebooks.loading import load
    from communique.errors import OutputError
    from communique.teaching.coded import read_coded, teach_codebook

    articles = read_coded(coded)
    beside = output.with_suffix(".npz")
    taught = teach_codebook(load(codebook), articles, precision=precision, encoder=encoder, beside=beside.name)
    try:
        output.write_text(taught.text, encoding="utf-8")
        if taught.encoder:
            beside.write_bytes(taught.encoder)
    except OSError as problem:
        raise OutputError("C601", f"{output}: cannot be written ({problem.strerror}). Choose another place.") from problem
    typer.echo(f"{len(articles)} coded articles, each fifth left out in turn:")
    for field, score in taught.scores.items():
        typer.echo(f"{field}: {score.right} of {score.found} found are right, of {score.wanted} wanted; F1 {100 * score.f1:.0f}")
    kept = f"{output.name} and {beside.name}" if taught.encoder else "the file"
    typer.echo(f"Add `learned: {output.name}` to your codebook, beside `name`, and keep {kept} beside it.")
