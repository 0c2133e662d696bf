"""How far a build is: a bar with pages per second and the time left, where there is a terminal to draw it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from communique.building import Progress


class Rate(ProgressColumn):
    """Pages per second, of the pages that are read now; known ones cost nothing and do not count."""

    def render(self, task: Task) -> Text:
        """The rate, or dots until it is known."""
        return Text("… pages/s" if task.speed is None else f"{task.speed:.1f} pages/s", style="dim")


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[Progress], None] | None]:
    """Something to tell the progress to; None when `console` is no terminal."""
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"), Rate(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        held = {}

        def tell(progress: Progress) -> None:
            if "task" not in held:
                held["task"] = bar.add_task("reading", total=progress.total, completed=progress.done)
            bar.update(held["task"], completed=progress.done)

        yield tell
