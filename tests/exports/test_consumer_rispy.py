"""The references as the rispy library reads them."""

from __future__ import annotations

import rispy
from odd_talks import SOURCE

from communique.exports.formats import make


def test_every_article_comes_back() -> None:
    held = {r["id"]: r for r in rispy.loads(make("ris", SOURCE).files["articles.ris"].decode())}
    assert set(held) == {a.id for a in SOURCE.record.articles}
    assert held["d-post"]["title"] == "Norland and Sudland agree to swap 40 prisoners"
    assert (held["d-post"]["date"], held["d-post"]["year"], held["d-post"]["type_of_reference"]) == ("2031/03/03/", "2031", "NEWS")
    assert held["d-astral"]["urls"] == ["https://news.example/a?b=1&c=2"]
    assert any("copy of d-post" in note for note in held["d-copy"]["notes"])
