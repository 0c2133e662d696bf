"""Processes that read pages: how they start, what they share, and that they end with the one that started them."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any

LOADED = "communique.building.loaded"
ORPHANED = 1  # the exit status of a process whose starter is gone
_servers = set[str]()


def pool(count: int, begin: Callable[..., None], *given: Any, load_once: bool) -> ProcessPoolExecutor:
    """`count` processes that each call ``begin(*given)`` first, and that end when this one does, whatever ends it.

    With `load_once`, where the system has a fork server (Linux, macOS), they are forked from one process that has loaded the parser and stays as long
    as this one: for commands, which end with their work. Else each is spawned and loads the parser for itself. None is forked from this process:
    a fork would copy the open connection to the record.
    """
    forked = load_once and "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forked else "spawn")
    if forked:
        context.set_forkserver_preload([LOADED])
        _servers.add(LOADED)
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(begin, given))


def has_server() -> bool:
    """Whether the process that has loaded the parser is there to fork others from."""
    return LOADED in _servers


def _begin(begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    threading.Thread(target=_leave_with_parent, name="leave with parent", daemon=True).start()
    begin(*given)


def _leave_with_parent() -> None:
    """End this process when its starter is gone: after ``kill -9`` nobody else would tell it, and it would wait for work for good."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(ORPHANED)
