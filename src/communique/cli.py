"""The commands. Each imports what it needs when it runs, so that ``communique --help`` answers at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique import __version__
from communique.errors import CommuniqueError, OutputError

if TYPE_CHECKING:
    from rich.console import Console

    from communique.building import BuildReport
    from communique.showing.view import View

app = typer.Typer(
    help="Keeps the cited record of a negotiation from its news coverage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
codebook_app = typer.Typer(help="Work with codebooks.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(codebook_app, name="codebook")

Record = Annotated[Path, typer.Argument(metavar="RECORD", help="The record file that `build` made.", show_default=False)]


class Format(StrEnum):
    """What `export` writes."""

    json = "json"
    csv = "csv"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _main(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False) -> None:
    pass


@app.command()
def build(
    pages: Annotated[list[Path], typer.Argument(metavar="PAGES", help="Files and folders of saved pages.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="RECORD", help="The record file to make or bring up to date.")] = Path("talks.db"),
    codebook: Annotated[str, typer.Option(help="A codebook that ships, or the YAML file of your own.")] = "peace-talks",
    processes: Annotated[int | None, typer.Option(min=1, help="Processes to read with; default: as many as help.", show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="The day that the record speaks for; default: the newest article's.")] = None,
    parser: Annotated[str, typer.Option(help="Parser model: auto, or the name of an installed spaCy model package.")] = "auto",
) -> None:
    """Read saved pages and keep what they report in one record file.

    The record holds exactly the pages given: what is new is read, what is known is kept, what is not given any more goes.
    """
    _build(pages, output, codebook=codebook, processes=processes, as_of=_day(as_of), parser=parser)


@app.command()
def show(
    record: Record,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="A reference: opens the words behind it.", show_default=False)] = None,
) -> None:
    """Print the record as a readable page, or the words behind one reference."""
    from communique.showing.view import View
    from communique.store.book import Store
    from communique.terminal.layout import new_console
    from communique.terminal.opening import open_thing
    from communique.terminal.page import show_page
    from communique.terminal.refs import living_id

    with Store.open(record) as store:
        view = View(store.read_record(), store.sentences)
        if ref is None:
            show_page(new_console(), view)
        else:
            name = living_id(ref, known=store.ids_beginning(ref), living=view.things, forwarded=store.forwarded)
            open_thing(new_console(), view, name)


@app.command()
def export(
    record: Record,
    format: Annotated[Format, typer.Option(help="json: one object; csv: one table per kind.")] = Format.json,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="json: a file (default: stdout); csv: a folder.")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="json: add the text of each page.")] = False,
) -> None:
    """Write the record in a form that other programs read."""
    from communique.exports.csv_export import export_csv
    from communique.exports.files import write_text
    from communique.exports.json_export import export_json
    from communique.store.book import Store

    with Store.open(record) as store:
        held = store.read_record()
    if format is Format.csv:
        if output is None:
            raise OutputError("C601", "csv writes several tables. Name a folder for them with -o DIR.")
        export_csv(held, output)
    elif output is None:
        sys.stdout.buffer.write(export_json(held, with_text=with_text).encode("utf-8"))
    else:
        write_text(output, export_json(held, with_text=with_text))


@app.command()
def evaluate(
    record: Record,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A file or folder of gold, in the formats of docs/cli.md.", show_default=False)],
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed and what was found beside the gold.")] = False,
) -> None:
    """Score a record against gold: precision, recall and F1 for each kind and field."""
    from communique.evaluate.scoring import evaluate as score
    from communique.store.book import Store
    from communique.terminal.figures import show_figures
    from communique.terminal.layout import new_console

    with Store.open(record) as store:
        figures = score(store.read_record(), gold)
    show_figures(new_console(), figures, misses=misses)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the record.")] = Path("demo-record"),
    processes: Annotated[int | None, typer.Option(min=1, help="Processes to read with.", show_default=False)] = None,
) -> None:
    """Build the record of the corpus that ships, and say what to try next."""
    from importlib.resources import as_file, files

    place = output / "talks.db"
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("C601", f"cannot make the folder {output}: {error.strerror}. Name another with -o.") from error
    with as_file(files("communique.demo").joinpath("corpus")) as corpus:
        report = _build([corpus], place, codebook="peace-talks", processes=processes, as_of=None, parser="auto")
    events = report.record.events
    ref = f" {_view_of(report).ref(events[0].id)}" if events else ""
    typer.echo(f"\nThe record is in {place}. Three things to try next:")
    typer.echo(f"  communique show {place}\n  communique show {place}{ref}\n  communique export {place} --format csv -o {output / 'tables'}")


@codebook_app.command("show")
def codebook_show(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="A codebook that ships, or the YAML file of your own.")] = "peace-talks",
) -> None:
    """Print what a codebook says, in Markdown: each type with its codes, fields and examples, issues and stances."""
    from communique.codebooks.describing import describe
    from communique.codebooks.loading import load

    typer.echo(describe(load(codebook)), nl=False)


@codebook_app.command("check")
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


def _build(pages: list[Path], output: Path, *, codebook: str, processes: int | None, as_of: str | None, parser: str) -> BuildReport:
    from communique.building import build as run
    from communique.settings import Settings
    from communique.terminal.layout import new_console
    from communique.terminal.progress import progress_bar
    from communique.terminal.summary import show_summary

    with progress_bar(new_console(error=True)) as tell:
        settings = Settings() if parser == "auto" else Settings(parser=parser)
        report = run(pages, output, codebook=codebook, settings=settings, processes=processes, as_of=as_of, on_progress=tell)
    console = new_console()
    show_summary(console, _view_of(report), place=str(output))
    _say_work(console, report)
    return report


def _say_work(console: Console, report: BuildReport) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(f"{report.path}: {report.analysed} pages read, {report.cached} known from before.", style="dim"))


def _view_of(report: BuildReport) -> View:
    from communique.showing.view import View

    return View(report.record, lambda _: ())


def _day(words: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is no date. Write it as 2031-03-05.", param_hint="--as-of") from error


@contextmanager
def _said() -> Iterator[None]:
    """Errors that a user can meet, in one line on stderr; exit code 2."""
    try:
        yield
    except CommuniqueError as error:
        from communique.showing.words import clean  # the message may hold a file's name, and that may hold anything

        typer.echo(clean(str(error)), err=True)
        raise SystemExit(2) from error


def main() -> None:
    """Entry point of the command ``communique``."""
    with _said():
        app()


if __name__ == "__main__":
    main()
