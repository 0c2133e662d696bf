"""The Web Annotations as a JSON-LD processor expands them."""

from __future__ import annotations

import json
from typing import Any

from odd_talks import PAGES, SOURCE
from pyld import jsonld

from communique.exports.formats import make

OA, AS, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
CONTEXT: dict[str, Any] = {
    "oa": OA, "as": AS, "rdf": RDF, "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "dc": "http://purl.org/dc/elements/1.1/",
    "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@vocab"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "classifying": "oa:classifying", "describing": "oa:describing", "value": "rdf:value", "format": "dc:format", "label": "rdfs:label",
    "start": "oa:start", "end": "oa:end", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "total": "as:totalItems",
    "first": {"@type": "@id", "@id": "as:first"}, "startIndex": "as:startIndex", "items": {"@id": "as:items", "@container": "@list"},
}  # fmt: skip
"""The terms that we use, as the context of the recommendation (Web Annotation Vocabulary, appendix A) maps them."""


def load(url: str, _: dict[str, Any]) -> dict[str, Any]:
    """Nothing is fetched: the only context that may be asked for is that of the recommendation."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def test_every_annotation_has_a_target_that_both_selectors_find() -> None:
    (text,) = make("webannotation", SOURCE).files.values()
    (whole,) = jsonld.expand(json.loads(text), {"documentLoader": load})
    (items,) = whole[f"{AS}first"][0][f"{AS}items"]
    assert len(items["@list"]) == whole[f"{AS}totalItems"][0]["@value"] > 50
    assert whole["http://www.w3.org/2000/01/rdf-schema#comment"]
    texts = {p.url or f"urn:sha256:{p.sha256_text}": p.text for p in SOURCE.record.pages}
    assert PAGES["astral"].url in texts
    for item in items["@list"]:
        assert item["@type"] == [f"{OA}Annotation"]
        assert len(item[f"{OA}hasBody"]) == 2
        for target in item[f"{OA}hasTarget"]:
            held = texts[target[f"{OA}hasSource"][0]["@id"]]
            position, quote = target[f"{OA}hasSelector"]
            start, end = (position[f"{OA}{side}"][0]["@value"] for side in ("start", "end"))
            assert held[start:end] == quote[f"{OA}exact"][0]["@value"]
