"""The commands. Each imports what it needs when it runs, so that ``communique --help`` answers at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
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
    from communique.exports.made import Source
    from communique.settings import Settings
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

DEMO = "The Dayton talks, 1995"
"""What the demo's site is called."""
Record = Annotated[Path, typer.Argument(metavar="RECORD", help="The record file that `build` made.", show_default=False)]


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


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _main(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False) -> None:
    pass


@app.command()
def build(
    pages: Annotated[list[Path], typer.Argument(metavar="PAGES", help="Files, folders and patterns of saved pages.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="RECORD", help="The record file to make or bring up to date.")] = Path("talks.db"),
    codebook: Annotated[str, typer.Option(help="A codebook that ships, or the YAML file of your own.")] = "peace-talks",
    processes: Annotated[int | None, typer.Option(min=1, help="Processes to read with; default: as many as help.", show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="The day that the record speaks for; default: the newest article's.")] = None,
    parser: Annotated[str, typer.Option(help="Parser model: auto, or the name of an installed spaCy model package.")] = "auto",
    fields: Annotated[str | None, typer.Option(metavar="OURS=THEIRS,…", help="Which field of a JSON entry means what.", show_default=False)] = None,
    actors: Annotated[Path | None, typer.Option(metavar="FILE", help="A YAML file of actors of your own.", show_default=False)] = None,
    rule: Annotated[list[str], typer.Option(metavar="FIELD=RULE", help="Which of differing numbers is shown: lowest, median …")] = [],  # noqa: B006
) -> None:
    """Read saved pages and keep what they report in one record file.

    The record holds exactly the pages given: what is new is read, what is known is kept, what is not given any more goes.
    """
    from communique.building.fields import settings_of

    settings = settings_of(parser, rules=_pairs(rule, "--rule"), actors=actors)
    _build(pages, output, codebook=codebook, processes=processes, as_of=_day(as_of), settings=settings, fields=fields)


@app.command()
def show(
    record: Record,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="A reference: opens the words behind it.", show_default=False)] = None,
) -> None:
    """Print the record as a readable page, or the words behind one reference."""
    from communique.building.known import read_decided
    from communique.showing.view import View
    from communique.store.book import Store
    from communique.terminal.changed import show_orphans
    from communique.terminal.layout import new_console
    from communique.terminal.opening import open_thing
    from communique.terminal.page import show_page
    from communique.terminal.refs import living_id

    with Store.open(record) as store:
        held = read_decided(store)
        view = View(held.record, store.sentences)
        if ref is None:
            show_page(new_console(), view)
            show_orphans(new_console(), held)
        else:
            name = living_id(ref, known=store.ids_beginning(ref), living=view.things, forwarded=store.forwarded)
            open_thing(new_console(), view, name)


@app.command()
def export(
    record: Record,
    format: Annotated[Format, typer.Option(help="What to write; docs/exports.md says what each carries.")] = Format.json,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="A file (default: stdout), or a folder.")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="json: add the text of each page.")] = False,
) -> None:
    """Write the record in a form that other programs read; what the form cannot carry is said on stderr."""
    from communique.exports.formats import make, write

    if with_text and format is not Format.json:
        raise typer.BadParameter("only json carries the text of the pages.", param_hint="--with-text")
    made = make(format.value, _source(record, with_text=with_text))
    held = write(format.value, made, output)
    if held is not None:
        sys.stdout.buffer.write(held)
    _say_notes(made.notes)


@app.command()
def brief(
    record: Record,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; default: the record's.", show_default=False)] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Day 1 of a count of days.", show_default=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file; default: stdout.", show_default=False)] = None,
) -> None:
    """Write the list of key events of a day in Markdown, with a footnote for each citation."""
    from communique.exports.brief import make_brief
    from communique.exports.files import write_bytes

    source = _source(record)
    try:
        made = make_brief(source, on=_day(on, "--on") or source.record.as_of, since=_day(since, "--since"))
    except ValueError as error:
        raise typer.BadParameter(f"{error}. Name a day with --on DATE, and an earlier one with --since.", param_hint="--on") from error
    if output is None:
        sys.stdout.buffer.write(made.files["brief.md"])
    else:
        write_bytes(output, made.files["brief.md"])
    _say_notes(made.notes)


@app.command()
def reviews(
    record: Record,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The JSON export of a Label Studio project.", show_default=False)],
) -> None:
    """Take decisions that people made in Label Studio into the record; the same file twice adds nothing."""
    from communique.exports.labelstudio_back import read_reviews, reviews_from_labelstudio
    from communique.store.book import Store

    text = read_reviews(file)
    with Store.open(record) as store:
        taken = reviews_from_labelstudio(text, store.read_record(), known=store.reviews())
    with Store.create(record) as store:
        for review in taken.reviews:
            store.append_review(review)
    counts = {decision: sum(r.decision == decision for r in taken.reviews) for decision in ("confirmed", "corrected", "rejected")}
    typer.echo(f"{record}: " + ", ".join(f"{number} {decision}" for decision, number in counts.items()) + ".")
    _say_notes(taken.notes)


@app.command()
def changes(
    record: Record,
    newer: Annotated[Path | None, typer.Argument(metavar="NEWER", help="A later record of the same talks.", show_default=False)] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="What changed in RECORD after that day.", show_default=False)] = None,
    codebook: Annotated[str, typer.Option(help="With --since: the codebook that the record was made with.")] = "peace-talks",
) -> None:
    """Say what is new, contradicted, resolved and revised between two records, or in one since a day (default: its last)."""
    from communique.terminal.changed import tell_changes

    tell_changes(record, newer, since=_day(since, "--since"), codebook=codebook)


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


Name = Annotated[str | None, typer.Option(metavar="NAME", help="What the site is called; default: the record file's name.", show_default=False)]


@app.command()
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


@app.command()
def serve(
    record: Record,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to answer at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="The port to answer at; 0: any that is free.")] = 8710,
    full: Annotated[bool, typer.Option("--full/--excerpts", help="Whole pages, for private use; or what is cited with its neighbours.")] = False,
    name: Name = None,
) -> None:
    """Show the record in a browser on this machine, up to date as the record changes. Ctrl-C ends it."""
    from communique.terminal.sites import say_open_to_others, say_served
    from communique.web.edition import load, name_of
    from communique.web.hosts import is_local, site_address
    from communique.web.listening import listen, run
    from communique.web.serving import application

    called = name or name_of(record)
    load(record, name=called, full=full)  # a file that is no record is said now, not in the browser
    with listen(host, port) as held:
        if not is_local(host):
            typer.echo(say_open_to_others(host, full=full), err=True)
        typer.echo(say_served(record, site_address(host, held.getsockname()[1])))
        run(application(record, name=called, full=full, host=host), held)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the record and its site.")] = Path("demo-record"),
    processes: Annotated[int | None, typer.Option(min=1, help="Processes to read with.", show_default=False)] = None,
) -> None:
    """Build the record of the corpus that ships, write its site, and say what to try next."""
    from importlib.resources import as_file, files

    from communique.web.edition import load
    from communique.web.writing import write_site

    place = output / "talks.db"
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("C601", f"cannot make the folder {output}: {error.strerror}. Name another with -o.") from error
    with as_file(files("communique.demo").joinpath("corpus")) as corpus:
        report = _build([corpus], place, codebook="peace-talks", processes=processes, as_of=None)
    events = report.record.events
    ref = f" {_view_of(report).ref(events[0].id)}" if events else ""
    front = write_site(load(place, name=DEMO), output / "site").front
    typer.echo(f"\nThe record is in {place}, and as a site in {front}: open that in a browser. To try next:")
    typer.echo(f"  communique show {place}{ref}\n  communique serve {place} --full\n  communique export {place} --format csv -o {output / 'tables'}")


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


def _build(
    pages: list[Path],
    output: Path,
    *,
    codebook: str,
    processes: int | None,
    as_of: str | None,
    settings: Settings | None = None,
    fields: str | None = None,
) -> BuildReport:
    from communique.building import build as run
    from communique.terminal.layout import new_console
    from communique.terminal.progress import progress_bar
    from communique.terminal.summary import show_summary

    with progress_bar(new_console(error=True)) as tell:
        known = _pairs(fields, "--fields")
        report = run(pages, output, codebook=codebook, settings=settings, processes=processes, as_of=as_of, on_progress=tell, fields=known)
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


def _source(record: Path, *, with_text: bool = False) -> Source:
    from communique.building.known import read_decided
    from communique.exports.made import Source
    from communique.store.book import Store

    with Store.open(record) as store, store.at_one_moment():
        held = read_decided(store).record
        sentences = {page.id: store.sentences(page.id) for page in held.pages}
        decided, linked = store.reviews(), store.link_reviews()
    return Source(held, decided, linked, with_text, lambda page: sentences.get(page, ()))


def _say_notes(notes: Sequence[str]) -> None:
    """On stderr, so that what is piped stays clean."""
    for note in notes:
        typer.echo(f"note: {note}", err=True)


def _day(words: str | None, option: str = "--as-of") -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is no date. Write it as 2031-03-05.", param_hint=option) from error


def _pairs(words: str | list[str] | None, option: str) -> dict[str, str]:
    from communique.building.fields import field_map, rule_map

    try:
        return rule_map(words) if isinstance(words, list) else field_map(words) if words else {}
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


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
