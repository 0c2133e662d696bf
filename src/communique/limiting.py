"""Bounds on the time and the memory that one page may take, so that no page stops a build.

``with at_most(120, name="talks.html"): …`` raises PageError C116 when what stands inside takes more than 120 seconds of this process's CPU.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import FrameType

from communique.errors import PageError

AGAIN_S = 1.0
"""The signal comes again while what is inside holds it up (in a destructor an exception is only printed)."""


MOST_BYTES = 4 << 30
"""Memory of a process that reads pages, the parser's half gigabyte included; the largest that fuzzing met was 0.5 GB."""


def bound_memory(most: int = MOST_BYTES) -> None:
    """Let this process have no more than `most` bytes of memory of its own: what asks for more gets a MemoryError, or ends the process where a
    library cannot bear that. For processes that only read pages. Where the system has no such bound (Windows, and macOS does not keep to it),
    nothing happens."""
    if find_spec("resource") is None:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


class _Late(BaseException):
    """Not an Exception: libraries that swallow those must not swallow this."""


@contextmanager
def at_most(seconds: float, *, name: str) -> Iterator[None]:
    """PageError C116, about `name`, when what is inside takes more CPU than `seconds`; what it was doing is left where it stood, so it should
    have no effect but its result. CPU, not the clock: a busy machine must not cost a page.

    Only the main thread of a process can be stopped so, and only where the system has the timer (POSIX); elsewhere there is no bound.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    armed = True

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if armed:
            raise _Late

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN_S)
            yield
        finally:
            armed = False
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)
    except _Late:
        reason = f"it takes more than {seconds:g} seconds. Split it, leave it out, or allow more (COMMUNIQUE_PAGE_SECONDS)."
        raise PageError("C116", f"{name}: {reason}") from None
