"""The CAS files as dkpro-cassis reads them: it turns UTF-16 offsets back into code points."""

from __future__ import annotations

import io

import cassis
import pytest
from odd_talks import CASES, PAGES, SOURCE, place_of

from communique.exports.formats import make

FILES = make("uima", SOURCE).files


@pytest.mark.parametrize("name", CASES)
def test_every_mark_covers_its_words(name: str) -> None:
    types = cassis.load_typesystem(io.BytesIO(FILES["TypeSystem.xml"]))
    page = PAGES[name]
    held = cassis.load_cas_from_xmi(io.BytesIO(FILES[f"{page.id}.xmi"]), typesystem=types)
    assert held.sofa_string == page.text.replace("\x0b", "\ufffd")
    marks = held.select("webanno.custom.CommuniqueMark")
    places = {(m.begin, m.end): m.get_covered_text() for m in marks}
    span = place_of(name)
    assert places[span.start, span.end] == CASES[name][1]
    assert all(page.text[start:end] == words for (start, end), words in places.items())
    assert {m.label for m in marks} >= {"title", "talks", "place", "statement"}
