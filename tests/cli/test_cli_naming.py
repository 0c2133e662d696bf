"""``communique review`` on names: what is in doubt, decided, followed at once and by every later build, undone, exported."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from commands import Run
from communique.building import build
from communique.building.known import read_decided
from communique.building.naming import decide_actors, merge_again, named_by
from communique.model.reviews import ActorReview, Named
from communique.store.book import Store
from communique.store.reviews import Review
from named_twice import STORIES, copied, people


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return copied(tmp_path / "talks.db")


def names(place: Path) -> list[str]:
    return sorted(people(place))


def test_merging_again_changes_nothing_where_nobody_decided(place: Path) -> None:
    with Store.existing(place) as store:
        before = store.read_record()
        merge_again(store, place)
        assert store.read_record() == before


def test_names_are_united_and_left_to_the_rules_again(place: Path, run: Run) -> None:
    assert names(place) == ["Amina Otieno", "Grace Wanjiru"]
    amina, grace = (people(place)[name] for name in names(place))
    code, out, _ = run("review", place, amina, grace, "--same", "--who", "ada", "--why", "her married name")
    assert code == 0
    assert "Grace Wanjiru" in out
    assert len(names(place)) == 1
    with Store.open(place) as store:
        record = store.read_record()
        assert {s.speaker for s in record.statements} == {record.actors[[a.kind for a in record.actors].index("person")].id}
        assert {store.forwarded(amina), store.forwarded(grace)} == set(people(place).values()), "both ids lead on"
    (one,) = people(place).values()
    assert "a person decided so" in " ".join(run("show", place, one)[1].split())
    first, second = _places(place)
    assert run("review", place, first, second, "--undo", "--who", "bo")[0] == 0
    assert names(place) == ["Amina Otieno", "Grace Wanjiru"]


def _places(place: Path) -> list[str]:
    with Store.open(place) as store:
        review = store.actor_reviews()[0]
    return [f"{n.page}.{n.start}-{n.end}" for n in (review.one, review.two)]


def test_a_name_is_listed_taken_out_and_stays_out(place: Path, tmp_path: Path, run: Run) -> None:
    out = run("review", place, "--names")[1]
    assert "One person, or two? · family name" in out
    one, two = (line.rpartition("[")[2].rstrip("]") for line in out.splitlines() if "[p-" in line)
    assert run("review", place, one, two, "--apart", "--who", "ada")[0] == 0
    assert names(place) == ["Amina Otieno", "Grace Wanjiru", "Otieno"]
    assert "No two names are in doubt" in run("review", place, "--names")[1]
    for name, story in STORIES.items():
        (tmp_path / name).write_text(story, "utf-8")
    (tmp_path / "4.txt").write_text(STORIES["2.txt"].replace("Saturday", "Sunday").replace("May 3", "May 4"), "utf-8")
    build([tmp_path / f"{n}.txt" for n in "1234"], place, processes=1)
    assert names(place) == ["Amina Otieno", "Grace Wanjiru", "Otieno"], "the next build follows it too"
    run("export", place, "--format", "csv", "-o", tmp_path / "out")
    with (tmp_path / "out" / "actor_reviews.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["decision"], row["who"], row["one_quote"], row["two_quote"]) == ("apart", "ada", "Otieno", "Amina Otieno")


def test_what_cannot_be_decided_is_said(place: Path, run: Run) -> None:
    amina = people(place)["Amina Otieno"]
    with Store.open(place) as store:
        record = store.read_record()
    state = next(a.id for a in record.actors if a.kind == "state")
    for words, said in (((amina, amina), "the same words"), ((amina, state), "one is a person"), ((amina, "p-none.1-3"), "nobody there")):
        code, _, err = run("review", place, *words, "--same", "--who", "ada")
        assert code == 2
        assert said in " ".join(err.replace("│", "").split())
    with pytest.raises(ValueError, match="is no actor"):
        named_by(record, "a-none")
    with Store.open(place) as store:
        assert store.actor_reviews() == ()


def test_a_large_record_follows_later(place: Path) -> None:
    amina, grace = (people(place)[name] for name in names(place))
    with Store.open(place) as store:
        named = [named_by(store.read_record(), name) for name in (amina, grace)]
    before, after = decide_actors(place, named[0], named[1], "same", who="ada", at="2031-06-01T08:00:00Z", why="", follow=False)
    assert before is after
    assert len(names(place)) == 2
    with Store.existing(place) as store:
        merge_again(store, place)
    assert len(names(place)) == 1


def test_a_decision_on_a_name_that_is_gone_is_an_orphan(place: Path, run: Run) -> None:
    with Store.create(place) as store:
        store.append_actor_review(ActorReview(Named("p-gone", 0, 6), Named("p-gone", 9, 12), "same", "bo", "2031-06-01T08:00:00Z", "a sister"))
        assert [r.why for r in read_decided(store).names] == ["a sister"]
    assert "bo: same (name) a sister" in " ".join(run("show", place)[1].split())


def test_decisions_travel_between_copies_of_a_record(place: Path, tmp_path: Path, run: Run) -> None:
    other = copied(tmp_path / "other.db")
    one, two = (line.rpartition("[")[2].rstrip("]") for line in run("review", other, "--names")[1].splitlines() if "[p-" in line)
    run("review", other, one, two, "--apart", "--who", "bo")
    with Store.open(other) as store:
        said = store.read_record().statements[0]
    with Store.create(other) as store:
        store.append_review(Review(said.page, *said.content[0], "statements.content", "rejected", None, "bo", "2031-06-01T08:00:00Z", ""))
        store.append_review(Review("p-elsewhere", 0, 4, "reports.place", "rejected", None, "bo", "2031-06-01T08:00:00Z", ""))
    code, out, err = run("reviews", place, other)
    assert (code, out.endswith("1 on values and things, 0 on links, 1 on names.\n")) == (0, True)
    assert "1 on pages that this record has not" in err
    assert "Otieno" in people(place)
    assert run("reviews", place, other)[1].endswith("0 on values and things, 0 on links, 0 on names.\n")
