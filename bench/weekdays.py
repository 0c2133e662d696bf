"""Bare weekdays and bare months of TimeML files: on which side of the article's date do they lie?

    python bench/weekdays.py FOLDER_OF_TML... [--without PREFIX] [--misses]

All .tml files below the folders. A bare weekday is a gold expression with a day for its value that names a weekday and has no figure and no
"last", "next", "this", "week" … in it ("Tuesday", "Friday night"); a bare month the same with a month. Right: an expression of the system
overlaps it and has the same day (month). Beside us the plain rule: the latest one not after the article's date, which is given the gold
expression. Halves: every second file in order of name. Gold days on another weekday than the words
say are errors of the annotation: the last column leaves them out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from communique import __version__
from communique.times import find_times
from times import Document, read_tml

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
TOLD = re.compile(r"\d|\b(?:last|next|this|previous|coming|following|same|week|year|ago|later|earlier|every|each)\b", re.IGNORECASE)
WORD = re.compile(r"[a-z]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER_OF_TML")
    parser.add_argument("--without", default=None, metavar="PREFIX")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    files = sorted(f for folder in given.folders for f in folder.rglob("*.tml") if given.without is None or not f.name.startswith(given.without))
    counts: Counter[tuple[str, str, str]] = Counter()
    for n, file in enumerate(files):
        document = read_tml(file)
        if document.day:
            _count(document, "AB"[n % 2], counts, misses=given.misses)
    print(f"data: {'+'.join(f.name for f in given.folders)}, {len(files)} files; metric: same day (month); communique {__version__}")
    for kind in ("weekday", "month"):
        for half in ("A", "B", "all"):
            n = counts[kind, half, "n"]
            shares = " ".join(f"{name} {100 * counts[kind, half, name] / max(1, n):.1f}" for name in ("communique", "plain rule"))
            sound = counts[kind, half, "sound"]
            fair = f"; sound gold, n {sound}: {100 * counts[kind, half, 'sound right'] / max(1, sound):.1f}" if kind == "weekday" else ""
            print(f"bare {kind}s, half {half}, n {n}: {shares}{fair}")


def _count(document: Document, half: str, counts: Counter[tuple[str, str, str]], *, misses: bool) -> None:
    found = find_times(document.text, published=document.day)
    day = date.fromisoformat(document.day)
    for span, value in document.gold:
        raw = document.text[span.start : span.end]
        kind, number = _bare(raw, value)
        if not kind:
            continue
        size = 10 if kind == "weekday" else 7
        said = next(((t.value or "")[:size] for t in found if t.start < span.end and span.start < t.end), "")
        sound = kind == "weekday" and date.fromisoformat(value[:10]).isoweekday() == number
        for part in (half, "all"):
            counts[kind, part, "n"] += 1
            counts[kind, part, "communique"] += said == value[:size]
            counts[kind, part, "plain rule"] += _plain(kind, number, day) == value[:size]
            counts[kind, part, "sound"] += sound
            counts[kind, part, "sound right"] += sound and said == value[:size]
        if misses and said != value[:size]:
            before = " ".join(document.text[max(0, span.start - 90) : span.end + 50].split())
            print(f"{half} {document.day} gold {value} said {said or '-'}{'' if sound else ' (gold on another weekday)'} | {before}")


def _bare(raw: str, value: str) -> tuple[str, int]:
    words = WORD.findall(raw.lower())
    if TOLD.search(raw):
        return "", 0
    days, months = [w for w in words if w in DAYS], [w for w in words if w in MONTHS]
    if days and not months and re.match(r"\d{4}-\d\d-\d\d", value):
        return "weekday", DAYS.index(days[0]) + 1
    if months and not days and re.fullmatch(r"\d{4}-\d\d", value):
        return "month", MONTHS.index(months[0]) + 1
    return "", 0


def _plain(kind: str, number: int, day: date) -> str:
    if kind == "weekday":
        return (day - timedelta(days=(day.isoweekday() - number) % 7)).isoformat()
    return f"{day.year - (number > day.month):04d}-{number:02d}"


if __name__ == "__main__":
    main()
