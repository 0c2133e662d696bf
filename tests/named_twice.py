"""A record in which two people are called alike, built once: what tests of decisions on names decide on."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from communique.building import build
from communique.store.book import Store

STORIES = {
    "1.txt": """Envoy Otieno Opens the Lake Talks

NAIROBI, May 2, 2031 — Kenyan envoy Amina Otieno opened the lake talks in Nairobi on Friday. “We came to listen,” Amina Otieno said.
""",
    "2.txt": """Fishermen Are Still Waiting in Kisumu

KISUMU, May 3, 2031 — The fishermen of Kisumu were still waiting for an answer. “Nobody has asked us,” Grace Wanjiru said on Saturday.
""",
    "3.txt": """Lake Talks Go On for a Second Day

NAIROBI, May 4, 2031 — The lake talks went on in Nairobi on Sunday. “It will take days,” Otieno said. She did not say how many.
""",
}


@cache
def _built() -> Path:
    folder = Path(mkdtemp())
    for name, story in STORIES.items():
        (folder / name).write_text(story, "utf-8")
    build([folder / name for name in STORIES], folder / "talks.db", processes=1)
    return folder / "talks.db"


def copied(place: Path) -> Path:
    """The record as a file of its own at `place`."""
    with Store.open(_built()) as store:
        store.back_up(place)
    return place


def people(place: Path) -> dict[str, str]:
    """The ids of the people of a record, by their names."""
    with Store.open(place) as store:
        return {a.name: a.id for a in store.read_record().actors if a.kind == "person"}
