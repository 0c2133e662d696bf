"""Files and folders → pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from communique.model.page import Page, Unread


def read_pages(paths: Sequence[Path]) -> Iterator[Page | Unread]:
    """The pages of files and folders, one at a time; what cannot be read comes as `Unread` with its reason."""
    raise NotImplementedError
