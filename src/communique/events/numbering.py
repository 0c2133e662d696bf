"""Numbers in words and figures, with the words that bound them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.model.parse import Parse, Token
from communique.tables import load_table

FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
RANGE = re.compile(r"(\d+)-(\d+)")
MORE = ("or more", "- plus")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as told: tokens ``[first, last)``; `number` is None when the words are vague ("dozens")."""

    first: int
    last: int
    number: int | float | tuple[float, float] | None
    qualifier: str


@cache
def _words() -> dict[str, tuple[float | None, str]]:
    return {row["word"]: (float(row["value"]) if row["value"] else None, row["kind"]) for row in load_table(__package__, "numbers.tsv")}


@cache
def _bounds() -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = [(tuple(row["words"].split()), row["qualifier"]) for row in load_table(__package__, "qualifiers.tsv")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def amount_of(parse: Parse, head: int, *, article: bool = True) -> Amount | None:
    """How many the noun phrase with head `head` counts; None when it says no number. `article`: "a policeman" counts one.

    "at least four people" → 4 at_least; "five to six drones" → (5, 6) range; "dozens of fighters" → None vague.
    """
    token = parse.tokens[head]
    if any(c.lemma.lower() == "number" for c in parse.children(head, "nmod", "compound")):
        return None  # "the number two leader"
    if _is_number(token):
        first = parse.edges(head)[0]
        return _read(parse, first, head + 1)
    above = parse.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() == "of" and _kind(parse.tokens[above.head]) in ("vague", "scale"):
        return _read(parse, parse.edges(above.head)[0], above.head + 1)
    first = min([c.i for c in parse.children(head) if c.i < head and c.dep not in ("prep", "relcl", "punct", "cc", "conj")] or [head])
    first = min(first, *(parse.edges(c.i)[0] for c in parse.children(head, "nummod", "amod", "det", "quantmod", "advmod") if c.i < head), head)
    found = _read(parse, first, head)
    if found is None and article and token.tag == "NN":
        return next((Amount(c.i, c.i + 1, 1, "exact") for c in parse.children(head, "det") if c.text.lower() in ("a", "an", "another")), None)
    return found


def _kind(token: Token) -> str | None:
    held = _words().get(token.text.lower())
    return held[1] if held else None


def _is_number(token: Token) -> bool:
    return bool(FIGURES.fullmatch(token.text)) or _kind(token) is not None or bool(RANGE.fullmatch(token.text))


def _read(parse: Parse, first: int, last: int) -> Amount | None:
    """The last run of number words in tokens ``[first, last)``, with what bounds it."""
    end = last
    while end > first and not _is_number(parse.tokens[end - 1]):
        end -= 1
    if end == first:
        return None
    start = end - 1
    between = _between(parse, end)
    if between is not None:
        return between
    while start > first and _goes_on(parse, start - 1, end):
        start -= 1
    if parse.tokens[start].text.lower() == "some" and end - start > 1:
        start += 1
    number, sure = _value([t.text.lower() for t in parse.tokens[start:end]])
    low, bound = bound_before(parse, start)
    if number is None:
        return Amount(start, end, None, "vague")
    after = " ".join(t.text.lower() for t in parse.tokens[end : end + 2])
    qualifier = "range" if isinstance(number, tuple) else "at_least" if after in MORE or after.startswith("+") else bound or "exact"
    return Amount(low, end, number, qualifier) if sure else None


def _goes_on(parse: Parse, i: int, end: int) -> bool:
    text = parse.tokens[i].text.lower()
    after = parse.tokens[i + 1].text if i + 1 < end else ""
    if FIGURES.fullmatch(text) and FIGURES.fullmatch(after):
        return _one_figure(text, after)  # "380 000", not "in 2019 300 people"
    if _is_number(parse.tokens[i]):
        return True
    if not (i > 0 and i + 1 < end):
        return False
    if text == "and":
        return _kind(parse.tokens[i - 1]) == "scale" or parse.tokens[i + 1].text.lower() in ("a", "half")
    return text == "a" or (text in ("to", "-", "or", "of") and _is_number(parse.tokens[i - 1]))


def _between(parse: Parse, end: int) -> Amount | None:
    """ "between 15 and 20"."""
    words = [t.text.lower() for t in parse.tokens[max(0, end - 4) : end]]
    if len(words) < 4 or words[0] != "between" or words[2] != "and":
        return None
    low, high = _single(words[1:2]), _single(words[3:])
    return Amount(end - 4, end, (low, high), "range") if low is not None and high is not None and low < high else None


def _value(words: list[str]) -> tuple[int | float | tuple[float, float] | None, bool]:
    for joint in ("to", "or"):
        if joint in words:
            at = words.index(joint)
            low, high = _single(words[:at]), _single(words[at + 1 :])
            return ((low, high), True) if low is not None and high is not None and low < high else (None, True)
    match = RANGE.fullmatch("".join(words))
    if match and int(match[1]) < int(match[2]):
        return (float(match[1]), float(match[2])), True
    number = _single([w for w in words if w not in ("and", "-", "a")])
    return number, True


def _single(words: list[str]) -> int | float | None:
    total, part, seen = 0.0, 0.0, False
    for word in (piece for w in _grouped(words) for piece in (w.split("-") if not w[:1].isdigit() else [w])):
        value, kind = _words().get(word, (None, ""))
        if FIGURES.fullmatch(word):
            part += float(word.replace(",", ""))
        elif value is None:
            return None
        elif kind == "scale":
            part = (part or 1) * value
            if value >= 1000:
                total, part = total + part, 0.0
        else:
            part += value
        seen = True
    number = total + part
    if not seen:
        return None
    return int(number) if number == int(number) else number


def _one_figure(first: str, second: str) -> bool:
    """True for the groups of one figure."""
    return re.fullmatch(r"\d{1,3}(?:,\d{3})*", first) is not None and re.fullmatch(r"\d{3}", second) is not None


def _grouped(words: list[str]) -> list[str]:
    """`words` with the groups of one figure put together: "380 000"."""
    found: list[str] = []
    for word in words:
        if found and _one_figure(found[-1], word):
            found[-1] += f",{word}"
        else:
            found.append(word)
    return found


def bound_before(parse: Parse, start: int) -> tuple[int, str | None]:
    """The first of the words that bound the number beginning at token `start` ("more than"), and its qualifier; None without such words."""
    for words, qualifier in _bounds():
        low = start - len(words)
        held = parse.tokens[low:start] if low >= 0 else ()
        if tuple(t.text.lower() for t in held) == words and held[0].dep != "prt":  # "handed over 20 prisoners"
            return low, qualifier
    return start, None
