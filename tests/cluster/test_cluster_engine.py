"""Builds through the real engine, one of whose workers is killed at work."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from communique.building import build
from communique.cluster import running
from communique.cluster.blocks import run_rows
from communique.cluster.rows import read_rows
from communique.cluster.running import Cluster
from communique.codebooks.loading import load
from communique.record.merging import merge, merge_through
from communique.record.sources import Given
from communique.settings import Settings
from communique.store.book import Store
from generated import generate

HEAD = "Envoys meet rebels in Juba, day {n}\nBy A. Writer\n{n} March 2031\n\n"
STORY = HEAD + "The envoy of Kenya met {n} rebel leaders in Juba on Monday, he said.\n\n" * 4


def dying(marker: Path, whole: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """`whole`, but the first worker that comes to it is killed."""

    def read(ones: Sequence[str], others: Sequence[str], *, given: str) -> list[str]:
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(ones, others, given=given)

    return read


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_costs_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, marker = tmp_path / "pages", tmp_path / "killed"
    corpus.mkdir()
    for n in range(1, 13):
        (corpus / f"{n:02}.txt").write_text(STORY.format(n=n), encoding="utf-8")
    here = build([corpus], tmp_path / "here.db", processes=1)
    monkeypatch.setattr(running, "read_rows", dying(marker, read_rows))
    monkeypatch.setattr(running, "work", None)  # the engine itself must come to the end
    there = build([corpus], tmp_path / "there.db", through=Cluster(tmp_path, workers=2, ray="local").work)
    assert marker.exists()
    assert there.record == here.record
    assert len(there.record.articles) == 12
    assert not list(tmp_path.glob("part-*"))
    again = build([corpus], tmp_path / "again.db", through=Cluster(tmp_path, workers=2, ray="local").work)
    assert again.record == here.record


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_costs_no_block_of_a_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "run_rows", dying(tmp_path / "killed", run_rows))
    monkeypatch.setattr(running, "here", None)  # the engine itself must come to the end
    monkeypatch.setattr(running, "BLOCKS", 1)
    analyses = generate(200, seed=5).analyses
    cluster = Cluster(tmp_path, workers=2, ray="local")
    with Store.create(tmp_path / "there.db") as store, store.shelves() as shelves:
        store.write_stream(merge_through(Given(analyses), shelves, codebook=load(), settings=Settings(), blocks=cluster.blocks))
        there = store.read_record()
    assert (tmp_path / "killed").exists()
    assert not list(tmp_path.glob("part-*"))
    assert there == merge(analyses, codebook=load(), settings=Settings())
