"""Notes that several exports share: what they do not carry."""

from __future__ import annotations

from communique.exports.made import Source, counted

WITHOUT_TEXT = (
    "The text of the pages is not in it, only the cited words with their file and offsets; --format json --with-text carries it."
)
ONLY_IN_FILE = "What the markup of a page says of its lines, the bounds of sentences and the ids of earlier builds are in the record file only."


def table_notes() -> list[str]:
    """What the tables do not carry."""
    return [WITHOUT_TEXT, ONLY_IN_FILE]


def rejected_note(source: Source) -> list[str]:
    """What people rejected is not in any export but as decisions."""
    if not source.rejected:
        return []
    held = counted(source.rejected, "thing that people rejected is left out", "things that people rejected are left out")
    return [f"{held} (statements, positions, promises, reports); the table reviews of --format csv has their words."]


def left_out(source: Source, *kinds: str) -> list[str]:
    """One note on the kinds of things (names of `Record`'s tuples) that a format has no place for, with how many there are.

    >>> from communique.model.record import Record
    >>> left_out(Source(Record("peace-talks", None, "")), "events")
    []
    """
    held = [(kind.replace("_", " "), _held(source, kind)) for kind in kinds]
    named = [counted(number, kind.removesuffix("s"), kind) for kind, number in held if number]
    return [f"It has no place for {', '.join(named)}; --format csv or json carries them."] if named else []


def _held(source: Source, kind: str) -> int:
    return len(source.reviews) + len(source.link_reviews) + len(source.actor_reviews) if kind == "reviews" else len(getattr(source.record, kind))
