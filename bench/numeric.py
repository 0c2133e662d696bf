"""Numbers that differ between documents about one event: which differences are disagreements or updates?

    python bench/numeric.py FOLDER [--misses]

FOLDER holds ``numeric_issues.json`` (from ECB+, CC BY 3.0): 133 groups of one event's one quantity, 26 of them with several values, read by hand.
Each document is an origin of its own. A number counts where the program reads one there that is no part of a date (`communique.times`) nor of a score
("20-13"); numbers are set beside each other where they count the same by the words of
the codebook (killed, injured, abducted, or none of these); bounds ("at least five") are read by
`communique.events.numbering` and values compared by `communique.record.fields.event_field`. A field in conflict or superseded (a bound that another
count has far outgrown) counts as found; right are "disagree" and "bound_or_update". The file has no days of publication, so that an update cannot be
told from a disagreement and both are one class here. Beside it: calling every difference one. The rules were written with these groups in view.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

from communique import __version__
from communique.codebooks.loading import load
from communique.events.numbering import amount_of
from communique.language.reading import parser_label, read_story
from communique.model.parse import Parse
from communique.model.record import CitedValue
from communique.pages.plain import plain_story
from communique.record.fields import event_field
from communique.record.handling import Given
from communique.times.stories import story_times

Z = 1.96  # of a normal distribution, for 95 %
FOUND = ("conflict", "superseded")
HARMS = ("fatalities", "injured", "abducted")
SCORE = re.compile(r"\b\d+-\d+ (?=\w)")
RIGHT = ("disagree", "bound_or_update")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    groups = json.loads((given.folder / "numeric_issues.json").read_text(encoding="utf-8"))["groups"]
    gold = {g["id"] for g in groups if g["verdict"] in RIGHT}
    found = {g["id"] for g in groups if _differs(g)}
    differ = {g["id"] for g in groups if len(g["distinct_values"]) > 1}
    print(f"data: {len(groups)} groups, {len(gold)} that disagree or update; communique {__version__}, {parser_label()}")
    _tell("by our comparison", found, gold)
    _tell("every difference", differ, gold)
    for g in groups if given.misses else ():
        if (g["id"] in found) != (g["id"] in gold):
            print(f"  {'wrong' if g['id'] in found else 'missed'} {g['id']} {g['verdict']}: {g['noun']} ({g.get('why', '')})")


def _tell(name: str, found: set[int], gold: set[int]) -> None:
    right = len(found & gold)
    print(f"{name}: precision {_share(right, len(found))}, recall {_share(right, len(gold))}")


def _share(right: int, of: int) -> str:
    """A share with Wilson's interval of 95 % (Wilson 1927)."""
    if not of:
        return "–"
    p, low = right / of, 1 + Z * Z / of
    middle, half = (p + Z * Z / (2 * of)) / low, Z * sqrt(p * (1 - p) / of + Z * Z / (4 * of * of)) / low
    return f"{p:.0%} ({right} of {of}; {middle - half:.0%} to {middle + half:.0%})"


def _differs(group: Mapping[str, Any]) -> bool:
    values = [held for doc, told in group["docs"].items() for said in told if (held := _given(doc, said, group["noun"]))]
    fields = {field for field, _ in values}
    return any(_agreement([given for held, given in values if held == field]) in FOUND for field in sorted(fields))


def _agreement(values: Sequence[Given]) -> str:
    return event_field("count", values, actors={}, several_days=False).agreement if values else "single"


def _given(doc: str, said: Mapping[str, Any], noun: str) -> tuple[str, Given] | None:
    """The value and what it counts; None where no count of that size stands there."""
    number = said["value"]
    found = _read(whole(said["sentence"]), number)
    if found is None:
        return None
    field, qualifier = found
    value = CitedValue(number, "cited", f"{number:g}", qualifier, None, doc, 0, 0, None, what=noun, report=doc, origin=doc)
    return field, Given(value, printed="", outlet=doc, day="")


@cache
def _read(sentence: str, number: float) -> tuple[str, str] | None:
    """Field and qualifier of the first `number` in `sentence` that is neither part of a date nor of a score."""
    page, article = plain_story(sentence)
    parse = read_story(page, article)
    dates = [(t.start, t.end) for t in story_times(page, article)]
    scores = [m.span() for m in SCORE.finditer(sentence)]
    for token in parse.tokens:
        amount = amount_of(parse, token.i, article=False)
        if amount is None or amount.number != number:
            continue
        start, end = parse.tokens[amount.first].start, parse.tokens[amount.last - 1].end
        if not any(a < end and start < b for a, b in (*dates, *scores)):
            return _field(parse, amount.last - 1), amount.qualifier
    bare = next((t.i for t in parse.tokens if _is(t.text, number) and not any(a <= t.start < b for a, b in (*dates, *scores))), None)
    return None if bare is None else (_field(parse, bare), "exact")


def _is(text: str, number: float) -> bool:
    """True for figures, alone or in a compound (``6.1-magnitude``), that give `number`."""
    return any(float(figures) == number for figures in re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))


def _field(parse: Parse, number: int) -> str:
    """What the number at token `number` counts by the codebook's words for it: the verb above it, else a noun told of the same people ("40 dead",
    "50 people with injuries"); '' where none is."""
    for token in parse.ancestors(number):
        if token.pos == "VERB":
            return _harm().get(token.lemma.lower(), "") or next(
                (_harm()[t.lemma.lower()] for t in parse.subtree(token.i) if t.i > number and t.lemma.lower() in _harm()), ""
            )
    return ""


@cache
def _harm() -> dict[str, str]:
    """Words of the codebook's fields for people killed, hurt and abducted, with the field."""
    fields = load("peace-talks").types["attack"].fields
    sources = [(name, source) for name in HARMS for source in fields[name]]
    return {word: name for name, source in sources for word in (*source.verbs, *source.nouns)}


def whole(sentence: str) -> str:
    """`sentence` of ECB+ without the blanks that its tokens brought: ``6 . 1 - magnitude`` is ``6.1-magnitude``.

    >>> whole("A 6 . 1 - magnitude quake , home to 120 , 000 people .")
    'A 6.1-magnitude quake, home to 120,000 people.'
    """
    joined = re.sub(r"(?<=\d) ([.,:]) (?=\d)", r"\1", sentence)
    return re.sub(r" ([.,;:?!)])", r"\1", re.sub(r"(?<=\w) - (?=\w)", "-", joined))


if __name__ == "__main__":
    main()
