"""The record as W3C Web Annotations (JSON-LD): each cited thing an annotation of its page, found by position and by quotation.

Positions are Unicode code points, as the recommendation asks (Web Annotation Data Model, 4.2.5), and so are Communiqué's.
"""

from __future__ import annotations

import json
from typing import Any

from communique.exports.made import Made, Source, as_bytes, as_json_text
from communique.exports.marks import Mark, marks
from communique.exports.notes import ONLY_IN_FILE, left_out
from communique.model.page import Page
from communique.model.spans import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of a quotation's prefix and suffix, enough to tell two places of the same words apart on most pages."""
NOTES = (
    "Offsets count in the text that Communiqué keeps of a page, not in its HTML: a reader of the live page finds the words by quotation.",
    "Merged events, their agreement, links, copies and the redirects of ids are no words of a page; --format csv or json carries them.",
    "The text of the pages is not in it, only the cited words with 32 characters around them.",
    ONLY_IN_FILE,
)


def make_webannotation(source: Source) -> Made:
    """``annotations.jsonld``: an annotation collection with one page, the notes in ``rdfs:comment``."""
    pages = {p.id: p for p in source.record.pages}
    items = [_annotation(mark, pages[mark.page]) for mark in marks(source.record) if mark.page in pages]
    notes = [*NOTES, *left_out(source, "events", "links", "reviews", "unread")]
    whole = {
        "@context": CONTEXT,
        "id": "urn:communique:annotations",
        "type": "AnnotationCollection",
        "label": "The cited record of a negotiation",
        "rdfs:comment": notes,
        "total": len(items),
        "first": {"id": "urn:communique:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return Made({"annotations.jsonld": as_bytes(as_json_text(whole))}, notes)


def _annotation(mark: Mark, page: Page) -> dict[str, Any]:
    targets = [_target(span, page) for span in mark.spans]
    facts = {"thing": mark.thing, "field": mark.field, **mark.facts}
    return {
        "id": f"urn:communique:{mark.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": mark.label},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": json.dumps(facts, ensure_ascii=False)},
        ],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _target(span: Span, page: Page) -> dict[str, Any]:
    """The page by its address where it has one, else by the hash of its text."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote = {
        "type": "TextQuoteSelector",
        "exact": page.text[span.start : span.end],
        "prefix": page.text[max(0, span.start - AROUND) : span.start],
        "suffix": page.text[span.end : span.end + AROUND],
    }
    return {"type": "SpecificResource", "source": page.url or f"urn:sha256:{page.sha256_text}", "selector": [position, quote]}
