"""Several processes give what one gives."""

from __future__ import annotations

import subprocess
import sys

import pytest

from communique.building.working import Task, attempt, work
from communique.codebooks.loading import load
from communique.model.page import Page, SiteFacts, Unread
from communique.settings import Settings


def test_two_processes_give_what_one_gives() -> None:
    """With pages that hold no article, so that no worker loads the parser."""
    tasks = [Task(f"k{n}", Page("p-1", f"{n}.txt", None, None, "0", "1", "text/1", "Menu\nLogin\n"), SiteFacts()) for n in range(8)]
    one, two = (list(work(tasks, total=8, codebook=load(), settings=Settings(), processes=count)) for count in (1, 2))
    assert one == two


def test_a_page_that_needs_too_much_memory_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("communique.analysing.analyse", analyse)
    found = attempt(Task("k", Page("p-1", "1.txt", None, None, "0", "1", "text/1", "Menu"), SiteFacts()), load(), Settings())
    assert isinstance(found, Unread)
    assert (found.code, "more memory than there is" in found.reason) == ("C109", True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to the bound")
def test_memory_is_bounded() -> None:
    code = "from communique.limiting import bound_memory; bound_memory(500 << 20); print(len(bytearray(9)), flush=True); bytearray(600 << 20)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode, "MemoryError" in done.stderr) == ("9", 1, True)
