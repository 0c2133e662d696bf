"""The JSON export as one of the formats, with what it does not carry."""

from __future__ import annotations

from communique.exports.json_export import export_json
from communique.exports.made import Made, Source
from communique.exports.notes import ONLY_IN_FILE


def make_json(source: Source) -> Made:
    """``record.json``, and what it does not carry."""
    return Made({"record.json": export_json(source.record, with_text=source.with_text).encode("utf-8")}, json_notes(source))


def json_notes(source: Source) -> list[str]:
    """What ``record.json`` does not carry."""
    notes = [] if source.with_text else ["The text of the pages is not in it; --with-text adds it."]
    notes.append(ONLY_IN_FILE)
    if source.record.unread:
        notes.append(f"It has no place for what could not be read ({len(source.record.unread)}); --format csv carries it.")
    if decided := len(source.reviews) + len(source.link_reviews) + len(source.actor_reviews):
        notes.append(f"It has no place for people's decisions ({decided}); --format csv carries them.")
    return notes
