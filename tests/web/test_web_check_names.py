"""Decisions on names in the browser's pages: listed, side by side, united, taken out, undone; nobody else's is overrun, no source is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asgi_kit import HOST, Answer, ask
from checking_kit import Coder

from communique.building.naming import decide_actors, named_by
from communique.store.book import Store
from communique.web.checking import names
from communique.web.writing import write_site
from named_twice import copied, people


@pytest.fixture
def ada(tmp_path: Path) -> Coder:
    return Coder(copied(tmp_path / "talks.db"))


def send(coder: Coder, page: str, **fields: str) -> Answer:
    """Open a page of names, fill its (first) form, press a button."""
    text = coder.see(f"names/{page}")
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)) | fields
    return coder.send("names", form)


def first_pair(coder: Coder) -> str:
    return str(re.findall(r'href="\.\./check/names/([^"]+~[^"]+)"', coder.see("names"))[0])


def test_a_pair_shows_both_in_their_sentences_and_why(ada: Coder) -> None:
    listed = ada.see("names")
    assert "1 pair" in listed
    assert "A family name that is nobody else’s here" in listed.replace("&#39;", "’").replace("'", "’")
    text = ada.see(f"names/{first_pair(ada)}")
    for words in ("Is this one person", "It will take days", "<mark", "opened the lake talks", "KEN", "envoy"):
        assert words in text, words
    assert 'data-key="u"' not in text, "nothing to undo yet"


def test_taken_out_with_one_key_and_undone(ada: Coder) -> None:
    pair = first_pair(ada)
    answer = send(ada, pair, decision="apart", why="her sister")
    assert (answer.status, answer.headers["location"]) == (303, "/check/names")
    assert sorted(people(ada.place)) == ["Amina Otieno", "Grace Wanjiru", "Otieno"]
    assert "her sister" in ada.see("names")
    assert "No two names are in doubt" in ada.see("names")
    held = ada.see(f"names/{pair}")
    assert "has them as two" in held
    assert "apart by ada" in held
    assert send(ada, pair, decision="undo").headers["location"] == f"/check/names/{pair}"
    assert sorted(people(ada.place)) == ["Amina Otieno", "Grace Wanjiru"]


@pytest.mark.parametrize("how", ["{id}", "Grace Wanjiru [{id}]", "http://" + HOST + "/people/{id}.html#said"])
def test_actors_are_united_by_id_by_line_or_by_address(ada: Coder, how: str) -> None:
    amina, grace = (people(ada.place)[n] for n in ("Amina Otieno", "Grace Wanjiru"))
    assert f"check/names/{amina}" in ada.page(f"people/{amina}.html")
    assert f"[{grace}]" in ada.see(f"names/{amina}")
    assert send(ada, amina, two=how.format(id=grace), decision="same").status == 303
    (one,) = people(ada.place).values()
    page = ada.page(f"people/{one}.html")
    assert "a person decided so" in page
    assert "Nobody has asked us" in page
    assert "It will take days" in page
    assert "a person decided so" in ada.see(f"names/{one}")


def test_what_cannot_be_decided_is_said(ada: Coder) -> None:
    amina = people(ada.place)["Amina Otieno"]
    with Store.open(ada.place) as store:
        state = next(a.id for a in store.read_record().actors if a.kind == "state")
    for two, said in ((state, "the other a state"), ("nobody at all", "no actor"), (amina, "same words")):
        answer = send(ada, amina, two=two, decision="same", why="kept")
        assert answer.status == 422
        assert said in answer.text
        assert 'value="kept"' in answer.text
    assert send(ada, first_pair(ada), decision="").status == 422
    assert send(ada, first_pair(ada), decision="same", token="x").status == 403
    for where in ("names/a-none", "names/p-a.1-2~p-b.1-2", "names/x~y", f"names/{state}~{state}"):
        assert ask(ada.app, f"/check/{where}").status == 404
    with Store.open(ada.place) as store:
        assert store.actor_reviews() == ()


def test_what_somebody_else_decided_meanwhile_is_not_overrun(ada: Coder) -> None:
    pair = first_pair(ada)
    text = ada.see(f"names/{pair}")
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    with Store.open(ada.place) as store:
        record = store.read_record()
    one, two = (named_by(record, place) for place in pair.split("~"))
    decide_actors(ada.place, one, two, "same", who="bo", at="2031-06-01T08:00:00Z", why="")
    answer = ada.send("names", form | {"decision": "apart"})
    assert answer.status == 409
    assert "same by bo" in answer.text
    assert len(people(ada.place)) == 2


def test_a_large_record_follows_with_its_next_build(ada: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "AT_ONCE", 1)
    assert send(ada, first_pair(ada), decision="apart").status == 303
    assert len(people(ada.place)) == 2
    assert "by the next build" in ada.see("names")
    assert "No two names" in ada.see("names")


def test_only_who_checks_is_asked(ada: Coder, tmp_path: Path) -> None:
    from communique.web.edition import load

    write_site(load(ada.place, name="x"), tmp_path / "site")
    assert "Same person?" not in (tmp_path / "site" / "people" / f"{people(ada.place)['Amina Otieno']}.html").read_text("utf-8")
