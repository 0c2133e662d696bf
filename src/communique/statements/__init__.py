"""Sentences → who said what, to whom, where, through whom and when. `finding.find_statements` composes the steps.

>>> from communique import statements
>>> [(s.speaker, s.content) for s in statements.find("“We are not there yet,” Peter Mwangi told reporters.")]
[('Peter Mwangi', ('“We are not there yet,”',))]
"""

from __future__ import annotations

from datetime import date

from communique.statements.said import Said

__all__ = ["Said", "find"]


def find(text: str, published: date | str | None = None, *, parser: str = "auto") -> tuple[Said, ...]:
    """The statements of any English text; loads the parser when first called. See `communique.speaking.find_said`."""
    from communique.speaking import find_said

    return find_said(text, published, parser=parser)
