"""The commands that take a record along: ``export``, ``brief``, and ``reviews`` for what people decided elsewhere."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.parts import Record, day, decided_view, say_notes, source


class Format(StrEnum):
    """What `export` writes; the same as in ``exports/data/formats.tsv``."""

    json = "json"
    csv = "csv"
    jsonl = "jsonl"
    datapackage = "datapackage"
    parquet = "parquet"
    sqlite = "sqlite"
    timelinejs = "timelinejs"
    webannotation = "webannotation"
    labelstudio = "labelstudio"
    uima = "uima"
    geojson = "geojson"
    ics = "ics"
    ris = "ris"
    csl = "csl"
    acled = "acled"
    ged = "ged"
    mend = "mend"
    plover = "plover"


def export(
    record: Record,
    format: Annotated[Format, typer.Option(help="What to write; docs/exports.md says what each carries.")] = Format.json,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="A file (default: stdout), or a folder.")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="json: add the text of each page.")] = False,
) -> None:
    """Write the record in a form that other programs read; what the form cannot carry is said on stderr."""
    from communique.exports.formats import make, write
    from communique.exports.streaming import write_streamed

    if with_text and format is not Format.json:
        raise typer.BadParameter("only json carries the text of the pages.", param_hint="--with-text")
    notes = write_streamed(format.value, record, output, out=sys.stdout.buffer, with_text=with_text)
    if notes is not None:
        say_notes(notes)
        return
    made = make(format.value, source(record, with_text=with_text))
    held = write(format.value, made, output)
    if held is not None:
        sys.stdout.buffer.write(held)
    say_notes(made.notes)


def brief(
    record: Record,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; default: the record's.", show_default=False)] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Day 1 of a count of days.", show_default=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file; default: stdout.", show_default=False)] = None,
) -> None:
    """Write the list of key events of a day in Markdown, with a footnote for each citation."""
    from communique.exports.brief import make_brief
    from communique.exports.files import write_bytes
    from communique.exports.made import Source
    from communique.store.book import Store

    try:
        with Store.open(record) as store, store.at_one_moment():
            held, view = decided_view(store)
            made = make_brief(Source(held.record, seen=view), on=day(on, "--on"), since=day(since, "--since"))
    except ValueError as error:
        raise typer.BadParameter(f"{error}. Name a day with --on DATE, and an earlier one with --since.", param_hint="--on") from error
    if output is None:
        sys.stdout.buffer.write(made.files["brief.md"])
    else:
        write_bytes(output, made.files["brief.md"])
    say_notes(made.notes)


def reviews(
    record: Record,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON, XMI or ZIP of an annotation tool, or another record.", show_default=False)],
    who: Annotated[str, typer.Option(metavar="NAME", help="The coder, where a UIMA CAS does not name one.", show_default=False)] = "",
) -> None:
    """Take decisions that people made in Label Studio, INCEpTION or another record file into the record; the same file twice adds nothing."""
    from communique.building.carrying import carry, is_record

    if is_record(file):
        held = carry(file, record)
        typer.echo(f"{record}: {held.values} on values and things, {held.links} on links, {held.names} on names.")
        say_notes([f"{held.elsewhere} on pages that this record has not: not taken."] if held.elsewhere else [])
    else:
        _from_tool(record, file, who=who.strip())


def _from_tool(record: Path, file: Path, *, who: str) -> None:
    from datetime import UTC, datetime

    from communique.building.known import read_decided
    from communique.exports.cas_back import reviews_from_cas
    from communique.exports.cas_reading import is_cas, read_file
    from communique.exports.given_back import as_told
    from communique.exports.labelstudio_back import read_reviews, reviews_from_labelstudio
    from communique.store.book import Store

    content = read_file(file)
    with Store.open(record) as store:
        over = read_decided(store)
        held, known = over.record, store.reviews()
    if is_cas(content):
        at = datetime.now(UTC).isoformat(timespec="seconds")
        taken = reviews_from_cas(content, held, at=at, who=who, known=known, name=str(file))
    else:
        taken = reviews_from_labelstudio(read_reviews(file), held, known=known)
    with Store.create(record) as store:
        decided = as_told(taken.reviews, held, over.stored, known=known)
        for review in decided:
            store.append_review(review)
    counts = {decision: sum(r.decision == decision for r in decided) for decision in ("confirmed", "corrected", "rejected")}
    typer.echo(f"{record}: " + ", ".join(f"{number} {decision}" for decision, number in counts.items()) + ".")
    say_notes(taken.notes)
