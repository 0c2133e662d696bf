"""The record as UIMA CAS (XMI 1.0) for INCEpTION and other UIMA tools: a file for each page, and the type system that they share;
`cas_back` takes coders' work back in.

UIMA counts offsets in UTF-16 code units (it is Java), so they are converted: a character beyond 16 bits counts twice. XML 1.0 cannot hold
control characters: each is U+FFFD there, so that offsets stay right, and the notes count them.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from communique.exports.made import Made, Source, counted, folder
from communique.exports.marks import Mark, marks
from communique.exports.notes import ONLY_IN_FILE, left_out
from communique.model.page import Page

TYPE, NAMESPACE = "webanno.custom.CommuniqueMark", "http:///webanno/custom.ecore"
"""INCEpTION takes types of this package for layers of its own."""
FEATURES = ("label", "field", "thing", "facts")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (production 2)."""
ENTITIES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;", "\x85": "&#133;", "\u2028": "&#8232;"}
"""An attribute would lose line ends that are not written as references (XML 1.0, 3.3.3; 1.1, 2.11)."""
WHOLE = "The files hold the whole text of the pages: mind whose it is before you pass them on."
PARTS = "A statement in several parts is an annotation for each part."


def make_uima(source: Source) -> Made:
    """``PAGE.xmi`` for each page, ``TypeSystem.xml`` and the notes."""
    held: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks(source.record):
        held[mark.page].append(mark)
    pages = source.record.pages
    files: dict[str, str | bytes] = {f"{page.id}.xmi": _xmi(page, held[page.id]) for page in pages}
    notes = [WHOLE, PARTS, *left_out(source, "events", "links", "reviews", "unread"), ONLY_IN_FILE]
    if lost := sum(len(FORBIDDEN.findall(page.text)) for page in pages):
        notes.append(f"{counted(lost, 'character', 'characters')} that XML cannot hold became U+FFFD, in its place.")
    return folder({**files, "TypeSystem.xml": _types()}, notes)


def _xmi(page: Page, held: list[Mark]) -> str:
    placed = [(mark, span) for mark in held for span in mark.spans]
    wide = [at for at, c in enumerate(page.text) if c > "\uffff"]
    rows = [_row(number, mark, *(at + bisect_left(wide, at) for at in span)) for number, (mark, span) in enumerate(placed, start=2)]
    members = " ".join(str(number) for number in range(2, len(placed) + 2))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="{NAMESPACE}" xmi:version="2.0">\n'
        '<cas:NULL xmi:id="0"/>\n'
        + "".join(rows)
        + f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" sofaString={_attribute(page.text)}/>\n'
        + f'<cas:View sofa="1" members="{members}"/>\n</xmi:XMI>\n'
    )


def _row(number: int, mark: Mark, start: int, end: int) -> str:
    values = (mark.label, mark.field, mark.thing, json.dumps(mark.facts, ensure_ascii=False))
    said = " ".join(f"{name}={_attribute(value)}" for name, value in zip(FEATURES, values, strict=True))
    return f'<custom:CommuniqueMark xmi:id="{number}" sofa="1" begin="{start}" end="{end}" {said}/>\n'


def _attribute(words: str) -> str:
    return quoteattr(FORBIDDEN.sub("\ufffd", words), ENTITIES)


def _features() -> Iterator[str]:
    for name in FEATURES:
        yield f"<featureDescription><name>{name}</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>"


def _types() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription>\n'
        f"<name>{TYPE}</name><description>What the record says of the words.</description><supertypeName>uima.tcas.Annotation</supertypeName>\n"
        f"<features>{''.join(_features())}</features>\n</typeDescription></types></typeSystemDescription>\n"
    )
