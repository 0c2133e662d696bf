"""The CAS files as dkpro-cassis reads them: it turns UTF-16 offsets back into code points."""

from __future__ import annotations

import io

import cassis
import pytest
from odd_talks import BOTH, CASES, PAGES, SOURCE, place_of

from communique.exports.cas_back import reviews_from_cas
from communique.exports.formats import make
from communique.exports.given_back import Taken

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


def back(name: str, form: str) -> Taken:
    """What comes back where a coder opened the page, gave its report another type, deleted its value and wrote both forms."""
    types = cassis.load_typesystem(io.BytesIO(FILES["TypeSystem.xml"]))
    held = cassis.load_cas_from_xmi(io.BytesIO(FILES[f"{PAGES[name].id}.xmi"]), typesystem=types)
    for mark in held.select("webanno.custom.CommuniqueMark"):
        if mark.field == "reports.type":
            mark.label = "meeting"
        elif mark.field == "reports.place":
            held.remove(mark)
    text = held.to_xmi() if form == "xmi" else held.to_json()
    return reviews_from_cas(text.encode(), BOTH, at="2031-03-05", who="ann")


@pytest.mark.parametrize("form", ["xmi", "json"])
@pytest.mark.parametrize("name", CASES)
def test_what_a_coder_did_comes_back_from_both_forms(name: str, form: str) -> None:
    span = place_of(name)
    held = back(name, form)
    changed = {(r.field, r.start, r.end): (r.decision, r.value) for r in held.reviews if r.decision != "confirmed"}
    place, kind = ("reports.place", span.start, span.end), ("reports.type", span.start, span.end)
    assert changed == {place: ("rejected", None), kind: ("corrected", '"meeting"')}
    assert held.notes == ()
