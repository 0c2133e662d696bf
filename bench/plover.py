"""Event types and actors against the PLOVER gold standard records: ``python bench/plover.py FOLDER [--show]``.

FOLDER holds ``plover_gsr_cameo.jsonl`` (322 records of 316 sentences, from the examples of the CAMEO manual; CC BY-SA 4.0, Open Event Data
Alliance). Each sentence is read as a page of its own with the shipped codebook ``plover``; neither type nor actors are told. Prints, for all
sentences and for the two halves (the codebook was worked on with the even-numbered ones only, counted from 0):

- types: precision, recall, F1 over the types of each sentence. The records' types of 2016 are those of today's manual but for three, which
  today's joins to others: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT;
- all right: share of the records whose type we give together with a country of the source and of the target. Where the record has none, we must
  give none; bodies of states (``IGO``) are one country.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from communique.actors.book import ActorBook
from communique.actors.finding import find_actors
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.events.reporting import find_reports
from communique.language.reading import parser_label, read_story
from communique.model.reports import Report
from communique.model.spans import Span
from communique.pages.plain import plain_story
from communique.statements.finding import find_statements
from communique.times.stories import story_times

TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
BODIES = ("IGO", "UNO", "EUR", "NGO", "NGM")
SLIPS = {"JAP": "JPN", "ITL": "ITA", "NGO": "IGO", "NGM": "IGO"}  # codes of the records that are not of ISO 3166; all bodies are one
PEERS = "UniversalPetrarch 46.0 (all right 24 %), PETRARCH2 39.8: F1 of the same 316 sentences, measured once, not in this run"


class Coded(NamedTuple):
    """A type with the countries of its source and its target."""

    type: str
    source: frozenset[str]
    target: frozenset[str]


def read_records(folder: Path) -> dict[str, list[Coded]]:
    """The records of each sentence, in the order of the file."""
    held: dict[str, list[Coded]] = defaultdict(list)
    for line in (folder / "plover_gsr_cameo.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sides = [frozenset(SLIPS.get(a["code"], a["code"]) for a in _listed(row.get(side)) if a.get("code")) for side in ("source", "target")]
        held[row["text"]].append(Coded(TODAY.get(row["event"], row["event"]), *sides))
    return held


def _listed(side: object) -> list[dict[str, str]]:
    return side if isinstance(side, list) else []


def find(text: str, codebook: Codebook) -> list[Coded]:
    """What the program finds in the sentence `text`."""
    page, article = plain_story(text.replace("\n", " "), path="sentence.txt")
    parse = read_story(page, article)
    times = story_times(page, article)
    book = find_actors(page, article, parse)
    statements = find_statements(page, article, parse, book, times)
    reports = find_reports(page, article, parse, book, times, statements, codebook)
    return [Coded(r.type, countries(book, r, "actor"), countries(book, r, "target")) for r in reports]


def countries(book: ActorBook, report: Report, field: str) -> frozenset[str]:
    """The countries of the values of `field`, ``IGO`` for bodies."""
    found = set()
    for value in report.values(field):
        country = book.country_of(value.actor) if value.actor else book.country_at(Span(value.start, value.end))
        body = value.actor is not None and book.get(value.actor).sector in BODIES
        found.add("IGO" if body else country)
    return frozenset(c for c in found if c)


def types_score(pairs: Iterable[tuple[Sequence[Coded], Sequence[Coded]]]) -> tuple[float, float, float]:
    """Precision, recall and F1, in percent, of types by sentence."""
    right = wanted = given = 0
    for gold, ours in pairs:
        a, b = {c.type for c in gold}, {c.type for c in ours}
        right, wanted, given = right + len(a & b), wanted + len(a), given + len(b)
    return 100 * right / max(given, 1), 100 * right / max(wanted, 1), 200 * right / max(given + wanted, 1)


def all_right(gold: Coded, ours: Sequence[Coded]) -> bool:
    """True where one of `ours` has the type and a country of either side."""
    return any(o.type == gold.type and _agree(gold.source, o.source) and _agree(gold.target, o.target) for o in ours)


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) or not (a or b)


def main() -> None:
    """Print the figures; with ``--show`` the even-numbered sentences that are not right, too."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    codebook = load("plover")
    told = [(text, gold, find(text, codebook)) for text, gold in read_records(given.folder).items()]
    print(f"PLOVER gold standard records (CC BY-SA 4.0), {len(told)} sentences; communique {version('communique')}, {parser_label()}")
    for name, part in (("all", told), ("even (worked on)", told[::2]), ("odd (sentences not read)", told[1::2])):
        pairs = [(gold, ours) for _, gold, ours in part]
        records = [all_right(one, ours) for gold, ours in pairs for one in gold]
        print("{}: types P {:.1f} R {:.1f} F1 {:.1f}; source, type and target all right {:.1f} %".format(
            name, *types_score(pairs), 100 * sum(records) / len(records)))
    print(PEERS)
    _by_type([(gold, ours) for _, gold, ours in told])
    if given.show:
        _wrong(told[::2])


def _by_type(pairs: Sequence[tuple[Sequence[Coded], Sequence[Coded]]]) -> None:
    for name, count in sorted(Counter(c.type for gold, _ in pairs for c in gold).items()):
        mine = [([c for c in gold if c.type == name], [c for c in ours if c.type == name]) for gold, ours in pairs]
        print("  {:<10} {:>3} records, P {:.0f} R {:.0f} F1 {:.0f}".format(name, count, *types_score(mine)))


def _wrong(told: Sequence[tuple[str, Sequence[Coded], Sequence[Coded]]]) -> None:
    for n, (text, gold, ours) in enumerate(told):
        if not all(all_right(one, ours) for one in gold):
            mark = "~" if {c.type for c in gold} == {c.type for c in ours} else "x"
            print(f"{mark} {2 * n} gold {[_say(c) for c in gold]} ours {[_say(c) for c in ours]}\n    {text}")


def _say(coded: Coded) -> str:
    return f"{coded.type} {'/'.join(sorted(coded.source))}>{'/'.join(sorted(coded.target))}"


if __name__ == "__main__":
    main()
