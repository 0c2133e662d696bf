"""Builders of quarters, halves and fiscal years, as companies and ministries report by them. Ops and args are explained in `ops`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from communique.times.cues import Sentences
from communique.times.lexicon import Words, values
from communique.times.matching import Draft, Match, direction_of, mod_of, month_of
from communique.times.numbers import duration_value, number, ordinal, year_of

LONGER = ("year", "fiscal", "fiscal_rel", "edge", "half")  # told after the quarter, "a year earlier" is of these
REACH = 12  # expressions looked back over for the quarter that a report is about


def quarter(m: Match) -> list[Draft]:
    code = values("QN").get(m.first("n"))
    n = int(code) if code else ordinal(m.get("n"))
    if n is None or not 1 <= n <= 4:
        return []
    direction = direction_of(m)
    if not direction and "y" not in m and m.before() in ("in", "by", "during", "until", "to"):
        return [m.draft("DATE", "quarter", n, None, "")]
    return [m.draft("DATE", "quarter", n, year_of(m.get("y")) if "y" in m else None, direction or ("" if "y" in m else "report"))]


def month_quarter(m: Match) -> list[Draft]:
    """The September quarter: that which the month ends, or is in."""
    return [m.draft("DATE", "quarter", (month_of(m) + 2) // 3, year_of(m.get("y")) if "y" in m else None, "" if "y" in m else "report")]


def quarter_told(m: Match) -> list[Draft]:
    """The quarter, the year-earlier quarter: that of which the story has told, or the last one over, and the same a year before."""
    back = -1 if "ago" in m or "last" in m.get("dir", "dir2") else 0
    if "months" in m:
        n_months = number(m.get("months"))
        return [] if n_months is None else [m.draft("DURATION", "duration", duration_value(n_months, "month"), n_months, "month")]
    if "n" in m and (n := ordinal(m.get("n"))) is not None and 1 <= n <= 4:
        return [m.draft("DATE", "quarter", n, None, "last_year")]
    return [m.draft("DATE", "quarter_told", back, "", wants="quarter")]


def year_ago(m: Match) -> list[Draft]:
    """A year-earlier loss."""
    return [m.begin_at(d, "ago") for d in quarter_told(m)]


def year_period(m: Match) -> list[Draft]:
    """The 1989 period: the quarter told, of that year."""
    year = year_of(m.get("y"))
    return [] if year is None or not 1800 <= year <= 2099 else [m.draft("DATE", "quarter_told", 0, "", year, wants="quarter")]


def half(m: Match) -> list[Draft]:
    n = 1 if m.first("n") == "first" else 2
    offset = {"last": -1, "next": 1}.get(direction_of(m), 0)
    return [m.draft("DATE", "half", n, year_of(m.get("y")) if "y" in m else None, offset)]


def fiscal(m: Match) -> list[Draft]:
    """Fiscal 2025, FY25, the 2024-25 financial year: by the year that it ends in."""
    if "y2" in m:
        first = next(w for w in m.words.lower[m.found.first : m.found.last] if len(w) == 4 and w.isdigit())
        end = m.first("y2")
        return [m.draft("DATE", "fiscal", int(first[: 4 - len(end)] + end))] if len(end) in (2, 4) else []
    told = m.first("y")
    return [m.draft("DATE", "fiscal", 2000 + int(told) if len(told) < 3 else year_of(m.get("y")))]


def fiscal_rel(m: Match) -> list[Draft]:
    return [m.draft("DATE", "fiscal_rel", {"last": -1, "next": 1}.get(direction_of(m), 0))]


def year_end(m: Match) -> list[Draft]:
    """By year-end: the last day of the year, after "since" that of the year before."""
    year = year_of(m.get("y")) if "y" in m else None
    return [m.draft("DATE", "date", year, 12, 31, "last" if m.before() == "since" and year is None else "", None, mod=mod_of(m))]


def with_quarters(words: Words, drafts: Sequence[Draft], sentences: Sentences) -> list[Draft]:
    """`drafts`, "a year earlier" among the figures of a quarter turned into that quarter of the year before."""
    out = list(drafts)
    for i, draft in enumerate(drafts):
        if draft.op == "ago" and draft.args[0] == "year" and draft.args[1] == -1 and quarter_before(i, drafts) is not None:
            begin, end = sentences.bounds(draft.first, len(words.lower))
            if any(w[0].isdigit() or w[0] in "$€£¥%" for w in words.lower[begin:end]):
                out[i] = replace(draft, op="quarter_told", args=(-1, ""), mod=None, wants="quarter")
    return out


def quarter_before(i: int, drafts: Sequence[Draft]) -> int | None:
    """The last quarter told before draft `i`, None where another such period was told after it."""
    for k in range(i - 1, max(-1, i - 1 - REACH), -1):
        if _is_own_quarter(drafts[k]):
            return k
        if drafts[k].op in LONGER or (drafts[k].op in ("duration", "span") and "month" in drafts[k].args):
            return None
    return None


def _is_own_quarter(draft: Draft) -> bool:
    """True for the quarter that a report is about: not one of another year, which it is compared with."""
    if draft.op == "quarter_told":
        return draft.args[0] == 0 and len(draft.args) == 2
    return draft.op == "quarter" and draft.args[2] != "last_year"


BUILDERS: dict[str, Callable[[Match], list[Draft]]] = {
    "quarter": quarter, "month_quarter": month_quarter, "quarter_told": quarter_told, "half": half, "year_period": year_period, "year_ago": year_ago,
    "fiscal": fiscal, "fiscal_rel": fiscal_rel, "year_end": year_end,
}  # fmt: skip
