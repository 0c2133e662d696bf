"""Time expressions against TimeML files, by the measure of TempEval-3.

    python bench/times.py FOLDER_OF_TML... [--without PREFIX]

All .tml files below the folders, less those whose names begin with PREFIX (``wsj_``). Expressions are paired one to one where they overlap, the
exact ones first. relaxed: pairs; strict: pairs with the same words, leaving aside commas, colons and spaces at the ends; value: pairs with the
same TIMEX3 value. F1 of each over all expressions of all files; the document's own date (DCT) is given and not scored.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from communique import __version__
from communique.model.spans import Span, trim
from communique.model.times import DateRange
from communique.times.finding import find_in
from communique.times.resolving import resolve


@dataclass
class Document:
    """The text of one file, its date, and its expressions with their values."""

    text: str = ""
    day: str = ""
    gold: list[tuple[Span, str]] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER_OF_TML")
    parser.add_argument("--without", default=None, metavar="PREFIX")
    given = parser.parse_args()
    files = sorted(f for folder in given.folders for f in folder.rglob("*.tml") if given.without is None or not f.name.startswith(given.without))
    wanted = found = relaxed = strict = value = read = 0
    for file in files:
        document = _read(file)
        if not document.day:
            continue
        read += 1
        system = _run(document)
        pairs = _pairs([s for s, _ in document.gold], [s for s, _ in system])
        wanted, found, relaxed = wanted + len(document.gold), found + len(system), relaxed + len(pairs)
        strict += sum(document.gold[i][0] == system[k][0] for i, k in pairs)
        value += sum(document.gold[i][1] == system[k][1] for i, k in pairs)
    left_out = f" without {given.without}*" if given.without else ""
    print(f"data: {'+'.join(f.name for f in given.folders)}{left_out}, {read} files, n {wanted}; metric: TempEval-3; communique {__version__}")
    counts = {"relaxed": relaxed, "strict": strict, "value": value}
    print(" ".join(f"{name} F1 {200 * right / max(1, wanted + found):.2f}" for name, right in counts.items()))
    print(f"relaxed precision {100 * relaxed / max(1, found):.2f} recall {100 * relaxed / max(1, wanted):.2f}")


def _read(file: Path) -> Document:
    root = ElementTree.fromstring(file.read_bytes())
    document = Document(day=next((t.get("value", "") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), "")[:10])
    body = root.find("TEXT")
    if body is not None:
        _walk(body, document)
    document.gold = [(trim(document.text, span, also=",;:"), value) for span, value in document.gold if document.text[slice(*span)].strip()]
    return document


def _walk(element: ElementTree.Element, document: Document) -> None:
    document.text += element.text or ""
    for child in element:
        start = len(document.text)
        _walk(child, document)
        if child.tag == "TIMEX3":
            document.gold.append((Span(start, len(document.text)), child.get("value", "")))
        document.text += child.tail or ""


def _run(document: Document) -> list[tuple[Span, str]]:
    times = find_in(document.text)
    day = DateRange(document.day, document.day)
    return [(trim(document.text, Span(t.start, t.end), also=",;:"), r.value or "") for t, r in zip(times, resolve(times, day), strict=True)]


def _pairs(gold: Sequence[Span], system: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of indices, one to one: exact ones first, then by the characters that they share."""
    overlaps = sorted((a != b, -a.overlap(b), abs(a.start - b.start), i, k) for i, a in enumerate(gold) for k, b in enumerate(system) if a.overlap(b))
    pairs: list[tuple[int, int]] = []
    for *_, i, k in overlaps:
        if all(i != one and k != other for one, other in pairs):
            pairs.append((i, k))
    return pairs


if __name__ == "__main__":
    main()
