"""Many analyses → one record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.page import Unread
from communique.model.record import Record
from communique.settings import Settings


def merge(
    analyses: Iterable[Analysis],
    *,
    codebook: Codebook,
    settings: Settings,
    reviews: Sequence[object] = (),
    as_of: str | None = None,
    unread: Sequence[Unread] = (),
) -> Record:
    """The record of `analyses`, in whatever order they come. `as_of` (ISO date) defaults to the newest article's date."""
    raise NotImplementedError
