"""Where a site is, and who can see it."""

from __future__ import annotations

from pathlib import Path

from communique.showing.words import clean

EXCERPTS = "It shows the sentences that the record cites with their neighbours; --full shows whole pages, for private use."
FULL = "It shows whole pages: they are their publishers', so keep it to yourself."


def say_written(front: Path, pages: int, *, full: bool) -> str:
    """Where the front page is, how many pages there are, and how much of the articles they show."""
    return clean(f"{front}: {pages:,} pages; open it in a browser.") + f"\n{FULL if full else EXCERPTS}"


def say_served(record: Path, address: str) -> str:
    """Where to look; the record's file; how to end it."""
    return clean(f"{record} is at {address} until Ctrl-C.")


def say_checked(address: str, who: str, *, blind: bool) -> str:
    """Where to check, as whom, and what is seen of others' decisions."""
    return clean(f"{who} checks it at {address}check" + (", blind to others' decisions." if blind else "."))


def say_open_to_others(host: str, *, full: bool, reviewer: str | None = None) -> str:
    """A warning, for any address that other machines can reach."""
    what = "the record, with whole pages" if full else "the record"
    who = f"Warning: at {host}, everybody who reaches this machine over the network can read {what}."
    decide = f" and decide as {reviewer}" if reviewer else ""
    return clean(f"{who[:-1]}{decide}. There is no password. 127.0.0.1 is for you only.")
