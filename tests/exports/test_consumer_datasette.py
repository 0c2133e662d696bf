"""The SQLite file as Datasette serves it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from odd_talks import SOURCE

from communique.exports.formats import make, write


@pytest.mark.filterwarnings("ignore")  # datasette and its dependencies warn of their own
def test_tables_and_their_meanings_are_served(tmp_path: Path) -> None:
    from datasette.app import Datasette

    write("sqlite", make("sqlite", SOURCE), tmp_path)
    metadata = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))

    async def ask() -> tuple[dict[str, object], str]:
        served = Datasette([str(tmp_path / "record.sqlite")], metadata=metadata)
        rows = await served.client.get("/record/events.json?_shape=objects&id=e-talks")
        page = await served.client.get("/record/events")
        return rows.json()["rows"][0], page.text

    row, page = asyncio.run(ask())
    assert (row["place"], row["date_from"]) == ("Lakeville", "2031-03-03")
    assert "fields on which the reports are in conflict" in page
