"""UIMA CAS files as INCEpTION gives them back: XMI, UIMA CAS JSON, or a ZIP of them; only our own layer is read, in code points.

Forms: XMI as the UIMA references describe it; JSON as "UIMA CAS JSON" 0.4 does. Both count in UTF-16 code units.
"""

from __future__ import annotations

import io
import json
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from communique.errors import ReviewError
from communique.exports.cas_export import FEATURES, NAMESPACE, TYPE
from communique.model.spans import Span

MARK = TYPE.rpartition(".")[2]
XMI_ID, CAS = "{http://www.omg.org/XMI}id", "{http:///uima/cas.ecore}"
ABOUT, CODER = "DocumentMetaData", "documentId"
"""The annotation in which INCEpTION writes whose file it is, and its feature."""
UNREAD = ("source", "INITIAL_CAS")
"""Parts of a project's ZIP that hold what went into INCEpTION."""
LARGEST = 512 * 1024 * 1024
"""Bytes that are unpacked at most."""
NEXT = "Export from INCEpTION as UIMA CAS XMI (XML 1.0) or UIMA CAS JSON."


@dataclass(frozen=True, slots=True)
class Region:
    """An annotation of our layer; `place` is None where it lies nowhere in the text."""

    place: Span | None
    label: str
    field: str
    thing: str
    facts: str


@dataclass(frozen=True, slots=True)
class Cas:
    """A text and its regions; `coder` is '' where the file does not say whose work it is."""

    text: str
    coder: str
    regions: tuple[Region, ...]


def is_cas(content: bytes) -> bool:
    """Whether `content` is meant as one of these forms, and not as Label Studio's JSON."""
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<", b"PK\x03\x04")) or (head.startswith(b"{") and b'"%FEATURE_STRUCTURES"' in content)


def read_cas(content: bytes, name: str = "the file") -> tuple[Cas, ...]:
    """The CAS of a file's content, of a ZIP those of all its files in their order. ReviewError C605 when it is none of these forms, or too large."""
    try:
        return tuple(_read(content, _Room(LARGEST), 0))
    except (ValueError, KeyError, TypeError, etree.XMLSyntaxError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReviewError("C605", f"{name} cannot be read ({error}). {NEXT}") from error


def read_file(file: Path) -> bytes:
    """The bytes of `file`. ReviewError C605 when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReviewError("C605", f"cannot read {file} ({error}). Name the file that the annotation tool gave.") from error


@dataclass(slots=True)
class _Room:
    """Bytes that may still be unpacked."""

    left: int

    def take(self, archive: zipfile.ZipFile, name: str) -> bytes:
        with archive.open(name) as held:
            content = held.read(self.left + 1)
        self.left -= len(content)
        if self.left < 0:
            raise ValueError(f"it unpacks to more than {LARGEST // 1024 // 1024} MB")
        return content


def _read(content: bytes, room: _Room, depth: int) -> Iterator[Cas]:
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:4]
    if head == b"PK\x03\x04":
        yield from _of_zip(content, room, depth)
    elif head.startswith(b"<"):
        yield from _of_xmi(content)
    else:
        yield from _of_json(json.loads(content.decode("utf-8-sig")))


def _of_zip(content: bytes, room: _Room, depth: int) -> Iterator[Cas]:
    """Of a project's ZIP, which holds ZIPs, too."""
    if depth > 1:
        raise ValueError("a ZIP in a ZIP in a ZIP")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in map(PurePosixPath, archive.namelist()):
            if name.suffix not in (".xmi", ".json", ".zip") or name.parts[0] == UNREAD[0] or name.stem == UNREAD[1]:
                continue
            held = room.take(archive, str(name))
            if name.suffix != ".json" or is_cas(held):
                yield from _read(held, room, depth + 1)


def _of_xmi(content: bytes) -> Iterator[Cas]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content.lstrip(), parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("it has a document type of its own")
    if etree.QName(root).localname != "XMI":
        raise ValueError(f"its root is {etree.QName(root).localname} and not XMI")
    elements = [e for e in root if isinstance(e.tag, str)]
    sofas = {e.get(XMI_ID): e.attrib for e in elements if e.tag == f"{CAS}Sofa"}
    marks = [e.attrib for e in elements if e.tag == f"{{{NAMESPACE}}}{MARK}"]
    coders = [e.get(CODER) for e in elements if etree.QName(e).localname == ABOUT]
    yield from _of_sofas(sofas, marks, lambda mark: mark.get("sofa"), coders)


def _of_json(held: Any) -> Iterator[Cas]:
    structures = held["%FEATURE_STRUCTURES"]
    sofas = {s["%ID"]: s for s in structures if s["%TYPE"] == "uima.cas.Sofa"}
    marks = [s for s in structures if s["%TYPE"] == TYPE]
    coders = [s.get(CODER) for s in structures if s["%TYPE"].endswith(f".{ABOUT}")]
    yield from _of_sofas(sofas, marks, lambda mark: mark.get("@sofa"), coders)


def _of_sofas(
    sofas: Mapping[Any, Mapping[str, Any]], marks: list[Mapping[str, Any]], sofa: Callable[[Mapping[str, Any]], Any], coders: list[Any]
) -> Iterator[Cas]:
    coder = next((str(c) for c in coders if c), "")
    for name, held in sofas.items():
        text = str(held.get("sofaString") or "")
        wide = [at + n for n, at in enumerate(at for at, c in enumerate(text) if c > "\uffff")]
        yield Cas(text, coder, tuple(_region(m, wide, text) for m in marks if sofa(m) == name))


def _region(mark: Mapping[str, Any], wide: Sequence[int], text: str) -> Region:
    """`wide` are the places of characters that count twice, in UTF-16 code units."""
    ends = [int(mark.get(name) or 0) for name in ("begin", "end")]
    split = any(at - 1 in wide for at in ends)
    start, end = (at - bisect_left(wide, at) for at in ends)
    said = (str(mark.get(name) or "") for name in FEATURES)
    return Region(Span(start, end) if not split and 0 <= start < end <= len(text) else None, *said)
