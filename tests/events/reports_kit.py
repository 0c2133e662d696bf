"""Reading a sentence as the first paragraph of a story about a conflict."""

from __future__ import annotations

from communique.checking import reports_of
from communique.codebooks.model import Codebook
from communique.model.reports import Report

SETTING = "\nA ceasefire was in force last year."


def first_block(text: str, book: Codebook) -> list[Report]:
    """The reports of `text`, read as the first paragraph of a story about a conflict."""
    return [r for r in reports_of(text + SETTING, book) if r.end <= len(text)]


def raws(report: Report, names: dict[str, set[str]]) -> dict[str, set[str]]:
    """The words of the values of each field of `names`."""
    return {name: {v.raw for v in report.values(name)} for name in names}
