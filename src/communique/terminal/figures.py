"""The figures of an evaluation, as tables."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.evaluate.figures import Figures, Score
from communique.showing.words import clean
from communique.terminal.layout import heading

COLUMNS = ("gold", "found", "right", "precision", "recall", "F1")
NOTHING = "–"


def show_figures(console: Console, figures: Figures, *, misses: bool = False) -> None:
    """A line for each task with precision, recall and F1; with `misses`, what was missed and what was found beside the gold."""
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    for title in COLUMNS:
        table.add_column(title, justify="right")
    for name, score in figures.scores.items():
        table.add_row(Text(name), *_cells(score, recall_only=name in figures.recall_only))
    console.print(table)
    for note in figures.notes:
        console.print(Text(clean(note), style="yellow"))
    if misses:
        for name, held in figures.misses.items():
            heading(console, name)
            for miss in held:
                console.print(Text(f"  {clean(miss)}"))


def _cells(score: Score, *, recall_only: bool) -> list[str]:
    """The numbers of a line; a dash where there is nothing to rate."""
    recall = _percent(score.recall, score.gold)
    if recall_only:
        return [str(score.gold), NOTHING, str(score.right), NOTHING, recall, NOTHING]
    precision, f1 = _percent(score.precision, score.found), _percent(score.f1, score.gold + score.found)
    return [str(score.gold), str(score.found), str(score.right), precision, recall, f1]


def _percent(rate: float, of: int) -> str:
    return f"{100 * rate:.1f}" if of else NOTHING
