"""Numbers and amounts of time as the words write them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.times.lexicon import values

HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "night": 12.0, "day": 24.0, "week": 168.0, "fortnight": 336.0, "weekend": 48.0}
# TIMEX3 letters of units; the second number multiplies (a fortnight is two weeks). Decade, century and millennium count in years, as TempEval-3 does.
TIMEX = {
    "second": ("PT", "S", 1), "minute": ("PT", "M", 1), "hour": ("PT", "H", 1), "night": ("P", "NI", 1), "day": ("P", "D", 1),
    "week": ("P", "W", 1), "fortnight": ("P", "W", 2), "weekend": ("P", "WE", 1), "month": ("P", "M", 1), "quarter": ("P", "Q", 1),
    "year": ("P", "Y", 1), "decade": ("P", "Y", 10), "century": ("P", "Y", 100), "millennium": ("P", "Y", 1000),
}  # fmt: skip
VAGUE_UNIT = {"decade": "P{}DE", "century": "P{}CE", "millennium": "P{}ML"}


def number(words: Sequence[str]) -> float | None:
    """The number that `words` (lower case) say; None for "a few" and the like.

    >>> number(["twenty", "-", "five"]), number(["five", "and", "a", "half"]), number(["a"]), number(["several"])
    (25.0, 5.5, 1.0, None)
    """
    cardinal, vague, fractions = values("NUMW"), values("VAGUE"), values("FRACW")
    total = current = 0.0
    rest = [w for w in words if w not in ("-", "of", "and", "full", "whole", "single", "entire") and w not in values("PLUS")]
    if rest[-1:] == ["couple"]:
        return 2.0
    if rest[:1] == ["half"] and rest[-1:] == ["dozen"]:
        return 6.0
    if rest == ["half"] or rest in (["half", "a"], ["half", "an"], ["a", "half"], ["an", "half"]):
        return 0.5
    if "/" in rest:
        slash = rest.index("/")
        share = _plain(rest[slash - 1]) / max(1.0, _plain(rest[slash + 1])) if 0 < slash < len(rest) - 1 else 0.0
        return (number(rest[: slash - 1]) or 0.0) + share
    for word in rest:
        if word in fractions:
            current += float(fractions[word])
        elif word == "half":
            current += 0.5
        elif word in ("a", "an"):
            current += 0 if current else 1
        elif word in cardinal and float(cardinal[word]) >= 100:
            scale = float(cardinal[word])
            current = max(current, 1.0) * scale if word == "hundred" else (current or 1.0) * scale
            if word != "hundred":
                total, current = total + current, 0.0
        elif word in cardinal:
            current += float(cardinal[word])
        elif word in vague or not word[:1].isdigit():
            return None
        else:
            current += _plain(word)
    if rest[:2] == ["a", "hundred"] or rest[:2] == ["a", "thousand"]:
        return total + current
    return total + current


def _plain(word: str) -> float:
    digits = "".join(c for c in word if c in "0123456789.").strip(".")
    return float(digits) if digits.count(".") < 2 and digits else 0.0


def ordinal(words: Sequence[str]) -> int | None:
    """The number of an ordinal: ``["twenty", "-", "first"]`` → 21, ``["3rd"]`` → 3; None when it is none. "final" is -1.

    >>> ordinal(["twenty", "-", "first"]), ordinal(["3rd"]), ordinal(["final"])
    (21, 3, -1)
    """
    table = values("ORDW") | values("ORDLAST") | values("TENS") | values("NUMW")
    found = [int(table[w]) if w in table else int(_plain(w)) for w in words if w in table or w[:1].isdigit()]
    return sum(found) if found else None


def year_of(words: Sequence[str]) -> int | None:
    """The year of ``["1996"]``, ``["nineteen", "ninety", "-", "six"]``, ``["two", "thousand", "and", "four"]``; None when it is none.

    >>> year_of(["nineteen", "ninety", "-", "six"]), year_of(["two", "thousand", "and", "four"])
    (1996, 2004)
    """
    if words[0][:1].isdigit():
        return int(_plain(words[0]))
    cardinal = values("NUMW")
    rest = [int(cardinal[w]) for w in words if w in cardinal]
    if words[0] == "two":
        return 2000 + sum(rest[2:])
    return rest[0] * 100 + sum(rest[1:]) if rest else None


def show(amount: float) -> str:
    """`amount` without a needless fraction."""
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def duration_value(amount: float | None, unit: str) -> str:
    """TIMEX3 value of an amount of time; X for an unknown amount; half an hour as minutes, half a year as months.

    >>> duration_value(5.5, "hour"), duration_value(None, "month"), duration_value(2, "decade"), duration_value(0.5, "hour")
    ('PT5H30M', 'PXM', 'P20Y', 'PT30M')
    """
    head, letter, scale = TIMEX[unit]
    if amount is None:
        return VAGUE_UNIT.get(unit, f"{head}{{}}{letter}").format("X")
    amount *= scale
    whole, part = int(amount), amount - int(amount)
    finer = {"hour": ("M", 60), "minute": ("S", 60), "year": ("M", 12), "decade": ("M", 12), "day": ("H", 24)}.get(unit)
    if part and finer is not None:
        small = show(round(part * finer[1], 2))
        first = f"{whole}{letter}" if whole else ""
        return f"P{first}T{small}{finer[0]}" if unit == "day" else f"{head}{first}{small}{finer[0]}"
    return f"{head}{show(amount)}{letter}"


def duration_hours(low: float | None, high: float | None, unit: str) -> tuple[float, float] | None:
    """Length in hours, where the unit has one (months and years have none) and both ends are known."""
    if low is None or high is None or unit not in HOURS:
        return None
    return (round(low * HOURS[unit], 4), round(high * HOURS[unit], 4))
