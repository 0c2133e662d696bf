"""Date cases of another project's test suite, those that news prose has.

    python bench/recognizers.py RECOGNIZERS_DATETIME_EN_JSONL [--misses]

985 inputs of microsoft/Recognizers-Text (MIT) with a reference date and what its English model should give. The suite is made for assistants that
book appointments; the rules of `reason` say which cases are left out, each by what stands in the case, and how many each leaves out. A case is
right when each of its results is met by our expressions that overlap it: a date by the same day (one of the two that the suite gives where it
will not choose; of "two months ago" by the month that holds it), a range by the same days (its last day as the suite counts it, the day before,
or the last of the month or year that it names; "the next two weeks" by the length, as TIMEX3 has it), a length or a set by the same TIMEX3
value; and, where there are no results, when we find nothing. The cases that the suite itself marks as not supported by its Python
implementation are shown apart.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from communique import __version__
from communique.times import TimeExpression, find_times

DAY = re.compile(r"\d{4}-\d\d-\d\d")
OPERATOR = re.compile(
    r"[<>=~@#]|\b(?:cy|fy|h[12]|q[1-4]|ytd|mtd|eod|eom|eoy|asap|tmr|tmrw|tdy|otd|sy|ytd)\b|\b(?:cy|fy|sy|q[1-4]|h[12])[' -]?\d+", re.IGNORECASE
)
BARE_DAY = re.compile(r"(?<![\w/.:-])(?:the )?\d{1,2}(?:st|nd|rd|th)\b(?! (?:century|quarter|day|week|month|of\b))", re.IGNORECASE)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
ENTRY = re.compile(r"\d[\\/.-]\d|\d[\\/.-][a-z]|[a-z][\\/.-]\d|\b[a-z]{3}\d|\d(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
PRINTED = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b")
FROM_NOW = re.compile(
    r"\b(?:next|last|past|previous|coming|in|within|for|rest|more)\b.*\b(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|moment)\b|\bnow\b", re.I
)
CODED = re.compile(r"\b\d+(?:\.\d+)?[hdwmy]\b|(?<!\d)\d{8}(?!\d)|\b\d{4} \d{1,2} \d{1,2}\b", re.IGNORECASE)
VAGUE = re.compile(r"\b(?:few|several|some|couple|another)\b", re.IGNORECASE)
OFFICE = re.compile(r"business|work(?:ing)? ?(?:day|week)|school year|\bw/c\b", re.IGNORECASE)
SMALL = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|march|april|june|july|august|september|october|november|december)\b")
CLOCK = re.compile(r"(?<!P)T\d")
SAME = {"P1NI": "TNI", "P1WE": "XXXX-WXX-WE", "P1Q": "P3M"}
BARE_NOUN = re.compile(
    r"(?:(?:in|for|of|all|whole|during|entire) )*(?:the |this whole |all |whole |entire )*(?:day|week|month|year|weekend)", re.IGNORECASE
)
SPOKEN = re.compile(
    r"\b(?:ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b(?! (?:hours|days|weeks|months|years))", re.I
)
COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|last) week of|\bweek\s+\d|\b\d+(?:st|nd|rd|th)?\s+week\b"
    r"|\b(?:first|second|third|fourth|last|\dth) (?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.IGNORECASE,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, metavar="RECOGNIZERS_DATETIME_EN_JSONL")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    cases = [json.loads(line) for line in given.cases.read_text(encoding="utf-8").splitlines()]
    left_out: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for case in cases:
        why = reason(case)
        if why:
            left_out[why] += 1
            continue
        kinds = ["all", "marked unsupported in Python" if "python" in (case["not_supported"] or "") else "supported in Python"]
        kinds.append("without results" if not case["results"] else "with results")
        right = _right(case)
        for kind in kinds:
            counts[kind] += 1
            counts[f"{kind} right"] += right
        if given.misses and not right:
            print(_show(case))
    print(f"data: {given.cases.name}, {len(cases)} cases; metric: all results of a case; communique {__version__}")
    for why, n in left_out.most_common():
        print(f"left out: {why}, {n}")
    for kind in ("all", "with results", "without results", "supported in Python", "marked unsupported in Python"):
        print(f"in scope, {kind}: n {counts[kind]}, right {100 * counts[f'{kind} right'] / max(1, counts[kind]):.1f}")


def reason(case: dict[str, Any]) -> str:
    """Why a case is out of scope; "" for one that is in scope."""
    types = {r["type"] for r in case["results"]}
    told = [r["text"] for r in case["results"]]
    values = [v for r in case["results"] for v in r["values"]]
    if types & {"time", "timerange", "timezone", "datetime", "datetimerange", ""} or any(CLOCK.search(v.get("timex", "")) for v in values):
        return "has a time of day (appointments: the suite gives clock times, AM and PM alike)"
    if any(OPERATOR.search(text) for text in told):
        return "signs and codes of search fields and spreadsheets (=2019, FY19, Q1, YTD)"
    if any(FROM_NOW.search(text) for text in told):
        return "counted from the hour of asking (next 3 hours, from now)"
    if any(BARE_DAY.search(text) and not MONTH.search(text) for text in told):
        return "a day without its month (the 4th)"
    if any(ENTRY.search(PRINTED.sub("", text)) for text in told):
        return "forms of data entry (22/Jan/2019, 13.1, Nov-2), other than ISO and month/day/year"
    if any(COUNTED.search(text) for text in told):
        return "numbered weeks and weekdays (week 1, the last week of 2016 by ISO weeks, the second Monday of)"
    if any(CODED.search(text) for text in told):
        return "forms of data entry (22/Jan/2019, 13.1, Nov-2), other than ISO and month/day/year"
    if any(VAGUE.search(text) for text in told):
        return "amounts that the suite makes exact (a few hours as three)"
    if any(OFFICE.search(text) for text in told):
        return "days and years of offices and schools (business days, school year)"
    if any(SMALL.search(case["input"][r["start"] : r["end"] + 1]) for r in case["results"]):
        return "months without their capital (14 nov)"
    if any(BARE_NOUN.fullmatch(text) for text in told):
        return "a bare noun for the asker's own day, week, month or year (for the month)"
    if any(MONTH.search(text) and SPOKEN.search(text) for text in told):
        return "dictated numbers (april twenty seventh nineteen eighty six)"
    if any(re.search("-02-30|-02-31|9-02-29", v.get("timex", "")) for v in values):
        return "days that no calendar has (Feb 30)"
    if any("Mod" in v for v in values):
        return "an open range with its preposition in the span (before, after, since, until)"
    return ""


def _right(case: dict[str, Any]) -> bool:
    day = (case["ref"] or "2016-11-07")[:10]
    found = find_times(case["input"], published=day)
    if not case["results"]:
        return not found
    return all(_met(result, [t for t in found if t.start < result["end"] and result["start"] < t.end]) for result in case["results"])


def _met(result: dict[str, Any], found: Sequence[TimeExpression]) -> bool:
    return bool(found) and any(_same(result["type"], value, found) for value in result["values"])


def _same(kind: str, value: dict[str, str], found: Sequence[TimeExpression]) -> bool:
    timex = value.get("timex", "")
    if kind in ("duration", "set") or (kind == "daterange" and not {"start", "end"} & set(value)):
        return any(_alike(t.value or "-", timex) or (t.type == "DURATION" and _seconds(t.value or "") == value.get("value")) for t in found)
    if kind == "date":
        day = value.get("value", "")
        return any(t.from_ == t.to == day or (_coarse(t) and (t.from_ or "9") <= day <= (t.to or "")) for t in found)
    first = min((t.from_ for t in found if t.from_), default=None)
    last = max((t.to for t in found if t.to), default=None)
    length = re.search(r",(P[^,]+)\)$", timex)
    counted = length is not None and any(t.type == "DURATION" and _in_months(t.value or "") == length.group(1) for t in found)
    return (first == value.get("start") and last in set(_last(value.get("end", "")))) or (counted and first is not None and last is not None)


def _in_months(value: str) -> str:
    """Quarters as months, as the suite counts them."""
    found = re.fullmatch(r"P(\d+)Q", value)
    return value if found is None else f"P{3 * int(found.group(1))}M"


def _alike(ours: str, theirs: str) -> bool:
    """Equal, but for what the suite writes in its own way: a set of nights TNI, of weekends XXXX-WXX-WE, of quarters P3M; a summer SU; a fiscal year
    FY2008, which TimeML's corpora write 2008."""
    return ours.endswith(theirs.removeprefix("FY")) or SAME.get(ours) == theirs


def _seconds(value: str) -> str:
    """The length of ``PT1H30M`` in seconds, as the suite gives it; a night is a day there."""
    parts = re.findall(r"(\d+(?:\.\d+)?)(NI|[YMWDHS])", value.replace("T", ""))
    clock = "T" in value
    units = {"Y": 31536000, "M": 60 if clock else 2592000, "W": 604800, "D": 86400, "NI": 86400, "H": 3600, "S": 1}
    total = sum(float(n) * units[unit] for n, unit in parts)
    return f"{total:g}" if total != int(total) else str(int(total))


def _coarse(time: TimeExpression) -> bool:
    """True for a distance in weeks, months or years, whose value is as fine as its unit ("two months ago": a month)."""
    return re.search(r"\b(?:week|month|year|decade)s?\b", time.raw) is not None and (
        time.type == "DURATION" or len(time.value or "") < len("YYYY-MM-DD")
    )


def _last(end: str) -> Iterator[str]:
    """The last days that a range up to the day `end` may have: that day, the one before, or where a month or a year begins with it, their last."""
    yield end
    if DAY.fullmatch(end):
        day = date.fromisoformat(end)
        yield (day - timedelta(days=1)).isoformat()
        if day.day == 1:
            yield ((day + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
        if day.day == day.month == 1:
            yield f"{day.year}-12-31"


def _show(case: dict[str, Any]) -> str:
    ours = [(t.raw, t.value, t.from_, t.to) for t in find_times(case["input"], published=(case["ref"] or "2016-11-07")[:10])]
    theirs = [(r["text"], r["type"], r["values"][0].get("timex"), r["values"][0].get("start"), r["values"][0].get("end")) for r in case["results"]]
    return f"{case['input']} | {(case['ref'] or '')[:10]} | {theirs} | {ours}"


if __name__ == "__main__":
    main()
