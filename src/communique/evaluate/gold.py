"""Gold files: which of the known formats is it, and which page does an entry speak of?

Formats, told by their content: ``articles`` (JSON object with ``docs``), ``quotes`` (JSONL with ``content`` and ``tier``), ``times`` (JSONL
with ``level`` and ``value``), ``record`` (JSON list of entries with ``kind``), ``crossdoc`` (JSON object with ``links``,
``facts`` and ``traps``). ``docs/cli.md`` describes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from communique.errors import GoldError
from communique.model.page import Page

Entry = Mapping[str, Any]
NEXT_STEP = "The formats are described in docs/cli.md (articles, quotes, times, record, crossdoc)."


@dataclass(slots=True)
class Gold:
    """The entries of each format; `notes` says what was left aside."""

    articles: list[Entry] = field(default_factory=list)
    quotes: list[Entry] = field(default_factory=list)
    times: list[Entry] = field(default_factory=list)
    record: list[Entry] = field(default_factory=list)
    crossdoc: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_gold(path: Path) -> Gold:
    """The gold in the file or folder `path`. GoldError C501 when there is none in a known format.

    In a folder, files of other formats are left aside and named in `notes`.
    """
    if not path.exists():
        raise GoldError("C501", f"no such file or folder: {path}. {NEXT_STEP}")
    gold = Gold()
    files = sorted(f for f in path.iterdir() if f.suffix in (".json", ".jsonl")) if path.is_dir() else [path]
    known = [file for file in files if _read(file, gold)]
    if not known:
        raise GoldError("C501", f"{path} holds no gold in a known format. {NEXT_STEP}")
    gold.notes += [f"{file.name} is not scored: its format is not known." for file in files if file not in known]
    return gold


def _read(file: Path, gold: Gold) -> bool:
    """Add the entries of `file` to `gold`; False when its format is not known."""
    rows = _rows(file)
    kind = _format(rows)
    if kind == "articles":
        gold.articles += [doc for group in rows for doc in group["docs"]]
    elif kind:
        getattr(gold, kind).extend(rows)
    return kind is not None


def _rows(file: Path) -> list[Any]:
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            return [json.loads(line) for line in text.split("\n") if line.strip()]
        held = json.loads(text)
    except (OSError, ValueError) as error:
        raise GoldError("C501", f"{file} cannot be read as JSON: {error}. {NEXT_STEP}") from error
    return held if isinstance(held, list) else [held]


def _format(rows: Sequence[Any]) -> str | None:
    needs = {
        "articles": {"docs"},
        "quotes": {"file", "tier", "content", "source", "cue"},
        "times": {"doc", "level", "start", "end", "value"},
        "record": {"id", "kind", "evidence"},
        "crossdoc": {"documents", "entities", "links", "facts", "traps"},
    }
    if not rows or not all(isinstance(row, dict) for row in rows):
        return None
    return next((kind for kind, keys in needs.items() if all(keys <= row.keys() for row in rows)), None)


def page_of(name: str, pages: Sequence[Page]) -> Page | None:
    """The page that gold calls `name`: a file's name, its stem, or the beginning of it. None when no page is called so."""
    names = [(PurePosixPath(page.path).name, page) for page in pages]
    exact = [page for file, page in names if name in (file, PurePosixPath(file).stem)]
    return next(iter(exact or [page for file, page in names if file.startswith(name)]), None)


def check_words(page: Page, start: int, end: int, words: str) -> None:
    """GoldError C501 when `page` does not read `words` at ``[start, end)``: the gold was made for another text."""
    found = page.text[start:end]
    if found != words:
        differ = f"at {start} it has {words[:40]!r}, the page has {found[:40]!r}"
        raise GoldError("C501", f"the gold is for another text of {page.path}: {differ}. Build the record from the same file.")
