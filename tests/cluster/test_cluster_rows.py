"""Rows of text that go to the workers and come back, without the engine; and what the engine's failures do."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from communique.building import build
from communique.building.working import NoParser, Task, attempt
from communique.cli import app
from communique.cluster import blocks, rows, running
from communique.cluster.rows import given_text, outcome, read_rows, task_row
from communique.cluster.running import Cluster
from communique.codebooks.loading import load
from communique.errors import OutputError
from communique.model.page import Page, SiteFacts
from communique.pages.reading import read_pages
from communique.record.merging import merge, merge_through
from communique.record.pairing import Days, compare_days
from communique.record.sources import Given
from communique.settings import Settings
from communique.store.book import Store
from generated import generate

STORY = "Envoys meet rebels in Juba\nBy A. Writer\n3 March 2031\n\n" + "The envoy of Kenya met rebel leaders in Juba on Monday, he said.\n\n" * 4
CORPUS = {"a.txt": STORY, "b.txt": STORY.replace("Monday", "Tuesday").replace("Juba", "Wau"), "c.txt": "Menu\nLogin\n"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in CORPUS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_rows_give_what_reading_here_gives(corpus: Path) -> None:
    tasks = [Task(f"k{n}", p, SiteFacts(("Menu",))) for n, p in enumerate(read_pages([corpus])) if isinstance(p, Page)]
    rows = [task_row(t) for t in tasks]
    texts = read_rows([r["page"] for r in rows], [r["site"] for r in rows], given=given_text(load(), Settings()))
    assert [outcome(x, t.page) for x, t in zip(texts, tasks, strict=True)] == [attempt(t, load(), Settings()) for t in tasks]
    assert len(tasks) == len(CORPUS)


def test_a_worker_with_other_code_reads_nothing(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, page = given_text(load(), Settings()), next(p for p in read_pages([corpus]) if isinstance(p, Page))
    row = task_row(Task("k", page, SiteFacts()))
    monkeypatch.setattr(rows, "reader", lambda _: "of another version")
    (text,) = read_rows([row["page"]], [row["site"]], given=given)
    with pytest.raises(OutputError, match=r"C606: a worker on .* has other code, or another parser, .*Install the same"):
        outcome(text, page)


def test_a_worker_without_the_parser_says_so(corpus: Path) -> None:
    given, page = given_text(load(), Settings(parser="en_none")), next(p for p in read_pages([corpus]) if isinstance(p, Page))
    row = task_row(Task("k", page, SiteFacts()))
    (text,) = read_rows([row["page"]], [row["site"]], given=given)
    assert outcome(text, page) == NoParser("C201", str(text and json.loads(text)[1][1]))


def test_without_the_engine_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "daft", None)
    page = Page("p-1", "x.txt", None, None, "0", "1", "text/1", "Menu\n")
    with pytest.raises(OutputError, match="communique\\[cluster\\]"):
        list(Cluster(tmp_path).work([Task("k", page, SiteFacts())], total=1, codebook=load(), settings=Settings()))


@dataclass
class Failing:
    """An engine whose first runs break with `problem`; then the rows are read here."""

    times: int
    problem: Exception = field(default_factory=lambda: running.LostPages("2 pages did not come back"))
    runs: int = 0

    def __call__(self, _: Any, part: running.Part, __: int, ___: Path) -> dict[str, str]:
        self.runs += 1
        if self.runs <= self.times:
            raise self.problem
        ones, others = ([row[name] for row in part.rows] for name in part.columns)
        return dict(zip([row["key"] for row in part.rows], part.read(ones, others, given=part.given), strict=True))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Failing:
    engine = Failing(0)
    monkeypatch.setattr(running, "_passed", engine)
    monkeypatch.setattr(Cluster, "_engine", lambda _: None)
    return engine


@pytest.mark.parametrize(("times", "runs"), [(0, 2), (1, 3), (9, 6)])
def test_a_part_that_breaks_is_read_again_and_at_last_here(corpus: Path, tmp_path: Path, engine: Failing, times: int, runs: int) -> None:
    engine.times = times
    here = build([corpus], tmp_path / "here.db", processes=1)
    there = build([corpus], tmp_path / "there.db", through=Cluster(tmp_path, part=2).work)
    assert here.record == there.record
    assert engine.runs == runs


@pytest.mark.parametrize(("times", "runs"), [(0, 8), (1, 9), (9, 14)])
def test_what_a_merge_does_in_blocks_is_done_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Failing, times: int, runs: int
) -> None:
    """Three blocks of pages to look at, one of stories, three of pages to tell of, one of days."""
    monkeypatch.setattr(running, "BLOCKS", 1)
    engine.times = times
    analyses = generate(30, seed=5).analyses
    cluster = Cluster(tmp_path)
    with Store.create(tmp_path / "talks.db") as store, store.shelves() as shelves:
        there = merge_through(Given(analyses), shelves, codebook=load(), settings=Settings(), blocks=cluster.blocks).record()
    assert there == merge(analyses, codebook=load(), settings=Settings())
    assert engine.runs == runs


def test_few_blocks_stay_here(tmp_path: Path, engine: Failing) -> None:
    blocks_ = [Days({}, ())] * (running.FEW - 1)
    assert len(list(Cluster(tmp_path).blocks(compare_days, blocks_))) == len(blocks_)
    assert engine.runs == 0


def test_a_worker_with_other_code_compares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given, row = blocks.merger(), blocks.block_row("0", compare_days, Days({}, ()))
    assert blocks.unpacked(*blocks.run_rows([row["function"]], [row["block"]], given=given)) == compare_days(Days({}, ()))
    monkeypatch.setattr(blocks, "merger", lambda: "of another version")
    (text,) = blocks.run_rows([row["function"]], [row["block"]], given=given)
    with pytest.raises(OutputError, match=r"C606: a worker on .* has other code"):
        blocks.unpacked(text)


LOSSES = [
    "UDF process closed the connection unexpectedly (EOF reached), stdout: []",
    "ray::Runner.get()\n  File ...\nray.exceptions.ActorDiedError: The actor died unexpectedly before finishing this task.",
    "The worker died: WorkerCrashedError",
]


@pytest.mark.parametrize("said", LOSSES)
def test_a_lost_worker_is_known_by_what_engines_say(corpus: Path, tmp_path: Path, engine: Failing, said: str) -> None:
    engine.times, engine.problem = 1, RuntimeError("the query failed")
    engine.problem.__cause__ = OSError(said)
    assert len(build([corpus], tmp_path / "there.db", through=Cluster(tmp_path).work).record.articles) == 2
    assert engine.runs == 2


@pytest.mark.parametrize("problem", [ValueError("a\nfault\nof a reader"), TypeError("no such call"), OSError("Permission denied"), KeyError("page")])
def test_what_is_no_lost_worker_is_said_at_once(corpus: Path, tmp_path: Path, engine: Failing, problem: Exception) -> None:
    engine.times, engine.problem = 9, problem
    with pytest.raises(OutputError, match=rf"C606: the cluster stopped: {type(problem).__name__}: .*run the command again") as caught:
        build([corpus], tmp_path / "there.db", through=Cluster(tmp_path).work)
    assert caught.value.__cause__ is problem
    assert engine.runs == 1
    assert not list(tmp_path.glob("part-*"))


def test_a_folder_that_the_workers_do_not_see_is_said(corpus: Path, tmp_path: Path, engine: Failing) -> None:
    engine.times, engine.problem = 9, running.NothingCame("2 pages did not come back")
    with pytest.raises(OutputError, match=r"C606: nothing that the workers write comes to .*all machines see"):
        build([corpus], tmp_path / "there.db", through=Cluster(tmp_path).work)
    assert engine.runs == running.TRIES


@pytest.mark.parametrize("name", ["none", "none/deeper", "a.file"])
@pytest.mark.usefixtures("engine")
def test_a_folder_that_cannot_be_written_is_said_before_anything_is_read(corpus: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"C601: cannot write in .*all machines see"):
        build([corpus], tmp_path / "there.db", through=Cluster(tmp_path / name).work)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "[::1]:1", "127.0.0.1:99999"])
def test_a_cluster_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setitem(sys.modules, "daft", ModuleType("daft"))
    with pytest.raises(OutputError, match=r"C606: no cluster answers at .*127.0.0.1:|C606: no cluster answers at \[::1\]"):
        running._started(address)


def test_options_that_do_not_go_together(tmp_path: Path) -> None:
    for options in (["--ray", "local"], ["--cluster", str(tmp_path), "--reader", "model", "--endpoint", "http://127.0.0.1:9", "--model", "m"]):
        done = CliRunner().invoke(app, ["build", str(tmp_path), "-o", str(tmp_path / "talks.db"), *options])
        assert done.exit_code == 2
        assert "cluster" in done.output
