"""The pages of docs/: their links lead somewhere, and every room has its page."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(DOCS.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("room", ["pages", "language", "times", "actors", "statements", "events", "record", "store"])
def test_every_room_has_a_page_with_an_example(room: str) -> None:
    page = (DOCS / f"{room}.md").read_text(encoding="utf-8")
    assert "```" in page
    assert f"({room}.md)" in (DOCS / "README.md").read_text(encoding="utf-8")
