"""Sentences read as a story in which talks go on, so that what the parties want counts."""

from __future__ import annotations

from communique.analysing import read_text
from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.reports import Position

SETTING = "\nPeace talks between the army and the rebels went on. A ceasefire was in force last year, and prisoners and refugees were discussed."


def told(text: str, book: Codebook) -> Analysis:
    """`text` before the setting, read."""
    return read_text(text + SETTING, codebook=book)


def positions(text: str, book: Codebook) -> list[tuple[str, Position]]:
    """The positions of `text` itself, each with the name of its party."""
    read = told(text, book)
    names = {a.key: a.name for a in read.actors}
    return [(names[p.party], p) for p in read.positions if p.end <= len(text)]
