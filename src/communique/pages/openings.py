"""With which characters the texts that a regular expression fits may begin, so that it is tried on no others."""

from __future__ import annotations

from collections.abc import Iterator

LENGTH = 2  # characters of an opening
ANY = "\0"  # the last character of an opening behind which anything may stand
SIGNS = frozenset("\\.*+?{}()[]|^$")


def may_begin(openings: frozenset[str], first: str) -> bool:
    """True when a text may have one of `openings`; `first` are its first `LENGTH` characters in lower case."""
    return any(first.startswith(opening[:-1]) if opening.endswith(ANY) else first == opening for opening in openings)


def openings_of(pattern: str) -> frozenset[str]:
    """The openings, in lower case, of the texts that `pattern` fits when case does not count.

    Told for patterns that begin with ``^`` and are made of characters, ``\\d``, plain sets, ``(?:…)``, ``|``, ``?``, ``*`` and ``+``; behind
    all else anything may stand.

    >>> sorted(openings_of("^(?:an? )?(?:post|tide)")), openings_of("post")
    (['a ', 'an', 'po', 'ti'], frozenset({'\\x00'}))
    """
    found: set[str] = set()
    for branch in _branches(pattern):
        found |= _of_branch(branch[1:]) if branch.startswith("^") else {ANY}
    return frozenset(_joined(found, {ANY}))


def _of_branch(branch: str) -> set[str]:
    """The openings of `branch`, which has no ``^``; those that are shorter and without `ANY` end with it."""
    found, at = {""}, 0
    while at < len(branch):
        end, firsts = _atom(branch, at)
        follows = branch[end : end + 1]
        if follows == "{":
            return _joined(found, {ANY})
        if follows in ("*", "+"):
            firsts = _joined(firsts, {ANY})
        found = _joined(found, firsts | {""} if follows in ("?", "*") else firsts)
        at = end + (follows in ("?", "*", "+"))
    return found


def _joined(openings: set[str], more: set[str]) -> set[str]:
    closed = {opening for opening in openings if len(opening) == LENGTH or opening.endswith(ANY)}
    return closed | {(opening + rest)[:LENGTH] for opening in openings - closed for rest in more}


def _atom(branch: str, at: int) -> tuple[int, set[str]]:
    """Where the atom of `branch` at `at` ends, and its openings."""
    sign = branch[at]
    if sign == "\\":
        held = branch[at + 1]
        return at + 2, set("0123456789") if held == "d" else {held} if held in SIGNS else {ANY}
    if sign == "(":
        end = next(i + 1 for i, depth in _depths(branch, at) if depth == 0)
        inner = branch[at + 3 : end - 1] if branch.startswith("(?:", at) else None
        return end, {ANY} if inner is None else set().union(*map(_of_branch, _branches(inner)))
    if sign == "[":
        end = branch.index("]", at + 1) + 1
        held = branch[at + 1 : end - 1]
        return end, {ANY} if held.startswith("^") or "\\" in held or "-" in held[1:-1] else set(held.lower())
    return at + 1, {ANY} if sign in SIGNS else {sign.lower()}


def _branches(pattern: str) -> Iterator[str]:
    """The parts of `pattern` between strokes that stand in no brackets."""
    start = 0
    for i, depth in _depths(pattern, 0):
        if depth == 0 and pattern[i] == "|":
            yield pattern[start:i]
            start = i + 1
    yield pattern[start:]


def _depths(pattern: str, start: int) -> Iterator[tuple[int, int]]:
    """Each sign of `pattern` from `start` on that is not escaped and in no set, with the number of groups open behind it."""
    depth, in_set, i = 0, False, start
    while i < len(pattern):
        sign = pattern[i]
        if in_set:
            in_set = sign != "]"
        elif sign != "\\":
            in_set = sign == "["
            depth += (sign == "(") - (sign == ")")
            yield i, depth
        i += 2 if sign == "\\" else 1
