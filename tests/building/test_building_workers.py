"""Several processes give what one gives."""

from __future__ import annotations

from communique.building.working import Task, work
from communique.codebooks.loading import load
from communique.model.page import Page, SiteFacts
from communique.settings import Settings


def test_two_processes_give_what_one_gives() -> None:
    """With pages that hold no article, so that no worker loads the parser."""
    tasks = [Task(f"k{n}", Page("p-1", f"{n}.txt", None, None, "0", "1", "text/1", "Menu\nLogin\n"), SiteFacts()) for n in range(8)]
    one, two = (list(work(tasks, total=8, codebook=load(), settings=Settings(), processes=count)) for count in (1, 2))
    assert one == two
