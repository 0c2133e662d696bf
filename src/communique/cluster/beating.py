"""Waiting for an engine that may never end: where a whole machine is gone, Daft 0.7 on Ray waits for it for good."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from communique.errors import OutputError

T = TypeVar("T")
QUIET_S = 600.0
"""A page may take twice 120 CPU seconds; workers that are silent for longer than this are gone."""
LOOK_S = 2.0


def watched(run: Callable[[], T], beats: Path, *, quiet: float = QUIET_S, look: float = LOOK_S) -> T:
    """What `run` gives, or raises. It runs beside, so that Ctrl-C ends the wait.

    OutputError C606 when no file in the folder `beats` grows for `quiet` seconds, though `run` has not ended; it is then left to itself.
    """
    ended: list[tuple[T | None, BaseException | None]] = []

    def beside() -> None:
        try:
            ended.append((run(), None))
        except BaseException as problem:  # broad (BLE001): it is raised again where it is waited for
            ended.append((None, problem))

    thread = threading.Thread(target=beside, daemon=True)
    thread.start()
    heard, since = -1, time.monotonic()
    while thread.is_alive():
        thread.join(look)
        now = _length(beats)
        if now != heard:
            heard, since = now, time.monotonic()
        elif thread.is_alive() and time.monotonic() - since > quiet:
            what = f"no worker has read a page for {quiet:g} seconds: a machine may be gone"
            raise OutputError("C606", f"{what}. Look at the cluster, and run the command again.")
    found, problem = ended[0]
    if problem is not None:
        raise problem
    return found  # type: ignore[return-value]  # there is no problem, so there is what `run` gave


def _length(beats: Path) -> int:
    """Of all files in the folder; 0 while it cannot be seen, as network folders sometimes cannot."""
    try:
        return sum(file.stat().st_size for file in beats.iterdir())
    except OSError:
        return 0
