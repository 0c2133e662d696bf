"""What came of asking a language model, in a few lines."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from communique.building.second import Totals
from communique.terminal.layout import heading, indented


def show_totals(console: Console, totals: Totals) -> None:
    """How much of the replies was taken, how it stands to what the rules found, and why the rest was not taken."""
    heading(console, f"Second reader: {totals.pages:,} page{'' if totals.pages == 1 else 's'}")
    indented(console, Text(f"{totals.accepted:,} things and values taken, each with its words on the page"))
    if totals.agreed or totals.differed:
        how = "`communique serve RECORD --review NAME` asks about those first"
        indented(console, Text(f"{totals.agreed:,} as the rules have them, {totals.differed:,} otherwise: {how}"))
    rejected = ", ".join(f"{number:,} {reason.replace('_', ' ')}" for reason, number in totals.rejected)
    if rejected:
        indented(console, Text(f"{sum(n for _, n in totals.rejected):,} not taken: {rejected}"))
