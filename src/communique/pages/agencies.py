"""Names of news agencies, and when two names are of one outlet."""

from __future__ import annotations

import re
from functools import cache

from communique.tables import load_list, load_table


def same_outlet(one: str, other: str) -> bool:
    """True when two names are of one outlet, leaving aside "The", case, a domain's ending and a broadcaster's desk ("CNN Business")."""
    a, b = _bare(one), _bare(other)
    if a == b or (agency(one) is not None and agency(one) == agency(other)):
        return True
    return any(a.startswith(c) and b.startswith(c) for c in map(_bare, load_list(__package__, "broadcasters.txt")))


@cache
def agency(name: str) -> str | None:
    """Full name of the news agency that `name` is a name of; None when it is none."""
    for row in load_table(__package__, "agencies.tsv"):
        if name in row["aliases"].split("|"):
            return row["name"]
    return None


def _bare(name: str) -> str:
    plain = re.sub(r"^the\s+|\.(?:com|org|net|co\.uk|news)$", "", name.strip().lower())
    return re.sub(r"\W+", "", plain)
