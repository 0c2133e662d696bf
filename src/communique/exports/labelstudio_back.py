"""What people did with the tasks in Label Studio (its JSON export), as decisions on the record."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import ReviewError
from communique.exports.labelstudio import LABEL, VALUE, has_value, region_id, value_text
from communique.exports.made import counted
from communique.exports.marks import Mark, reviewed_marks
from communique.model.page import Page
from communique.model.record import Record
from communique.model.spans import Span
from communique.store.reviews import Review

Region = dict[str, Any]
LABELLED = ("reports.type", "positions.stance")
"""Fields whose value is the label itself."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Decisions, in the order of the tasks, and what could not become one."""

    reviews: tuple[Review, ...]
    notes: tuple[str, ...]


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
    found, counts = list[Review](), dict[str, int]()
    for task in _tasks(text):
        page = pages.get(str(task["data"].get("page")))
        if page is None or page.text != task["data"].get("text"):
            _count(counts, "task")
            continue
        for annotation in task.get("annotations") or ():
            found += _of_annotation(annotation, page, marks[page.id], counts)
    seen = set(known)
    return Taken(tuple(r for r in dict.fromkeys(found) if r not in seen), tuple(_notes(counts)))


def _count(counts: dict[str, int], what: str) -> None:
    counts[what] = counts.get(what, 0) + 1


def _notes(counts: dict[str, int]) -> Iterator[str]:
    if n := counts.get("task"):
        said = "of a page that the record does not have with this text: nothing was taken from there."
        yield f"{counted(n, 'task is', 'tasks are')} {said}"
    if n := counts.get("cancelled"):
        yield f"{counted(n, 'annotation was', 'annotations were')} skipped by its coder: no decision."
    if n := counts.get("new"):
        yield f"{counted(n, 'region has', 'regions have')} no counterpart in the record: a review decides on what is there, so it was not taken."
    if n := counts.get("relabelled"):
        yield f"{counted(n, 'region was', 'regions were')} given a label of another kind: taken as a rejection of what the record says there."
    if n := counts.get("moved"):
        yield f"{counted(n, 'region was', 'regions were')} moved to other words: taken as a rejection of the words that the record cites."


def _tasks(text: str) -> list[dict[str, Any]]:
    try:
        held = json.loads(text)
    except ValueError as error:
        raise ReviewError("C605", f"not JSON ({error}). Export the project from Label Studio as JSON.") from error
    tasks = held if isinstance(held, list) else [held]
    if not all(isinstance(t, dict) and isinstance(t.get("data"), dict) for t in tasks):
        raise ReviewError("C605", "not an export of tasks. Export the project from Label Studio as JSON, not as JSON-MIN.")
    return tasks


def _of_annotation(annotation: dict[str, Any], page: Page, marks: list[Mark], counts: dict[str, int]) -> Iterator[Review]:
    if annotation.get("was_cancelled"):
        _count(counts, "cancelled")
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
            review = _decision(mark, part, span, labels.get(name or ""), texts.get(name or ""), from_prediction, counts)
            if review is not None:
                yield Review(mark.page, span.start, span.end, mark.field, *review, *_by(annotation))
    for _ in labels.keys() - used:
        _count(counts, "new")


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


def _decision(
    mark: Mark, part: int, span: Span, region: tuple[Span, str] | None, text: str | None, from_prediction: bool, counts: dict[str, int]
) -> tuple[str, str | None] | None:
    """Decision and right value; None where nothing was decided."""
    if region is None:
        return ("rejected", None) if from_prediction else None
    place, label = region
    if place != span:
        _count(counts, "moved")
        return "rejected", None
    if label != mark.label and mark.field not in LABELLED:
        _count(counts, "relabelled")
        return "rejected", None
    if label != mark.label:
        return "corrected", json.dumps(label, ensure_ascii=False)
    if part == 0 and text is not None and has_value(mark) and not _same(text, value_text(mark)):
        return "corrected", _as_json(text)
    return "confirmed", None


def _same(one: str, two: str) -> bool:
    return one == two or _as_json(one) == _as_json(two)


def _as_json(text: str) -> str:
    """What a person typed as JSON text; words that are no JSON are a string."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return json.dumps(text, ensure_ascii=False)


def _by(annotation: dict[str, Any]) -> tuple[str, str, str]:
    who = annotation.get("completed_by")
    name = (who.get("email") or who.get("id")) if isinstance(who, dict) else who
    at = str(annotation.get("updated_at") or annotation.get("created_at") or "")
    return f"label-studio:{name if name is not None else '?'}", at, f"Label Studio annotation {annotation.get('id', '?')}"
