"""Blocks of a merge in several processes give what one gives, whatever becomes of these."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.building.kept import Kept
from communique.building.spreading import WORTH, spread, spread_over
from communique.codebooks.loading import load
from communique.model.page import SiteFacts
from communique.record.merging import merge, merge_through
from communique.record.pairing import Blocks, here
from communique.settings import Settings
from communique.store.book import Store
from generated import generate

ANALYSES = generate(40, seed=5).analyses


@pytest.fixture(scope="module")
def both() -> Iterator[Blocks]:
    with spread(2) as blocks:
        yield blocks


def merged(place: Path, blocks: Blocks) -> str:
    """The stamp of the record that a build makes of the analyses in a file."""
    with Store.create(place) as store, store.staging() as staged, store.shelves() as shelves:
        for analysis in ANALYSES:
            page = analysis.page
            store.put_analysis(page.id, page, analysis)
            staged.put(page, site="")
            staged.prepare(page.id, key=page.id, facts=SiteFacts(()))
        kept = Kept(store, staged, {})
        store.write_stream(merge_through(kept, shelves, codebook=load(), settings=Settings(), blocks=blocks))
        assert store.read_record() == merge(ANALYSES, codebook=load(), settings=Settings())
        return store.stamp()


def test_two_processes_merge_what_one_merges(tmp_path: Path, both: Blocks) -> None:
    used = set[str]()

    def counted(function: Callable[[object], object], blocks: object) -> Iterator[object]:
        used.add(function.__name__)
        return both(function, blocks)  # type: ignore[arg-type]  # blocks of whatever function

    assert merged(tmp_path / "two.db", counted) == merged(tmp_path / "one.db", here)  # type: ignore[arg-type]  # as above
    assert {"look", "tell", "compare_stories", "compare_days"} <= used


def square(number: int) -> int:
    return number * number


def fragile(number: int) -> int:
    """Kills the worker that comes to it."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def narrow(number: int) -> int:
    if number > 2:
        raise ValueError(number)
    return number


HERE = int(os.environ.setdefault("COMMUNIQUE_TESTS_PID", str(os.getpid())))


def test_blocks_come_back_in_their_order(both: Blocks) -> None:
    assert list(both(square, range(50))) == [n * n for n in range(50)]


def test_a_block_that_breaks_breaks_here(both: Blocks) -> None:
    found = both(narrow, range(50))
    assert [next(found) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="3"):
        next(found)
    assert list(both(square, range(3))) == [0, 1, 4]


def test_killed_workers_cost_no_block() -> None:
    with spread(2) as blocks:
        assert list(blocks(fragile, range(9))) == [n * n for n in range(9)]
        assert list(blocks(square, range(3))) == [0, 1, 4]


def test_few_articles_are_merged_in_one_process() -> None:
    for articles, processes in ((2 * WORTH - 1, None), (100 * WORTH, 1)):
        with spread_over(articles, processes=processes) as blocks:
            assert blocks is here
