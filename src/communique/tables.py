"""Reading the data files that ship with the rooms: knowledge of words and the world lives there, not in code.

A table is UTF-8 text: lines that begin with ``#`` say what it is and where each fact is from; then tab-separated columns, the first
line naming them. A list is the same with one entry a line and no column names.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module


@cache
def load_list(package: str, name: str) -> tuple[str, ...]:
    """Entries of the list `name` in the folder ``data`` of `package`, in file order. FileNotFoundError when it does not ship."""
    return tuple(line.strip() for line in _lines(package, name))


@cache
def load_table(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of the table `name` in the folder ``data`` of `package`, each by column name; missing cells are ''."""
    lines = _lines(package, name)
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, row.split("\t") + [""] * len(columns), strict=False)) for row in lines[1:])


def _lines(package: str, name: str) -> list[str]:
    """The lines of a data file. Through the package's loader, not `importlib.resources`, which takes longer to import than all tables to read."""
    module = import_module(package)
    text: str = module.__loader__.get_data(f"{module.__path__[0]}/data/{name}").decode("utf-8").replace("\r\n", "\n")  # type: ignore[union-attr]  # a package always has a loader
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
