"""Rows of text that go to the workers and come back, without the engine; and what the engine's failures do."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from communique.building import build
from communique.building.working import Task, attempt
from communique.cluster import running
from communique.cluster.rows import given_text, outcome, read_rows, task_row
from communique.cluster.running import Cluster
from communique.codebooks.loading import load
from communique.errors import OutputError
from communique.model.page import Page, SiteFacts
from communique.pages.reading import read_pages
from communique.settings import Settings

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


def test_without_the_engine_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "daft", None)
    page = Page("p-1", "x.txt", None, None, "0", "1", "text/1", "Menu\n")
    with pytest.raises(OutputError, match="communique\\[cluster\\]"):
        list(Cluster(tmp_path).work([Task("k", page, SiteFacts())], total=1, codebook=load(), settings=Settings()))


@dataclass
class Failing:
    """An engine whose first runs break; then the rows are read here."""

    times: int
    runs: int = 0

    def __call__(self, _: Any, part: list[Task], given: str, __: int, ___: Path) -> dict[str, str]:
        self.runs += 1
        if self.runs <= self.times:
            raise RuntimeError("a worker died")
        rows = [task_row(t) for t in part]
        return dict(zip([r["key"] for r in rows], read_rows([r["page"] for r in rows], [r["site"] for r in rows], given=given), strict=True))


@pytest.mark.parametrize(("times", "runs"), [(0, 2), (1, 3), (9, 6)])
def test_a_part_that_breaks_is_read_again_and_at_last_here(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, runs: int
) -> None:
    engine = Failing(times)
    monkeypatch.setattr(running, "_passed", engine)
    monkeypatch.setattr(Cluster, "_engine", lambda _: None)
    here = build([corpus], tmp_path / "here.db", processes=1)
    there = build([corpus], tmp_path / "there.db", through=Cluster(tmp_path, part=2).work)
    assert here.record == there.record
    assert engine.runs == runs
