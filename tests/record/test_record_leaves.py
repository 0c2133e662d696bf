"""What a merge does page by page: the same however the pages are cut, here or after a journey."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from communique.codebooks.loading import load
from communique.record import leaves as module
from communique.record.leaves import leaves, look
from communique.record.merging import merge, merge_through
from communique.record.shelves import InMemory, as_it_is
from communique.record.sources import Given
from communique.settings import Settings
from generated import generate

ANALYSES = generate(30, seed=3).analyses


def travelled(function: Callable[[Any], Any], blocks: Iterable[Any], /) -> Iterator[Any]:
    """Each block computed of a copy, whose findings are copied back."""
    for block in blocks:
        there, given = pickle.loads(pickle.dumps((function, block)))
        yield pickle.loads(pickle.dumps(there(given)))


@pytest.mark.parametrize("pages", [1, 7, 12])
def test_blocks_give_what_a_merge_gives(pages: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = merge(ANALYSES, codebook=load(), settings=Settings())
    monkeypatch.setattr(module, "PAGES", pages)
    assert merge_through(Given(ANALYSES), InMemory(), codebook=load(), settings=Settings(), blocks=travelled).record() == whole


def test_only_pages_that_people_decided_on_bring_all_words() -> None:
    decided = ANALYSES[4].page.id
    blocks = list(leaves(Given(ANALYSES), whole=[decided, "p-gone"], pack=as_it_is))
    assert {page for block in blocks for page in block.whole} == {decided}
    assert [glance.page for block in blocks for glance in look(block)] == sorted(a.page.id for a in ANALYSES)
