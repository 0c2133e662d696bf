"""Records that grow, forget, are copied and are checked."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from commands import Run
from communique.building import build
from communique.building.keeping import add, forget
from communique.building.naming import decide_actors
from communique.building.verifying import verify
from communique.errors import PageError, StoreError
from communique.model.reviews import Named
from communique.store.book import Store
from communique.store.reviews import Review

STORIES = {
    "one.txt": """Shells Hit Market in Loja

LOJA, May 3, 2031 — Shells hit the market in Loja on Monday, killing nine people, hospital officials said. Residents fled the town.
""",
    "two.txt": """Death Toll in Loja Disputed

LOJA, May 5, 2031 — The shelling of the market in Loja on Monday, May 1, 2031 killed 14 people, the mayor's office said. Aid workers came.
""",
    "three.txt": """Envoys Meet in Nairobi

NAIROBI, May 7, 2031 — Envoys of Kenya and Uganda met in Nairobi on Wednesday. They will meet again next week, a Kenyan official said.
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def built(folder: Path, *names: str, place: str = "talks.db", rules: dict[str, str] | None = None) -> Path:
    from communique.settings import Settings

    build([folder / name for name in names], folder / place, processes=1, settings=Settings(rules=rules or {}))
    return folder / place


def test_adding_gives_the_record_that_a_build_of_all_gives(folder: Path) -> None:
    whole = built(folder, *STORIES, place="whole.db")
    grown = built(folder, "three.txt")
    report = add([folder / "one.txt", folder / "two.txt"], grown)
    assert (report.analysed, report.cached, report.unread) == (2, 1, ())
    with Store.open(whole) as one, Store.open(grown) as two:
        assert one.read_record() == two.read_record()


def test_what_is_added_is_read_with_the_settings_of_the_build(folder: Path) -> None:
    place = built(folder, "one.txt", rules={"fatalities": "lowest"})
    add([folder / "two.txt"], place)
    with Store.open(place) as store:
        shown = [e.fields["fatalities"] for e in store.read_record().events if "fatalities" in e.fields]
    assert {(f.rule, f.value) for f in shown} == {("lowest", 9), ("lowest", 14)}


def test_adding_what_is_held_is_no_news_and_changes_nothing(folder: Path) -> None:
    place = built(folder, "one.txt", "two.txt")
    with Store.open(place) as store:
        before = store.read_record()
    report = add([folder / "one.txt"], place)
    assert (report.analysed, report.record) == (0, before)


def test_a_row_for_what_was_not_read_goes_when_it_is_read(folder: Path) -> None:
    (folder / "bad.txt").write_text("", "utf-8")
    place = built(folder, "one.txt", "bad.txt")
    assert [row.path for row in add([folder / "two.txt"], place).unread] == ["bad.txt"]
    (folder / "bad.txt").write_text(STORIES["three.txt"], "utf-8")
    assert add([folder / "bad.txt"], place).unread == ()


def test_adding_needs_a_record_and_pages(folder: Path) -> None:
    with pytest.raises(StoreError, match="C401"):
        add([folder / "one.txt"], folder / "none.db")
    assert not (folder / "none.db").exists()
    with pytest.raises(PageError, match="C101"):
        add([folder / "missing.txt"], built(folder, "one.txt"))


def test_what_is_forgotten_is_gone_from_the_file(folder: Path) -> None:
    place = built(folder, *STORIES)
    with Store.create(place) as store:
        page = next(p for p in store.pages() if p.path == "one.txt")
        store.append_review(Review(page.id, 1, 5, "reports.fatalities", "rejected", None, "ada", "2031-06-01", "misread"))
    gone = forget(["one.txt"], place)
    assert ([p.path for p in gone.pages], gone.scrubbed, gone.report.analysed) == (["one.txt"], True, 0)
    assert len(gone.report.record.articles) == 2
    held = b"".join(file.read_bytes() for file in folder.glob("talks.db*"))
    assert b"Residents fled" not in held
    assert b"Aid workers came" in held
    with Store.open(place) as store:
        assert [r.why for r in store.reviews()] == ["misread"]
    assert verify(place).faults == ()


def test_pages_are_forgotten_by_path_id_or_its_beginning(folder: Path) -> None:
    place = built(folder, *STORIES)
    with Store.open(place) as store:
        ids = {p.path: p.id for p in store.pages()}
    assert [p.path for p in forget([ids["two.txt"][:8]], place).pages] == ["two.txt"]
    with pytest.raises(StoreError, match=r"C403.*has no page two.txt"):
        forget(["two.txt"], place)
    with pytest.raises(StoreError, match=r"C403.*stands for 2 pages"):
        forget(["p-"], place)


def test_a_whole_record_has_no_fault(folder: Path) -> None:
    found = verify(built(folder, *STORIES))
    assert (found.faults, found.pages, found.merged) == ((), 3, True)
    assert found.citations > 30
    assert found.ids > 20


def test_a_record_with_decisions_on_names_has_no_fault(folder: Path) -> None:
    place = built(folder, *STORIES)
    with Store.open(place) as store:
        states = [a.mentions[0] for a in store.read_record().actors if a.kind == "state"]
    one, two = [Named(m.page, m.start, m.end, m.raw) for m in states[:2]]
    before, after = decide_actors(place, one, two, "same", who="ada", at="2031-06-01", why="one of them")
    assert len(after.actors) == len(before.actors) - 1
    assert verify(place).faults == ()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE pages SET text = replace(text, 'nine', 'five')", "not the one that was imported"),
        ("UPDATE objects SET json = replace(json, 'nine', 'five') WHERE kind = 'reports'", "other words than stand there"),
        ("DELETE FROM objects WHERE kind = 'actors'", "which the record does not have"),
        ("DELETE FROM search WHERE rowid = 1", "the search index has"),
        ("DELETE FROM objects WHERE kind = 'events' AND position = 0", "merged again"),
        ("UPDATE objects SET page = 'p-none' WHERE kind = 'reports'", "belongs to no page"),
    ],
)
def test_damage_is_found(folder: Path, damage: str, said: str) -> None:
    place = built(folder, *STORIES)
    with sqlite3.connect(place) as db:
        db.execute(damage)
    db.close()
    assert any(said in fault.what for fault in verify(place).faults)


def test_the_commands(folder: Path, run: Run) -> None:
    place = built(folder, "one.txt")
    code, said, _ = run("add", place, folder / "two.txt")
    assert (code, said.splitlines()[-1]) == (0, f"{place}: 1 pages read, 1 known from before.")
    assert run("verify", place)[1].startswith(f"{place}: no fault. 2 pages, ")
    assert run("backup", place, folder / "copy.db")[0] == 0
    assert run("forget", place, "one.txt")[1].startswith(f"{place}: forgot one.txt (p-")
    assert run("verify", folder / "copy.db")[1].startswith(f"{folder / 'copy.db'}: no fault. 2 pages, ")
    code, _, error = run("backup", place, folder / "copy.db")
    assert (code, error[:5]) == (2, "C401:")
    with sqlite3.connect(place) as db:
        db.execute("DELETE FROM objects WHERE kind = 'actors'")
    db.close()
    code, said, error = run("verify", place)
    assert code == 1
    assert "which the record does not have" in error


def test_a_backup_is_the_record_of_one_moment_with_its_decisions(folder: Path) -> None:
    place = built(folder, "one.txt")
    with Store.create(place) as store:
        store.append_review(Review("p-x", 1, 5, "reports.fatalities", "rejected", None, "ada", "2031-06-01", "misread"))
        store.back_up(folder / "copy.db")
        with Store.open(folder / "copy.db") as copy:
            assert (copy.read_record(), copy.reviews()) == (store.read_record(), store.reviews())
    assert sorted(f.name for f in folder.glob("copy.db*")) == ["copy.db"]
    with Store.open(place) as store, pytest.raises(StoreError, match="C401"):
        store.back_up(folder / "nowhere" / "copy.db")
