"""The commands that make a record: ``build``, and ``demo`` on the corpus that ships."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.parts import day, pairs
from communique.cli.second import (
    Endpoint,
    MaxTokens,
    Model,
    Part,
    Reader,
    ReplyTokens,
    Requests,
    Timeout,
    say_spend,
    say_totals,
    second_reader,
)
from communique.errors import OutputError

if TYPE_CHECKING:
    from communique.building import BuildReport
    from communique.cluster.running import Cluster
    from communique.settings import Settings
    from communique.showing.view import View

MANY = 2000
"""Articles above which a build sums up nothing: its record stays on disk, and takes 0.1 MB of memory for each article where it is read whole."""
DEMO = "The Dayton talks, 1995"
"""What the demo's site is called."""


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
    reader: Reader = "rules",
    endpoint: Endpoint = None,
    model: Model = None,
    max_tokens: MaxTokens = None,
    requests: Requests = 4,
    timeout: Timeout = 120.0,
    reply_tokens: ReplyTokens = 2048,
    part: Part = 6000,
    cluster: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Read through Daft; all machines see FOLDER.")] = None,
    ray: Annotated[str | None, typer.Option(metavar="ADDRESS", help="With --cluster: a Ray cluster, or local.")] = None,
) -> None:
    """Read saved pages and keep what they report in one record file.

    The record holds exactly the pages given: what is new is read, what is known is kept, what is not given any more goes.
    """
    from communique.building.fields import settings_of

    how = {"max_tokens": max_tokens, "concurrency": requests, "timeout": timeout, "reply_tokens": reply_tokens, "part": part}
    second = second_reader(reader, endpoint=endpoint, model=model, **how)
    settings = settings_of(parser, rules=pairs(rule, "--rule"), actors=actors).model_copy(update={"second": second})
    many = None if cluster is None else _on_cluster(cluster, ray, second=second is not None)
    if ray and cluster is None:
        raise typer.BadParameter("a cluster needs a folder that all its machines see: add --cluster FOLDER.", param_hint="--ray")
    run_build(pages, output, codebook=codebook, processes=processes, as_of=day(as_of), settings=settings, fields=fields, cluster=many)
    if second is not None:
        say_totals(output)


def _on_cluster(folder: Path, ray: str | None, *, second: bool) -> Cluster:
    from communique.cluster.running import Cluster

    if second:
        raise typer.BadParameter("a cluster asks no language model: leave out --cluster, or --reader.")
    return Cluster(folder, ray=ray)


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
        report = run_build([corpus], place, codebook="peace-talks", processes=processes, as_of=None)
    events = report.record.events
    ref = f" {view_of(report).ref(events[0].id)}" if events else ""
    front = write_site(load(place, name=DEMO), output / "site").front
    typer.echo(f"\nThe record is in {place}, and as a site in {front}: open that in a browser. To try next:")
    typer.echo(f"  communique show {place}{ref}\n  communique serve {place} --full\n  communique export {place} --format csv -o {output / 'tables'}")


def run_build(
    pages: list[Path],
    output: Path,
    *,
    codebook: str,
    processes: int | None,
    as_of: str | None,
    settings: Settings | None = None,
    fields: str | None = None,
    cluster: Cluster | None = None,
) -> BuildReport:
    from communique.building import build as run
    from communique.building.working import work
    from communique.terminal.layout import new_console
    from communique.terminal.progress import progress_bar

    with progress_bar(new_console(error=True)) as tell:
        known = pairs(fields, "--fields")
        how = cluster.work if cluster else partial(work, load_once=True)  # a command ends with its work, and with it the process that has the parser
        report = run(
            pages, output, codebook=codebook, settings=settings, processes=processes, as_of=as_of, on_progress=tell, fields=known,
            on_spend=say_spend, through=how, blocks=cluster.blocks if cluster else None,
        )  # fmt: skip
    say_built(report)
    return report


def say_built(report: BuildReport) -> None:
    """Print what a record holds now and what was read for it."""
    from rich.text import Text

    from communique.terminal.layout import new_console
    from communique.terminal.summary import show_summary

    console = new_console()
    if report.articles > MANY:
        console.print(Text(f"{report.articles} articles, {len(report.unread)} pages not read. `communique show {report.path}` says more."))
    else:
        show_summary(console, view_of(report), place=str(report.path))
    console.print()
    console.print(Text(f"{report.path}: {report.analysed} pages read, {report.cached} known from before.", style="dim"))


def view_of(report: BuildReport) -> View:
    from communique.showing.view import View

    return View(report.record, lambda _: ())
