"""Names of news agencies, and when two names are of one outlet."""

from __future__ import annotations

import re
from functools import cache

from communique.tables import load_list, load_table

NAME = r"[^\W\d_][\w ]{1,30}"
SIGNATURE = re.compile(
    rf"[.!?…][\"'”’]*\s*(?P<sign>(?:(?P<held>[(\[])|/|[—–―]\s?|--?\s?)(?P<name>{NAME}(?:/{NAME})*)(?(held)[)\]])/?\.?)$",
)
LONGEST = 90  # characters of a signature
FEWEST = 3  # words of a name that its first letters may stand for
LETTERS = 4  # up to so many, a name in capitals is an abbreviation and may be another word ("Petra" and "PETRA" are one, "Wam" and "WAM" not)


def same_outlet(one: str, other: str) -> bool:
    """True when two names are of one outlet, leaving aside "The", case, a domain's ending and a broadcaster's desk ("CNN Business").

    >>> same_outlet("The Harbour Gazette", "HARBOUR GAZETTE"), same_outlet("Mid Sea Wire", "MSW"), same_outlet("Mid Sea Wire", "Mid Sea News")
    (True, True, False)
    """
    a, b = _bare(one), _bare(other)
    if a == b or one in _letters(other) or other in _letters(one) or (agency(one) is not None and agency(one) == agency(other)):
        return True
    return any(a.startswith(c) and b.startswith(c) for c in map(_bare, load_list(__package__, "broadcasters.txt")))


def _letters(name: str) -> tuple[str, ...]:
    """What stands for a name of three words or more: the first letters of its words, with and without those in small letters."""
    words = name.removeprefix("The ").split()
    return ("".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper())) if len(words) >= FEWEST else ()


def agency(name: str) -> str | None:
    """Full name of the news agency that `name` is a name of, also in capitals; None when it is none.

    >>> agency("AFP"), agency("REUTERS"), agency("Harbour Daily")
    ('Agence France-Presse', 'Reuters', None)
    """
    return _full_names().get(name)


@cache
def agency_names() -> tuple[str, ...]:
    """Every name of every agency, as the table spells it and, where it is a word, in capitals."""
    names = [alias for row in load_table(__package__, "agencies.tsv") for alias in row["aliases"].split("|")]
    return tuple(dict.fromkeys([*names, *(name.upper() for name in names if len(name) > LETTERS)]))


@cache
def _full_names() -> dict[str, str]:
    """Each name of each agency, in capitals too where it is a word → its full name; the first row of the table that has it counts."""
    found: dict[str, str] = {}
    for row in load_table(__package__, "agencies.tsv"):
        for alias in row["aliases"].split("|"):
            for name in (alias, alias.upper()) if len(alias) > LETTERS else (alias,):
                found.setdefault(name, row["name"])
    return found


def signature_at(text: str) -> int | None:
    """Where in `text` the signature begins of a known agency that stands behind its last sentence: "… on Monday. (AFP)", "… on Monday. — Reuters".

    None where there is none. A signature is the agency's name alone, or several with strokes.

    >>> signature_at("They met on Monday. (AFP)"), signature_at("They met on Monday (AFP)")
    (20, None)
    """
    m = SIGNATURE.search(text, max(0, len(text) - LONGEST))
    return m.start("sign") if m and all(agency(name.strip()) for name in m["name"].split("/")) else None


def _bare(name: str) -> str:
    plain = re.sub(r"^the\s+|\.(?:com|org|net|co\.uk|news)$", "", name.strip().lower())
    return re.sub(r"\W+", "", plain)
