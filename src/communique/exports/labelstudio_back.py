"""What people did with the tasks in Label Studio (its JSON export), as decisions on the record."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.errors import ReviewError
from communique.exports.given_back import Taken, decision, say_regions
from communique.exports.labelstudio import LABEL, VALUE, region_id
from communique.exports.made import counted
from communique.exports.marks import Mark, reviewed_marks
from communique.model.page import Page
from communique.model.record import Record
from communique.model.spans import Span
from communique.store.reviews import Review

Region = dict[str, Any]


def read_reviews(file: Path) -> str:
    """The text of an export of Label Studio. ReviewError C605 when it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReviewError("C605", f"cannot read {file} ({error}). Export the project from Label Studio as JSON, in UTF-8.") from error


def reviews_from_labelstudio(text: str, record: Record, *, known: Iterable[Review] = ()) -> Taken:
    """The decisions in a JSON export of Label Studio; `known` ones are not given again, so that a file can be taken in twice.

    A prediction that was kept is confirmed, one with another label or value corrected, one that was deleted rejected. Where an annotation was
    begun from nothing (it has no region of the prediction), what it does not mark is not rejected: its coder may not have looked.
    ReviewError C605 when `text` is no such export.
    """
    marks: dict[str, list[Mark]] = defaultdict(list)
    for mark in reviewed_marks(record):
        marks[mark.page].append(mark)
    pages = {p.id: p for p in record.pages}
    found, counts = list[Review](), Counter[str]()
    for task in _tasks(text):
        page = pages.get(str(task["data"].get("page")))
        if page is None or page.text != task["data"].get("text"):
            counts["task"] += 1
            continue
        for annotation in task.get("annotations") or ():
            found += _of_annotation(annotation, page, marks[page.id], counts)
    seen = set(known)
    return Taken(tuple(r for r in dict.fromkeys(found) if r not in seen), tuple(_notes(counts)))


def _notes(counts: Counter[str]) -> Iterator[str]:
    if n := counts["task"]:
        said = "of a page that the record does not have with this text: nothing was taken from there."
        yield f"{counted(n, 'task is', 'tasks are')} {said}"
    if n := counts["cancelled"]:
        yield f"{counted(n, 'annotation was', 'annotations were')} skipped by its coder: no decision."
    yield from say_regions(counts, "region", "regions")


def _tasks(text: str) -> list[dict[str, Any]]:
    try:
        held = json.loads(text)
    except ValueError as error:
        raise ReviewError("C605", f"not JSON ({error}). Export the project from Label Studio as JSON.") from error
    tasks = held if isinstance(held, list) else [held]
    if not all(isinstance(t, dict) and isinstance(t.get("data"), dict) for t in tasks):
        raise ReviewError("C605", "not an export of tasks. Export the project from Label Studio as JSON, not as JSON-MIN.")
    return tasks


def _of_annotation(annotation: dict[str, Any], page: Page, marks: list[Mark], counts: Counter[str]) -> Iterator[Review]:
    if annotation.get("was_cancelled"):
        counts["cancelled"] += 1
        return
    labels, texts = _regions(annotation.get("result") or (), page)
    ours = {region_id(m, part) for m in marks for part, _ in enumerate(m.spans)}
    from_prediction = bool(ours & labels.keys())
    used: set[str] = set()
    for mark in marks:
        for part, span in enumerate(mark.spans):
            name = _counterpart(mark, part, labels, used)
            if name is not None:
                used.add(name)
                decided = decision(mark, part, labels[name], texts.get(name), counts)
            elif from_prediction:
                decided = "rejected", None
            else:
                continue
            yield Review(mark.page, span.start, span.end, mark.field, *decided, *_by(annotation))
    for _ in labels.keys() - used:
        counts["new"] += 1


def _regions(result: Iterable[Region], page: Page) -> tuple[dict[str, tuple[Span, str]], dict[str, str]]:
    """Place and label of each region, and the text that a person gave it, by the region's id."""
    labels: dict[str, tuple[Span, str]] = {}
    texts: dict[str, str] = {}
    for number, region in enumerate(result):
        value, name = region.get("value") or {}, str(region.get("id") or number)
        if region.get("from_name") == LABEL and value.get("labels"):
            span = Span(int(value["start"]), int(value["end"]))
            if 0 <= span.start < span.end <= len(page.text):
                labels[name] = (span, str(value["labels"][0]))
        elif region.get("from_name") == VALUE and value.get("text"):
            given = value["text"]
            texts[name] = str(given[0] if isinstance(given, list) else given)
    return labels, texts


def _counterpart(mark: Mark, part: int, labels: dict[str, tuple[Span, str]], used: set[str]) -> str | None:
    """The region of a mark: the one with its id, else one at its place with its label."""
    name = region_id(mark, part)
    if name in labels and name not in used:
        return name
    return next((n for n, (span, label) in labels.items() if n not in used and span == mark.spans[part] and label == mark.label), None)


def _by(annotation: dict[str, Any]) -> tuple[str, str, str]:
    who = annotation.get("completed_by")
    name = (who.get("email") or who.get("id")) if isinstance(who, dict) else who
    at = str(annotation.get("updated_at") or annotation.get("created_at") or "")
    return f"label-studio:{name if name is not None else '?'}", at, f"Label Studio annotation {annotation.get('id', '?')}"
