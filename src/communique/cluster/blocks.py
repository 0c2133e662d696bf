"""Blocks of a merge (`communique.record.pairing`, `communique.record.leaves`) as rows of text, and the plain function between the two, which needs
no engine.

What goes over is pickled: both ends are the same code, which is made sure of, and whoever may write into the folder of a cluster may run
programs on its machines anyway.
"""

from __future__ import annotations

import base64
import json
import pickle
import platform
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from communique.building.caching import engine, handing_state, merging_state
from communique.cluster.rows import OTHER, other_code
from communique.model.ids import digest
from communique.record.leaves import look, tell
from communique.record.pairing import compare_days, compare_stories

FOUND = "found"
FUNCTIONS: Mapping[str, Callable[..., object]] = {f.__name__: f for f in (compare_days, compare_stories, look, tell)}

B = TypeVar("B")
F = TypeVar("F")


@cache
def merger() -> str:
    """Hash of the code that merges here."""
    return digest(engine(), merging_state(), handing_state())


def block_row(key: str, function: Callable[[B], F], block: B) -> dict[str, str]:
    """`block` as a row: ``key``, ``function`` and ``block``."""
    return {"key": key, "function": function.__name__, "block": _packed(block)}


def run_rows(functions: Sequence[str], blocks: Sequence[str], *, given: str) -> list[str]:
    """What each function finds in its block, as text for `unpacked`; `given` is the `merger` of the machine that asks."""
    if given != merger():
        return [json.dumps([OTHER, platform.node()])] * len(blocks)
    held = ((FUNCTIONS[name], pickle.loads(base64.b64decode(block))) for name, block in zip(functions, blocks, strict=True))
    return [json.dumps([FOUND, _packed(function(block))]) for function, block in held]


def unpacked(text: str) -> Any:
    """What a function found, by a text of `run_rows`. Raises OutputError C606 when a worker has other code than this machine."""
    kind, held = json.loads(text)
    if kind == OTHER:
        raise other_code(held)
    return pickle.loads(base64.b64decode(held))


def _packed(thing: object) -> str:
    return base64.b64encode(pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)).decode("ascii")
