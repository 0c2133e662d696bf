"""Positions and promises: whose account they are, what moved, and what came of them."""

from dataclasses import replace

import pytest
from pages_kit import shown, site, stand, with_, words

from communique.model.record import Link, RecordPosition
from communique.showing.changes import changes
from communique.web.positions import IN_CELL
from sample_talks import RECORD

X = RECORD.expectations[0]


def moved(*held: RecordPosition) -> dict[str, str]:
    return {name: before.id for name, before in changes(held, site().view).items()}


def test_a_party_moves_from_insisting_to_giving_way_and_back() -> None:
    one, two, three = stand("q-1", "rejects", "2031-03-01"), stand("q-2", "open_to", "2031-03-02"), stand("q-3", "demands", "2031-03-04")
    assert moved(three, one, two) == {"q-2": "q-1", "q-3": "q-2"}


@pytest.mark.parametrize(
    "second",
    [
        stand("q-2", "demands", "2031-03-02"),
        stand("q-2", "accepts", "2031-03-02", by="opponent"),
        stand("q-2", "accepts", "2031-03-02", party="a-norland"),
        stand("q-2", "accepts", "2031-03-02", issue="ceasefire"),
        stand("q-2", "accepts", "2031-03-01"),
        stand("q-2", "considers", "2031-03-02"),
    ],
    ids=["insists twice", "another voice", "another party", "another issue", "the same day", "a stance of another codebook"],
)
def test_what_is_no_move(second: RecordPosition) -> None:
    assert moved(stand("q-1", "rejects", "2031-03-01"), second) == {}


def test_a_move_shows_both_words() -> None:
    held = (stand("q-1", "rejects", "2031-03-01"), stand("q-2", "accepts", "2031-03-09"))
    tree = shown("positions.html", site(with_(positions=held)))
    assert words(tree, "//section/h2") == ["Territory"]
    assert words(tree, "//li[@id='q-2']//*[@class='came']")[0].startswith("moved: 1 March 2031 it rejects “Sudland insists")
    assert len(tree.xpath("//li[@id='q-2']//a[contains(@href, '#w-')]")) == 2
    assert tree.xpath("//li[@id='q-1']//*[@class='came']") == []


def test_each_position_says_whose_account_it_is() -> None:
    held = tuple(stand(f"q-{by}", "demands", "2031-03-01", by=by) for by in ("self", "opponent", "mediator", "journalist"))
    tree = shown("positions.html", site(with_(positions=held)))
    said = dict(zip(tree.xpath("//li/@id"), words(tree, "//li//*[contains(@class, 'voice-')]"), strict=True))
    others = {"q-opponent": "an opponent's account", "q-mediator": "a mediator's account", "q-journalist": "the reporter's account"}
    assert said == {"q-self": "own account", **others}


def test_what_a_copy_repeats_stands_once_and_leads_to_the_original() -> None:
    held = (stand("q-1", "rejects", "2031-03-01"), stand("q-copy", "rejects", "2031-03-01"))
    of = site(with_(positions=held, links=(Link("q-copy", "q-1", "repeats", ()),)))
    assert shown("positions.html", of).xpath("//li/@id") == ["q-1"]
    assert of.href("q-copy") == "positions.html#q-1"


def test_promises_stand_by_what_came_of_them() -> None:
    held = (X, replace(X, id="x-kept", status="kept", followed_by="e-swap"), replace(X, id="x-late", status="overdue"))
    tree = shown("expectations.html", site(with_(expectations=held)))
    assert words(tree, "//section/h2") == ["Open 1", "Overdue 1", "Kept 1"]
    assert "none partly kept or broken" in words(tree, "//p[@class='jump']")[0]
    kept = words(tree, "//li[@id='x-kept']")[0]
    assert "→ reported 3 March 2031 · exchange, told by Inland Times, The Harbour Post" in kept
    assert len(tree.xpath("//li[@id='x-kept']//a[contains(@href, '#w-')]")) == 3


def test_a_promise_says_by_when_as_exactly_as_it_is_told() -> None:
    nothing, month = replace(X, id="x-1", due_from=None, due_to=None), replace(X, id="x-2", due_from="2031-04-01", due_to="2031-04-30")
    within = replace(X, id="x-3", due_from="2031-03-03", due_to="2031-04-02")
    tree = shown("expectations.html", site(with_(expectations=(nothing, month, within))))
    said = dict(zip(tree.xpath("//li/@id"), words(tree, "//li/*[@class='when']"), strict=True))
    assert said == {"x-1": "no day told", "x-2": "due April 2031", "x-3": "due by 2 April 2031"}


def test_the_table_of_parties_and_issues_opens_each_citation() -> None:
    """A row for each party, a column for each issue; positions in time, whose account each is, an empty cell where no page tells any."""
    held = (
        stand("q-1", "rejects", "2031-03-01"), stand("q-2", "accepts", "2031-03-04"), stand("q-3", "demands", "2031-03-02", by="opponent"),
        stand("q-4", "demands", "2031-03-02", party="a-norland", issue="ceasefire"),
    )  # fmt: skip
    tree = shown("positions.html", site(with_(positions=held)))
    assert words(tree, "//table[@class='matrix']//thead/tr/th") == ["Party", "Ceasefire", "Territory"]
    rows = {words(r, "th")[0]: [words(td, ".//li") for td in r.xpath("td")] for r in tree.xpath("//table[@class='matrix']/tbody/tr")}
    assert rows == {
        "Norland": [["demands own account"], []],
        "Sudland": [[], ["rejects own account", "demands an opponent's account", "accepts moved · own account"]],
    }
    assert set(tree.xpath("//table[@class='matrix']//td//a/@href")) <= {a.get("href") for a in tree.xpath("//ul[@class='list']//a[@class='v words']")}


def test_a_full_cell_shows_the_newest_and_counts_the_others() -> None:
    many = (stand(f"q-{n}", "demands", f"2031-03-{n:02}") for n in range(1, 9))
    held = (*many, stand("q-n", "demands", None, party="a-norland"))
    tree = shown("positions.html", site(with_(positions=held)))
    cell = tree.xpath("//table[@class='matrix']/tbody/tr[th='Sudland']/td")[0]
    assert words(cell, ".//li")[0] == "2 earlier ones below"
    assert len(cell.xpath(".//a")) == IN_CELL
    assert cell.xpath(".//a/@title")[-1].startswith("8 March 2031: ")


def test_one_party_and_one_issue_need_no_table() -> None:
    assert shown("positions.html", site(with_(positions=(stand("q-1", "rejects", None),)))).xpath("//table") == []
