"""textacy's direct quotations for ``bench/statements.py --textacy PYTHON``: runs in the peer's own interpreter.

textacy finds direct quotations with a speaker, nothing else, and gives up on a text with an odd number of quotation marks. It reads paragraph by
paragraph, which serves it best (whole articles: F1 of quoted string → speaker 75.6 on PolNeAR dev, paragraphs 80.0), with the parser's model that
we use, from its folder.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

Triple = tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]

# Reads a JSON list of texts; writes the versions, then for each text its [cue, source, content] as lists of offsets.
SOURCE = """
import json, sys
from importlib.metadata import version
import spacy
from textacy.extract.triples import direct_quotations

nlp = spacy.load(sys.argv[1])
def spans(tokens):
    return [[t.idx, t.idx + len(t)] for t in tokens]
def read(text):
    out, at = [], 0
    for line in text.split("\\n"):
        try:
            found = list(direct_quotations(nlp(line))) if line.strip() else []
        except ValueError:
            found = []
        for q in found:
            content = [[q.content.start_char, q.content.end_char]]
            out.append([[[a + at, b + at] for a, b in part] for part in (spans(q.cue), spans(q.speaker), content)])
        at += len(line) + 1
    return out
print(json.dumps(version("textacy") + " · spaCy " + version("spacy")))
for text in json.load(sys.stdin):
    print(json.dumps(read(text)))
"""


def textacy_quotations(python: str, model: Path, texts: Sequence[str]) -> tuple[str, list[list[Triple]]] | None:
    """Versions and, for each text, the (cue, source, content) that textacy finds; None where `python` does not have it."""
    command = [python, "-W", "ignore", "-c", SOURCE, str(model)]
    done = subprocess.run(command, input=json.dumps(list(texts)), capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    first, *rest = done.stdout.splitlines()
    found = [[tuple([(a, b) for a, b in part] for part in triple) for triple in json.loads(line)] for line in rest]
    return json.loads(first), found  # type: ignore[return-value]  # JSON has lists for the three parts of a triple
