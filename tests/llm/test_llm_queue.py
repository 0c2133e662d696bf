"""Where the readers differ a person is asked, before most else."""

from __future__ import annotations

from pathlib import Path

from llm_kit import codebook, faithful, read

from communique.record.merging import merge
from communique.record.readers import differences
from communique.settings import Settings
from communique.showing.view import View
from communique.web.checking.items import items_of


def test_what_differs_stands_in_the_queue_with_its_reason() -> None:
    reply = faithful()
    reply["reports"][0]["values"][3]["quote"] = "Kampala"
    reply["reports"][1]["status"] = "announced"
    record = merge([read(reply, mode="both")], codebook=codebook(), settings=Settings())
    found = {(d.field, d.ours, d.theirs) for d in differences(record)}
    assert found == {("reports.place", "Nairobi", "Kampala"), ("reports.status", "happened", "announced")}
    items = items_of(View(record, lambda _: ()))
    apart = {i.field for i in items if "the two readers differ" in i.doubts}
    assert apart == {"reports.place", "reports.type"}
    places = [i for i in items if i.field == "reports.place"]
    assert {i.weight for i in places if "the two readers differ" in i.doubts} > {min(i.weight for i in places)} or len(places) == 2


def test_rules_alone_have_no_differences(demo_store: Path) -> None:
    from communique.store.book import Store

    with Store.open(demo_store) as store:
        assert differences(store.read_record()) == ()
