"""Persons' names brought to one order, given names first, so that names written in different orders and lengths meet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from communique.actors.folding import bare, fold, given_agree, is_initial
from communique.actors.wordlists import words

Name = tuple[str, ...]

ARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|az|ad)-(?=\w)", re.IGNORECASE)  # the Arabic article, joined to the family name
LAST_HYPHENED = re.compile(r"^[A-Z][a-z]{1,6}-[a-z]{1,6}$")  # Korean and older Chinese given names: "Jae-in", "Ki-moon", "Tse-tung"
SHORT_FAMILY = 5  # letters of the longest family name that stands before such a given name


def ordered(names: Iterable[tuple[Name, str | None]]) -> dict[tuple[Name, str | None], Name]:
    """For each name, with its country, its words as given names … family name; a single word is the family name.

    The family name loses the Arabic article; where it comes first (by the country, by the shape "Moon Jae-in", or because another entry with
    these words tells) it is put last, the given name in one word. A second family name is left out where exactly one longer name begins with
    the words of a shorter one ("Ana Ruiz Soto" beside "Ana Ruiz").
    """
    held = list(names)
    turned = {_joined(name) for name, country in held if _family_first(name, country)}
    found: dict[tuple[Name, str | None], Name] = {}
    for name, country in held:
        if len(name) > 1 and _joined(name) in turned and (country is None or _family_first(name, country)):
            found[name, country] = (_closed(name[1:]), name[0])
        else:
            found[name, country] = _plain(name)
    return _cut(found)


def middles_agree(one: Name, other: Name) -> bool:
    """Whether the words between given and family name can be one person's: one has none, they are the same, or in the other's.

    Initials must agree from the first on: "George W." is not "George H. W.".

    >>> middles_agree(("Ann", "B.", "Roy"), ("Ann", "C.", "Roy")), middles_agree(("Ann", "Roy"), ("Ann", "C.", "Roy"))
    (False, True)
    """
    short, long = sorted((_middles(one), _middles(other)), key=len)
    if any(is_initial(w) for w in (*short, *long)):
        return all(given_agree(a, b) for a, b in zip(short, long, strict=False))
    rest = iter(long)
    return all(any(given_agree(w, v) for v in rest) for w in short)


def has_middles(name: Name) -> bool:
    """Whether a name has words between the given and the family name."""
    return bool(_middles(name))


def _middles(name: Name) -> Name:
    return tuple(w for w in name[1:-1] if w.lower() not in words("particles.txt"))


def _family_first(name: Name, country: str | None) -> bool:
    if len(name) < 2 or is_initial(name[0]):
        return False
    if country in words("family_first.txt"):
        return len(name) <= 3 and not is_initial(name[1])
    return country is None and len(name) == 2 and len(name[0]) <= SHORT_FAMILY and bool(LAST_HYPHENED.match(name[1]))


def _joined(name: Name) -> str:
    return f"{bare(name[0])} {bare(_closed(name[1:]))}"


def _closed(given: Name) -> str:
    return "".join(given).replace("-", "").capitalize()


def _plain(name: Name) -> Name:
    """The name without leading particles and the article, compound given names in one word."""
    kept = list(name)
    while len(kept) > 1 and kept[0].lower() in words("particles.txt") and all(w.lower() in words("particles.txt") for w in kept[:-1]):
        kept.pop(0)
    kept[-1] = ARTICLE.sub("", kept[-1])
    out: list[str] = []
    for n, word in enumerate(kept):
        before = bare(kept[n - 1]) if n else ""
        if n and n < len(kept) - 1 and before in words("compound_givens.txt"):
            out[-1] += ARTICLE.sub("", word).lower()
        else:
            out.append(word)
    first = out[0].replace("-", "") if bare(out[0]).partition("-")[0] in words("compound_givens.txt") else out[0]
    return (re.sub(r"^Abd(?:al|el|ul)", "Abdul", first), *out[1:]) if len(out) > 1 else tuple(out)


def _cut(found: dict[tuple[Name, str | None], Name]) -> dict[tuple[Name, str | None], Name]:
    folded = {name: tuple(fold(w) for w in name) for name in found.values()}
    known = {f for f in folded.values() if len(f) > 1}
    longer: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for f in known:
        if len(f) > 2 and f[:-1] in known:
            longer[f[:-1]].add(f)
    cut = {f for each in longer.values() if len(each) == 1 for f in each}
    return {key: name[:-1] if folded[name] in cut and not is_initial(name[-2]) else name for key, name in found.items()}
