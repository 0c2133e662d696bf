"""What a user writes in one option: the field map for entries (``title=headline,text=story.words``), rules for numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.settings import Settings


def field_map(words: str) -> dict[str, str]:
    """Our name → theirs, from ``OURS=THEIRS`` with commas between. ValueError, saying what to write, when that is not what `words` are.

    >>> field_map("title=headline, text=story.words")
    {'title': 'headline', 'text': 'story.words'}
    """
    from communique.pages.readers.fieldmaps import USES

    fields: dict[str, str] = {}
    for pair in words.split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not (ours and equals and theirs):
            raise ValueError(f"{pair.strip()!r} is no pair. Write OURS=THEIRS with commas between, such as title=headline,text=body.")
        if ours not in USES:
            raise ValueError(f"{ours!r} is no field of ours. Ours are {', '.join(USES)}.")
        fields[ours] = theirs
    return fields


def rule_map(words: Sequence[str]) -> dict[str, str]:
    """Rules for shown numbers, by field, from ``fatalities=lowest``. ValueError says what is wrong and which rules there are."""
    from communique.record.ruling import parse_rules

    return parse_rules(words)


def settings_of(parser: str = "auto", *, rules: dict[str, str], actors: Path | None = None) -> Settings:
    """The settings of a build from its options, over those of the environment. ActorsError C302 when the file `actors` is not valid."""
    from communique.settings import Settings

    settings = Settings() if parser == "auto" else Settings(parser=parser)
    update: dict[str, object] = {"rules": {**settings.rules, **rules}}
    if actors is not None:
        from communique.building.actorfile import read_actors

        update["actors"] = read_actors(actors)
    return settings.model_copy(update=update)
