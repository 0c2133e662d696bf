"""Builds through the real engine, one of whose workers is killed at work."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from communique.building import build
from communique.cluster import running
from communique.cluster.rows import read_rows
from communique.cluster.running import Cluster

HEAD = "Envoys meet rebels in Juba, day {n}\nBy A. Writer\n{n} March 2031\n\n"
STORY = HEAD + "The envoy of Kenya met {n} rebel leaders in Juba on Monday, he said.\n\n" * 4


def dying(marker: Path) -> Callable[..., list[str]]:
    """`read_rows`, but the first worker that comes to it is killed."""

    def read(pages: Sequence[str], sites: Sequence[str], *, given: str) -> list[str]:
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return read_rows(pages, sites, given=given)

    return read


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_costs_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, marker = tmp_path / "pages", tmp_path / "killed"
    corpus.mkdir()
    for n in range(1, 13):
        (corpus / f"{n:02}.txt").write_text(STORY.format(n=n), encoding="utf-8")
    here = build([corpus], tmp_path / "here.db", processes=1)
    monkeypatch.setattr(running, "read_rows", dying(marker))
    monkeypatch.setattr(running, "work", None)  # the engine itself must come to the end
    there = build([corpus], tmp_path / "there.db", through=Cluster(tmp_path, workers=2, ray="local").work)
    assert marker.exists()
    assert there.record == here.record
    assert len(there.record.articles) == 12
    assert not list(tmp_path.glob("part-*"))
    again = build([corpus], tmp_path / "again.db", through=Cluster(tmp_path, workers=2, ray="local").work)
    assert again.record == here.record
