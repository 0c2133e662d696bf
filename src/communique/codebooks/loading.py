"""Reading and checking a codebook."""

from __future__ import annotations

from pathlib import Path

from communique.codebooks.model import Codebook


def load(source: str | Path = "peace-talks") -> Codebook:
    """The codebook that ships under the name `source`, or the one in the file `source`. CodebookError C301 when it is not valid."""
    return Codebook(name=str(source), version="0")
