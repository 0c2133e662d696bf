"""Numbers that differ between documents about one event: which differences are disagreements or updates?

    python bench/numeric.py FOLDER [--misses]

FOLDER holds ``numeric_issues.json`` (from ECB+, CC BY 3.0): 133 groups of one event's one quantity, 26 of them with several values, read by hand.
Each document is an origin of its own; bounds ("at least five") are read by `communique.events.numbering` and values compared by
`communique.record.fields.event_field`. A field in conflict counts as found; right are "disagree" and "bound_or_update". The file has no days of
publication, so that an update cannot be told from a disagreement and both are one class here. Beside it: calling every difference one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from communique import __version__
from communique.events.numbering import amount_of
from communique.language.reading import parser_label, read_story
from communique.model.record import CitedValue
from communique.pages.plain import plain_story
from communique.record.fields import event_field
from communique.record.handling import Given

Z = 1.96  # of a normal distribution, for 95 %
RIGHT = ("disagree", "bound_or_update")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    groups = json.loads((given.folder / "numeric_issues.json").read_text(encoding="utf-8"))["groups"]
    gold = {g["id"] for g in groups if g["verdict"] in RIGHT}
    found = {g["id"] for g in groups if _conflict(g)}
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


def _conflict(group: Mapping[str, Any]) -> bool:
    values = [_given(doc, said, group["noun"]) for doc, told in group["docs"].items() for said in told]
    return event_field("count", values, actors={}, several_days=False).agreement == "conflict"


def _given(doc: str, said: Mapping[str, Any], noun: str) -> Given:
    number, qualifier = said["value"], _qualifier(said["sentence"], said["value"])
    value = CitedValue(number, "cited", f"{number:g}", qualifier, None, doc, 0, 0, None, what=noun, report=doc, origin=doc)
    return Given(value, printed="", outlet=doc, day="")


def _qualifier(sentence: str, number: float) -> str:
    """What bounds `number` in `sentence`; ``exact`` where it is not found there as one number."""
    page, article = plain_story(sentence)
    parse = read_story(page, article)
    amounts: Sequence[Any] = [amount_of(parse, t.i, article=False) for t in parse.tokens]
    return next((str(a.qualifier) for a in amounts if a is not None and a.number == number and a.qualifier != "exact"), "exact")


if __name__ == "__main__":
    main()
