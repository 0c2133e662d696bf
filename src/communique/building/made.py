"""What a record was made with: kept in its file, so that a later command reads new pages, or merges again, as the build did."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from communique.codebooks.model import Codebook
from communique.errors import StoreError
from communique.settings import Settings
from communique.store.book import Store
from communique.store.connection import damaged

NOTE = "made with"


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Codebook and settings of a build. `as_of` is the ISO date that the user fixed, None where the newest article's stands; `fields` the
    user's map of an entry's fields."""

    codebook: Codebook
    settings: Settings
    as_of: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    def note(self) -> str:
        """As JSON, for the file."""
        book, settings = self.codebook.model_dump(mode="json", by_alias=True), self.settings.model_dump(mode="json")
        held = {"codebook": book, "settings": settings, "as_of": self.as_of, "fields": dict(self.fields)}
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def made_with(store: Store, place: Path) -> MadeWith:
    """What the record in `store`, the file `place`, was made with. StoreError C402 when a version that did not say made it."""
    note = store.note(NOTE)
    if note is None:
        raise StoreError("C402", f"{place} does not say what it was made with. Bring it up to date with `communique build PAGES -o {place}`.")
    try:
        held = json.loads(note)
        book, settings = Codebook.model_validate(held["codebook"]), Settings.model_validate(held["settings"])
        return MadeWith(book, settings, held["as_of"], held["fields"])
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(place, error) from error
