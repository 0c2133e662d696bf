"""An engine that ends, fails, works on or falls silent."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from communique.cluster.beating import watched
from communique.errors import OutputError


def test_what_ends_is_given_and_what_fails_is_raised(tmp_path: Path) -> None:
    def fail() -> int:
        raise KeyError("page")

    assert watched(lambda: 7, tmp_path, look=0.01) == 7
    with pytest.raises(KeyError, match="page"):
        watched(fail, tmp_path, look=0.01)


def test_what_says_something_now_and_then_is_waited_for(tmp_path: Path) -> None:
    def work() -> str:
        for _ in range(15):
            time.sleep(0.1)
            with (tmp_path / "one").open("ab") as file:
                file.write(b".")
        return "done"

    assert watched(work, tmp_path, quiet=1.0, look=0.01) == "done"


@pytest.mark.parametrize("folder", ["there", "gone"])
def test_what_falls_silent_is_said(tmp_path: Path, folder: str) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "one").write_bytes(b"...")
    free = threading.Event()
    with pytest.raises(OutputError, match=r"C606: no worker has read a page for 0.2 seconds: a machine may be gone"):
        watched(free.wait, tmp_path / folder, quiet=0.2, look=0.01)
    free.set()
