"""One body of a state under the names that outlets give it: "Russia's foreign ministry", "the Russian Foreign Ministry", "the Foreign Ministry"."""

from __future__ import annotations

from functools import lru_cache

from communique.actors.gazetteer import ways_to_call
from communique.actors.ministries import known_portfolio

LATELY = 8192  # names that stay in memory


@lru_cache(maxsize=LATELY)
def body_name(name: str, country: str | None) -> str:
    """`name`, in lower case without articles and possessives, less the name or adjective of the state `country` (alpha-3) in front; a ministry
    by its portfolio.

    >>> body_name("russian foreign ministry", "RUS"), body_name("ministry of foreign affairs", None), body_name("kenya airways", "UGA")
    ('ministry: foreign', 'ministry: foreign', 'kenya airways')
    """
    called = next((c for c in (ways_to_call(country) if country else ()) if name.startswith(c + " ")), "")
    name = name.removeprefix(called + " ") if called else name
    held = known_portfolio(name)
    return f"ministry: {held}" if held else name
