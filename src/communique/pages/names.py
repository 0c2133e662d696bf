"""Names of persons in bylines, bio lines and credit lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from communique.model.article import Named
from communique.tables import load_list, load_table

# A name: two to five words, each with a capital (or wholly in capitals), an initial, or a particle inside ("de la", "bin", "van der").
CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|['’‑-])*\.?|d['’][^\W\d_]+|al-[^\W\d_]+|el-[^\W\d_]+)"
PARTICLE = r"(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|ibn|bint|al|el|ul|y|e|zu|of)"
PERSON = re.compile(rf"(?<![\w’'-]){CAPITAL}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL}){{1,4}}(?![\w’'-])")
BYLINE = re.compile(
    r"(?:^|(?<=[|·•\n] )|(?<=\d ))(?:(?:story|words|article|text|analysis|written|posted|reported|published|review|report)\s+)?by:?\s+",
    re.IGNORECASE,
)
# Four small letters before a capital inside a word: not Mc, Mac, De, La, Van.
GLUED = re.compile(r"(?<=[a-zß-öø-ÿ]{3})[a-zß-öø-ÿ](?=[A-Z])(?<!Fitz)")
MONTHS = frozenset(name for row in load_table(__package__, "months.tsv") for name in row["names"].split()) - {"may"}
# Bylines in other languages, which count only where a whole name follows: German, French, Spanish, Portuguese, Italian, the Nordic
# languages, Dutch, Polish, Turkish.
ELSEWHERE = re.compile(
    r"(?i:(?:ein (?:kommentar|gastbeitrag|interview|essay) )?von|par|por|di|av|af|door|tekst|text|autor|yazan):? "
    rf"(?=(?:Dr\. )?{PERSON.pattern}(?:$|[,|/·•\d]| (?:und|et|y|e|og|och|en|in)\b))"
)
LABEL = re.compile(r"^(?:authors?|writers?|reporters?|written by|words)\s*[:|]\s*", re.IGNORECASE)
STOP = re.compile(
    r"\s(?:in|at|for|from|on|of|with files from)\s|[|·•\t(\[]|(?<!and)(?<!by)(?<!,)\n(?!and\b|[,&])|\s[–—-]\s|\d|@"
    r"|\b(?:updated|published|posted|via)\b",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:(?!\s+and\s|\s*[,;&/]\s*|\s+with\s).)+", re.DOTALL | re.IGNORECASE)
POSSESSIVE = re.compile(r"[’']s(?:\s|$)")
PLACE = re.compile(rf" in (?!the\b){CAPITAL}(?:[ -]{CAPITAL}){{0,2}}")
LEADING = re.compile(r"(?:\s|and\s|by\s|with\s)*", re.IGNORECASE)


def byline_names(text: str, start: int, end: int) -> tuple[Named, ...]:
    """Persons named by the byline in ``text[start:end]``; empty when it is none or names only a desk, an agency or an outlet.

    >>> [n.value for n in byline_names("By ANA PEREZ and Bo Lund, Foreign Correspondent", 0, 47)]
    ['Ana Perez', 'Bo Lund']
    """
    line = text[start:end]
    found = BYLINE.search(line) or LABEL.match(line) or _elsewhere(line)
    if found is None:
        return ()
    stop = STOP.search(line, found.end())
    return tuple(persons_in(text, start + found.end(), start + stop.start() if stop else end))


@lru_cache(maxsize=1 << 13)
def is_byline(line: str) -> bool:
    """True when `line` begins as bylines do and is short."""
    return len(line) <= 200 and (BYLINE.match(line) or LABEL.match(line) or _elsewhere(line)) is not None


def _elsewhere(line: str) -> re.Match[str] | None:
    return ELSEWHERE.match(line)


def persons_in(text: str, start: int, end: int) -> Iterator[Named]:
    """Names of persons in ``text[start:end]``, where only names are expected: a list with commas and "and"."""
    for m in LISTED.finditer(text, start, end):
        lead = LEADING.match(text, m.start(), m.end())
        for found in PERSON.finditer(text, lead.end() if lead else m.start(), m.end()):
            name = _alone(found[0])
            if " " in name and is_person(name) and not _outlet_behind(text, start, found):
                yield Named(in_order(name), found.start(), found.start() + len(name), name)
                break


def _outlet_behind(text: str, start: int, found: re.Match[str]) -> bool:
    """True for a name that ends in a word of the trade behind a stroke: "By Ana Perez / Harbour Times"."""
    return found[0].split()[-1].lower() in load_list(__package__, "media_words.txt") and text[start : found.start()].rstrip().endswith(("/", ","))


def only_persons(text: str, start: int, end: int) -> tuple[Named, ...]:
    """The persons of a line that holds their names, each with the place that he writes from or not; empty for any other line."""
    found = tuple(persons_in(text, start, end))
    left = text[start:end]
    for named in reversed(found):
        place = PLACE.match(left, named.end - start)
        left = left[: named.start - start] + left[place.end() if place else named.end - start :]
    return found if not re.sub(r"\band\b|[\s,;&/]", "", left) else ()


def _alone(name: str) -> str:
    """`name` without what a page runs on to it: a month ("Ana Perez Jul."), or a word without a space ("Ana PerezReporter")."""
    glued = GLUED.search(name)
    parts = (name[: glued.start() + 1] if glued else name).split(" ")
    while parts and (parts[-1].strip(".").lower() in MONTHS or parts[-1].strip(".").lower() in not_persons()) and len(parts) > 2:
        parts.pop()
    return " ".join(parts)


def is_person(name: str) -> bool:
    """True when `name` is no broadcaster's, and no word of it is one that desks, roles and media have or a possessive."""
    if POSSESSIVE.search(name) or name.casefold() in _media():
        return False
    return not any(word.strip(".’'").lower() in not_persons() for word in name.split())


def of_a_job(word: str) -> bool:
    """True for a word that offices, desks and media have in their names."""
    return word.strip(".,’'").lower() in not_persons()


def of_a_trade(word: str) -> bool:
    """True for a word that names of newspapers and broadcasters are made with, or their article."""
    return word.lower() == "the" or word.lower() in load_list(__package__, "media_words.txt")


def in_order(name: str) -> str:
    """`name` with single spaces, and out of capitals when it is all in them."""
    parts = name.split()
    if name.isupper() and any(len(p.strip(".")) > 2 for p in parts):
        parts = [p if len(p.strip(".")) == 1 else _capitalised(p) for p in parts]
    return " ".join(parts)


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: m[0][:1].upper() + m[0][1:].lower(), word)


@cache
def _media() -> frozenset[str]:
    return frozenset(name.casefold() for name in load_list(__package__, "broadcasters.txt"))


@cache
def not_persons() -> frozenset[str]:
    """Words, in lower case, that desks, offices and media have in their names and persons have not."""
    return frozenset(load_list(__package__, "not_persons.txt"))
