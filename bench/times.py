"""Time expressions against TimeML files, by the measure of TempEval-3.

    python bench/times.py FOLDER_OF_TML... [--without PREFIX] [--peer NAME=PYTHON ...]

All .tml files below the folders, less those whose names begin with PREFIX (``wsj_``). Expressions are paired one to one where they overlap, the
exact ones first. relaxed: pairs; strict: pairs with the same words, leaving aside commas, colons and spaces at the ends; value: pairs with the
same TIMEX3 value. F1 of each over all expressions of all files; the document's own date (DCT) is given and not scored. Beside us, on the same
files, the peers whose environments are given (heideltime, recognizers, dateparser: see bench/times_peers.py).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from communique import __version__
from communique.model.spans import Span, trim
from communique.times import find_times


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
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    given = parser.parse_args()
    files = sorted(f for folder in given.folders for f in folder.rglob("*.tml") if given.without is None or not f.name.startswith(given.without))
    documents = [d for d in map(read_tml, files) if d.day]
    left_out = f" without {given.without}*" if given.without else ""
    wanted = sum(len(d.gold) for d in documents)
    print(f"data: {'+'.join(f.name for f in given.folders)}{left_out}, {len(documents)} files, n {wanted}; metric: TempEval-3")
    _show(f"communique {__version__}", documents, [_run(d) for d in documents])
    for name, _, python in (peer.partition("=") for peer in given.peer):
        answers = run_peer(name, python, [(d.text, d.day) for d in documents])
        if answers is None:
            print(f"{name}: left out, it does not run in {python or 'no environment'}")
        else:
            _show(name, documents, [_trimmed(d, found) for d, found in zip(documents, answers, strict=True)])


def run_peer(name: str, python: str, texts: Sequence[tuple[str, str]]) -> list[list[tuple[int, int, str]]] | None:
    """What a peer finds in each of `texts`, given with their days; None where it does not run."""
    command = [str(Path(python).absolute()) if "/" in python else python, str(Path(__file__).resolve().parent / "times_peers.py"), name]
    try:
        with tempfile.TemporaryDirectory() as folder:  # HeidelTime leaves its settings where it runs
            done = subprocess.run(command, input=json.dumps(list(texts)), capture_output=True, text=True, check=True, cwd=folder)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [[(int(a), int(b), str(value)) for a, b, value in found] for found in json.loads(done.stdout)]


def _trimmed(document: Document, found: Sequence[tuple[int, int, str]]) -> list[tuple[Span, str]]:
    return [(trim(document.text, Span(a, b), also=",;:"), value) for a, b, value in found]


def _show(name: str, documents: Sequence[Document], answers: Sequence[Sequence[tuple[Span, str]]]) -> None:
    wanted = found = relaxed = strict = value = 0
    for document, system in zip(documents, answers, strict=True):
        pairs = _pairs([s for s, _ in document.gold], [s for s, _ in system])
        wanted, found, relaxed = wanted + len(document.gold), found + len(system), relaxed + len(pairs)
        strict += sum(document.gold[i][0] == system[k][0] for i, k in pairs)
        value += sum(document.gold[i][1] == system[k][1] for i, k in pairs)
    counts = {"relaxed": relaxed, "strict": strict, "value": value}
    shares = " ".join(f"{what} F1 {200 * right / max(1, wanted + found):.2f}" for what, right in counts.items())
    print(f"{name}: {shares}; relaxed precision {100 * relaxed / max(1, found):.2f} recall {100 * relaxed / max(1, wanted):.2f}")


def read_tml(file: Path) -> Document:
    """The text of a TimeML file, its date ("" where it has none) and its expressions, without commas, colons and spaces at their ends."""
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
    found = find_times(document.text, published=document.day)
    return _trimmed(document, [(t.start, t.end, t.value or "") for t in found])


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
