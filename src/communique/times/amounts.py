"""Builders of lengths of time, of what recurs, and of dates told by their distance. Ops and args are explained in `ops`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from communique.times.lexicon import values
from communique.times.matching import Draft, Match, amount_mod, direction_of, month_of, part_of, unit_of, weekday_of
from communique.times.numbers import duration_hours, duration_value, number, ordinal


def set_weekday(m: Match) -> list[Draft]:
    return [m.draft("SET", "set", f"XXXX-WXX-{weekday_of(m, 'dow', 'dow2', 'dow3')}{part_of(m) or ''}")]


def ago(m: Match) -> list[Draft]:
    unit, n = unit_of(m), number(m.get("q")) if "q" in m else None
    said = m.text("dir")
    if said == "before" and m.event_follows():
        stop = m.found.parts["dir"][0]
        return [replace(m.draft("DATE", "event_from", unit, None if n is None else -n, -1, None, mod=amount_mod(m.get("mod"))), last=stop)]
    if n is None and said in ("later", "earlier", "before", "previously", "prior", "afterward", "afterwards", "after that"):
        return [m.draft("DATE", "event_shift", unit, None, 1 if said in ("later", "afterward", "afterwards", "after that") else -1)]
    sign = 1 if said in ("later", "hence", "afterward", "afterwards", "after that") or said.startswith("from") else -1
    wants = "" if said == "ago" or said.startswith(("from", "hence")) else "back"
    mod = amount_mod(m.get("mod"))
    if said == "from today" and unit in ("week", "fortnight") and n is not None:
        return [m.draft("DATE", "ago", "day", n * (14 if unit == "fortnight" else 7), 1)]
    return [m.draft("DATE", "ago", unit, None if n is None else sign * n, sign, wants=wants, mod="APPROX" if mod == "LESS_THAN" else mod)]


def anniversary(m: Match) -> list[Draft]:
    """A year ago this week; ten years ago today."""
    n = number(m.get("q"))
    return [m.draft("DATE", "anniversary", int(n), m.first("of") or "day")] if n is not None and n < 2000 else []


def duration(m: Match) -> list[Draft]:
    unit = unit_of(m)
    n = number(m.get("q")) if "q" in m else 1.0 if m.first("unit") in values("UNIT1") | values("UNITQ1") else None
    if "half" in m and n is not None:
        n += 0.5
    mod = amount_mod(m.get("mod")) or amount_mod(m.get("mod2"))
    if m.after() == "after" and m.event_follows(1):
        return [m.draft("DATE", "event_from", unit, n, 1, duration_value(n, unit), mod=mod)]
    return [m.draft("DURATION", "duration", duration_value(n, unit), n, unit, mod=mod, hours=duration_hours(n, n, unit))]


def duration2(m: Match) -> list[Draft]:
    one, two = number(m.get("q")), number(m.get("q2"))
    unit, unit2 = unit_of(m), unit_of(m, "unit2")
    first, second = duration_value(one, unit), duration_value(two, unit2)
    both = first + (second.removeprefix("PT") if first.startswith("PT") else second.removeprefix("P"))
    low, high = duration_hours(one, one, unit), duration_hours(two, two, unit2)
    hours = (low[0] + high[0], low[1] + high[1]) if low and high else None
    return [m.draft("DURATION", "duration", both, one, unit, mod=amount_mod(m.get("mod")), hours=hours)]


def duration3(m: Match) -> list[Draft]:
    """Two years, one month and 21 days."""
    parts = [(number(m.get(q)), unit_of(m, unit)) for q, unit in (("q", "unit"), ("q2", "unit2"), ("q3", "unit3"))]
    values_ = [duration_value(n, unit) for n, unit in parts]
    days = "".join(v.removeprefix("P") for v in values_ if not v.startswith("PT"))
    clock = "".join(v.removeprefix("PT") for v in values_ if v.startswith("PT"))
    return [m.draft("DURATION", "duration", f"P{days}" + (f"T{clock}" if clock else ""), *parts[0], mod=amount_mod(m.get("mod")))]


def range_(m: Match) -> list[Draft]:
    """Five to six hours: "five" is PT5H and "six hours" PT6H, as TempEval writes it; the second has the whole range in `hours`."""
    low, high, unit = number(m.get("q1")), number(m.get("q")), unit_of(m)
    first, last = m.found.parts["q1"]
    end = m.found.parts["unit"][1]
    one = m.draft("DURATION", "duration", duration_value(low, unit), low, unit, hours=duration_hours(low, low, unit))
    two = m.draft("DURATION", "duration", duration_value(high, unit), high, unit, hours=duration_hours(low, high, unit))
    return [replace(one, first=first, last=last), replace(two, first=m.found.parts["q"][0], last=end)]


def span(m: Match) -> list[Draft]:
    """The past two weeks, the coming months: a length that begins or ends at the article's date."""
    unit, said = unit_of(m, "unit", "unit2"), m.first("dir", "dir2")
    n = number(m.get("q", "q2")) if "q" in m or "q2" in m else (1.0 if m.first("unit") in values("UNIT1") else None)
    sign = 1 if direction_of(m) == "next" else -1 if said in (*values("LAST"), "recent") else 0
    draft = m.draft("DURATION", "span", duration_value(n, unit), unit, n, sign, mod=amount_mod(m.get("mod")), hours=duration_hours(n, n, unit))
    return [m.begin_at(draft, "det") if "det" in m else draft]


def set_(m: Match) -> list[Draft]:
    nth = values("ORDW").get(m.first("n"), "2") if m.first("n") in ("other", *values("ORDW")) else None
    n = float(nth) if nth else number(m.get("n")) if "n" in m else 1.0
    unit = values("UNIT1") | values("UNITS") | values("UNITQ1") | values("UNITQ")
    word = m.first("unit")
    if word in unit:
        return [m.draft("SET", "set", duration_value(n, unit[word]))]
    part = values("PART").get(word)
    return [m.draft("SET", "set", f"XXXX-XX-XXT{part}" if part else f"XXXX-{values('SEASON')[word]}")]


def set_weekend(m: Match) -> list[Draft]:
    draft = m.draft("SET", "set", "XXXX-WXX-WE")
    return [replace(draft, first=draft.first + (m.words.lower[draft.first] in ("at", "on")))]


def set_day(m: Match) -> list[Draft]:
    n = ordinal(m.get("d"))
    return [m.draft("SET", "set", f"XXXX-XX-{n:02d}")] if n is not None and 1 <= n <= 31 else []


def set_month(m: Match) -> list[Draft]:
    return [m.draft("SET", "set", f"XXXX-{month_of(m):02d}")]


def freq(m: Match) -> list[Draft]:
    """How often; "everyday life" and "its quarterly dividend" tell no time."""
    after = m.after()
    if "f2" in m:
        return [m.draft("SET", "set", values("FREQ")[m.first("f2")])]
    if m.first("f") in ("everyday", "quarterly") and after[:1].isalpha() and after not in values("OPENER"):
        return []
    return [m.draft("SET", "set", values("FREQ")[m.first("f")])]


def aday(m: Match) -> list[Draft]:
    """Twice a week, all of it; of 40 flights a week the rate alone."""
    name = "unit" if "unit" in m else "unit2"
    draft = m.draft("SET", "set", duration_value(1.0, unit_of(m, name)))
    return [draft] if "how" in m else [replace(draft, first=m.found.parts[name][0] - 1)]


BUILDERS: dict[str, Callable[[Match], list[Draft]]] = {
    "set_weekday": set_weekday, "ago": ago, "anniversary": anniversary, "duration": duration, "duration2": duration2, "duration3": duration3,
    "range": range_, "span": span, "set": set_, "set_month": set_month, "set_weekend": set_weekend, "set_day": set_day, "freq": freq, "aday": aday,
}  # fmt: skip
