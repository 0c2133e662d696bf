"""The record as tasks of Label Studio, what it found as predictions, for people to check; `labelstudio_back` takes their work back in.

Import ``tasks.json`` into a project whose labelling interface is ``labelling.xml``. Label Studio counts offsets in code points
(its editor's ``fixCodePointsInRange``), and so does Communiqué.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

from communique.exports.made import Made, Source, as_json_text, folder
from communique.exports.marks import Mark, reviewed_marks
from communique.exports.notes import ONLY_IN_FILE, left_out
from communique.model.page import Page

WHOLE = "The tasks hold the whole text of the pages: mind whose it is before you pass them on."
PARTS = "A statement in several parts is a region for each part."
LABEL, VALUE, TEXT = "label", "value", "text"


def make_labelstudio(source: Source) -> Made:
    """``tasks.json``, ``labelling.xml`` and the notes."""
    held: dict[str, list[Mark]] = defaultdict(list)
    for mark in reviewed_marks(source.record):
        held[mark.page].append(mark)
    pages = [p for p in source.record.pages if p.id in held]
    tasks = [_task(number, page, held[page.id], source) for number, page in enumerate(pages, start=1)]
    notes = [WHOLE, PARTS, *left_out(source, "actors", "times", "events", "links", "reviews", "unread"), ONLY_IN_FILE]
    if silent := len(source.record.pages) - len(pages):
        notes.append(f"{silent} of {len(source.record.pages)} pages have nothing to check and no task.")
    labels = sorted({mark.label for page in held.values() for mark in page})
    return folder({"tasks.json": as_json_text(tasks), "labelling.xml": _interface(labels)}, notes)


def region_id(mark: Mark, part: int) -> str:
    """The id of the region of one part of a mark."""
    return f"{mark.id}.{part}"


def has_value(mark: Mark) -> bool:
    """True for a value of a report, which a person may correct; of other marks the label is all that one decides on."""
    return "value" in mark.facts


def value_text(mark: Mark) -> str:
    """The value of a mark as the JSON text that a person corrects."""
    return json.dumps(mark.facts["value"], ensure_ascii=False)


def _task(number: int, page: Page, held: list[Mark], source: Source) -> dict[str, Any]:
    article = next((a for a in source.record.articles if a.page == page.id), None)
    data = {TEXT: page.text, "page": page.id, "path": page.path, "url": page.url, "sha256_text": page.sha256_text}
    about = {"title": article.title, "outlet": article.outlet, "published": article.published} if article else {}
    result = [region for mark in held for part, _ in enumerate(mark.spans) for region in _regions(mark, part, page)]
    return {"id": number, "data": {**data, **about}, "predictions": [{"model_version": f"communique {source.record.parser}", "result": result}]}


def _regions(mark: Mark, part: int, page: Page) -> Iterable[dict[str, Any]]:
    span = mark.spans[part]
    place = {"start": span.start, "end": span.end, "text": page.text[span.start : span.end]}
    name = region_id(mark, part)
    said = {"meta": {"text": ["; ".join(f"{fact}: {held}" for fact, held in mark.facts.items())]}}
    yield {"id": name, "from_name": LABEL, "to_name": TEXT, "type": "labels", "value": {**place, "labels": [mark.label]}, **said}
    if part == 0 and has_value(mark):
        facts = {**place, "text": [value_text(mark)]}
        yield {"id": name, "from_name": VALUE, "to_name": TEXT, "type": "textarea", "value": facts}


def _interface(labels: Iterable[str]) -> str:
    lines = "".join(f"    <Label value={quoteattr(label)}/>\n" for label in labels)
    return (
        "<View>\n  <Labels name=\"label\" toName=\"text\">\n" + lines + "  </Labels>\n"
        "  <Header value=\"$title\"/>\n"
        "  <Text name=\"text\" value=\"$text\" granularity=\"word\"/>\n"
        "  <TextArea name=\"value\" toName=\"text\" perRegion=\"true\" editable=\"true\" maxSubmissions=\"1\" displayMode=\"region-list\"/>\n"
        "</View>\n"
    )  # fmt: skip
