"""One body of a state under the names that outlets give it: "Russia's foreign ministry", "the Russian Foreign Ministry", "the Foreign Ministry"."""

from __future__ import annotations

from functools import lru_cache

from communique.actors.gazetteer import ways_to_call

LATELY = 8192  # names that stay in memory


@lru_cache(maxsize=LATELY)
def body_name(name: str, country: str | None) -> str:
    """`name`, in lower case without articles and possessives, less the name or adjective of the state `country` (alpha-3) in front.

    >>> body_name("russian foreign ministry", "RUS"), body_name("kenya airways", "UGA")
    ('foreign ministry', 'kenya airways')
    """
    for called in ways_to_call(country) if country else ():
        if name.startswith(called + " "):
            return name.removeprefix(called + " ")
    return name
