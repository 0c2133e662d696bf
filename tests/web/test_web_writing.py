"""The site in a folder: whole or not at all, the same bytes, nothing of others touched, every old id still opens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from site_kit import FEWER, JOINED, stored

from communique.errors import OutputError
from communique.web import plan
from communique.web.edition import Edition, load, name_of
from communique.web.rendering import assets
from communique.web.writing import LITTER, write_site
from sample_talks import RECORD


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return load(stored(tmp_path / "talks.db", RECORD), name="Lake talks")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_all_pages_and_what_they_need(edition: Edition, tmp_path: Path) -> None:
    written = write_site(edition, tmp_path / "site")
    held = contents(tmp_path / "site")
    assert written.front == tmp_path / "site" / "index.html"
    made = {"static/moved.js", "static/search-index.js", "site.json"}
    assert set(held) == {*plan.addresses(edition.site), *made, *(f"static/{name}" for name in assets())}
    assert written.pages == sum(name.endswith(".html") for name in held)
    assert all(held.values())
    assert json.loads(held["site.json"])["files"] == sorted(set(held) - {"site.json"})


def test_the_same_record_gives_the_same_bytes_whatever_the_order_of_hashes(tmp_path: Path) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    code = (
        "import sys; from pathlib import Path; from communique.web.edition import load; from communique.web.writing import write_site; "
        "write_site(load(Path(sys.argv[1]), name='x'), Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        subprocess.run([sys.executable, "-c", code, place, tmp_path / seed], check=True, env={"PYTHONHASHSEED": seed})
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_second_run_takes_away_what_the_first_had_more(edition: Edition, tmp_path: Path) -> None:
    write_site(edition, tmp_path / "site")
    write_site(load(stored(tmp_path / "fewer.db", FEWER), name="x"), tmp_path / "site")
    assert (tmp_path / "site" / "events" / "e-talks.html").exists()
    assert not (tmp_path / "site" / "events" / "e-swap.html").exists()


def test_a_run_that_breaks_leaves_the_old_site_and_nothing_beside_it(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(edition, tmp_path / "site")
    before = contents(tmp_path / "site")
    around = sorted(tmp_path.iterdir())

    def breaks(_: Edition, where: str) -> str:
        if where.startswith("events/"):
            raise KeyboardInterrupt
        return "half"

    monkeypatch.setattr(Edition, "text_of", breaks)
    with pytest.raises(KeyboardInterrupt):
        write_site(edition, tmp_path / "site")
    assert contents(tmp_path / "site") == before
    assert sorted(tmp_path.iterdir()) == around


def test_a_swap_that_fails_puts_the_old_site_back(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(edition, tmp_path / "site")
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OutputError, match=r"C601: .*No space left"):
        write_site(edition, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").exists()
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("talks.db")] == ["site"]


@pytest.mark.parametrize("foreign", ["notes.txt", "events/draft.html", ".git/HEAD", "site.json"])
def test_a_folder_of_others_is_left_alone(foreign: str, edition: Edition, tmp_path: Path) -> None:
    mine = tmp_path / "site" / foreign
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"C602: .*Name a new folder with -o DIR\."):
        write_site(edition, tmp_path / "site")
    assert contents(tmp_path / "site") == {foreign: b"mine"}


def test_what_others_put_into_an_earlier_site_is_named_and_left(edition: Edition, tmp_path: Path) -> None:
    write_site(edition, tmp_path / "site")
    for name in ("CNAME", "events/mine.html"):
        (tmp_path / "site" / name).write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"C602: .*not of the site: CNAME, events/mine\.html\. Move it"):
        write_site(edition, tmp_path / "site")
    assert (tmp_path / "site" / "CNAME").read_text(encoding="utf-8") == "mine"


def test_what_file_managers_leave_is_no_hindrance(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in sorted(LITTER):
        (tmp_path / "site" / name).write_text("x", encoding="utf-8")
    write_site(edition, tmp_path / "site")
    assert not LITTER & contents(tmp_path / "site").keys()


def test_a_link_to_a_folder_stays_a_link(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    write_site(edition, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "index.html").exists()


def test_no_folder_can_be_made_there(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError, match="C601"):
            write_site(edition, place)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_old_ids_lead_to_what_has_their_words(tmp_path: Path) -> None:
    write_site(load(stored(tmp_path / "talks.db", RECORD, JOINED), name="x"), tmp_path / "site")
    stub = (tmp_path / "site" / "events" / "e-swap.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../events/e-exchange.html">' in stub
    assert '<a href="../events/e-exchange.html">' in stub
    assert (tmp_path / "site" / "events" / "e-exchange.html").exists()


def test_ids_whose_words_are_gone_say_so(tmp_path: Path) -> None:
    write_site(load(stored(tmp_path / "talks.db", RECORD, FEWER), name="x"), tmp_path / "site")
    site = tmp_path / "site"
    stub = (site / "events" / "e-strike.html").read_text(encoding="utf-8")
    assert "The words of e-strike are no longer in the record" in stub
    assert "refresh" not in stub
    table = (site / "static" / "moved.js").read_text(encoding="utf-8")
    assert json.loads(table.removeprefix("communiqueMoved(").removesuffix(");\n")) == {
        "e-strike": "moved.html#e-strike",
        "e-swap": "events/e-exchange.html",
        "r-strike": "moved.html#r-strike",
        "s-again": "moved.html#s-again",
    }
    listed = (site / "moved.html").read_text(encoding="utf-8")
    assert '<li id="s-again">' in listed
    assert 'href="events/e-exchange.html">e-exchange</a>' in listed


def test_a_site_without_old_ids_has_no_list_of_them(edition: Edition) -> None:
    assert "moved.html" not in set(edition.addresses())
    assert edition.text_of("moved.html") is None


def test_the_name_of_a_site_is_its_files(tmp_path: Path) -> None:
    assert [name_of(tmp_path / name) for name in ("a_b-c.db", "-.db")] == ["a b c", "Record"]


def dead_process() -> int:
    """The number of a process that is no more."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_what_a_killed_run_left_is_taken_away(edition: Edition, tmp_path: Path) -> None:
    dead = dead_process()
    left = f".other.{dead}.new"
    for name in (f".site.{dead}.new", f".site.{dead}.old", f".site.{os.getppid()}.new", left, ".site.x.new"):
        (tmp_path / name / "events").mkdir(parents=True)
    write_site(edition, tmp_path / "site")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == sorted([".site.x.new", f".site.{os.getppid()}.new", left, "site"])


def test_a_site_that_a_killed_run_had_put_aside_comes_back(edition: Edition, tmp_path: Path) -> None:
    write_site(edition, tmp_path / "site")
    (tmp_path / "site" / "CNAME").write_text("mine", encoding="utf-8")
    (tmp_path / "site").rename(tmp_path / f".site.{dead_process()}.old")
    with pytest.raises(OutputError, match="C602"):  # it is back, with what is not ours
        write_site(edition, tmp_path / "site")
    assert (tmp_path / "site" / "CNAME").exists()
