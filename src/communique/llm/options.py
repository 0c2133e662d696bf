"""What asking a model costs, before it is asked; and where its key is."""

from __future__ import annotations

from communique.model.asking import KEY

__all__ = ["KEY", "tokens_of"]
CHARS_PER_TOKEN = 3.5
"""For estimates: English news has about 4 characters a token in the common vocabularies, JSON and names fewer."""


def tokens_of(text: str) -> int:
    """About how many tokens `text` is.

    >>> tokens_of("a" * 35)
    10
    """
    return int(len(text) / CHARS_PER_TOKEN + 0.5)
